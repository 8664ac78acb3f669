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


HARD = [
    ["7" * 64, "Xã Nam Cường thuộc huyện Chợ Đồn của tỉnh Thái Nguyên", "see `etl explain bac-kan/bac-kan-2023-1.txt`"],
    ["b" * 64, "Huế", " ".join(["công suất lắp đặt của các nhà máy thủy điện trên địa bàn"] * 3)],
]
"""An id of 64 characters, a long name of an area, a command, a reason of three lines."""


@pytest.mark.parametrize("width", [200, 120, 80, 60])
def test_long_ids_names_reasons_and_commands_stay_whole(width: int) -> None:
    text = printed(tables.table(("document_id", "area", "reason"), HARD), width)
    assert [word for word in words(HARD[1:]) if word not in text] == []
    assert HARD[0][0] in text and "`etl explain bac-kan/bac-kan-2023-1.txt`" in text
    assert [
        line for line in text.splitlines() if cell_len(line) > width and line.strip() not in ("7" * 64, "b" * 64)
    ] == []


def test_what_is_too_long_beside_its_name_stands_further_left_below_it() -> None:
    text = printed(tables.table(("document_id", "area"), [["7" * 64, "Huế"]]), 70)
    assert text == f"document_id\n      {'7' * 64}\narea         Huế\n\n"


def test_a_sentence_goes_on_after_a_whole_word_or_command() -> None:
    target = io.StringIO()
    console = terminal.Output(file=target, force_terminal=True, width=40, color_system=None)
    terminal.sentence(console, "still in doubt from an earlier run: 11 (`etl status` lists them)", indent=2)
    assert target.getvalue() == "  still in doubt from an earlier run: 11\n  (`etl status` lists them)\n"
    target.seek(0)
    terminal.sentence(terminal.out(target), "now `etl run`: [b]x[/b] " + "a " * 100, indent=2)
    assert target.getvalue().startswith("  now `etl run`: [b]x[/b] " + "a " * 99 + "a")


@given(
    st.lists(st.lists(st.text("abđ ỹ0123456789-", max_size=30), min_size=3, max_size=3), min_size=1, max_size=4),
    st.integers(20, 120),
)
def test_every_word_of_every_row_is_there_at_any_width(rows: list[list[str]], width: int) -> None:
    shown = printed(tables.table(("một", "hai", "ba"), rows), width)
    assert [word for word in words(rows) if word not in shown] == []
