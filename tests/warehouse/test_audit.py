"""The audit: a finding in one line, and changes of past years beyond the bound. Each check: `test_publish`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from etl.catalogue import Catalogue
from etl.errors import AuditFailed
from etl.validate.frames import DocumentRow, document_frame
from etl.warehouse import Building, Finding, Limits, audit, begin
from etl.warehouse.rebuild import unsound_rows
from etl.warehouse.sql_files import names, why
from tests.warehouse.figures import READ_AT, Ask, Figure, Publish, checked, figure, growth, lang_son, put, report

YEAR = "industrial_output 2015 actual"
BEFORE = [figure("4.000 tỷ", f"{YEAR} 4000 bn_vnd"), growth("16,7%", f"{YEAR} 16.7")]
LIMITS = Limits(change_bound=20, this_year=2026)


def level(quote: str, value: str, year: int = 2015) -> Figure:
    return figure(quote, f"industrial_output {year} actual {value} bn_vnd")


@pytest.fixture(scope="module")
def seed_before(tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> bytes:
    """A warehouse with the figures of BEFORE, made once."""
    path = tmp_path_factory.mktemp("before") / "warehouse.duckdb"
    with begin(path, catalogue, lock_seconds=0) as version:
        put(version, report("lang-son", "2016-01-18", BEFORE))
        version.audit()
        version.publish()
    return path.read_bytes()


CASES = {
    "within the bound": ([level("4.800 tỷ", "4800"), BEFORE[1]], LIMITS, 0),
    "a level beyond it": ([level("4.801 tỷ", "4801"), BEFORE[1]], LIMITS, 1),
    "a rate is counted in points": ([BEFORE[0], growth("36,7%", f"{YEAR} 36.7")], LIMITS, 0),
    "a rate beyond it": ([BEFORE[0], growth("36,8%", f"{YEAR} 36.8")], LIMITS, 1),
    "a figure that is gone": ([BEFORE[1]], LIMITS, 1),
    "a year that is new": ([*BEFORE, level("9 tỷ", "9", 2014)], LIMITS, 0),
    "the present year is not past": ([BEFORE[0]], Limits(20, 2015), 1),
    "a clock that stands in 1970 hides nothing": ([BEFORE[1]], Limits(20, 1970), 1),
    "another bound": ([level("4.800 tỷ", "4800"), BEFORE[1]], Limits(10, 2026), 1),
}


@pytest.mark.parametrize(("after", "limits", "offending"), CASES.values(), ids=CASES)
def test_what_stops_at_the_audit(
    after: list[Figure], limits: Limits, offending: int, seed_before: bytes, path: Path, catalogue: Catalogue
) -> None:
    path.write_bytes(seed_before)
    with begin(path, catalogue, 0) as version:
        put(version, report("lang-son", "2016-01-18", after))
        if offending:
            with pytest.raises(AuditFailed, match=f"{offending} published figures of past years") as failed:
                version.audit(limits)
            assert [finding.total for finding in failed.value.findings] == [offending]
            assert "\n" not in str(failed.value)
            assert "$" not in str(failed.value) + failed.value.findings[0].why
            what = f"would change by more than {limits.change_bound} % or be gone (past_change finds {offending}: "
            assert str(failed.value).startswith(f"{path}: {offending} published figures of past years {what}")
            remedy = "look at them, then mend what is wrong or run again with --accept"
            assert str(failed.value).endswith(f"); the published file is as it was; {remedy}")
        else:
            assert version.audit(limits) == 0
        assert version.audit(Limits(limits.change_bound, limits.this_year, accept=True)) == offending


def test_no_reason_of_a_finding_has_a_parameter_in_it() -> None:
    reasons = [why("checks", name) for name in names("checks")] + [why("queries", "past_change")]
    assert all(reasons)
    assert not [reason for reason in reasons if "$" in reason]


def test_plans_of_the_future_may_change(publish: Publish, path: Path, catalogue: Catalogue) -> None:
    aim = "industrial_output 2027 plan"
    publish(report("lang-son", "2026-01-18", [figure("4.000 tỷ", f"{aim} 4000 bn_vnd")]))
    with begin(path, catalogue, 0) as version:
        put(version, report("lang-son", "2026-01-18", [figure("9.000 tỷ", f"{aim} 9000 bn_vnd")]))
        assert version.audit(LIMITS) == 0


def test_the_offending_rows_carry_both_quotes(seed_before: bytes, path: Path, catalogue: Catalogue) -> None:
    path.write_bytes(seed_before)
    with begin(path, catalogue, 0) as version:
        put(version, report("lang-son", "2016-01-18", [level("40 tỷ", "40"), BEFORE[1]]))
        with pytest.raises(AuditFailed) as failed:
            version.audit(LIMITS)
    [finding] = failed.value.findings
    row = dict(zip(finding.columns, finding.rows[0], strict=True))
    assert (row["old"], row["new"], row["old_quote"], row["quote"]) == (4000, 40, "4.000 tỷ", "40 tỷ")
    assert "more likely misread" in finding.why


def test_a_report_that_cannot_be_read_any_more_is_named_before_what_is_gone(
    seed_before: bytes, path: Path, catalogue: Catalogue
) -> None:
    path.write_bytes(seed_before)
    figures = checked()
    unread = DocumentRow.failed(
        "lang-son.txt", "is empty; fetch it again", raw=b"", card_sha256=None, extractor_version="1", read_at=READ_AT
    )
    with begin(path, catalogue, 0) as version:
        version.replace(document_frame([unread]), figures.accepted, figures.rejected)
        version.materialise()
        with pytest.raises(AuditFailed) as failed:
            version.audit(LIMITS)
    cause, gone = failed.value.findings
    assert (cause.check, cause.rows) == ("unread_report", [("lang-son.txt", "is empty; fetch it again")])
    assert (gone.check, gone.total) == ("past_change", 2)
    said = "one report could not be read, which may be why: lang-son.txt: is empty; fetch it again; past_change finds 2"
    assert f"be gone ({said}" in str(failed.value)


def test_several_reports_that_cannot_be_read_are_counted() -> None:
    rows = [("a.txt", "is empty"), ("b.txt", "is damaged"), ("c.txt", "is a pipe"), ("d.txt", "is empty")]
    finding = Finding("unread_report", "", 4, ("document", "reason"), rows)
    three = "a.txt: is empty | b.txt: is damaged | c.txt: is a pipe"
    assert audit._cause(finding) == f"4 reports could not be read, which may be why: {three}"
    doubted = replace(finding, check="doubtful_report", total=2, rows=rows[:2])
    assert audit._cause(doubted) == "2 reports are in doubt, which may be why: a.txt: is empty | b.txt: is damaged"


def test_a_report_in_doubt_is_named_before_the_figures_that_it_does_not_give_any_more(
    seed_before: bytes, path: Path, catalogue: Catalogue
) -> None:
    """As one whose card has a slip, so that nobody knows its province; the figures alone would be accepted."""
    path.write_bytes(seed_before)
    its, other = report("lang-son", "2016-01-18", BEFORE), report("ha-nam", "2016-01-18", [level("7.000 tỷ", "7000")])
    slip, none = "lang-son.card.toml, line 1: period cannot be '2015-13'", checked()
    rows = [
        DocumentRow.of(each.document, card_sha256=None, extractor_version="1", read_at=READ_AT, reason=slip)
        for each in (its, other)
    ]
    with begin(path, catalogue, 0) as version:
        version.replace(document_frame(rows), none.accepted, none.rejected)
        version.materialise()
        with pytest.raises(AuditFailed) as failed:
            version.audit(LIMITS)
    cause, gone = failed.value.findings
    assert (cause.check, cause.rows) == ("doubtful_report", [("lang-son.txt", slip)])
    assert (gone.check, gone.total) == ("past_change", 2)
    assert f"be gone (one report is in doubt, which may be why: lang-son.txt: {slip}; past_change" in str(failed.value)


@pytest.mark.parametrize(
    ("index", "is_one"), [(0, True), (1, True), (2, False), (-1, False), (None, False), (float("nan"), False)]
)
def test_what_a_model_finds_of_no_row_has_no_document(index: float | None, is_one: bool) -> None:
    assert audit._is_row(index, pd.DataFrame({"year": [2015, 2016]})) is is_one


def test_a_month_of_a_past_year_is_held_as_its_year_is(
    publish: Publish, path: Path, catalogue: Catalogue, ask: Ask
) -> None:
    def month(value: str) -> Figure:
        return figure(f"tháng 7: {value} tỷ", f"industrial_output 2015-M07 actual {value} bn_vnd")

    publish(report("lang-son", "2016-01-18", [*BEFORE, month("300")]))
    for after, change in (([], ("gone", 300.0, None)), ([month("30")], ("changed", 300.0, 30.0))):
        with begin(path, catalogue, 0) as version:
            put(version, report("lang-son", "2016-01-18", [*BEFORE, *after]))
            with pytest.raises(AuditFailed, match=r"1 published figures of past years.*2015-M07"):
                version.audit(LIMITS)
            rows = version.changes()[["period", "change", "old", "new"]].astype(object)
        assert rows.where(rows.notna(), None).to_numpy().tolist() == [["2015-M07", *change]]


def test_broken_data_is_never_accepted(published: Path, path: Path, catalogue: Catalogue, ask: Ask) -> None:
    with begin(path, catalogue, 0) as version:
        put(version, lang_son())
        version._connection.execute("update observation set area_id = 'atlantis' where indicator = 'retail_sales'")
        with pytest.raises(AuditFailed, match="check_unknown_code") as failed:
            version.audit(Limits(20, 2026, accept=True))
    told = "the published file is as it was; mend the rule or the data named here and run again"
    assert (failed.value.where, failed.value.remedy) == (str(path), told)
    assert failed.value.what == "; ".join(str(finding) for finding in failed.value.findings)


NIGHT = {
    "check_quote_span": "update document set text = 'Báo cáo khác' where path = {path}",
    "check_sentence_span": "update observation set sentence_start = char_start + 1 where period = {year}",
    "check_observation_twice": "insert into observation from observation where period = {year}",
    "check_document_twice": "insert into document from document where path = {path}",
    "check_observation_without_document": "delete from document where path = {path}",
    "check_figure_of_failed_document": "update document set status = 'failed', reason = 'x' where path = {path}",
    "check_unknown_code": "update observation set area_id = 'atlantis' where period = {year}",
    "check_value_base": "update observation set value_base = 1 where period = {year}",
    "check_kpi_period_grain": "insert into kpi_period from kpi_period where period = {year}",
    "check_kpi_yearly_grain": "insert into kpi_yearly from kpi_yearly where year = {year}",
}
"""How to offend each check, in what a run wrote or in what was there."""


@pytest.fixture(scope="module")
def seed_archive(tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> bytes:
    """A warehouse with a report for each of sixteen years, made once."""
    path = tmp_path_factory.mktemp("archive") / "warehouse.duckdb"
    reports = [report(f"of {year}", "2016-01-18", [level("4.000 tỷ", "4000", year)]) for year in range(1996, 2012)]
    with begin(path, catalogue, lock_seconds=0) as version:
        put(version, *reports)
        version.publish()
    return path.read_bytes()


@contextmanager
def night(path: Path, seed: bytes, catalogue: Catalogue) -> Iterator[Building]:
    """A run that has read one report more, of 2014, and computed what it touches."""
    path.write_bytes(seed)
    with begin(path, catalogue, 0) as version:
        put(version, report("new", "2016-01-19", [level("7.000 tỷ", "7000", 2014)]))
        assert not version._touched.everything
        version.audit()
        yield version


@pytest.mark.parametrize(("check", "damage"), NIGHT.items(), ids=NIGHT)
def test_what_a_run_spoils_in_what_it_wrote_is_found(
    check: str, damage: str, seed_archive: bytes, path: Path, catalogue: Catalogue
) -> None:
    with night(path, seed_archive, catalogue) as version:
        version._connection.execute(damage.format(path="'new.txt'", year="'2014'"))
        with pytest.raises(AuditFailed, match=f"{check} finds [12]: "):
            version.audit()


@pytest.mark.parametrize(("check", "damage"), NIGHT.items(), ids=NIGHT)
def test_what_was_spoilt_before_is_found_by_a_look_at_everything(
    check: str, damage: str, seed_archive: bytes, path: Path, catalogue: Catalogue
) -> None:
    path.write_bytes(seed_archive)
    with duckdb.connect(str(path)) as another_program:
        another_program.execute(damage.format(path="'of 2000.txt'", year="'2000'"))
    assert check in [finding.check for finding in unsound_rows(path)]


@pytest.mark.parametrize("documents", [1, 2, 3, 100])
def test_texts_are_looked_at_some_at_a_time_and_each_of_them_once(
    documents: int, seed_archive: bytes, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the ids of documents are none, and the rows of one part are more than a finding lists."""
    monkeypatch.setattr(audit, "DOCUMENTS", documents)
    monkeypatch.setattr(audit, "LISTED", 4)
    path.write_bytes(seed_archive)
    ids = ["", "0", "f", "it's", "Ấ", "~"]
    with duckdb.connect(str(path)) as another_program:
        for document_id in ids:
            for table in ("document", "observation"):
                one_more = f"insert into {table} (select * replace ($id as document_id) from {table} limit 1)"
                another_program.execute(one_more, {"id": document_id})
        another_program.execute("update document set text = 'Báo cáo khác'")
        figures = another_program.execute("select count(*) from observation").fetchall()[0][0]
    [found] = [finding for finding in unsound_rows(path) if finding.check == "check_quote_span"]
    assert (found.total, len(found.rows)) == (figures, 4)


