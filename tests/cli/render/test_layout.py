"""Tables on a narrow terminal: no word, number or id is broken, and nothing that a row has is lost."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from etl.cli.render import tables, terminal
from etl.cli.render.layout import Grid

HEADS = ("figure", "area", "plan", "indicator", "actual", "quote")
ROWS = [
    ["3f9a61c0", "Lạng Sơn", None, "industrial_output", 78613.9, "Giá trị sản xuất công nghiệp đạt 78.613,9 tỷ đồng"],
    ["7ea3a6e1", "Bà Rịa - Vũng Tàu", None, "market_inspections", 2881.0, "kiểm tra 2.881 vụ"],
]


def printed(grid: Grid, width: int) -> str:
    target = io.StringIO()
    console = terminal.Output(
        file=target, force_terminal=True, width=width, color_system=None, highlight=False, markup=False
    )
    terminal.show(console, grid)
    return target.getvalue()


def words(rows: Sequence[Sequence[object]]) -> list[str]:
    return [word for row in rows for value in row for word in tables.shown(value).split(" ") if word]


@pytest.mark.parametrize("width", [200, 120, 80, 60, 40, 24])
def test_no_word_number_or_id_is_broken(width: int) -> None:
    shown = printed(tables.table(HEADS, ROWS), width)
    assert [word for word in words(ROWS) if word not in shown] == []
    assert "78\u202f613.9" in shown
    assert max(map(cell_len, shown.splitlines())) <= width or width < 40


def test_columns_without_anything_go_first_and_then_a_row_becomes_a_block() -> None:
    grid = tables.table(HEADS, ROWS, "KPIs")
    assert "plan" in printed(grid, 200)
    narrow, block = printed(grid, 100), printed(grid, 50)
    assert "plan" not in narrow and "─" in narrow
    assert "─" not in block and re.search(r"^indicator  industrial_output$", block, re.MULTILINE)
    assert block.startswith("KPIs\n")


def test_a_word_that_is_longer_than_a_line_is_left_whole() -> None:
    path = "bao-cao-" * 12 + ".txt"
    assert path in printed(tables.table(("status", "path"), [["failed", path]]), 40)


@given(
    st.lists(st.lists(st.text("abđ ỹ0123456789-", max_size=30), min_size=3, max_size=3), min_size=1, max_size=4),
    st.integers(20, 120),
)
def test_every_word_of_every_row_is_there_at_any_width(rows: list[list[str]], width: int) -> None:
    shown = printed(tables.table(("một", "hai", "ba"), rows), width)
    assert [word for word in words(rows) if word not in shown] == []
