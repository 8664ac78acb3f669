"""Sources that are expected and late."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from etl import pipeline
from etl.pipeline import overdue
from etl.settings import Settings
from tests.conftest import Etl

DECLARED = """
[[source]]
name = "bao-lang-son"
publisher = "Báo Lạng Sơn"
urls = ["https://baolangson.vn/a"]
due_day = 10
[[source]]
name = "bao-khac"
publisher = "Báo Khác"
urls = ["https://bao.vn/a"]
"""
REPORT = "Báo cáo của Sở Công Thương tỉnh Lạng Sơn ngày 05/10/2016\n\n9 tháng năm 2016, xuất khẩu đạt 900 triệu USD.\n"


@pytest.mark.parametrize(
    ("day", "today", "due"),
    [
        (10, date(2016, 11, 11), date(2016, 11, 10)),
        (10, date(2016, 11, 10), date(2016, 10, 10)),
        (28, date(2016, 3, 1), date(2016, 2, 28)),
        (5, date(2016, 1, 2), date(2015, 12, 5)),
    ],
)
def test_the_last_day_on_which_something_was_due(day: int, today: date, due: date) -> None:
    assert overdue.last_due(day, today) == due


@pytest.fixture
def with_a_report(settings: Settings) -> Settings:
    """A warehouse with a report of the source from October 2016."""
    settings.sources_file.write_text(DECLARED, "utf-8")
    (settings.raw / "bao-lang-son").mkdir()
    (settings.raw / "bao-lang-son" / "a.txt").write_text(REPORT, "utf-8")
    pipeline.run(settings)
    return settings


def test_a_source_is_overdue_once_its_day_is_over_and_no_report_of_that_month_is_there(with_a_report: Settings) -> None:
    assert overdue.overdue(with_a_report, date(2016, 10, 31)) == ()
    assert overdue.overdue(with_a_report, date(2016, 11, 10)) == ()
    (late,) = overdue.lines(with_a_report, date(2016, 11, 11))
    assert late == (
        "overdue: bao-lang-son: a report was due by 2016-11-10, the last is of 2016-10-05; "
        "see whether its address still leads to reports"
    )


def test_a_report_is_of_its_publisher_however_the_name_is_written(with_a_report: Settings) -> None:
    """It lies in another folder, so that its card alone says whose it is."""
    folder = with_a_report.raw / "by-hand"
    folder.mkdir()
    (folder / "b.txt").write_text(REPORT.replace("05/10", "05/11"), "utf-8")
    card = 'publisher = "BÁO LẠNG SƠN (bản in)"\npublished_on = 2016-11-05\n'
    (folder / "b.card.toml").write_text(card, "utf-8")
    pipeline.run(with_a_report)
    assert overdue.overdue(with_a_report, date(2016, 11, 11)) == ()


def test_the_state_of_the_warehouse_says_it(with_a_report: Settings, etl: Etl) -> None:
    assert "overdue: bao-lang-son: a report was due by " in etl("status").out


def test_the_state_of_the_warehouse_goes_by_the_day_in_vietnam(
    with_a_report: Settings, etl: Etl, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("etl.vietnam_time.today", lambda: date(2016, 11, 10))
    assert "overdue" not in etl("status").out
    monkeypatch.setattr("etl.vietnam_time.today", lambda: date(2016, 11, 11))
    assert "overdue: bao-lang-son: a report was due by 2016-11-10" in etl("status").out


def test_before_the_first_report_and_without_a_warehouse(settings: Settings) -> None:
    assert overdue.lines(settings, date(2016, 11, 11)) == ()
    settings.sources_file.write_text(DECLARED, "utf-8")
    (late,) = overdue.lines(settings, date(2016, 11, 11))
    assert "there has been none" in late


def test_a_faulty_file_of_sources_is_a_line(settings: Settings) -> None:
    settings.sources_file.write_text(DECLARED.replace("10", "31"), "utf-8")
    (line,) = overdue.lines(settings, date(2016, 11, 11))
    assert "due_day cannot be 31; write a number from 1 to 28" in line


def test_a_warehouse_that_cannot_be_read_is_a_line_and_fails_no_run(with_a_report: Settings) -> None:
    file = with_a_report.warehouse
    assert isinstance(file, Path)
    file.write_bytes(b"no database")
    (line,) = overdue.lines(with_a_report, date(2016, 11, 11))
    assert line.startswith("sources: ") and "it is not a DuckDB file" in line
