"""The candidates for a cell's unit and area."""

from __future__ import annotations

from etl.catalogue import Catalogue
from etl.extract.scoring.tables.other_choices import area_candidates, area_question, unit_candidates, unit_question
from tests.extract.scoring.conftest import by_label
from tests.extract.scoring.tables.conftest import slot_of

GRID = """
Tỉnh     | Số dự án | Vốn đăng ký (Triệu USD)
Hà Nội   | 25       | 310,4
Hải Dương | 12      | 95,1
"""


def test_units_of_the_indicators_dimension_are_candidates_and_what_goes_without_saying(catalogue: Catalogue) -> None:
    found = by_label(unit_candidates(*unit_question(slot_of("310,4", catalogue, GRID), "fdi_capital")))
    assert "head" in found["mn_usd"]
    counted = by_label(unit_candidates(*unit_question(slot_of("25", catalogue, GRID), "fdi_projects")))
    assert list(counted) == ["count"]


def test_a_place_in_the_label_is_a_candidate_beside_the_documents_and_the_nation(catalogue: Catalogue) -> None:
    found = by_label(area_candidates(*area_question(slot_of("95,1", catalogue, GRID))))
    assert {"hai-duong", "lang-son", "viet-nam"} <= found.keys()
    assert "label 0" in found["hai-duong"]
