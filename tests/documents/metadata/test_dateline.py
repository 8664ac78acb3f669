"""The days of the first paragraphs, and in which year they must be."""

from __future__ import annotations

from datetime import date

import pytest

from etl.catalogue import Catalogue
from etl.documents.metadata.dateline import Event, events
from etl.documents.metadata.headline import head
from etl.language.fold import fold
from etl.language.period_expressions import Calendar
from etl.language.reported_period import ReportPeriod

TITLE = "Công nghiệp Lạng Sơn năm 2015 tăng mạnh"
ABOUT = ReportPeriod(Calendar("2015"), floor=2015)


def found(paragraph: str, catalogue: Catalogue, hint: str | None = None, about: ReportPeriod = ABOUT) -> list[Event]:
    text = f"{TITLE}\n{paragraph}"
    return events(text, fold(text), head(text, catalogue.headings), hint, about)


@pytest.mark.parametrize(
    ("paragraph", "day"),
    [("LSO-Sáng 18/1/2016,", date(2016, 1, 18)), ("Lạng Sơn, ngày 15 tháng 12 năm 2015:", date(2015, 12, 15)),
     ("2016-01-28 -", date(2016, 1, 28)), ("(LSO) - Ngày 18/1/2016,", date(2016, 1, 18))],
)  # fmt: skip
def test_a_day_that_opens_a_paragraph_is_that_of_writing(paragraph: str, day: date, catalogue: Catalogue) -> None:
    goes_on = "Sở Công Thương tỉnh Lạng Sơn tổ chức hội nghị tổng kết công tác của toàn ngành."
    assert found(f"{paragraph} {goes_on}", catalogue) == [Event(day, True)]


def test_a_line_of_nothing_but_a_date_is_no_event(catalogue: Catalogue) -> None:
    assert found("Lạng Sơn, ngày 15 tháng 12 năm 2015\nSở họp.", catalogue) == []


def test_a_day_without_a_year_gets_the_one_that_is_near_the_end_of_what_is_reported(catalogue: Catalogue) -> None:
    assert found("Hôm 18/1, Sở tổ chức hội nghị.", catalogue) == [Event(date(2016, 1, 18), False)]
    assert found("Sở họp sáng 20/12.", catalogue) == [Event(date(2015, 12, 20), False)]
    assert found("Hôm 18/1, Sở họp.", catalogue, about=ReportPeriod(Calendar())) == []


@pytest.mark.parametrize(
    ("hint", "paragraph", "days"),
    [("2017-02", "Hôm 18/2, Sở họp.", [date(2017, 2, 18)]), ("2017-02", "Hôm 30/1, Sở họp.", [date(2017, 1, 30)]),
     ("2017-01", "Hôm 30/12, Sở họp.", [date(2016, 12, 30)]), ("2017-06", "Hôm 30/1, Sở họp.", []),
     ("2017", "Hôm 18/2, Sở họp.", [date(2017, 2, 18)]), ("2017", "Hôm 29/2, Sở họp.", [])],
)  # fmt: skip
def test_an_address_or_a_label_says_the_year(hint: str, paragraph: str, days: list[date], catalogue: Catalogue) -> None:
    assert [event.day for event in found(paragraph, catalogue, hint)] == days


@pytest.mark.parametrize(
    "paragraph",
    ["Tính đến ngày 15/12/2015, thu đạt 5 tỷ.", "Theo Quyết định số 12/QĐ-UBND ngày 3/4/2015, tỉnh giao.",
     "Tăng so với ngày 1/1/2015.", "Tỉnh giao 5 tỷ theo công văn 15/12/2015.",
     "Sở họp.\n" + "x" * 900 + " Sáng 18/1/2016."],
)  # fmt: skip
def test_other_days_are_no_events(paragraph: str, catalogue: Catalogue) -> None:
    assert found(paragraph, catalogue) == []


def test_a_day_under_a_picture_is_no_event(catalogue: Catalogue) -> None:
    assert found("Ảnh: hội nghị sáng 18/1/2016\nSở họp.", catalogue) == []
