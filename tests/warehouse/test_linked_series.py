"""Series over a change of prices or boundaries: linked where something links them, broken where nothing does."""

from __future__ import annotations

from typing import Any

import pytest

from tests.warehouse.figures import Ask, Figure, Publish, figure, growth, report

pytestmark = pytest.mark.usefixtures("in_views")

OUTPUT = "industrial_output"


def out(year: int, value: int, basis: str | None, scenario: str = "actual") -> Figure:
    return figure(f"{year}: {value} tỷ", f"{OUTPUT} {year} {scenario} {value} bn_vnd", price_basis=basis)


def grown(year: int, value: float, basis: str | None) -> Figure:
    return growth(f"{year} tăng {value}%", f"{OUTPUT} {year} actual {value}", price_basis=basis)


SERIES = """select year, price_basis, linked_basis, round(linked, 2) as linked, link, link_year, is_break
    from kpi_linked_series order by year, price_basis"""


def rows(ask: Ask) -> list[tuple[Any, ...]]:
    return [tuple(row.values()) for row in ask(SERIES)]


def test_a_year_known_on_both_prices_links_them(publish: Publish, ask: Ask) -> None:
    old, new = "constant_1994", "constant_2010"
    publish(
        report("a", "2013-01-10", [out(2010, 1000, old), out(2011, 1100, old), out(2012, 1300, old)]),
        report("b", "2014-01-10", [out(2011, 3300, new), out(2012, 3800, new), out(2013, 4000, new)]),
    )
    assert rows(ask) == [
        (2010, old, new, 3000.0, "overlap", 2011, False),
        (2011, old, new, None, None, 2011, False),
        (2011, new, new, 3300.0, None, None, False),
        (2012, old, new, None, None, 2011, False),
        (2012, new, new, 3800.0, None, None, False),
        (2013, new, new, 4000.0, None, None, False),
    ]
    [factor] = ask(
        "select link_factor, link_factor_low, link_factor_high from kpi_linked_series where link is not null"
    )
    assert list(factor.values()) == pytest.approx([3, 3800 / 1300, 3])


def test_a_stated_growth_links_them_with_its_words(publish: Publish, ask: Ask) -> None:
    publish(
        report("a", "2012-01-10", [out(2010, 900, "constant_1994"), out(2011, 1000, "constant_1994")]),
        report("b", "2013-01-10", [out(2012, 3300, "constant_2010"), grown(2012, 10, "constant_2010")]),
    )
    assert rows(ask) == [
        (2010, "constant_1994", "constant_2010", 2700.0, "growth", 2012, False),
        (2011, "constant_1994", "constant_2010", 3000.0, "growth", 2012, False),
        (2012, "constant_2010", "constant_2010", 3300.0, None, None, False),
    ]
    assert ask("select distinct link_quote from kpi_linked_series where link is not null") == [
        {"link_quote": "2012 tăng 10%"}
    ]


def test_where_nothing_links_them_there_is_a_break(publish: Publish, ask: Ask) -> None:
    publish(
        report("a", "2012-01-10", [out(2011, 1000, "constant_1994")]),
        report("b", "2013-01-10", [out(2012, 3300, "constant_2010"), out(2013, 3500, "constant_2010", "estimate")]),
    )
    assert rows(ask) == [
        (2011, "constant_1994", "constant_2010", None, None, None, False),
        (2012, "constant_2010", "constant_2010", 3300.0, None, None, True),
        (2013, "constant_2010", "constant_2010", 3500.0, None, None, False),
    ]


def test_current_and_unnamed_prices_are_linked_with_nothing(publish: Publish, ask: Ask) -> None:
    publish(
        report("a", "2012-01-10", [out(2011, 1000, None)]),
        report("b", "2013-01-10", [out(2012, 3300, "current"), grown(2012, 10, "current")]),
        report("c", "2014-01-10", [out(2013, 3000, "constant_2010"), grown(2013, 10, "constant_2010")]),
    )
    assert rows(ask) == [
        (2011, None, None, 1000.0, None, None, False),
        (2012, "current", "current", 3300.0, None, None, True),
        (2013, "constant_2010", "constant_2010", 3000.0, None, None, True),
    ]


def test_a_figure_in_conflict_links_nothing(publish: Publish, ask: Ask) -> None:
    publish(
        report("a", "2012-01-10", [out(2010, 900, "constant_1994"), out(2011, 1000, "constant_1994")]),
        report("b", "2013-01-10", [out(2011, 3300, "constant_2010")]),
        report("c", "2013-02-10", [out(2011, 3900, "constant_2010")]),
    )
    assert rows(ask)[0] == (2010, "constant_1994", "constant_2010", None, None, None, False)


def test_a_province_of_today_goes_back_by_the_sum_of_its_parts(publish: Publish, ask: Ask) -> None:
    def exports(year: int, value: int) -> Figure:
        return figure(f"{year}: {value} triệu USD", f"exports {year} actual {value} mn_usd")

    publish(
        report("hg", "2024-01-05", [exports(2023, 110)], area_id="ha-giang"),
        report("tq", "2024-01-05", [exports(2023, 210)], area_id="tuyen-quang"),
        report("tq25", "2026-01-05", [exports(2025, 400)], area_id="tuyen-quang-2025"),
    )
    told = ask("select year, linked, link from kpi_linked_series where area_id = 'tuyen-quang-2025' order by year")
    assert [tuple(row.values()) for row in told] == [(2023, 320.0, "boundaries"), (2025, 400.0, None)]
