from __future__ import annotations

import pandas as pd

from etl.explore.charts.points import comparable, doubts, growths, levels, stretches
from tests.explore.charts.naming import LANG_SON, row


def test_each_kind_of_figure_is_a_point_of_its_own_kind() -> None:
    found = [(point.year, point.kind, point.value) for point in levels(LANG_SON)]
    assert found == [
        (2014, "estimate", 3439), (2015, "actual", 4013), (2015, "plan_implied", 3764.54), (2016, "plan", 4310),
    ]  # fmt: skip
    assert [(point.kind, point.value) for point in growths(LANG_SON)] == [("actual", 16.7), ("computed", 16.6909)]


def test_an_announced_plan_hides_the_implied_one() -> None:
    assert [point.kind for point in levels([row(plan=10, plan_implied=11)])] == ["plan"]


def test_a_derived_figure_is_never_shown_as_stated() -> None:
    assert [point.kind for point in levels([row(actual=1, origin="derived", status="actual")])] == ["derived"]


def test_nulls_of_a_pandas_frame_are_no_points() -> None:
    frame = pd.DataFrame([row(actual=1.0), row(2016, plan=2.0)])
    records = [{str(name): value for name, value in one.items()} for one in frame.to_dict("records")]
    assert [(point.kind, point.value) for point in levels(records)] == [("actual", 1), ("plan", 2)]


def test_a_line_joins_neighbouring_years_of_one_series_only() -> None:
    rows = [row(2010, actual=1), row(2011, actual=2), row(2014, actual=3), row(2011, actual=9, price_basis="current")]
    points = levels([*rows, row(2012, plan=5)])
    found = stretches(points)
    assert found[0] == found[1]
    assert len({found[0], found[2], found[3]}) == 3
    assert 4 not in found


def test_figures_at_different_prices_are_not_compared() -> None:
    rows = [
        row(actual=1, price_basis="current"),
        row(actual=2, price_basis="current"),
        row(actual=3),
        row(scope="goods"),
    ]
    chosen, left_out = comparable(rows)
    assert [one["actual"] for one in chosen] == [1, 2]
    assert left_out == 2
    assert comparable([]) == ([], 0)


def test_what_is_in_doubt_is_said() -> None:
    assert doubts(row()) == ()
    assert doubts(row(consistency="conflict", reading="disputed", trust="ocr")) == (
        ("consistency", "conflict"), ("reading", "disputed"), ("trust", "ocr"),
    )  # fmt: skip
