"""What a report as a whole may be about."""

from __future__ import annotations

from etl.extract.scoring.report_choice import report_areas, report_periods
from tests.extract.scoring.conftest import REPORT, TextOf, by_label


def test_every_period_that_the_report_names_is_offered(seen: TextOf) -> None:
    found = by_label(report_periods(seen(REPORT)))
    assert {"2014", "2015", "2016"} <= found.keys()
    assert "most often" in found["2015"]


def test_a_report_that_names_no_period_is_about_something_all_the_same(seen: TextOf) -> None:
    assert report_periods(seen("Không có gì."))


def test_a_year_at_the_edge_of_the_grammar_is_none_that_a_report_is_about(seen: TextOf) -> None:
    assert report_periods(seen("Xuất khẩu tăng 2% so với năm 2099.")) == report_periods(seen("Không có gì."))


def test_the_areas_named_and_the_nation_are_offered(seen: TextOf) -> None:
    found = by_label(report_areas(seen(REPORT)))
    assert found.keys() == {"lang-son", "viet-nam"}
