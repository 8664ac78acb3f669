"""The picture of the coverage: one mark per headline indicator, the latest years where the terminal is narrow."""

from __future__ import annotations

import io

from rich.console import Console

from etl.cli.render import coverage
from etl.query.queries import QueryResult, ask
from etl.settings import Settings
from etl.warehouse.sql_files import query

COLUMNS = ("area_id", "area", "year", "indicator", "coverage")


def picture(answer: QueryResult, width: int | None = None) -> str:
    file = io.StringIO()
    console = Console(file=file, force_terminal=width is not None, width=width or 200, no_color=True, highlight=False)
    coverage.show(console, answer)
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
    shown = picture(ask(loaded.warehouse, query("coverage_picture")))
    assert "Bắc Kạn" in shown
    assert "●" in shown or "◐" in shown
