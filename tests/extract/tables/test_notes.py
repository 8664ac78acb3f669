"""Notes below a table: which of them make the figures with their mark estimates."""

from __future__ import annotations

from decimal import Decimal

import pytest

from etl.catalogue import Catalogue
from etl.extract import extract
from tests.extract.tables.test_layouts import document_of, facts

GRID = """
Chỉ tiêu            | ĐVT       | 2014 | 2015(*)
Kim ngạch xuất khẩu | Triệu USD | 700  | 720
Kim ngạch nhập khẩu | Triệu USD | 500  | 510(**)
"""


@pytest.mark.parametrize(
    ("note", "scenario"),
    [
        ("(*) Số liệu ước tính", "estimate"),
        ("Ghi chú: (*) số ước thực hiện cả năm", "estimate"),
        ("* Sơ bộ", "estimate"),
        ("(**) Số liệu ước tính", "actual"),  # of another mark
        ("(*) Không kể dầu thô", "actual"),  # of another thing
        ("(*) Ước tính theo kế hoạch", "actual"),  # of two scenarios
        ("Số liệu ước tính", "actual"),
    ],
)
def test_a_note_tells_the_scenario_of_what_has_its_mark(note: str, scenario: str, catalogue: Catalogue) -> None:
    found = facts(extract(document_of({"grid": GRID, "below": note}), catalogue), "lang-son")
    assert f"exports 2015 {scenario} value 720 mn_usd" in found
    assert "exports 2014 actual value 700 mn_usd" in found


def test_a_mark_beside_a_figure_is_of_that_figure(catalogue: Catalogue) -> None:
    below = "(**) Số ước"
    found = facts(extract(document_of({"grid": GRID, "below": below}), catalogue), "lang-son")
    assert "imports 2015 estimate value 510 mn_usd" in found
    assert "exports 2015 actual value 720 mn_usd" in found


@pytest.mark.parametrize(
    ("between", "below", "scenario"),
    [
        ("", "(*) Số liệu năm 2015 là số sơ bộ", "preliminary"),
        ("(*) Không kể dầu thô", "(*) Số liệu năm 2015 là số sơ bộ", "actual"),  # it has a note of its own
        ("", "(**) Số liệu năm 2015 là số sơ bộ", "actual"),  # of another mark
    ],
)
def test_one_note_below_the_last_table_is_of_the_marks_in_all(
    between: str, below: str, scenario: str, catalogue: Catalogue
) -> None:
    case = {"grid": GRID, "between": between, "pages": ["Chỉ tiêu | 2014 | 2015(*)\nSố chợ | 5 | 6"], "below": below}
    told = {o.value: o.status for o in extract(document_of(case), catalogue).observations}
    assert told[Decimal(720)] == scenario
