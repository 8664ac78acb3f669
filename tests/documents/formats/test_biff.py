"""What an XLS file of Excel 97 says of how its cells are shown."""

from __future__ import annotations

import io
from typing import Any

import pytest
import xlwt

from etl.documents.formats.biff import NotBiff8, shown_in
from etl.documents.formats.number_format import DateFormat, Format
from etl.documents.formats.number_formats_xlsx import Shown


def workbook(**sheets: Any) -> dict[str, Shown]:
    """How the sheets show their cells, each written by a function that is given the sheet."""
    book = xlwt.Workbook()
    for name, write in sheets.items():
        write(book.add_sheet(name))
    target = io.BytesIO()
    book.save(target)
    return shown_in(target.getvalue())


def format_at(shown: Shown, cell: str) -> Format | DateFormat | None:
    return shown.styles.get(shown.cells.get(cell, ""))


def test_the_format_of_each_number_by_its_cell() -> None:
    def write(sheet: Any) -> None:
        sheet.write(0, 0, "Xuất khẩu", xlwt.easyxf(num_format_str="0.0%"))
        sheet.write(1, 1, 1.066, xlwt.easyxf(num_format_str="0.0%"))
        sheet.write(1, 2, 4013, xlwt.easyxf(num_format_str='#,##0" tỷ đồng"'))
        sheet.write(1, 27, 5)

    shown = workbook(A=write)["A"]
    assert format_at(shown, "B2") == Format(1, True)
    assert format_at(shown, "C2") == Format(0, False, suffix=" tỷ đồng")
    assert format_at(shown, "AB2") is None


def test_a_row_of_numbers_in_one_record_has_the_format_of_each() -> None:
    """xlwt writes neighbours as MULRK, as Excel does."""
    percent, plain = xlwt.easyxf(num_format_str="0%"), xlwt.easyxf(num_format_str="0.00")

    def write(sheet: Any) -> None:
        for column, style in enumerate((percent, plain, percent)):
            sheet.write(3, column + 1, 7, style)

    shown = workbook(A=write)["A"]
    assert [format_at(shown, cell) for cell in ("B4", "C4", "D4")] == [
        Format(0, True), Format(2, False), Format(0, True)
    ]  # fmt: skip


def test_hidden_rows_and_columns_and_struck_cells_of_their_own_sheet() -> None:
    def write(sheet: Any) -> None:
        sheet.write(2, 0, "bỏ", xlwt.easyxf("font: struck_out true"))
        sheet.write(2, 1, 5, xlwt.easyxf("font: struck_out true"))
        sheet.row(4).hidden = True
        sheet.col(3).hidden = True

    shown = workbook(A=write, B=lambda sheet: sheet.write(0, 0, 1))
    assert (set(shown["A"].rows), set(shown["A"].columns), set(shown["A"].struck)) == ({4}, {3}, {"A3", "B3"})
    assert (shown["B"].rows, shown["B"].columns, shown["B"].struck) == (frozenset(), frozenset(), {})


def test_a_month_is_shown_as_one() -> None:
    shown = workbook(A=lambda sheet: sheet.write(0, 0, 42309, xlwt.easyxf(num_format_str="mm/yyyy")))["A"]
    assert format_at(shown, "A1") == DateFormat("%m/%Y")


def test_a_compound_file_without_a_workbook_of_its_time_is_told_apart() -> None:
    book = xlwt.Workbook()
    book.add_sheet("A")
    target = io.BytesIO()
    book.save(target)
    renamed = target.getvalue().replace("Workbook".encode("utf-16-le"), "Worksome".encode("utf-16-le"))
    with pytest.raises(NotBiff8, match="has no stream of a workbook"):
        shown_in(renamed)


def test_words_in_fonts_from_before_unicode_with_the_font_of_each() -> None:
    def write(sheet: Any) -> None:
        sheet.write(0, 0, "Xuất khẩu", xlwt.easyxf("font: name .VnTimeH"))
        sheet.write(1, 0, "Xuất khẩu", xlwt.easyxf("font: name Arial"))
        sheet.write(2, 1, "Nhập khẩu", xlwt.easyxf("font: name VNI-Times"))

    assert workbook(A=write)["A"].fonts == {"A1": ".VnTimeH", "B3": "VNI-Times"}
