"""Reports whose raw file is gone, or whose card calls them retracted: out of the KPIs, and known until that day."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from etl import pipeline
from etl.errors import AuditFailed, FilesMissing
from etl.language.years import Years
from etl.pipeline.report import RunReport
from etl.pipeline.withdrawal import missing, refuse_too_many
from etl.query.queries import ask
from etl.settings import Settings
from etl.vietnam_time import day_in_vietnam
from etl.warehouse.storage import KnownDocument
from tests.conftest import GOOD, copy_reports

BAC_KAN, THAI_BINH = (f"{name}.txt" for name in GOOD)
CELLS = "select area, year, indicator, scope, actual, plan, growth_stated from {} order by all"
THEIRS = "select year, indicator, scope, actual, plan from {} where area = 'Thái Bình' order by all"
"""Those of a report of a known day."""


def rows(settings: Settings, sql: str) -> list[tuple[Any, ...]]:
    return ask(settings.warehouse, sql).rows


def areas(settings: Settings, relation: str = "kpi_yearly") -> set[str]:
    return {row[0] for row in rows(settings, f"select distinct area from {relation}")}


def documents(settings: Settings) -> dict[str, tuple[date | None, str | None]]:
    found = rows(settings, "select path, withdrawn_on, withdrawn_reason from document")
    return {path: (day, reason) for path, day, reason in found}


def taken_away(settings: Settings, name: str = THAI_BINH) -> RunReport:
    (settings.raw / name).unlink()
    return pipeline.run(settings, accept=True)


@pytest.mark.usefixtures("ran")
def test_what_is_gone_leaves_the_kpis_at_the_next_run_and_is_known_until_that_day(settings: Settings) -> None:
    before, figures = rows(settings, THEIRS.format("kpi_yearly")), rows(settings, "from observation order by all")
    report = taken_away(settings)
    today = day_in_vietnam(report.started_at)
    assert documents(settings) == {BAC_KAN: (None, None), THAI_BINH: (today, "its raw file is gone")}
    assert {(row["change"], row["area"]) for row in report.change_rows()} == {("gone", "Thái Bình")}
    assert any(line.startswith(f"withdrawn: {THAI_BINH}: its raw file is gone") for line in report.lines())
    assert areas(settings) == {"Bắc Kạn"}
    assert rows(settings, "from observation order by all") == figures
    asof = f"kpi_yearly_asof(date '{today - timedelta(days=1)}')"
    assert rows(settings, THEIRS.format(asof)) == before
    assert areas(settings, f"kpi_yearly_asof(date '{today}')") == set()  # Bắc Kạn's is of an unknown day
    vintages = rows(settings, "select distinct withdrawn_on from kpi_vintage where area = 'Thái Bình'")
    assert vintages == [(today,)]
    for view in ("kpi_wide", "kpi_conflict", "kpi_review", "kpi_series where area_id = 'thai-binh'", "kpi_other_units"):
        assert not [row for row in rows(settings, f"select * from {view}") if "Thái Bình" in row], view
    again = pipeline.run(settings)
    assert not again.published
    assert again.work.gone == ()


@pytest.mark.usefixtures("ran")
def test_past_figures_that_go_are_held_by_the_audit(settings: Settings) -> None:
    (settings.raw / THAI_BINH).unlink()
    with pytest.raises(AuditFailed, match="published figures of past years would change by more than 20 % or be gone"):
        pipeline.run(settings)
    assert areas(settings) == {"Bắc Kạn", "Thái Bình"}
    assert documents(settings)[THAI_BINH] == (None, None)


@pytest.mark.usefixtures("ran")
def test_a_file_that_comes_back_counts_again(settings: Settings) -> None:
    before = rows(settings, CELLS.format("kpi_yearly"))
    taken_away(settings)
    copy_reports(settings.raw, *GOOD)
    report = pipeline.run(settings)
    assert {row["change"] for row in report.change_rows()} == {"new"}
    assert documents(settings)[THAI_BINH] == (None, None)
    assert rows(settings, CELLS.format("kpi_yearly")) == before


@pytest.mark.usefixtures("ran")
def test_a_file_that_moved_is_no_withdrawal(settings: Settings) -> None:
    (settings.raw / "2018").mkdir()
    for name in (THAI_BINH, "thai-binh-2018-1.card.toml"):
        (settings.raw / name).rename(settings.raw / "2018" / name)
    report = pipeline.run(settings)
    assert (report.work.gone, report.change_rows()) == ((), [])
    assert documents(settings) == {BAC_KAN: (None, None), f"2018/{THAI_BINH}": (None, None)}


def test_a_run_over_paths_withdraws_nothing_outside_them_nor_what_moved_out(settings: Settings) -> None:
    (settings.raw / "a").mkdir()
    (settings.raw / "b").mkdir()
    for n, name in enumerate(("a/x.txt", "a/y.txt", "a/z.txt", "a/w.txt", "b/x.txt")):
        (settings.raw / name).write_text(f"Tỉnh Lạng Sơn năm 2015. Xuất khẩu đạt {n + 1}0 triệu USD.", "utf-8")
    pipeline.run(settings)
    (settings.raw / "b/x.txt").unlink()
    (settings.raw / "a/y.txt").rename(settings.raw / "b/y.txt")
    report = pipeline.run(settings, [settings.raw / "a"])
    assert report.work.gone == ()
    (settings.raw / "a/z.txt").unlink()
    assert pipeline.run(settings, [settings.raw / "a"], accept=True).work.gone == ("a/z.txt",)
    assert pipeline.run(settings, accept=True).work.gone == ("b/x.txt",)


@pytest.mark.usefixtures("ran")
def test_a_run_on_years_leaves_what_is_gone_of_others(settings: Settings) -> None:
    (settings.raw / THAI_BINH).unlink()
    assert pipeline.run(settings, years=Years.parse("2023")).work.gone == ()
    assert pipeline.run(settings, years=Years.parse("2018"), accept=True).work.gone == (THAI_BINH,)


@pytest.mark.usefixtures("ran")
def test_what_was_named_from_elsewhere_is_no_matter_of_the_raw_folder(settings: Settings, tmp_path: Path) -> None:
    copy_reports(tmp_path / "aside", "lang-son-2015")
    pipeline.run(settings, [tmp_path / "aside"])
    shutil.rmtree(tmp_path / "aside")
    assert pipeline.run(settings).work.gone == ()
    assert "Lạng Sơn" in areas(settings)


@pytest.mark.usefixtures("ran")
def test_a_folder_that_is_away_stops_the_run_and_withdraws_nothing(settings: Settings) -> None:
    for file in settings.raw.iterdir():
        file.unlink()
    with pytest.raises(FilesMissing, match=r"2 of 2 raw files are gone at once, more than 25 % .*ETL_GONE_BOUND=100"):
        pipeline.run(settings, accept=True)
    assert areas(settings) == {"Bắc Kạn", "Thái Bình"}
    allowed = replace(settings, gone_bound=100.0)
    assert pipeline.run(allowed, accept=True).work.gone == (BAC_KAN, THAI_BINH)
    assert areas(settings) == set()


def known(*paths: str, **changes: Any) -> dict[str, KnownDocument]:
    return {path: KnownDocument(path, path, None, "v1", "read", True, **changes) for path in paths}


@pytest.mark.parametrize(
    ("there", "lost", "fault"),
    [
        (["b", "c", "d"], ["a"], None),
        (["b"], ["a"], None),  # one file may always go
        ([], ["a"], "1 of 1 raw files are gone"),
        (["c", "d", "e"], ["a", "b"], "2 of 5 raw files are gone at once, more than 25 %"),
        (["c", "d", "e", "f", "g", "h"], ["a", "b"], None),
        ([*"abcdefghi"], ["x/a", "x/b"], "x: all of its 2 raw files are gone at once"),
        ([*"abcdefghi", "x/c"], ["x/a", "x/b"], None),
    ],
)
def test_how_many_may_go_at_once(there: list[str], lost: list[str], fault: str | None, tmp_path: Path) -> None:
    settings = Settings(raw=tmp_path)
    for name in there:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    rows = known(*there, *lost)
    gone = missing(tmp_path, settings, rows)
    assert [row.path for row in gone] == lost
    if fault is None:
        refuse_too_many(tmp_path, gone, settings, rows)
    else:
        with pytest.raises(FilesMissing, match=fault):
            refuse_too_many(tmp_path, gone, settings, rows)
        refuse_too_many(tmp_path, gone, replace(settings, gone_bound=100.0), rows)


def test_what_is_told_of_files_that_are_gone_is_a_whole_line(tmp_path: Path) -> None:
    settings, rows = Settings(raw=tmp_path, gone_bound=99.5), known(*"edcba")
    remedy = (
        "nothing is withdrawn; see whether a folder or share is away, and bring it back; only if they were taken away "
        "on purpose, run once with ETL_GONE_BOUND=100"
    )
    with pytest.raises(FilesMissing) as raised:
        refuse_too_many(tmp_path, list(rows.values()), settings, rows)
    told = "5 of 5 raw files are gone at once, more than 99.5 % (a, b, c, …)"
    assert str(raised.value) == f"{tmp_path}: {told}; {remedy}"
    rows |= known(*"fghijklmnopq", "x/b", "x/a", "x/c")
    for name in "fghijklmnopq":
        (tmp_path / name).touch()
    gone = missing(tmp_path / "x", settings, rows)
    with pytest.raises(FilesMissing) as raised:
        refuse_too_many(tmp_path, gone, settings, rows)
    told = "all of its 3 raw files are gone at once (x/a, x/b, x/c)"
    assert str(raised.value) == f"{tmp_path / 'x'}: {told}; {remedy}"


def test_a_file_whose_folder_is_a_file_now_or_that_is_a_folder_now_is_gone(tmp_path: Path) -> None:
    (tmp_path / "was").touch()
    (tmp_path / "now").mkdir()
    rows = known("was/a", "now", "a\0b", "x" * 300)
    assert [row.path for row in missing(tmp_path, Settings(raw=tmp_path), rows)] == ["was/a", "now"]


def test_only_what_lies_below_the_place_is_missed_there(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    settings, rows = Settings(raw=raw), known("a", "b/c")
    elsewhere = KnownDocument("d", str(raw / "d"), None, "v1", "read", False)
    unknown = KnownDocument("e", "e", None, "v1", "read", None)
    rows |= {elsewhere.path: elsewhere, "e": unknown}
    assert [row.path for row in missing(raw, settings, rows)] == ["a", "b/c", "e"]
    assert [row.path for row in missing(raw / "b", settings, rows)] == ["b/c"]
    assert [row.path for row in missing(raw / "d", settings, rows)] == [str(raw / "d")]
    assert missing(raw / "bb", settings, rows) == []


def test_what_cannot_be_reached_or_is_withdrawn_already_is_not_missed(tmp_path: Path) -> None:
    long = "x" * 300  # a name that no file can have: the system refuses to look
    assert missing(tmp_path, Settings(raw=tmp_path), known(long)) == []
    assert missing(tmp_path, Settings(raw=tmp_path), known("a", withdrawn="retracted: x")) == []


def retract(settings: Settings, line: str) -> None:
    card = settings.raw / "thai-binh-2018-1.card.toml"
    kept = [old for old in card.read_text("utf-8").splitlines() if not old.startswith("retracted")]
    card.write_text("\n".join([*kept, line, ""]), "utf-8")


@pytest.mark.usefixtures("ran")
def test_a_card_that_says_retracted_takes_the_figures_out_until_it_says_so_no_more(settings: Settings) -> None:
    before = rows(settings, CELLS.format("kpi_yearly"))
    retract(settings, 'retracted = "thay bằng báo cáo số 12"')
    with pytest.raises(AuditFailed):
        pipeline.run(settings)
    report = pipeline.run(settings, accept=True)
    today = day_in_vietnam(report.started_at)
    assert documents(settings)[THAI_BINH] == (today, "retracted: thay bằng báo cáo số 12")
    assert f"withdrawn: {THAI_BINH}: retracted: thay bằng báo cáo số 12" in report.lines()
    assert areas(settings) == {"Bắc Kạn"}
    yesterday = f"kpi_yearly_asof(date '{today - timedelta(days=1)}')"
    assert len(rows(settings, THEIRS.format(yesterday))) == len([row for row in before if row[0] == "Thái Bình"])
    assert not pipeline.run(settings).published
    retract(settings, "")
    assert {row["change"] for row in pipeline.run(settings).change_rows()} == {"new"}
    assert rows(settings, CELLS.format("kpi_yearly")) == before


def test_a_report_that_is_read_again_stays_withdrawn_since_the_first_day(settings: Settings) -> None:
    retract(settings, 'retracted = "a"')
    pipeline.run(settings)
    first = date(2020, 1, 1)
    import duckdb

    with duckdb.connect(str(settings.warehouse)) as connection:
        connection.execute("update document set withdrawn_on = ? where withdrawn_on is not null", [first])
    retract(settings, 'retracted = "b"')
    pipeline.run(settings, accept=True)
    assert documents(settings)[THAI_BINH] == (first, "retracted: b")


def test_a_retraction_without_a_reason_is_a_fault_of_the_card(settings: Settings) -> None:
    retract(settings, "retracted = true")
    report = pipeline.run(settings)
    assert documents(settings)[THAI_BINH] == (None, None)
    told = " ".join(map(str, report.documents))
    assert 'retracted must say why, not True; write retracted = "…", or remove it' in told


def test_a_folder_that_could_not_be_listed_is_no_report_any_more_once_it_can(settings: Settings) -> None:
    copy_reports(settings.raw, *GOOD)
    (settings.raw / "elsewhere").symlink_to(settings.raw.parent)
    assert "elsewhere: is a link to a folder" in "\n".join(pipeline.run(settings).lines())
    assert pipeline.run(settings).work.gone == ()
    (settings.raw / "elsewhere").unlink()
    (settings.raw / "elsewhere").mkdir()
    assert pipeline.run(settings).work.gone == ("elsewhere",)
