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


@pytest.mark.parametrize(
    "rows",
    [
        "Năm 2013||\n{0}||\n{2}|40|\n{1}||\n{2}|45|\nNăm 2014||\n{0}||\n{2}|50|\n{1}||\n{2}|55|",
        "I. Năm 2013||\n1. {0}||\n{2}|40|\n2. {1}||\n{2}|45|\nII. Năm 2014||\n1. {0}||\n{2}|50|\n2. {1}||\n{2}|55|",
        "Năm 2013||\n{2} {0}|40|\n{2} {1}|45|\nNăm 2014||\n{2} {0}|50|\n{2} {1}|55|",
    ],
)
def test_a_group_of_a_scenario_stands_in_one_of_a_year(rows: str, catalogue: Catalogue) -> None:
    model = model_of(
        "Chỉ tiêu|Giá trị|Ghi chú\n" + rows.format("Kế hoạch", "Thực hiện", "Kim ngạch xuất khẩu"), catalogue
    )
    sides = [model.rows[row].side for row in sorted({row for row, _ in model.figures})]
    told = [(side.when.value.year, side.scenario.value) for side in sides if side.when and side.scenario]
    assert told == [(2013, "plan"), (2013, "actual"), (2014, "plan"), (2014, "actual")]


def test_a_group_behind_figures_is_beside_those_figures(catalogue: Catalogue) -> None:
    rows = "Nội dung|2014|2015\nTrong tháng||\nKim ngạch xuất khẩu|40|45\nKế hoạch||\nKim ngạch xuất khẩu|900|950"
    assert _told(rows, catalogue) == ["this_month", "plan"]


@pytest.mark.parametrize(
    ("rows", "units"),
    [
        (
            "1. Bán lẻ (tỷ đồng)||\nBán lẻ hàng hóa|9|8\n2. Điện (triệu kWh)||\nĐiện thương phẩm|7|6",
            ["bn_vnd", "mn_kwh"],
        ),
        ("1. Bán lẻ (tỷ đồng)||\nBán lẻ hàng hóa|9|8\n2. Điện||\nĐiện thương phẩm|7|6", ["bn_vnd", None]),
        ("Bán lẻ (tỷ đồng)||\nBán lẻ hàng hóa|9|8\nXuất khẩu|7|6", [None, None]),  # how far it reaches is not told
        ("I. Bán lẻ (tỷ đồng)||\n1. Hàng hóa||\nBán lẻ hàng hóa|9|8\nII. Xuất khẩu|7|6", ["bn_vnd", None]),
    ],
)
def test_a_numbered_group_tells_the_unit_of_its_rows(rows: str, units: list[str | None], catalogue: Catalogue) -> None:
    model = model_of(f"Chỉ tiêu|2014|2015\n{rows}", catalogue)
    above = [model.rows[row].unit_above for row in sorted({row for row, _ in model.figures})]
    assert [None if unit is None else unit.value for unit in above] == units
