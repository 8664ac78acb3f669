"""What the numbers of a row have together: a unit that is written once, and years without their word."""

from __future__ import annotations

from decimal import Decimal

from etl.catalogue import Catalogue
from tests.extract.conftest import tokens_of


def _levels(text: str, catalogue: Catalogue) -> list[tuple[Decimal, str | None]]:
    quantities = [token.value for token in tokens_of(text, catalogue) if token.kind == "quantity"]
    return [(q.value * q.scale, q.base) for q in quantities]


def _years(text: str, catalogue: Catalogue) -> list[int]:
    return [token.value.year for token in tokens_of(text, catalogue) if token.kind == "period"]


def test_a_unit_that_is_written_once_is_that_of_all_numbers_of_the_row(catalogue: Catalogue) -> None:
    row = "xuất khẩu, nhập khẩu lần lượt đạt 410, 520 và 630 triệu USD"
    assert _levels(row, catalogue) == [(Decimal(millions) * 10**6, "usd") for millions in (410, 520, 630)]


def test_a_number_that_is_not_of_the_row_keeps_to_itself(catalogue: Catalogue) -> None:
    assert _levels("phân xưởng 3 và 7 triệu USD", catalogue)[0][1] is None
    assert _levels("đạt 950 và 1,2 tỷ đồng", catalogue)[0][1] is None


def test_years_of_a_row_need_their_word_once(catalogue: Catalogue) -> None:
    assert _years("trong các năm 2014, 2015 và 2016, xuất khẩu tăng", catalogue) == [2014, 2015, 2016]
    assert _years("năm 2014 đạt 500 triệu USD và 2015 đạt 700 triệu USD", catalogue) == [2014, 2015]


def test_a_year_before_a_colon_is_that_of_its_figure(catalogue: Catalogue) -> None:
    assert _years("Xuất khẩu qua các năm: 2012: 1.350 triệu USD; 2013: 1.720 triệu USD", catalogue) == [2012, 2013]


def test_a_number_of_things_is_no_year(catalogue: Catalogue) -> None:
    assert _years("năm 2014 có 2015 hộ", catalogue) == [2014]
