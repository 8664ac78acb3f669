"""Province, day of publication and headline, by constructions that reports of any province use (tests/cases)."""

import csv
from datetime import date, datetime
from pathlib import Path

import pytest

from etl.catalogue import load
from etl.documents.document import Card, Content, Document
from etl.documents.metadata.describe import describe
from etl.language.fold import nfc

CASES = Path(__file__).parents[2] / "cases"


def _cases(name: str) -> list[dict[str, str]]:
    with (CASES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _describe(content: Content, card: Card) -> Document:
    return describe(content, card, "0" * 64, "report.txt", "txt", load())


def _id(case: dict[str, str]) -> str:
    return case["case"]


@pytest.mark.parametrize("case", _cases("provinces"), ids=_id)
def test_province(case: dict[str, str]) -> None:
    card = Card(publisher=case["publisher"] or None, url=case["url"] or None)
    assert (_describe(Content(nfc(case["text"])), card).area_id or "") == case["area_id"]


@pytest.mark.parametrize("case", _cases("published"), ids=_id)
def test_day_of_publication(case: dict[str, str]) -> None:
    document = _describe(Content(nfc(case["text"])), Card(url=case["url"] or None))
    best = str(document.published_on or document.published_hint or "")
    assert (best, document.published_on_evidence or "") == (case["known"], case["evidence"])
    if document.published_on:
        assert document.published_hint == f"{document.published_on:%Y-%m}"


@pytest.mark.parametrize("case", _cases("titles"), ids=_id)
def test_title(case: dict[str, str]) -> None:
    assert (_describe(Content(nfc(case["text"])), Card()).title or "") == case["title"]


def test_a_day_after_the_fetch_is_the_clock_of_the_page() -> None:
    content = Content("Ngành Công Thương tổng kết năm 2019\n19/05/2020 10:15\nSở Công Thương Nghệ An họp bàn.")
    assert _describe(content, Card(fetched_at=datetime(2020, 5, 18, 9, 0))).published_on is None
    assert _describe(content, Card()).published_on == date(2020, 5, 19)


def test_what_the_page_states_comes_before_its_lines_and_after_the_card() -> None:
    content = Content("Công nghiệp Nghệ An tăng\n08/01/2020\nSở họp.", published_on=date(2020, 1, 7), publisher="Báo X")
    told = _describe(content, Card())
    assert (told.published_on, told.published_on_evidence, told.publisher) == (date(2020, 1, 7), "metadata", "Báo X")
    told = _describe(content, Card(published_on=date(2020, 1, 9), publisher="Báo Nghệ An"))
    assert (told.published_on, told.published_on_evidence, told.publisher) == (date(2020, 1, 9), "card", "Báo Nghệ An")


def test_the_area_of_a_card_is_the_one_of_its_day() -> None:
    content = Content("Toàn tỉnh đạt 9%.")
    assert _describe(content, Card(area="Tuyên Quang", published_on=date(2025, 6, 30))).area_id == "tuyen-quang"
    assert _describe(content, Card(area="Tuyên Quang", published_on=date(2025, 10, 3))).area_id == "tuyen-quang-2025"
