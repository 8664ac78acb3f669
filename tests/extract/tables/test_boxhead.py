"""What the words of a heading say: of what its figures are, what they are compared with, and in which unit."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.extract.heading_words import scan
from etl.extract.tables.boxhead import Heading, read_heading
from etl.extract.tables.sides import Side


def _read(catalogue: Catalogue, *cells: str) -> Heading:
    text, read = "", []
    for cell in cells:
        read.append(scan(cell, len(text), catalogue))
        text += cell + "\n"
    return read_heading(read)


def _value(side: Side | None, part: str) -> str | None:
    token = getattr(side, part)
    return None if token is None else str(token.value)


@pytest.mark.parametrize(
    ("cells", "scenario", "year"),
    [
        (("Thực hiện năm 2014",), "actual", 2014),
        (("Kế hoạch 2016",), "plan", 2016),
        (("Năm 2015", "Ước thực hiện"), "estimate", 2015),
        (("2015", "Ước cả năm", "Kế hoạch"), "plan", 2015),
        (("2015", "Ước cả năm", "Thực hiện"), "estimate", 2015),
        (("Ước thực hiện kế hoạch 2015",), "estimate", 2015),
    ],
)
def test_scenario_and_time(cells: tuple[str, ...], scenario: str, year: int, catalogue: Catalogue) -> None:
    heading = _read(catalogue, *cells)
    assert _value(heading.side, "scenario") == scenario
    assert heading.side.when is not None
    assert heading.side.when.value.year == year
    assert heading.tells_time
    assert not heading.is_ratio


def test_a_comparison_has_two_sides(catalogue: Catalogue) -> None:
    heading = _read(catalogue, "Năm 2015 so với năm 2014 (%)")
    assert heading.is_ratio
    assert heading.against is not None
    assert heading.side.when is not None
    assert heading.against.when is not None
    assert (heading.side.when.value.year, heading.against.when.value.year) == (2015, 2014)


def test_a_comparison_that_a_cell_opens_goes_on_below_it(catalogue: Catalogue) -> None:
    heading = _read(catalogue, "So sánh (%)", "Năm 2014")
    assert heading.is_ratio
    assert heading.against is not None
    assert heading.against.when is not None
    assert heading.against.when.value.year == 2014


def test_growth_by_name_is_more_than_a_comparison(catalogue: Catalogue) -> None:
    assert _read(catalogue, "Tốc độ tăng (%)").says_growth
    assert not _read(catalogue, "So với cùng kỳ (%)").says_growth


def test_names_units_and_words_that_are_neither(catalogue: Catalogue) -> None:
    heading = _read(catalogue, "Kim ngạch xuất khẩu lạc đà (Triệu USD)")
    assert [token.value for token in heading.names] == ["exports"]
    assert heading.strange
    assert heading.unit is not None
    assert heading.unit.value == "mn_usd"
    assert heading.first is heading.names[0]
    assert heading.token("unit") is heading.unit
    assert heading.token("area") is None


def test_an_empty_heading_says_nothing(catalogue: Catalogue) -> None:
    heading = _read(catalogue, "")
    assert (heading.first, heading.against, bool(heading.side), heading.is_ratio) == (None, None, False, False)
    assert not heading.tells_time


def test_what_is_100_is_what_is_compared_with(catalogue: Catalogue) -> None:
    heading = _read(catalogue, "Tháng 4 năm 2014 (Tháng 12 năm trước = 100)")
    assert heading.against is not None
    assert _value(heading.against, "relative") == "december"
    assert heading.side.when is not None
    assert heading.side.when.value.first == 4


def test_a_year_below_a_span_of_years_is_that_year(catalogue: Catalogue) -> None:
    side = _read(catalogue, "Kế hoạch 5 năm 2021 - 2025", "2021").side
    assert side.when is not None
    assert (side.when.value.year, side.when.value.year_to) == (2021, 0)


@pytest.mark.parametrize(
    ("words", "strange"),
    [("Lâm Đồng (cũ)", []), ("TH 2024 (sau hợp nhất)", []), ("Xe máy cũ", ["Xe", "máy", "cũ"]),
     ("TH 2024 (trước hợp nhất)", ["trước hợp nhất"])],
)  # fmt: skip
def test_words_of_a_merger_stand_behind_the_name_of_a_province(
    words: str, strange: list[str], catalogue: Catalogue
) -> None:
    assert [words[token.start : token.end] for token in _read(catalogue, words).strange] == strange
