"""Offices whose figures are the province's: its power company, its market inspectors."""

from __future__ import annotations

from tests.extract.conftest import Reader


def test_what_is_paid_to_the_budget_is_the_inspectors_where_they_are_spoken_of(read_sentence: Reader) -> None:
    told = read_sentence("Quản lý thị trường kiểm tra 118 vụ, nộp ngân sách 2,5 tỷ đồng.")
    assert [(o.indicator, float(o.value)) for o in told.observations][1:] == [("market_revenue", 2.5)]
    alone = read_sentence("Nộp ngân sách 2,5 tỷ đồng.")
    assert not [one for one in alone.observations if one.indicator == "market_revenue"]


def test_a_power_companys_sales_are_the_provinces(read_sentence: Reader) -> None:
    read = read_sentence("Công ty Điện lực Lạng Sơn có điện thương phẩm đạt 512 triệu kWh.")
    assert [(o.indicator, float(o.value)) for o in read.observations] == [("electricity_sales", 512)]
