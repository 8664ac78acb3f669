"""A figure in doubt says so wherever it shows: what two readers and recognitions make of it, and what was corrected."""

from __future__ import annotations

from typing import Any

import pytest

from etl.warehouse.sql_files import MARTS, is_table_macro
from tests.warehouse.figures import Ask, Publish, completion, figure, growth, report

pytestmark = pytest.mark.usefixtures("in_views")

DOUBT: dict[str, Any] = {"reading": "disputed", "digits": "one"}
ASKED = "reading, digits"

OTHERWISE = {
    "kpi_wide": {"doubtful", "corrected"},
    "kpi_contradiction": {"disputed"},
    # What a person looks at, and the figures of one publisher beside each other.
    "kpi_review": {"reason"},
    "kpi_series": {"before_id"},
}
"""Marts that mark their figures in another way."""


def test_every_mart_of_figures_marks_them(published: Any, ask: Ask) -> None:
    figures = {"actual", "value", "last_value", "exports"}
    found = dict[str, set[str]]()
    for name in MARTS:
        if not is_table_macro("marts", name):
            columns = {str(row["column_name"]) for row in ask(f"describe {name}")}
            if columns & figures:
                found[name] = columns
    assert {"kpi_yearly", "kpi_vintage", "kpi_conflict", "kpi_2025_boundaries", *OTHERWISE} <= set(found)
    for name, columns in found.items():
        assert OTHERWISE.get(name, {"trust", "reading", "digits", "corrected"}) <= columns, name


def test_a_sum_of_provinces_is_as_sure_as_its_least_sure_part(publish: Publish, ask: Ask) -> None:
    level = "retail_sales 2015 actual"
    publish(
        report("a", "2016-01-18", [figure("100 tỷ", f"{level} 100 bn_vnd", reading="both")], area_id="tuyen-quang"),
        report("b", "2016-01-18", [figure("200 tỷ", f"{level} 200 bn_vnd", **DOUBT)], area_id="ha-giang"),
        report("c", "2016-01-19", [figure("900 tỷ", f"{level} 900 bn_vnd", reading="both")], area_id="ha-giang"),
    )
    shown = f"actual, consistency, trust, {ASKED}, corrected"
    [row] = ask(f"select {shown} from kpi_2025_boundaries where area_id = 'tuyen-quang-2025'")
    assert tuple(row.values()) == (1000, "conflict", "text", "both", None, None)
    [row] = ask(f"select {shown} from kpi_linked_series where area_id = 'tuyen-quang-2025'")
    assert tuple(row.values()) == (1000, "conflict", "text", "both", None, None)
    rows = ask(f"select value, {ASKED} from kpi_conflict order by value")
    assert [tuple(row.values()) for row in rows] == [(200, "disputed", "one"), (900, "both", None)]
    assert ask("select doubtful from kpi_wide where area_id = 'ha-giang'") == [{"doubtful": "retail_sales"}]


def test_the_marks_of_a_single_figure(publish: Publish, ask: Ask) -> None:
    publish(
        report("a", "2015-12-18", [
            figure("ước 19 nghìn tỷ", "retail_sales 2015 estimate 19000 bn_vnd"),
            figure("kế hoạch 18.500 tỷ", "retail_sales 2015 plan 18500 bn_vnd"),
        ], publisher="Sở Công Thương Lạng Sơn"),
        report("b", "2016-01-18", [
            figure("20 nghìn tỷ", "retail_sales 2015 actual 20000 bn_vnd", **DOUBT),
            growth("12%", "retail_sales 2015 actual 12", reading="both"),
            completion("103%", "retail_sales 2015 actual 103", reading="one"),
            figure("9 tỷ đồng", "exports 2015 actual 9 bn_vnd", **DOUBT),
        ], publisher="Sở Công Thương Lạng Sơn"),
    )  # fmt: skip
    for asked in (
        "kpi_yearly where indicator = 'retail_sales'",
        "kpi_plan_vs_actual",
        "kpi_linked_series",
        "kpi_2025_boundaries where area_id = 'lang-son'",
        "kpi_vintage where role = 'level' and vintage = 2",
        "kpi_revision where role = 'level'",
        "kpi_other_units",
    ):
        assert ask(f"select {ASKED} from {asked}") == [{"reading": "disputed", "digits": "one"}], asked
    assert ask(f"select {ASKED} from kpi_vintage where role = 'growth'") == [{"reading": "both", "digits": None}]
