"""The picture of the coverage: one mark per headline indicator, the latest years where the terminal is narrow."""

from __future__ import annotations

import io

from rich.console import Console

from etl.cli.render import coverage
from etl.query.queries import QueryResult, ask
from etl.settings import Settings
from etl.warehouse.sql_files import query

COLUMNS = ("area_id", "area", "year", "indicator", "coverage")
PARTS = ("area_id", "area", "figures")


def picture(answer: QueryResult, width: int | None = None, parts: list[tuple[str, str, int]] | None = None) -> str:
    file = io.StringIO()
    console = Console(file=file, force_terminal=width is not None, width=width or 200, no_color=True, highlight=False)
    coverage.show(console, answer, QueryResult(PARTS, parts or []))
    return file.getvalue()


def cell(indicator: str, state: str, year: int = 2015, area: str = "Lạng Sơn") -> tuple[str, str, int, str, str]:
    return (area, area, year, indicator, state)


def test_a_mark_for_every_indicator_in_order() -> None:
    states = ("actual", "estimate", "ratio", "plan only", "missing")
    shown = picture(QueryResult(COLUMNS, [cell(f"i{n}", state) for n, state in enumerate(states)]))
    assert "Lạng Sơn   ●◐△○·" in shown
    assert "from left to right: i0, i1, i2, i3, i4" in shown


def test_provinces_without_any_report_are_named_below() -> None:
    shown = picture(QueryResult(COLUMNS, [cell("a", "actual"), cell("a", "missing", area="Cà Mau")]))
    assert "1 province without any report: Cà Mau" in shown


def test_provinces_with_reports_but_no_whole_year_are_told_apart() -> None:
    cells = [cell("a", "actual"), cell("a", "missing", area="Cà Mau"), cell("a", "missing", area="Huế")]
    shown = picture(QueryResult(COLUMNS, cells), parts=[("Cà Mau", "Cà Mau", 24)])
    assert "1 province with reports, but no whole year of a headline indicator" in shown
    assert "Cà Mau (24 figures)" in shown
    assert "1 province without any report: Huế" in shown


def test_a_warehouse_without_any_whole_year_says_what_it_has() -> None:
    shown = picture(QueryResult(COLUMNS, []), parts=[("Cà Mau", "Cà Mau", 1)])
    assert "1 province with reports, but no whole year" in shown
    assert "Cà Mau (1 figure)" in shown


def test_shorter_periods_are_named_in_one_line() -> None:
    known = QueryResult(("period",), [("2015-Q1",), ("2015-Q1",), *((f"2016-M{month:02d}",) for month in range(1, 9))])
    (line,) = coverage.shorter_periods(known)
    assert line.startswith("reports, but no whole year: 10 KPIs of 2015-Q1, 2016-M01")
    assert "2016-M05 and 3 more; `etl kpi --period 2015-Q1`" in line
    assert coverage.shorter_periods(QueryResult(("period",), [])) == []


def test_a_question_without_an_answer_names_the_nearest_periods() -> None:
    years = [(str(year),) for year in range(2001, 2013)]
    known = QueryResult(("period",), [("2015-M01/M09",), ("2016/2020",), *years, *years])
    line = coverage.other_periods(known, {2014})
    assert line.endswith("nearest: 2009, 2010, 2011, 2012, 2015-M01/M09, 2016/2020 and 8 more")
    assert coverage.other_periods(QueryResult(("period",), [("2015",)]), {1990}).endswith("nearest: 2015")
    assert coverage.other_periods(QueryResult(("period",), []), {1990}).startswith("nothing is known of this in any")


def test_the_latest_years_where_not_all_fit() -> None:
    years = QueryResult(COLUMNS, [cell(f"i{n}", "actual", year) for year in range(2000, 2020) for n in range(8)])
    narrow = picture(years, width=60)
    assert "2019" in narrow
    assert "2000" not in narrow.split("years before")[0]
    assert "years before 2017 do not fit here" in narrow
    assert "2000" in picture(years)


def test_nothing_is_drawn_of_an_empty_warehouse() -> None:
    assert picture(QueryResult(COLUMNS, [cell("a", "missing")])) == ""


def test_the_question_fits_the_view(loaded: Settings) -> None:
    answer = ask(loaded.warehouse, query("coverage_picture"))
    assert ask(loaded.warehouse, query("no_whole_year")).columns == PARTS
    shown = picture(answer)
    assert "Bắc Kạn" in shown
    assert "●" in shown or "◐" in shown
