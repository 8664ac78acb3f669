"""kpi_period: every period has its row, with its days; kpi_yearly are the whole years of it."""

from __future__ import annotations

from datetime import date

import duckdb
import pytest

from etl.language.periods import code, months
from etl.warehouse.sql_files import MACROS, sql
from tests.warehouse.figures import Ask, Publish, completion, figure, growth, report

pytestmark = pytest.mark.usefixtures("in_views")

OUTPUT = "industrial_output"


def test_every_period_has_a_row_and_years_stand_in_both(publish: Publish, ask: Ask) -> None:
    periods = ("2015", "2015-H1", "2015-Q3", "2015-M07", "2015-M01/M09", "2011/2015")
    said = [figure(f"{n}00 tỷ", f"{OUTPUT} {period} actual {n}00 bn_vnd") for n, period in enumerate(periods, 1)]
    publish(report("a", "2016-01-10", said))
    rows = ask("select period, year, actual, period_start, period_end, origin from kpi_period order by actual")
    assert [tuple(row.values()) for row in rows] == [
        ("2015", 2015, 100.0, date(2015, 1, 1), date(2015, 12, 31), "stated"),
        ("2015-H1", 2015, 200.0, date(2015, 1, 1), date(2015, 6, 30), "stated"),
        ("2015-Q3", 2015, 300.0, date(2015, 7, 1), date(2015, 9, 30), "stated"),
        ("2015-M07", 2015, 400.0, date(2015, 7, 1), date(2015, 7, 31), "stated"),
        ("2015-M01/M09", 2015, 500.0, date(2015, 1, 1), date(2015, 9, 30), "stated"),
        ("2011/2015", 2015, 600.0, date(2011, 1, 1), date(2015, 12, 31), "stated"),
    ]
    assert ask("select year, actual, period_start from kpi_yearly") == [
        {"year": 2015, "actual": 100.0, "period_start": date(2015, 1, 1)}
    ]
    both = "select * exclude (period) from kpi_period where period = '2015'"
    assert ask("from kpi_yearly") == ask(both) == ask("from kpi_yearly_asof(date '2016-01-10')")


def test_growth_is_on_the_same_part_of_the_year_before(publish: Publish, ask: Ask) -> None:
    publish(
        report(
            "a",
            "2016-05-10",
            [
                figure("900 tỷ", f"{OUTPUT} 2015-Q1 actual 900 bn_vnd"),
                figure("990 tỷ", f"{OUTPUT} 2016-Q1 actual 990 bn_vnd"),
                growth("10%", f"{OUTPUT} 2016-Q1 actual 10"),
                completion("24%", f"{OUTPUT} 2016-Q1 actual 24"),
                figure("kế hoạch 4.100 tỷ", f"{OUTPUT} 2016-Q1 plan 4100 bn_vnd"),
                figure("1.200 tỷ", f"{OUTPUT} 2016-Q2 actual 1200 bn_vnd"),
                figure("5.000 tỷ", f"{OUTPUT} 2011/2015 actual 5000 bn_vnd"),
                figure("4.000 tỷ", f"{OUTPUT} 2010/2014 actual 4000 bn_vnd"),
            ],
        )
    )
    rows = ask("""
        select period, round(growth_computed, 6) as growth, round(completion_computed, 1) as of_plan, consistency
        from kpi_period order by period_start, period_end""")
    assert [tuple(row.values()) for row in rows] == [
        ("2010/2014", None, None, "single"),
        ("2011/2015", None, None, "single"),
        ("2015-Q1", None, None, "single"),
        ("2016-Q1", 10.0, 24.1, "confirmed"),
        ("2016-Q2", None, None, "single"),
    ]
    assert ask("from kpi_yearly") == []


def test_a_quarter_that_two_reports_state_otherwise_is_to_be_looked_at(publish: Publish, ask: Ask) -> None:
    publish(
        report("a", "2015-04-10", [figure("900 tỷ", f"{OUTPUT} 2015-Q1 actual 900 bn_vnd")]),
        report("b", "2015-05-10", [figure("950 tỷ", f"{OUTPUT} 2015-Q1 actual 950 bn_vnd")]),
    )
    assert ask("select period, consistency, contradiction from kpi_period") == [
        {"period": "2015-Q1", "consistency": "conflict", "contradiction": "level"}
    ]
    assert {row["period"] for row in ask("select period from kpi_conflict")} == {"2015-Q1"}
    looked_at = ask("select kind, period, beside from kpi_review")
    assert looked_at
    assert {tuple(row.values()) for row in looked_at} == {("conflict", "2015-Q1", 950.0)}


@pytest.mark.parametrize("period", ["2015", "2015-H2", "2015-Q4", "2015-M12", "2015-M02/M11", "2011/2015", "2016-M02"])
def test_days_and_years_of_a_code_are_those_of_the_language(period: str) -> None:
    first, last = months(period)
    with duckdb.connect() as connection:
        for name in MACROS:
            connection.execute(sql("macros", name))
        asked = "select period_start($p), period_end($p), period_year($p), period_before($p)"
        start, end, year, before = connection.execute(asked, {"p": period}).fetchall()[0]
    assert start == date(first // 12, first % 12 + 1, 1)
    assert (end.year, end.month) == (last // 12, last % 12 + 1)
    assert (date.fromordinal(end.toordinal() + 1)).day == 1
    assert year == last // 12
    assert before == (None if "/" in period and "-" not in period else code(first - 12, last - 12))
