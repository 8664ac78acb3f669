"""What a backfill year by year came to: the name of a year's work, its end in one line, the changes of all its runs."""

from __future__ import annotations

from dataclasses import replace

from etl import pipeline
from etl.language.years import Years
from etl.pipeline.backfill_plan import Past, past_parts
from etl.pipeline.backfill_report import Outcome, changes, counted, fingerprint
from etl.pipeline.discover import RawFile, Work
from etl.settings import Settings
from etl.version import extractor_version

VERSION = extractor_version()
PAST = Past(Years.parse("2014:2015"))


def test_the_end_of_a_backfill_is_one_line() -> None:
    both = (("2014", True, "published"), ("2015", True, "published"))
    assert Outcome(PAST, both, [{}, {}]).headline() == "read again: 2014, 2015; 2 KPI figures changed in all"
    assert Outcome(PAST, both[:1], [{}]).headline() == "read again: 2014; 1 KPI figure changed in all"


def test_a_year_that_did_not_come_through_is_named_with_its_reason() -> None:
    outcome = Outcome(PAST, (("2014", False, "stopped by the audit"), ("2015", True, "published")), [])
    assert outcome.failed == ["2014: stopped by the audit"]
    assert outcome.headline() == (
        "1 of 2 parts did not come through; start the same backfill again once it is clear why; "
        "0 KPI figures changed in all; 2014: stopped by the audit"
    )


def test_nothing_to_read_says_what_was_looked_for() -> None:
    assert Outcome(PAST, (), []).headline().startswith("nothing to read again: no report is about 2014:2015, or")
    missing = Outcome(Past(missing=True), (), []).headline()
    assert missing.startswith("nothing to read again: no report is about what is missing, or")


def test_one_is_counted_without_an_s() -> None:
    assert [counted(number, "report") for number in (0, 1, 2)] == ["0 reports", "1 report", "2 reports"]


def test_the_name_of_work_depends_on_year_rules_files_and_cards() -> None:
    file = RawFile("a.txt", "a.txt", "d1", "c1")
    work = Work(todo=(file,))
    first = fingerprint(2015, "v1", work)
    assert first.startswith("backfill 2015 v1 ")
    assert fingerprint(None, "v1", work).startswith("backfill undated v1 ")
    assert fingerprint(2015, "v1", replace(work, unchanged=(file,), gone=("b.txt",))) == first
    changed = (replace(file, name="x"), replace(file, document_id="x"), replace(file, card_sha256="x"))
    others = [
        fingerprint(2015, "v2", work),
        fingerprint(2014, "v1", work),
        *(fingerprint(2015, "v1", Work(todo=(one,))) for one in changed),
    ]
    assert len({first, *others}) == 6


def test_without_a_warehouse_nothing_has_changed(settings: Settings) -> None:
    assert changes(settings, PAST, VERSION).rows == []


def test_a_year_has_the_same_name_until_its_files_change(settings: Settings) -> None:
    pipeline.run(settings)
    past = Past(Years.parse("2018"), again=True)

    def name() -> str:
        return fingerprint(2018, VERSION, past_parts(settings, past, VERSION)[2018])

    first = name()
    pipeline.backfill(settings, Years.parse("2018"))
    assert name() == first
    (settings.raw / "thai-binh-2018-1.card.toml").write_text('publisher = "Sở Công Thương Thái Bình"\n', "utf-8")
    assert name() != first


def test_what_several_backfills_changed_is_told_against_the_state_before_the_first(settings: Settings) -> None:
    """Output goes from one figure to a second and a third: what is told is the first and the third."""
    report = "Sở Công Thương tỉnh Lạng Sơn, 18/01/2016\n\nNăm 2015, giá trị sản xuất công nghiệp đạt {} tỷ đồng.\n"
    path = settings.raw / "lang-son.txt"
    path.write_text(report.format("4.013"), "utf-8")
    pipeline.run(settings)
    for figure in ("4.100", "4.200"):
        path.write_text(report.format(figure), "utf-8")
        pipeline.backfill(settings, Years.parse("2015"))
    pipeline.backfill(settings, Years.parse("2018"))
    [row] = changes(settings, Past(Years.parse("2015,2018")), VERSION).records()
    assert (row["area"], row["year"], row["change"], row["old"], row["new"]) == (
        "Lạng Sơn",
        2015,
        "changed",
        4013,
        4200,
    )
    assert changes(settings, Past(Years.parse("2018")), VERSION).rows == []
    assert changes(settings, Past(Years.parse("2015")), "other rules").rows == []
