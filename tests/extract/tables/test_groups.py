"""Rows that tell of which time or scenario the rows below them are."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from tests.extract.tables.grids import model_of


def _told(text: str, catalogue: Catalogue) -> list[str]:
    model = model_of(text, catalogue)
    filled = sorted({row for row, _ in model.figures})
    sides = [model.rows[row].side for row in filled]
    return ["+".join(str(t.value) for t in (side.scenario, side.relative) if t) for side in sides]


@pytest.mark.parametrize(
    ("groups", "told"),
    [
        (("A. Kế hoạch", "B. Thực hiện"), ["plan", "actual"]),
        (("Kế hoạch", "Ước thực hiện"), ["plan", "estimate"]),
        (("A. Kế hoạch", "B. Công nghiệp"), ["plan", ""]),  # another group as high ends it
        (("Kế hoạch đầu tư công", "Thực hiện"), ["", "actual"]),  # names something
    ],
)
def test_a_group_tells_the_scenario_of_the_rows_below_it(
    groups: tuple[str, str], told: list[str], catalogue: Catalogue
) -> None:
    rows = "Nội dung|2014|2015\n{}||\nKim ngạch xuất khẩu|900|950\n{}||\nKim ngạch nhập khẩu|870|915"
    assert _told(rows.format(*groups), catalogue) == told


def test_a_row_that_tells_its_own_scenario_keeps_it(catalogue: Catalogue) -> None:
    rows = "Nội dung|2014|2015\nKế hoạch||\nKim ngạch xuất khẩu thực hiện|900|950"
    assert _told(rows, catalogue) == ["actual"]


def test_a_number_as_high_ends_the_group(catalogue: Catalogue) -> None:
    rows = "Nội dung|2014|2015\nI. Kế hoạch||\n1. Kim ngạch xuất khẩu|900|950\nII. Kim ngạch nhập khẩu|870|915"
    assert _told(rows, catalogue) == ["plan", ""]


@pytest.mark.parametrize("opening", ["Trong đó:", "Chia ra"])
def test_a_row_that_only_announces_others_does_not_end_the_group(opening: str, catalogue: Catalogue) -> None:
    rows = f"Nội dung|2014|2015\nKế hoạch||\nKim ngạch xuất khẩu|900|950\n{opening}||\nDệt may|100|120"
    assert _told(rows, catalogue) == ["plan", "plan"]
