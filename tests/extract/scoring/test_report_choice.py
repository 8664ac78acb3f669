"""What a report as a whole may be about."""

from __future__ import annotations

from dataclasses import replace

from etl.catalogue import Catalogue
from etl.extract.scoring.report_choice import report_areas, report_periods
from etl.extract.scoring.second_reader import text_of
from tests.extract.scoring.conftest import REPORT, TextOf, by_label, document_of


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


def test_what_the_card_states_is_no_choice(catalogue: Catalogue) -> None:
    carded = replace(document_of("Xuất khẩu đạt 35 triệu USD."), area_id="lang-son-2025", area_evidence="card")
    text = text_of(replace(carded, period="2025-Q3"), catalogue)
    assert by_label(report_areas(text)).keys() == {"lang-son"}
    assert by_label(report_periods(text)).keys() == {"2025-Q3"}
    found_in_text = text_of(replace(carded, area_evidence="text"), catalogue)
    assert "viet-nam" in by_label(report_areas(found_in_text))
