"""The candidates for a cell's indicator."""

from __future__ import annotations

from etl.catalogue import Catalogue
from etl.extract.scoring.indicator_choice import NONE
from etl.extract.scoring.tables.name_choices import indicator_candidates, indicator_question
from tests.extract.scoring.conftest import by_label
from tests.extract.scoring.tables.conftest import slot_of


def test_names_of_label_group_heading_and_title_are_candidates_and_none_is_the_first(catalogue: Catalogue) -> None:
    candidates = indicator_candidates(*indicator_question(slot_of("362,8", catalogue)))
    assert candidates[0][0] == NONE
    features = by_label(candidates)
    assert "label own" in features["exports"]


def test_a_part_is_one_of_each_whole_that_is_named(catalogue: Catalogue) -> None:
    features = by_label(indicator_candidates(*indicator_question(slot_of("1.180", catalogue))))
    assert "industrial_output.mining" in features
    assert "label own+parent" not in features["industrial_output.mining"]
    assert "before parent" in features["industrial_output.mining"]


def test_rows_of_provinces_are_of_what_the_catalogue_says_of_them(catalogue: Catalogue) -> None:
    grid = "| Năm 2015\nHà Nội | 3311"
    above = "Vốn đầu tư thực hiện từ nguồn ngân sách Nhà nước"
    found = by_label(indicator_candidates(*indicator_question(slot_of("3311", catalogue, grid, above))))
    assert "budget_investment.local" in found
    assert "budget_investment" not in found
