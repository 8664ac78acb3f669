"""What a run leaves for a person: its line, its page, its tables, never longer than one can take in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from etl import pipeline
from etl.acquire import FetchReport, SourceReport
from etl.acquire.fetch_report import Failure
from etl.language.years import Years
from etl.pipeline import summary
from etl.settings import Settings


def test_the_line_says_what_was_published(settings: Settings) -> None:
    (settings.raw / "empty.txt").touch()
    report = pipeline.run(settings)
    line = summary.headline(report)
    assert line.startswith(f"published: 3 reports, {report.observations} figures, {report.rejections} rejected; ")
    assert report.rejections == 2  # of zones: they may not be all of the province
    assert line.endswith("KPI figures changed; 1 report in trouble")


def test_the_line_says_why_nothing_was_published(settings: Settings) -> None:
    elsewhere = pipeline.run(settings, years=Years.parse("1999"))
    assert summary.headline(elsewhere) == "nothing published: what was read is about other years (2 reports)"
    pipeline.run(settings)
    again = pipeline.run(settings)
    assert summary.headline(again) == "nothing published: nothing is new or changed (2 reports known)"


def test_what_could_not_be_fetched_is_told_and_stands_first(settings: Settings) -> None:
    failure = Failure("http://a.vn/1", "it is not there", "look")
    fetched = FetchReport(
        (
            SourceReport("good", found=3, new=("a.html",), failed=(failure,)),
            SourceReport("resting", paused="its address has changed"),
            SourceReport("bad", error="no answer"),
        )
    )
    line = summary.headline(pipeline.run(settings), fetched)
    assert line.endswith("; sources that failed: bad; addresses that failed: 1")
    table = summary.sources(fetched)
    assert [row["source"] for row in table.rows] == ["bad", "resting", "good"]
    assert (table.rows[0]["error"], table.rows[2]["new"]) == ("no answer", 1)


def test_the_tables_name_the_documents_and_begin_with_what_changed(settings: Settings) -> None:
    path = settings.raw / "lang-son.txt"
    text = "Sở Công Thương tỉnh Lạng Sơn, 18/01/2016\n\nNăm 2015, giá trị sản xuất công nghiệp đạt {} tỷ đồng{}.\n"
    path.write_text(text.format("4.013", ""), "utf-8")
    pipeline.run(settings)
    path.write_text(text.format("4.031", ", xuất khẩu đạt 900 triệu USD, giảm 160%"), "utf-8")
    changes, rejected, coverage, publishers = summary.tables(pipeline.run(settings), "nightly", settings)
    assert (changes.key, [row["change"] for row in changes.rows]) == ("kpi-changes-nightly", ["changed", "new"])
    assert (rejected.key, [row["document"] for row in rejected.rows]) == ("rejected-nightly", ["lang-son.txt"])
    assert {row["year"]: row["with_a_figure"] for row in coverage.rows}[2015] == 1
    assert publishers.key == "publishers"


def test_what_is_too_long_is_cut_and_says_so(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        (settings.raw / f"unclear{number}.txt").write_text(f"Tin số {number}", "utf-8")
    report = pipeline.run(settings)
    monkeypatch.setattr(summary, "MOST_LINES", 4)
    monkeypatch.setattr(summary, "MOST_ROWS", 3)
    assert summary.told(report)[-1].startswith("… and ")
    assert len(summary.told(report)) == 4
    changes = next(summary.tables(report, "nightly", settings))
    assert len(changes.rows) == 3
    assert f": {len(report.change_rows())}, of which the first 3 stand here" in changes.title


def test_a_page_shows_names_as_they_are(settings: Settings) -> None:
    """In Markdown `_` and `*` would make them slanted."""
    (settings.raw / "a_b*c.txt").touch()
    page = summary.page(replace(pipeline.run(settings), run_id="abc"), "nightly")
    assert page.startswith("# nightly ")
    assert "a\\_b\\*c.txt" in page
    assert "run `abc`" in page
