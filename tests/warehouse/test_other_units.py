"""Figures in another currency than their indicator is shown in: visible as stated, never mixed with the others."""

from __future__ import annotations

import pytest

from tests.warehouse.figures import Ask, Figure, Publish, figure, report

pytestmark = pytest.mark.usefixtures("in_views")

SHOWN = "select role, value, unit, shown, shown_unit, round(vnd_per_usd) as rate from kpi_other_units order by role"


def told(ask: Ask, sql: str) -> list[tuple[object, ...]]:
    return [tuple(row.values()) for row in ask(sql)]


def test_beside_what_kpi_yearly_shows(publish: Publish, ask: Ask) -> None:
    publish(
        report("a", "2016-01-10", [figure("1.200 triệu USD", "exports 2015 actual 1200 mn_usd")]),
        report(
            "b",
            "2016-01-20",
            [
                figure("27.000 tỷ đồng", "exports 2015 actual 27000 bn_vnd"),
                figure("30.000 tỷ đồng", "exports 2015 plan 30000 bn_vnd"),
            ],
        ),
    )
    assert told(ask, SHOWN) == [
        ("level", 27000.0, "bn_vnd", 1200.0, "mn_usd", 22500.0),
        ("plan", 30000.0, "bn_vnd", None, "mn_usd", None),
    ]
    assert told(ask, "select actual, plan, unit, documents from kpi_yearly") == [(1200.0, None, "mn_usd", 1)]
    assert told(ask, "select quote from kpi_vintage") == [("1.200 triệu USD",)]
    assert told(ask, "select quote, path, published_on::varchar from kpi_other_units where role = 'level'") == [
        ("27.000 tỷ đồng", "b.txt", "2016-01-20")
    ]


def test_dollars_of_an_indicator_in_dong(publish: Publish, ask: Ask) -> None:
    said = [
        figure("2.700 tỷ đồng", "retail_sales 2015 actual 2700 bn_vnd"),
        figure("120 triệu USD", "retail_sales 2015 actual 120 mn_usd"),
    ]
    publish(report("a", "2016-01-10", said))
    assert told(ask, SHOWN) == [("level", 120.0, "mn_usd", 2700.0, "bn_vnd", 22500.0)]


@pytest.mark.parametrize("also", [(), (figure("tăng 9% năm 2014", "exports 2014 actual 9 pct", "growth_yoy"),)])
def test_a_cell_known_in_another_currency_alone_is_not_missing(
    also: tuple[Figure, ...], publish: Publish, ask: Ask
) -> None:
    publish(report("a", "2016-01-10", [figure("27.000 tỷ đồng", "exports 2015 actual 27000 bn_vnd"), *also]))
    assert told(ask, "select year, indicator, has_level from kpi_coverage where coverage = 'other unit'") == [
        (2015, "exports", False)
    ]
    assert told(ask, "select count(*) from kpi_yearly where year = 2015") == [(0,)]
    assert told(ask, SHOWN) == [("level", 27000.0, "bn_vnd", None, "mn_usd", None)]


def test_no_yearly_figure_is_in_neither_view(publish: Publish, ask: Ask) -> None:
    publish(
        report(
            "a",
            "2016-01-10",
            [
                figure("1.200 triệu USD", "exports 2015 actual 1200 mn_usd"),
                figure("27.000 tỷ đồng", "exports 2015 actual 27000 bn_vnd"),
                figure("đạt 103% kế hoạch", "exports 2015 actual 103 pct", "plan_completion"),
            ],
        )
    )
    unseen = """
        select quote from observation
        where observation_id not in (select observation_id from kpi_vintage)
          and observation_id not in (select observation_id from kpi_other_units)"""
    assert ask(unseen) == []
