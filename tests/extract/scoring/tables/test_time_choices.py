"""The candidates for a cell's period."""

from __future__ import annotations

from etl.catalogue import Catalogue
from etl.extract.scoring.tables.time_choices import period_candidates, period_question
from tests.extract.scoring.conftest import by_label
from tests.extract.scoring.tables.conftest import slot_of


def _periods(quote: str, catalogue: Catalogue, grid: str, above: str) -> dict[str, list[str]]:
    return by_label(period_candidates(*period_question(slot_of(quote, catalogue, grid, above), "value")))


def test_months_and_years_that_are_told_apart_are_put_together(catalogue: Catalogue) -> None:
    grid = """
Chỉ tiêu  | Tháng 8 | Lũy kế 9 tháng
Xuất khẩu | 310     | 2800
"""
    above = "Kết quả tháng 9 năm 2015"
    assert "2015-M08" in _periods("310", catalogue, grid, above)
    found = _periods("2800", catalogue, grid, above)
    assert "span told year told" in found["2015-M01/M09"]
    assert {"2015", "2014-M01/M09", "2015-M09"} <= found.keys()


def test_years_may_be_rows(catalogue: Catalogue) -> None:
    grid = """
Năm  | Xuất khẩu
2013 | 281
2014 | 310
"""
    assert any(f.startswith("whole label") for f in _periods("310", catalogue, grid, "Biểu 1")["2014"])


def test_where_no_time_is_told_the_day_of_publication_offers_years(catalogue: Catalogue) -> None:
    found = _periods("310", catalogue, "Chỉ tiêu | Giá trị\nXuất khẩu | 310", "Biểu 1")
    assert {"2016", "2015"} <= found.keys()
