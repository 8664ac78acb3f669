"""Rows of a sheet: what is a title, a table or a note; merged cells, blank rows and several tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from etl.documents.formats.sheet_rows import Spans, lay_sheet
from etl.documents.text_layout import Laid, Rows, lay

Sheet = Sequence[Sequence[str]]
TABLE: Sheet = [
    ["Chỉ tiêu", "Đơn vị", "Năm 2015"],
    ["Xuất khẩu", "Triệu USD", "1234,5"],
    ["Nhập khẩu", "Triệu USD", "900"],
]


def at(numbers: Sequence[int], columns: Sequence[int]) -> list[str]:
    return [f"{'ABCDEFGH'[column]}{number + 1}" for number in numbers for column in columns]


def items(rows: Sheet, spans: Spans | None = None, **more: Any) -> list[Any]:
    width = max(map(len, rows))
    equal = [(number, [*row, *[""] * (width - len(row))]) for number, row in enumerate(rows)]
    return lay_sheet(equal, range(width), spans or {}, "Biểu 1", at, **more)


def laid(rows: Sheet, spans: Spans | None = None, **more: Any) -> Laid:
    return lay(items(rows, spans, **more))


def test_titles_above_and_notes_below() -> None:
    above = [["SỞ CÔNG THƯƠNG"], ["Biểu số 1: Xuất nhập khẩu"], ["", "", "ĐVT: triệu USD"]]
    found = laid([*above, [], *TABLE, [], ["Ghi chú: số liệu ước."]])
    (table,) = found.tables
    assert table.title == "Biểu số 1: Xuất nhập khẩu\nĐVT: triệu USD"
    assert (table.rows, table.columns, table.name) == (3, 3, "Biểu 1")
    assert found.text.split("\n")[-1] == "Ghi chú: số liệu ước."
    figure = table.cells[5]
    assert (found.text[figure.start : figure.end], figure.locator) == ("1234,5", "C6")
    assert [place.locator for place in found.places] == ["A1", "A2", "C3", "A9"]


def test_a_group_row_and_a_blank_row_are_inside_the_table() -> None:
    (table,) = laid([TABLE[0], ["A. HÀNG HÓA"], TABLE[1], [], TABLE[2]], {(1, 0): (1, 3)}).tables
    assert table.rows == 4
    assert [(cell.row, cell.column_span) for cell in table.cells if cell.column_span > 1] == [(1, 3)]
    assert table.cells[-1].locator == "C5"


def test_a_caption_begins_another_table() -> None:
    tables = laid([["Bảng 1. Năm 2015"], *TABLE, ["Bảng 2. Năm 2016"], *TABLE]).tables
    assert [(table.title, table.rows) for table in tables] == [("Bảng 1. Năm 2015", 3), ("Bảng 2. Năm 2016", 3)]


def test_a_merged_heading_over_several_columns_is_part_of_the_table() -> None:
    rows = [["", "Thực hiện", ""], ["Chỉ tiêu", "2014", "2015"], ["Xuất khẩu", "1", "2"]]
    (table,) = laid(rows, {(0, 1): (1, 2)}).tables
    assert (table.rows, table.cells[1].column_span, table.title) == (3, 2, "")


def test_a_heading_that_goes_on_below_is_part_of_the_table_and_a_unit_is_not() -> None:
    body = [["Chỉ tiêu", "2014", "2015"], ["Xuất khẩu", "1", "2"]]
    assert laid([["", "", "Tăng so với"], *body]).tables[0].rows == 3
    assert laid([["", "", "ĐVT: tỷ đồng"], *body]).tables[0].rows == 2


def test_a_second_line_of_one_of_several_headings_is_part_of_the_table() -> None:
    groups = ["", "Tháng 10", "", "10 tháng năm 2015"]
    body = [["", "2014", "2015", "Số DN"], ["Tổng số", "1", "2", "3"]]
    assert laid([groups, ["", "", "", "so với cùng kỳ (%)"], *body]).tables[0].rows == 4
    assert laid([groups, ["", "", "", "ĐVT: tỷ đồng"], *body]).tables[0].rows == 2


def test_a_table_begins_with_its_first_column_and_ends_with_its_last() -> None:
    rows = [["", "Chỉ tiêu", "2014", "2015", ""], ["", "Xuất khẩu", "1", "2", ""], ["", "Nhập khẩu", "3", "4", ""]]
    (table,) = laid(rows).tables
    assert (table.columns, table.cells[0].locator) == (3, "B1")


def test_merged_cells_are_those_of_the_rows_that_are_left() -> None:
    """A merged cell over a blank row spreads over one row less."""
    (rows,) = items([["a", "b", "c"], [], ["", "5", "6"]], {(0, 0): (3, 1)})
    assert isinstance(rows, Rows)
    assert (rows.merged, rows.numbers) == ({(0, 0): (2, 1)}, [0, 2])


def test_a_sheet_of_lines_only_has_no_table() -> None:
    found = laid([["SỞ CÔNG THƯƠNG"], [], ["Báo cáo năm 2015"]])
    assert (found.text, found.tables) == ("SỞ CÔNG THƯƠNG\nBáo cáo năm 2015", ())
    assert items([[""], [""]]) == []


class Witness:
    """Takes down what is told of workings."""

    def __init__(self, leave_out: bool) -> None:
        self.leave_out, self.heard = leave_out, list[tuple[str, Sequence[str]]]()

    def workings(self, sheet: str, columns: Sequence[str]) -> bool:
        self.heard.append((sheet, columns))
        return self.leave_out


@pytest.mark.parametrize(("leave_out", "columns"), [(True, 3), (False, 6)])
def test_workings_are_named_and_left_out_where_that_is_the_answer(leave_out: bool, columns: int) -> None:
    rows = [["Chỉ tiêu", "2016", "2017"], ["Xuất", "870", "950", "", "5", "80"], ["Nhập", "70", "77", "", "6", "7"]]
    witness = Witness(leave_out)
    (table,) = laid(rows, told=witness).tables
    assert table.columns == columns
    assert witness.heard == [("Biểu 1", ["E", "F"])]


def test_titles_over_tables_side_by_side_stand_in_the_table() -> None:
    both = [[*row, "", *row] for row in TABLE]
    titles = [["Công Thương"], ["Bảng 1", "", "", "", "Bảng 2"]]
    (table,) = laid([*titles, *both]).tables
    assert (table.title, table.rows, table.columns) == ("Công Thương", 4, 7)
    (table,) = laid([*titles, *[[*row, "x", *row] for row in TABLE]]).tables  # no gap, so a line above it
    assert table.rows == 3
