"""CSV files: which sign separates the cells, and what rows of unequal length become."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.documents.formats.delimited import delimiter_of, read_csv
from etl.errors import InputError
from etl.settings import Bounds

PATH = Path("x.csv")


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [("a;b;c\n1,5;2,5;3\n", ";"), ("a\tb\n1,5\t2\n", "\t"), ("a,b\n1,2\n", ","), ('a|b\n"1|2"|3\n', "|"),
     ("Bảng 1, năm 2015\na;b\n1,5;2,5\n1,5;2\n", ";"), ("một dòng", "\t"), ("", "\t")],
)  # fmt: skip
def test_delimiters(text: str, delimiter: str) -> None:
    assert delimiter_of(text) == delimiter


def test_cells_have_their_row_and_column_and_short_rows_are_filled_up() -> None:
    content = read_csv(PATH, "Chỉ tiêu;Đơn vị;2015\nXuất khẩu;Triệu USD;1.234\nNhập khẩu\n".encode(), Bounds())
    (table,) = content.tables
    assert content.text.startswith("Chỉ tiêu | Đơn vị | 2015\nXuất khẩu | Triệu USD | 1.234")
    figure = table.cells[5]
    assert (content.text[figure.start : figure.end], figure.locator) == ("1.234", "dòng 2, cột 3")


def test_a_cell_over_two_lines_is_one() -> None:
    data = 'Chỉ tiêu;"Năm\n2015";Đơn vị\nXuất khẩu;1.234;Triệu USD\n'.encode()
    assert read_csv(PATH, data, Bounds()).text == "Chỉ tiêu | Năm 2015 | Đơn vị\nXuất khẩu | 1.234 | Triệu USD"


def test_more_cells_than_the_bound_are_refused() -> None:
    with pytest.raises(InputError, match="has 3 rows and up to 4 columns, more than the 11 cells that are read"):
        read_csv(PATH, b"1;2;3;4\n1\n1\n", Bounds(cells=11))


def test_columns_beyond_the_bound_are_left_out_and_warned_of() -> None:
    data = b"a;b;c;d\n1;2;3;4\n5\n"
    content = read_csv(PATH, data, Bounds(columns=3, cells=9))
    assert content.text == "a | b | c\n1 | 2 | 3\n5"
    assert content.warnings == ("x.csv: only the first 3 columns of 4 are read; split it, or raise ETL_BOUND_COLUMNS",)
    assert read_csv(PATH, data, Bounds(columns=4)).warnings == ()


def test_a_cell_larger_than_the_csv_module_takes_is_one_line() -> None:
    with pytest.raises(InputError, match=r"x\.csv: is not CSV: field larger than"):
        read_csv(PATH, b'a;b\n"' + b"x" * 140_000, Bounds())
