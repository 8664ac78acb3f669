"""Sheets: what is a title, a table or a note; how numbers are shown; merged cells, blank rows and several tables."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.catalogue import Catalogue
from etl.documents import read
from etl.documents.document import Document
from etl.documents.formats.delimited import delimiter_of
from etl.documents.formats.number_format import Format, format_of, number_texts
from etl.documents.formats.cell_names import letters


def _workbook(
    folder: Path,
    catalogue: Catalogue,
    rows: Sequence[Sequence[Any]],
    merge: Sequence[str] = (),
    hidden: Sequence[Sequence[Any]] = (),
) -> Document:
    import openpyxl

    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = "Biểu 1"
    for row in rows:
        sheet.append(list(row))
    for area in merge:
        sheet.merge_cells(area)
    if hidden:
        other = book.create_sheet("Nháp")
        for row in hidden:
            other.append(list(row))
        other.sheet_state = "hidden"
    target = io.BytesIO()
    book.save(target)
    (folder / "x.xlsx").write_bytes(target.getvalue())
    return read(folder / "x.xlsx", catalogue)


TABLE: list[list[Any]] = [
    ["Chỉ tiêu", "Đơn vị", "Năm 2015"],
    ["Xuất khẩu", "Triệu USD", 1234.5],
    ["Nhập khẩu", "Triệu USD", 900],
]


def test_titles_above_and_notes_below(tmp_path: Path, catalogue: Catalogue) -> None:
    above: list[list[Any]] = [
        ["SỞ CÔNG THƯƠNG", None, None],
        ["Biểu số 1: Xuất nhập khẩu"],
        [None, None, "ĐVT: triệu USD"],
    ]
    rows: list[list[Any]] = [*above, [], *TABLE, [], ["Ghi chú: số liệu ước."]]
    document = _workbook(tmp_path, catalogue, rows)
    (table,) = document.tables
    assert table.title == "Biểu số 1: Xuất nhập khẩu\nĐVT: triệu USD"
    assert (table.rows, table.columns, table.name) == (3, 3, "Biểu 1")
    assert document.text.split("\n")[-1] == "Ghi chú: số liệu ước."
    figure = table.cells[5]
    assert (document.text[figure.start : figure.end], figure.locator) == ("1234,5", "Biểu 1!C6")


def test_a_group_row_and_a_blank_row_are_inside_the_table(tmp_path: Path, catalogue: Catalogue) -> None:
    rows: list[list[Any]] = [TABLE[0], ["A. HÀNG HÓA"], TABLE[1], [], TABLE[2]]
    (table,) = _workbook(tmp_path, catalogue, rows, merge=["A2:C2"]).tables
    assert table.rows == 4
    assert [(c.row, c.column_span) for c in table.cells if c.column_span > 1] == [(1, 3)]
    assert table.cells[-1].locator == "Biểu 1!C5"


def test_a_caption_begins_another_table(tmp_path: Path, catalogue: Catalogue) -> None:
    rows: list[list[Any]] = [["Bảng 1. Năm 2015"], *TABLE, ["Bảng 2. Năm 2016"], *TABLE]
    tables = _workbook(tmp_path, catalogue, rows).tables
    assert [(table.title, table.rows) for table in tables] == [("Bảng 1. Năm 2015", 3), ("Bảng 2. Năm 2016", 3)]


def test_a_hidden_sheet_is_not_read(tmp_path: Path, catalogue: Catalogue) -> None:
    document = _workbook(tmp_path, catalogue, TABLE, hidden=[["Bản nháp", "cũ", 999]])
    assert "999" not in document.text


@pytest.mark.parametrize(
    ("code", "format"),
    [("0.0%", Format(1, True)), ("#,##0", Format(0, False)), ("#,##0.00_);[Red](#,##0.00)", Format(2, False)),
     ("0", Format(0, False)), ("General", None), ("dd/mm/yyyy", None), ("", None), ("0.00E+00", None)],
)  # fmt: skip
def test_format_codes(code: str, format: Format | None) -> None:
    assert format_of(code) == format


@pytest.mark.parametrize(
    ("value", "format", "shown"),
    [(1.066, Format(1, True), "106,6%"), (4013.0, None, "4013"), (4012.6, Format(0, False), "4013"),
     (0.1 + 0.2, None, "0,3"), (16.65, Format(1, False), "16,7"), (-3.5, None, "-3,5"),
     (116.69283746, Format(1, False), "116,7"), (12.0, Format(1, False), "12,0"), (1e15, None, "1000000000000000"),
     (0.285, Format(2, False), "0,29"), (2.5, Format(0, False), "3"), (2.4999, Format(0, False), "2"),
     (-0.125, Format(2, False), "-0,13"), (0.9995, Format(1, True), "100,0%"), (1e-7, None, "0,0000001"),
     (4013.0, Format(0, False), "4013"), (-0.0, None, "0"), (1.5e-9, None, "0,0000000015"), (-10.0, None, "-10"),
     (123456789.123456789, None, "123456789,123457"), (-1e20, None, "-100000000000000000000")],
)  # fmt: skip
def test_numbers_as_shown(value: float, format: Format | None, shown: str) -> None:
    assert number_texts([value], format) == [shown]


@given(st.lists(st.floats(-9e14, 9e14), max_size=5))
def test_numbers_without_a_format_all_at_once_are_what_each_is_alone(values: list[float]) -> None:
    assert number_texts(values, None) == [number_texts([value], None)[0] for value in values]
    for value, text in zip(values, number_texts(values, None), strict=True):
        assert float(text.replace(",", ".")) == float(f"{value:.15g}")


def test_names_of_columns() -> None:
    assert [letters(column) for column in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [("a;b;c\n1,5;2,5;3\n", ";"), ("a\tb\n1,5\t2\n", "\t"), ("a,b\n1,2\n", ","), ('a|b\n"1|2"|3\n', "|"),
     ("Bảng 1, năm 2015\na;b\n1,5;2,5\n1,5;2\n", ";")],
)  # fmt: skip
def test_delimiters(text: str, delimiter: str) -> None:
    assert delimiter_of(text) == delimiter


def test_a_cell_over_two_lines_of_a_csv_file(tmp_path: Path, catalogue: Catalogue) -> None:
    (tmp_path / "x.csv").write_text('Chỉ tiêu;"Năm\n2015";Đơn vị\nXuất khẩu;1.234;Triệu USD\n', "utf-8")
    document = read(tmp_path / "x.csv", catalogue)
    assert document.text == "Chỉ tiêu | Năm 2015 | Đơn vị\nXuất khẩu | 1.234 | Triệu USD"
