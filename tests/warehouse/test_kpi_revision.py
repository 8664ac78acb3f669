"""kpi_revision: what a publisher stated first beside what it stated last, of any period."""

from __future__ import annotations

from datetime import date

import pytest

from tests.warehouse.figures import Ask, Publish, completion, figure, growth, report

pytestmark = pytest.mark.usefixtures("in_views")

SHOWN = "period, role, first_status, first_value, last_status, last_value, revision, revision_pct, revised, statements"
OFFICE = "Sở Công Thương Lạng Sơn"


def test_estimate_preliminary_and_final_of_one_publisher(publish: Publish, ask: Ask) -> None:
    publish(
        report("a", "2015-12-20", [
            figure("ước 4.000 tỷ", "industrial_output 2015 estimate 4000 bn_vnd"),
            growth("ước tăng 16%", "industrial_output 2015 estimate 16"),
            figure("quý III: 900 tỷ", "industrial_output 2015-Q3 actual 900 bn_vnd"),
        ], publisher=OFFICE),
        report("b", "2016-03-10", [
            figure("sơ bộ 4.031 tỷ", "industrial_output 2015 estimate 4031 bn_vnd", preliminary=True),
            figure("quý III: 903 tỷ", "industrial_output 2015-Q3 actual 903 bn_vnd"),
        ], publisher=OFFICE),
        report("c", "2017-01-10", [
            figure("4.100 tỷ", "industrial_output 2015 actual 4100 bn_vnd"),
            growth("tăng 15,5%", "industrial_output 2015 actual 15.5"),
        ], publisher=OFFICE),
    )  # fmt: skip
    rows = ask(f"select {SHOWN} from kpi_revision order by period, role")
    assert [tuple(row.values()) for row in rows] == [
        ("2015", "growth", "estimate", 16.0, "actual", 15.5, -0.5, None, False, 2),
        ("2015", "level", "estimate", 4000.0, "actual", 4100.0, 100.0, pytest.approx(2.5), True, 3),
        ("2015-Q3", "level", "actual", 900.0, "actual", 903.0, 3.0, pytest.approx(1 / 3), True, 2),
    ]
    (row,) = ask("from kpi_revision where period = '2015' and role = 'level'")
    assert (row["publisher"], row["first_quote"], row["last_quote"]) == (OFFICE, "ước 4.000 tỷ", "4.100 tỷ")
    assert (row["first_published_on"], row["last_published_on"]) == (date(2015, 12, 20), date(2017, 1, 10))
    assert row["first_observation_id"] != row["last_observation_id"]


def test_a_publisher_is_the_same_however_it_is_written(publish: Publish, ask: Ask) -> None:
    early, late = (figure(f"{n} tỷ", f"industrial_output 2015 actual {n} bn_vnd") for n in (4000, 4100))
    publish(
        report("a", "2016-01-10", [early], publisher="Sở Công Thương tỉnh Lạng Sơn (bản sao tại a.vn)"),
        report("b", "2016-02-10", [late], publisher=OFFICE),
    )
    rows = ask("select publisher, revision, statements from kpi_revision")
    assert rows == [{"publisher": OFFICE, "revision": 100.0, "statements": 2}]


def test_each_publisher_alone_and_only_over_known_days(publish: Publish, ask: Ask) -> None:
    early, late = (figure(f"{n} tỷ", f"industrial_output 2015 actual {n} bn_vnd") for n in (4000, 4100))
    publish(
        report("a", "2016-01-10", [early], publisher=OFFICE),
        report("b", "2016-02-10", [late], publisher="Báo Lạng Sơn"),
        report("c", None, [late], publisher=OFFICE),
        report("d", "2016-03-10", [late]),
        report("e", "2016-04-10", [late]),
    )
    assert ask("from kpi_revision") == []


def test_a_figure_that_stayed_is_there_and_a_plan_is_not(publish: Publish, ask: Ask) -> None:
    plan = [figure(f"kế hoạch {n} tỷ", f"industrial_output 2016 plan {n} bn_vnd") for n in (4310, 4400)]
    iip = [figure(f"{n}%", f"iip 2015 actual {n} pct") for n in (108, 109)]
    reached = [completion(f"{n}%", f"industrial_output 2015 actual {n}") for n in ("107", "106.6")]
    publish(
        report("a", "2016-01-10", [reached[0], iip[0], plan[0]], publisher=OFFICE),
        report("b", "2016-02-10", [reached[1], iip[1], plan[1]], publisher=OFFICE),
    )
    rows = ask("select role, revision, revision_pct, revised from kpi_revision order by role")
    assert [tuple(row.values()) for row in rows] == [
        ("completion", pytest.approx(-0.4), None, False),
        ("level", 1.0, None, True),
    ]
