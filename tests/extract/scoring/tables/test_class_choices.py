"""The features of a cell's measure and scenario."""

from __future__ import annotations

from etl.catalogue import Catalogue
from etl.extract.scoring.lines import features_of
from etl.extract.scoring.tables.class_choices import (
    measure_features,
    measure_question,
    scenario_features,
    scenario_question,
)
from tests.extract.scoring.tables.conftest import slot_of


def _measure(quote: str, catalogue: Catalogue, **table: str) -> list[str]:
    slot = slot_of(quote, catalogue, **table)
    return features_of(*measure_features(*measure_question(slot, "industrial_output")))


def _scenario(quote: str, period: str, catalogue: Catalogue, **table: str) -> list[str]:
    slot = slot_of(quote, catalogue, **table)
    return features_of(*scenario_features(*scenario_question(slot, "growth_yoy", period)))


def test_a_ratio_and_a_level_are_told_apart_by_heading_and_unit(catalogue: Catalogue) -> None:
    ratio, level = _measure("116,7", catalogue), _measure("4.013", catalogue)
    assert "unit pct own" in ratio
    assert any(feature.startswith("pattern ") and "ratio:against" in feature for feature in ratio)
    assert "unit level own" in level
    assert not any("ratio:" in feature for feature in level)


def test_how_what_is_compared_lies_beside_the_own_time(catalogue: Catalogue) -> None:
    grid = """
Chỉ tiêu | Tháng 9 năm 2015 so với tháng 8 năm 2015 (%) | Tháng 9 năm 2015 so với tháng 9 năm 2014 (%)
Chỉ số   | 101,5                                        | 108,2
"""
    assert "compares month before +0" in _measure("101,5", catalogue, grid=grid)
    assert "compares the same months -1" in _measure("108,2", catalogue, grid=grid)


def test_a_column_without_a_scenario_takes_that_of_a_column_of_the_same_time(catalogue: Catalogue) -> None:
    grid = """
Chỉ tiêu  | Ước tính tháng 9 năm 2015 | Tháng 9 năm 2015 so với tháng 9 năm 2014 (%)
Xuất khẩu | 310                       | 108,2
"""
    assert "twin scenario:estimate" in _scenario("108,2", "2015-M09", catalogue, grid=grid)
    assert "twin none" in _scenario("108,2", "2015-M08", catalogue, grid=grid)
