"""A figure that is no exact one says so wherever it shows: over, about, under, or a range with its upper end."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.warehouse.figures import Ask, Figure, Publish, completion, figure, growth, report

OUTPUT = "industrial_output 2015"


@pytest.fixture(scope="module", params=["over", "about", "under"])
def bound(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_each_role_has_the_bound_of_its_figure(bound: str, publish: Publish, ask: Ask) -> None:
    publish(report("a", "2016-01-18", [
        figure("trên 19 nghìn tỷ đồng", f"{OUTPUT} actual 19000 bn_vnd", bound=bound),
        figure("kế hoạch 18.500 tỷ đồng", f"{OUTPUT} plan 18500 bn_vnd"),
        growth("tăng gần 12%", f"{OUTPUT} actual 12", bound="under"),
        completion("khoảng 103%", f"{OUTPUT} actual 103", bound="about"),
    ]))  # fmt: skip
    shown = "actual_bound, plan_bound, plan_growth_bound, growth_bound, completion_bound"
    for relation in ("kpi_yearly", "kpi_period", "kpi_yearly_asof(date '2016-02-01')"):
        [row] = ask(f"select {shown} from {relation} where actual is not null")
        assert tuple(row.values()) == (bound, None, None, "under", "about"), relation
    [row] = ask("select actual_bound, plan_bound, completion_bound, growth_bound from kpi_plan_vs_actual")
    assert tuple(row.values()) == (bound, None, "about", "under")
    assert ask("select inexact from kpi_wide") == [{"inexact": "industrial_output"}]
    assert ask("select bound from kpi_vintage where role = 'level'") == [{"bound": bound}]
    assert ask("select actual_bound from kpi_linked_series") == [{"actual_bound": bound}]


def test_a_range_has_its_upper_end(publish: Publish, ask: Ask) -> None:
    publish(report("a", "2016-01-18", [
        figure("4.000 - 4.100 tỷ đồng", f"{OUTPUT} plan 4000 bn_vnd", value_to=Decimal(4100)),
        growth("từ 10 đến 12%", f"{OUTPUT} plan 10", value_to=Decimal(12)),
        figure("4.013 tỷ đồng", f"{OUTPUT} actual 4013 bn_vnd"),
    ]))  # fmt: skip
    shown = "plan, plan_bound, plan_to, plan_growth_bound, plan_growth_to, actual_bound, actual_to"
    [row] = ask(f"select {shown} from kpi_yearly")
    assert tuple(row.values()) == (4000, "range", 4100, "range", 12, None, None)


def test_a_sum_is_no_more_exact_than_its_parts(publish: Publish, ask: Ask) -> None:
    def halves(year: int, *bounds: str | None) -> list[Figure]:
        return [
            figure(f"{year}: {n} nửa {half} tỷ", f"retail_sales {year}-H{half} actual {n} bn_vnd", bound=bound)
            for half, n, bound in zip((1, 2), (500, 600), bounds, strict=True)
        ]

    figures = [*halves(2013, None, None), *halves(2014, "over", None), *halves(2015, "over", "under")]
    publish(report("a", "2016-01-18", figures))
    rows = ask("select year, actual, origin, actual_bound from kpi_yearly order by year")
    assert [tuple(row.values()) for row in rows] == [
        (2013, 1100, "derived", None),
        (2014, 1100, "derived", "over"),
        (2015, 1100, "derived", "about"),
    ]


def test_each_figure_is_settled_for_itself(publish: Publish, ask: Ask) -> None:
    """A level that is final beside a growth that is only estimated and a completion that is preliminary."""
    publish(report("a", "2016-01-18", [
        figure("4.013 tỷ đồng", f"{OUTPUT} actual 4013 bn_vnd"),
        growth("ước tăng 12%", f"{OUTPUT} estimate 12"),
        completion("sơ bộ 103%", f"{OUTPUT} estimate 103", preliminary=True),
    ]))  # fmt: skip
    [row] = ask("select status, actual_status, growth_status, completion_status from kpi_yearly")
    assert tuple(row.values()) == ("actual", "actual", "estimate", "preliminary")