def test_every_check_is_offended_in_a_night() -> None:
    assert set(NIGHT) == set(names("checks"))


@pytest.mark.parametrize(
    ("damage", "check"),
    [
        (
            "update observation set observation_id = {old} where period = '2014'",
            "check_observation_twice finds 1: ",
        ),
        ("update document set path = 'of 2000.txt' where path = 'new.txt'", "check_document_twice finds 1: what=path"),
    ],
)
def test_what_a_run_writes_in_the_place_of_another_is_found(
    damage: str, check: str, seed_archive: bytes, path: Path, catalogue: Catalogue
) -> None:
    with night(path, seed_archive, catalogue) as version:
        old = "(select observation_id from observation where period = '2000')"
        version._connection.execute(damage.format(old=old))
        with pytest.raises(AuditFailed, match=check):
            version.audit()


def test_a_finding_is_one_line_with_its_first_rows_and_without_nulls() -> None:
    rows = [("Lạng Sơn", None, 9999), ("Hà Nam", "goods", 1), ("Bắc Kạn", None, 2), ("Cà Mau", None, 3)]
    finding = Finding("past_change", "a bound", 4, ("area", "scope", "new"), rows)
    assert str(finding) == (
        "past_change finds 4: area=Lạng Sơn, new=9999 | area=Hà Nam, scope=goods, new=1 | area=Bắc Kạn, new=2"
    )


