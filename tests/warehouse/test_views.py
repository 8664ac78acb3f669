"""The views beside kpi_yearly, each on reports that show what it is for; and that every SQL file is put to use."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from etl.catalogue import Catalogue
from etl.warehouse.sql_files import LAYERS, MACROS, SQL, names, sql
from tests.warehouse.figures import Ask, Figure, Publish, completion, figure, growth, lang_son, page, report

pytestmark = pytest.mark.usefixtures("in_views")


@pytest.fixture(scope="module")
def macros() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        for name in MACROS:
            connection.execute(sql("macros", name))
        yield connection


@pytest.mark.parametrize(
    ("publisher", "key"),
    [
        ("Sở Công Thương tỉnh Lai Châu", "so cong thuong lai chau"),
        (" sở công thương Lai Châu", "so cong thuong lai chau"),
        ("Cục Thống kê thành phố Hải Phòng (bản sao tại hocday.com)", "cuc thong ke hai phong"),
        ("Sở Công Thương TP. Hồ Chí Minh", "so cong thuong ho chi minh"),
        ("Báo Hoà Bình", "hoa binh"),
        ("Báo Ho\u0300a Bi\u0300nh", "hoa binh"),
        ("Báo Hà Tĩnh", "ha tinh"),
        ("Tỉnh Hà Tĩnh", "tinh ha tinh"),
        ("Thương hiệu & Công luận", "thuong hieu va cong luan"),
        ("(arit.gov.vn)", "(arit.gov.vn)"),
        (" ", None),
        (None, None),
    ],
)
def test_the_key_of_a_publisher(publisher: str | None, key: str | None, macros: duckdb.DuckDBPyConnection) -> None:
    assert macros.execute("select publisher_key(?)", [publisher]).fetchone() == (key,)


@pytest.mark.parametrize(
    ("value", "decimals", "bound", "low", "high"),
    [
        ("4013", 0, None, 4012.5, 4013.5),
        ("13700", 0, None, 13699.5, 13700.5),
        ("99.3", 1, None, 99.25, 99.35),
        ("99.3", 1, "about", 99.15, 99.45),
        ("4000", 0, "over", 3999.5, 5000.5),
        ("4000", 0, "under", 2999.5, 4000.5),
        ("4100", 0, "about", 3999.5, 4200.5),
        ("1.20", 2, "over", 1.195, 1.305),
        ("-5", 0, "over", -6.5, -3.5),
        ("0", 0, "about", -1.5, 1.5),
        ("4000", -3, None, 3500, 4500),
    ],
)
def test_what_a_figure_can_mean_as_written(
    value: str, decimals: int, bound: str | None, low: float, high: float, macros: duckdb.DuckDBPyConnection
) -> None:
    row = macros.execute(
        "select figure_low(v, d, b), figure_high(v, d, b) from (select $v::decimal(28, 6) as v, $d::int as d, $b as b)",
        {"v": value, "d": decimals, "b": bound},
    ).fetchone()
    assert row == pytest.approx((low, high), abs=1e-9)


CELL = ("lang-son", 2015, "exports", None, None)


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (CELL, True),
        (("lang-son", 2015, "exports", "", None), False),
        (("lang-son", 2015, "exports", None, ""), False),
        (("lang-son", 2016, "exports", None, None), False),
        (("lang-son", 2015, "exports", "goods", None), False),
        (("lang-son", 2015, "exports", None, "goods"), False),
    ],
)
def test_the_key_of_a_cell_is_equal_for_the_same_cell_alone(
    other: tuple[object, ...], same: bool, macros: duckdb.DuckDBPyConnection
) -> None:
    """Compared, joined and grouped: `=` holds for null scopes and price bases, and null is not ''."""
    parts = ", ".join(f"${number}::{kind}" for number, kind in enumerate(("text", "int", "text", "text", "text"), 1))
    macros.execute(f"create or replace temp table one as select cell_id({parts}) as cell_id", CELL)
    macros.execute(f"create or replace temp table other as select cell_id({parts}) as cell_id", other)
    assert macros.execute("select one.cell_id = other.cell_id from one, other").fetchone() == (same,)
    assert len(macros.execute("from one join other using (cell_id)").fetchall()) == same
    grouped = macros.execute("select cell_id from (from one union all from other) group by cell_id").fetchall()
    assert len(grouped) == (1 if same else 2)


def test_a_cell_is_joined_by_its_key_alone() -> None:
    by_parts = [file.name for file in SQL.glob("*/*.sql") if "is not distinct from" in file.read_text("utf-8")]
    assert by_parts == []


def test_a_layer_reads_those_before_it_alone() -> None:
    before: set[str] = set()
    for layer, relations in LAYERS.items():
        for name in relations:
            later = {other for others in LAYERS.values() for other in others} - before - {name}
            read = set(re.findall(r"\b(?:from|join) (\w+)", sql(layer, name)))
            assert not read & later, name
            before.add(name)


def test_the_statements_of_a_cell_are_looked_for_in_the_tables(publish: Publish, ask: Ask) -> None:
    # Otherwise a page of one cell would join every figure of the warehouse first.
    other = report("b", "2018-01-05", [figure("742 triệu USD", "imports 2017 actual 742 mn_usd")], area_id="ha-nam")
    asked = "from kpi_statement where area_id = 'lang-son' and indicator = 'industrial_output' and period = '2015'"
    publish(lang_son(), other)
    [plan] = ask(f"explain (format json) {asked}")
    scans = [scan for scan in _scans(json.loads(plan["explain_value"])[0]) if scan["Table"].endswith(".observation")]
    chosen = [scan for scan in scans if "period='2015'" in str(scan.get("Filters"))]
    # the figures, and what levels stand beside them; the third is of figures that were corrected, by their ids
    assert (len(chosen), len(scans)) == (2, 3), scans


def _scans(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if "Table" in node["extra_info"]:
        yield node["extra_info"]
    for child in node["children"]:
        yield from _scans(child)


def test_wide_is_one_row_per_area_and_year(publish: Publish, ask: Ask) -> None:
    publish(
        lang_son(),
        report(
            "ha-nam",
            "2018-01-02",
            [
                figure("78.613,9 tỷ", "industrial_output 2017 estimate 78613.9 bn_vnd", price_basis="constant_2010"),
                figure("101.000 tỷ", "industrial_output 2017 estimate 101000 bn_vnd", price_basis="current"),
                growth("11%", "iip 2017 actual 11"),
                figure("1.742 triệu USD", "exports 2017 estimate 1742 mn_usd", scope="goods"),
                figure("900 triệu USD", "imports 2017 actual 900 mn_usd", scope="goods"),
                figure("800 triệu USD", "imports 2017 actual 800 mn_usd", scope="local_goods"),
            ],
            area_id="ha-nam",
        ),
    )
    assert ask("select * exclude (inexact, doubtful, corrected) from kpi_wide order by area_id") == [
        {
            "area_id": "ha-nam",
            "area": "Hà Nam",
            "year": 2017,
            "industrial_output": 78613.9,
            "iip": 111.0,
            "retail_sales": None,
            "trade_turnover": None,
            "exports": 1742.0,
            "imports": None,
            "grdp": None,
            "budget_revenue": None,
            "derived": None,
        },
        {
            "area_id": "lang-son",
            "area": "Lạng Sơn",
            "year": 2015,
            "industrial_output": 4013.0,
            "iip": None,
            "retail_sales": 13700.0,
            "trade_turnover": 4100.0,
            "exports": None,
            "imports": None,
            "grdp": None,
            "budget_revenue": None,
            "derived": None,
        },
    ]


def test_wide_has_a_column_for_every_headline_indicator(published: Path, ask: Ask, catalogue: Catalogue) -> None:
    columns = {row["column_name"] for row in ask("describe kpi_wide")}
    headline = {code for code, row in catalogue.indicators.items() if row.headline}
    assert columns == headline | {"area_id", "area", "year", "derived", "inexact", "doubtful", "corrected"}


def test_what_was_planned_and_what_came_of_it(publish: Publish, ask: Ask) -> None:
    publish(
        report("a", "2015-01-12", [figure("3.765 tỷ", "industrial_output 2015 plan 3765 bn_vnd")]),
        report("b", "2015-07-01", [figure("3.800 tỷ", "industrial_output 2015 plan 3800 bn_vnd")]),
        report(
            "c",
            "2016-01-18",
            [
                figure("4.013 tỷ", "industrial_output 2015 actual 4013 bn_vnd"),
                completion("99%", "retail_sales 2015 actual 99"),
            ],
        ),
    )
    rows = ask("""select indicator, plan_first, plan, actual, gap, round(completion_computed, 1) as computed, reached
                  from kpi_plan_vs_actual order by indicator""")
    assert rows == [
        {
            "indicator": "industrial_output",
            "plan_first": 3765.0,
            "plan": 3800.0,
            "actual": 4013.0,
            "gap": 213.0,
            "computed": 105.6,
            "reached": True,
        },
        {
            "indicator": "retail_sales",
            "plan_first": None,
            "plan": None,
            "actual": None,
            "gap": None,
            "computed": None,
            "reached": False,
        },
    ]


def test_planned_growth_and_the_growth_that_came_of_it(publish: Publish, ask: Ask) -> None:
    publish(
        report("a", "2015-01-12", [growth("phấn đấu tăng 9%", "iip 2015 plan 9")]),
        report(
            "b",
            "2016-01-18",
            [
                growth("tăng 7,5%", "iip 2015 actual 7.5"),
                growth("phấn đấu tăng trên 12%", "iip 2016 plan 12", bound="over"),
                figure("4.013 tỷ", "industrial_output 2015 actual 4013 bn_vnd"),
                completion("106,6%", "industrial_output 2015 actual 106.6"),
            ],
        ),
    )
    rows = ask("""select indicator, year, plan_first, plan, round(plan_implied) as implied, plan_growth, growth,
                  growth_gap, reached, plan_documents, plan_growth_quote
                  from kpi_plan_vs_actual order by indicator, year""")
    assert [tuple(row.values()) for row in rows] == [
        ("iip", 2015, None, None, None, 9.0, 7.5, -1.5, False, 1, "phấn đấu tăng 9%"),
        ("iip", 2016, None, None, None, 12.0, None, None, None, 1, "phấn đấu tăng trên 12%"),
        ("industrial_output", 2015, None, None, 3765.0, None, None, None, True, None, None),
    ]
    assert ask("select distinct coverage from kpi_coverage where indicator = 'iip' and year = 2016") == [
        {"coverage": "missing"},
        {"coverage": "plan only"},
    ]
    assert ask("select role, value from kpi_vintage where scenario = 'plan' order by value") == [
        {"role": "plan_growth", "value": 9.0},
        {"role": "plan_growth", "value": 12.0},
    ]


def test_vintages_and_conflicts(publish: Publish, ask: Ask) -> None:
    output = "industrial_output 2015"
    publish(
        report("a", "2015-12-20", [figure("ước 4.000 tỷ", f"{output} estimate 4000 bn_vnd")]),
        report("b", "2016-01-18", [figure("4.013 tỷ", f"{output} actual 4013 bn_vnd")]),
        report("c", "2016-03-01", [figure("4.020 tỷ", f"{output} actual 4020 bn_vnd")]),
    )
    assert ask("select vintage, value, revision from kpi_vintage order by vintage") == [
        {"vintage": 1, "value": 4000.0, "revision": None},
        {"vintage": 2, "value": 4013.0, "revision": 13.0},
        {"vintage": 3, "value": 4020.0, "revision": 7.0},
    ]
    assert ask("select value, shown, contradiction from kpi_conflict order by value") == [
        {"value": value, "shown": 4020.0, "contradiction": "level"} for value in (4000.0, 4013.0, 4020.0)
    ]


def test_coverage_knows_the_provinces_of_each_year(publish: Publish, ask: Ask) -> None:
    publish(
        lang_son(),
        report("hue", "2026-01-10", [growth("12%", "iip 2025 estimate 12")], area_id="hue"),
    )
    per_year = ask("select year, count(distinct area_id) as n from kpi_coverage group by all order by year")
    assert per_year == [{"year": 2015, "n": 63}, {"year": 2016, "n": 63}, {"year": 2025, "n": 34}]
    told = ask("""select area_id, year, indicator, coverage, has_level from kpi_coverage
                  where coverage <> 'missing' order by year, indicator""")
    assert [tuple(row.values()) for row in told] == [
        ("lang-son", 2015, "industrial_output", "actual", True),
        ("lang-son", 2015, "retail_sales", "actual", True),
        ("lang-son", 2015, "trade_turnover", "actual", True),
        ("lang-son", 2016, "industrial_output", "plan only", False),
        ("lang-son", 2016, "retail_sales", "plan only", False),
        ("lang-son", 2016, "trade_turnover", "plan only", False),
        ("hue", 2025, "iip", "estimate", False),
    ]


def test_a_sum_of_today_needs_all_its_parts(publish: Publish, ask: Ask) -> None:
    def exports(year: int, value: str, scenario: str = "actual") -> Figure:
        return figure(f"{value} triệu USD", f"exports {year} {scenario} {value} mn_usd")

    publish(
        page(
            "hg", "2024-01-05", [exports(2023, "110"), exports(2022, "90")], "Hà Giang", area_id="ha-giang", trust="ocr"
        ),
        report("tq", "2024-01-05", [exports(2023, "210", "estimate")], area_id="tuyen-quang"),
        report("tq25", "2026-01-05", [exports(2025, "400")], area_id="tuyen-quang-2025"),
        report("ls", "2024-01-05", [exports(2023, "3000"), growth("9%", "iip 2023 actual 9")]),
    )
    rows = ask(
        """select area, year, actual, status, trust, source, missing from kpi_2025_boundaries order by area, year"""
    )
    assert [tuple(row.values()) for row in rows] == [
        ("Lạng Sơn", 2023, 3000.0, "actual", "text", "stated", None),
        ("Tuyên Quang", 2022, None, None, None, "part missing", "Tuyên Quang"),
        ("Tuyên Quang", 2023, 320.0, "estimate", "ocr", "added", None),
        ("Tuyên Quang", 2025, 400.0, "actual", "text", "stated", None),
    ]


def test_every_sql_file_makes_the_relation_it_is_named_after(published: Path, ask: Ask) -> None:
    made = {
        row["name"]
        for row in ask("""
        select table_name as name from duckdb_tables()
        union all select view_name from duckdb_views() where not internal
        union all select function_name from duckdb_functions() where not internal""")
    }
    behind = {name for name in made if name.endswith("_rows") and name.removesuffix("_rows") in made}  # a view's
    assert "kpi_statement_rows" in behind
    made -= behind
    assert made == {file.stem for file in SQL.glob("*/*.sql") if file.parent.name not in ("queries", "migrations")}


@pytest.mark.parametrize("folder", ["tables", *LAYERS, "checks", "macros", "queries"])
def test_every_sql_file_begins_with_what_it_is_for(folder: str) -> None:
    for name in names(folder):
        first = sql(folder, name).splitlines()[0]
        assert first.startswith("-- " if folder in ("checks", "macros") else "-- grain:"), name
