"""The page of an indicator: provinces of a year that can be compared, on the boundaries of then and of today."""

from __future__ import annotations

from etl.explore.pages.indicator import grouped
from tests.explore.client import Pages


def test_provinces_stand_in_a_ranking_of_a_year(pages: Pages) -> None:
    shown = pages.get("/indicator/industrial_output?year=2015")
    assert "4.013 tỷ đồng" in shown.texts("//tr[th[contains(., 'Lạng Sơn')]]")[0]
    assert "/indicator/industrial_output?year=2008" in shown.links()
    assert "/indicator/industrial_output.mining" in shown.links()
    assert "Giá trị sản xuất công nghiệp" in shown.texts("//h1")[0]


def test_what_cannot_be_compared_stands_in_tables_of_its_own() -> None:
    rows = [{"scope": scope, "price_basis": basis} for scope, basis in ((None, None), ("goods", None), (None, None))]
    assert [len(group) for group in grouped(rows)] == [2, 1]


def test_figures_of_the_provinces_of_today(pages: Pages) -> None:
    shown = pages.get("/indicator/industrial_output?year=2016&boundaries=2025&lang=en")
    assert "missing a part: Quảng Ngãi" in shown.texts("//tr[th[contains(., 'Quảng Ngãi')]]")[0]
    assert "boundaries=2025" not in pages.get("/indicator/iip").content.decode()


def test_a_part_leads_to_its_whole(pages: Pages) -> None:
    shown = pages.get("/indicator/industrial_output.mining?lang=en")
    assert "part of Industrial output, gross value" in shown.text


def test_an_indicator_of_which_nothing_is_known(pages: Pages) -> None:
    shown = pages.get("/indicator/exports.cashew?lang=en")
    assert shown.status == 200
    assert "Nothing is known" in shown.text
