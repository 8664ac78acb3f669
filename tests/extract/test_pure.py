"""Extraction is pure: it opens nothing, and the catalogue that is passed in is the one that counts."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from etl.catalogue import Catalogue
from etl.catalogue.ranges import Range
from etl.documents.document import Card, Content, Document
from etl.documents.metadata.describe import describe
from etl.extract import extract
from etl.validate.split import split

TEXT = "Năm 2015, giá trị sản xuất công nghiệp tỉnh Lạng Sơn đạt 4.013 tỷ đồng, tăng 16,7% so với năm 2014."
_opened: list[str] | None = None


def _document(text: str = TEXT) -> Document:
    return Document("0" * 64, "r.txt", "txt", text, area_id="lang-son", published_on=date(2016, 1, 18), period="2015")


def _notice(event: str, arguments: tuple[object, ...]) -> None:
    if _opened is not None and event in ("open", "os.listdir", "socket.connect", "subprocess.Popen", "import"):
        _opened.append(f"{event} {arguments[0]}")


@pytest.fixture
def opened() -> Iterator[list[str]]:
    """What is opened, listed, imported, connected to or started while the test runs. Such a hook cannot be removed."""
    global _opened
    sys.addaudithook(_notice)
    _opened = []
    yield _opened
    _opened = None


def test_reading_opens_nothing_even_with_a_catalogue_that_it_sees_for_the_first_time(
    catalogue: Catalogue, opened: list[str]
) -> None:
    table = "\nKim ngạch xuất khẩu (triệu USD) | TH 2015 | So với 2014 (%)\nTỉnh Lạng Sơn | 120 | 104\n"
    found = extract(_document(TEXT + table), replace(catalogue)).observations
    assert len(found) >= 2
    assert opened == []


def test_a_phrase_of_the_catalogue_passed_in_counts(catalogue: Catalogue) -> None:
    sentence = "Năm 2015, tổng giá trị làm ra ở khu công xưởng đạt 4.013 tỷ đồng."
    output = catalogue.indicators["industrial_output"]
    named = replace(output, phrases=(*output.phrases, "tổng giá trị làm ra ở khu công xưởng"))
    taught = replace(catalogue, indicators={**catalogue.indicators, "industrial_output": named})
    assert [one.indicator for one in extract(_document(sentence), taught).observations] == ["industrial_output"]
    assert [one.indicator for one in extract(_document(sentence), catalogue).observations] == []


def test_the_words_around_places_are_those_of_the_catalogue_passed_in(catalogue: Catalogue) -> None:
    sentence = "Năm 2015, kim ngạch xuất khẩu của tỉnh Bắc Giang đạt 900 triệu USD."
    moved = replace(catalogue.places, frames={**catalogue.places.frames, ("tỉnh",): "part"})
    (plain,) = extract(_document(sentence), catalogue).observations
    assert plain.area_id == "bac-giang"
    read = extract(_document(sentence), replace(catalogue, places=moved)).observations
    assert [one.area_id for one in read] != ["bac-giang"]


def test_the_headings_are_those_of_the_catalogue_passed_in(catalogue: Catalogue) -> None:
    text = "Tin nhanh\nLạng Sơn: công nghiệp tăng khá\n" + TEXT

    def title(of: Catalogue) -> str | None:
        return describe(Content(text=text), Card(), "0" * 64, "r.txt", "txt", of, ()).title

    taught = replace(catalogue.headings, furniture=(*catalogue.headings.furniture, "tin nhanh"))
    assert title(replace(catalogue, headings=taught)) == "Lạng Sơn: công nghiệp tăng khá"
    assert title(catalogue) != "Lạng Sơn: công nghiệp tăng khá"


def test_the_ranges_are_those_of_the_catalogue_passed_in(catalogue: Catalogue) -> None:
    document = _document()
    found = extract(document, catalogue).observations
    narrow = replace(catalogue.ranges, exceptions={("industrial_output", "growth_yoy"): Range(Decimal(0), Decimal(5))})

    def rejected(of: Catalogue) -> int:
        return len(split(found, (), {document.document_id: document}, of).rejected)

    assert rejected(catalogue) == 0
    assert rejected(replace(catalogue, ranges=narrow)) == 1