def test_a_model_is_held_against_all_rows_however_many_at_a_time(
    path: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit, "_AT_ONCE", 2)
    with begin(path, catalogue, 0) as version:
        put(version, lang_son())
        version._connection.execute("update kpi_yearly set documents = -1, trust = 'hearsay' where year = 2016")
        with pytest.raises(AuditFailed) as failed:
            version.audit()
    [finding] = failed.value.findings
    assert (finding.check, finding.total, len(finding.rows)) == ("model of kpi_yearly", 6, 6)
    named = ("area_id", "year", "indicator", "document_id")
    assert finding.columns == ("document", "card", "column", "check", "failure_case", *named)
    assert finding.why == "what everybody reads has the columns and codes that its model promises"
    assert {row[:2] for row in finding.rows} == {("lang-son-2015.txt", "without a card")}
    assert {(row[2], row[4]) for row in finding.rows} == {("documents", -1), ("trust", "hearsay")}
    assert {row[5:7] for row in finding.rows} == {("lang-son", 2016)}
    assert {row[7] for row in finding.rows} == {"industrial_output", "retail_sales", "trade_turnover"}
    assert {row[8] for row in finding.rows} == {lang_son().document.document_id}


def test_a_finding_names_the_raw_file_of_each_document_and_whether_it_has_a_card() -> None:
    found = Finding("some", "why", 9, ("value", "document_id"), [(1, "b"), (2, "a"), (3, None), (4, "gone"), (5, "b")])
    other = Finding("other", "why", 1, ("value",), [(1,)])
    with duckdb.connect() as connection:
        known = "(values ('a', 'a.txt', 'f0'), ('b', 'b.txt', null)) as t(document_id, path, card_sha256)"
        connection.execute(f"create table document as from {known}")
        assert audit._documented(connection, other) is other
        assert audit._documented(connection, found) == Finding(
            "some", "why", 9, ("document", "card", "value", "document_id"),
            [("b.txt", "without a card", 1, "b"), ("a.txt", "with a card", 2, "a"), (None, None, 3, None),
             (None, None, 4, "gone"), ("b.txt", "without a card", 5, "b")],
        )  # fmt: skip


def test_a_finding_carries_the_first_rows_of_all_its_queries_and_counts_the_others() -> None:
    with duckdb.connect() as connection:
        asked = [f"select i as number, 'x' as sign from range({start}, {start + 150}) as t(i)" for start in (0, 150)]
        found = audit._finding("some", "why", map(connection.execute, asked))
        none = audit._finding("some", "why", map(connection.execute, ["select 1 where false"]))
    assert found == Finding("some", "why", 300, ("number", "sign"), [(number, "x") for number in range(200)])
    assert none is None
