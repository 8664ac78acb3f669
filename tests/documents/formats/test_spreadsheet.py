"""Workbooks, sheet by sheet: what is shown is read, and the rest is named."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from openpyxl.styles import Font

from etl.documents.document import Content
from etl.documents.formats.spreadsheet import read_workbook
from etl.errors import InputError
from etl.settings import Bounds


def sheet(*rows: Sequence[Any], title: str = "Biểu") -> Any:
    made: Any = openpyxl.Workbook().active
    made.title = title
    for row in rows:
        made.append(list(row))
    return made


def workbook(of: Any, bounds: Bounds | None = None) -> Content:
    target = io.BytesIO()
    of.parent.save(target)
    return read_workbook(Path("x.xlsx"), target.getvalue(), bounds or Bounds())


def test_numbers_are_read_as_they_are_shown_and_each_has_the_name_of_its_cell() -> None:
    made = sheet(["Chỉ tiêu", "KH", "TH"], ["Xuất khẩu", 4013, 1.066], ["Nhập khẩu", 0.1 + 0.2, 0.985])
    for cell in ("C2", "C3"):
        made[cell].number_format = "0.0%"
    content = workbook(made)
    assert content.text == "Chỉ tiêu | KH | TH\nXuất khẩu | 4013 | 106,6%\nNhập khẩu | 0,3 | 98,5%"
    (table,) = content.tables
    assert (table.name, table.cells[5].locator) == ("Biểu", "Biểu!C2")


def test_days_are_written_as_in_vietnam_months_as_months_and_truth_is_no_figure() -> None:
    made = sheet(["Chỉ tiêu", "Ngày", "Kỳ"], ["Xuất", date(2015, 12, 31), datetime(2015, 11, 1)], ["Nhập", True, 5])
    made["B2"].number_format, made["C2"].number_format = "yyyy-mm-dd", "mm/yyyy"
    assert workbook(made).text == "Chỉ tiêu | Ngày | Kỳ\nXuất | 31/12/2015 | 11/2015\nNhập |  | 5"


def test_hidden_struck_and_uncomputed_cells() -> None:
    made = sheet(["Chỉ tiêu", "KH", "cũ", "TH"], ["Xuất khẩu", 900, 1, "=B2+50"], ["bỏ", 2, 3, 4], ["Nhập", 80, 5, 77])
    made.column_dimensions["C"].hidden = made.row_dimensions[3].hidden = True
    made["D4"].font = Font(strike=True)
    content = workbook(made)
    assert content.text == "Chỉ tiêu | KH | TH\nXuất khẩu | 900 | =B2+50\nNhập | 80 | "
    assert [line.split(": ")[1].split(" (")[0] for line in content.notes] == [
        "1 hidden column not read", "1 hidden row not read", "1 cell struck out and not read"
    ]  # fmt: skip
    assert "does not hold the value of 1 formula (“Biểu!D2”)" in content.warnings[0]
    assert "bỏ | 2 | 3 | 4" in workbook(made, Bounds(hidden=True)).text


def test_noughts_of_a_writer_that_does_not_compute_are_no_figures() -> None:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        made = book.add_worksheet("Biểu")
        for row, cells in enumerate([["Chỉ tiêu", "TH"], ["Xuất", 950], ["Nhập", 0], ["Tổng", "=B2+B3"]]):
            made.write_row(row, 0, cells)
        made.write_formula(4, 1, "=B2-B3", value=950)
    content = read_workbook(Path("x.xlsx"), target.getvalue(), Bounds())
    assert content.text == "Chỉ tiêu | TH\nXuất | 950\nNhập | 0\nTổng | =B2+B3\n950"
    assert "does not hold the value of 1 formula (“Biểu!B4”)" in content.warnings[0]


def test_the_words_of_a_merged_cell_that_begins_in_a_hidden_column_are_shown_where_the_rest_begins() -> None:
    made = sheet(["Chỉ tiêu", "Năm 2015", "", "Năm 2016"], ["", "KH", "TH", "KH"], ["Xuất", 1, 2, 3])
    made.merge_cells("B1:C1")
    made.column_dimensions["B"].hidden = True
    assert workbook(made).text == "Chỉ tiêu | Năm 2015 | Năm 2016\n | TH | KH\nXuất | 2 | 3"


def test_a_formula_without_a_value_beyond_the_last_value_is_still_seen() -> None:
    content = workbook(sheet(["Chỉ tiêu", "KH"], ["Xuất", 5], ["Tổng", "=B2", "=B2*2"]))
    assert content.text.endswith("Tổng | =B2 | =B2*2")
    assert "2 formulas" in content.warnings[0]


def test_a_hidden_sheet_is_not_read_and_named() -> None:
    made = sheet(["Chỉ tiêu", "Đơn vị", "TH"], ["Xuất", "tỷ đồng", 5])
    draft = made.parent.create_sheet("Nháp")
    draft.append(["cũ", "cũ", 999])
    draft.sheet_state = "hidden"
    content = workbook(made)
    assert "999" not in content.text
    assert "1 hidden sheet not read (“Nháp”)" in content.notes[0]


def test_sheets_and_columns_beyond_the_bounds_are_warned_of() -> None:
    made = sheet([f"c{n}" for n in range(30)], list(range(30)))
    made.parent.create_sheet("Hai").append(["x", "y", "z"])
    content = workbook(made, Bounds(sheets=1, columns=20))
    assert "c19" in content.text and "c20" not in content.text
    assert len(content.warnings) == 2


@pytest.mark.parametrize("part", ["xl/vbaProject.bin", "Basic/Standard/script-lb.xml"])
def test_a_macro_is_told_and_not_run(part: str) -> None:
    target = io.BytesIO()
    sheet(["Chỉ tiêu", "2017"]).parent.save(target)
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr(part, b"<x/>")
    (note,) = read_workbook(Path("x.xlsm"), target.getvalue(), Bounds()).notes
    assert "1 macro project not run" in note
    assert note.kind.startswith("macro projects not run")


def test_workings_beside_a_table_are_left_out() -> None:
    made = sheet(["Chỉ tiêu", "2016", "2017"], ["Xuất", 870, 950, None, 5, 80], ["Nhập", 70, 77, None, 6, 7])
    content = workbook(made)
    assert content.text == "Chỉ tiêu | 2016 | 2017\nXuất | 870 | 950\nNhập | 70 | 77"
    assert "2 columns without a heading beside a table not read" in content.notes[0]


def test_a_workbook_without_a_value_is_refused_with_what_it_holds() -> None:
    with pytest.raises(
        InputError, match=r"x\.xlsx: has no value in any visible sheet; check that it is the right file"
    ):
        workbook(sheet())
    hidden = sheet()
    draft = hidden.parent.create_sheet("Nháp")
    draft.append(["cũ", 5])
    draft.sheet_state = "hidden"
    with pytest.raises(InputError, match="1 hidden sheet not read"):
        workbook(hidden)


def test_more_cells_than_the_bound_are_refused() -> None:
    with pytest.raises(InputError, match="cells"):
        workbook(sheet(["a", "b", "c"], [1, 2, 3], [4, 5, 6]), Bounds(cells=8))


def test_a_damaged_workbook_is_one_line() -> None:
    with pytest.raises(InputError, match=r"x\.xls: is damaged: .*; open it in an office program and save it anew"):
        read_workbook(Path("x.xls"), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3_000), Bounds())
