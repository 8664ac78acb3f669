"""Texts that draw tables with spaces."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.documents.formats.spaced import with_tables
from etl.documents.formats.text import read_text
from etl.documents.text_layout import TextGrid, TextLine
from etl.settings import Bounds

TABLE = """\
CHI CỤC QUẢN LÝ THỊ TRƯỜNG
Kết quả kiểm tra   năm 2016

Chỉ tiêu                         Năm 2015     Năm 2016     So sánh (%)
----------------------------     --------     --------     -----------
Số vụ kiểm tra (vụ)                 2.410        2.205            91,5
Số vụ xử lý (vụ)                    1.502        1.380            91,9
Tiền phạt (triệu đồng)                705          802           113,8

Ghi chú: số liệu chưa gồm lực lượng khác.
"""

GROUPED = """\
                              Thực hiện 2019           Ước năm 2020
                            Lượng     Giá trị       Lượng     Giá trị
Gạo                          12,5       310,2        13,1       325,0
Cà phê, không kể cà
phê đã rang                   4,0        82,7         4,4        90,1
Sản phẩm gỗ                               1,1                     1,3
"""


def grid(text: str) -> list[list[str]]:
    """The texts of the cells of its only table, row by row."""
    items = with_tables(text) or []
    (only,) = [item for item in items if isinstance(item, TextGrid)]
    rows: dict[int, list[str]] = {}
    for square in only.squares:
        rows.setdefault(square.row, []).append(square.text)
    return list(rows.values())


def test_columns_below_their_headings_are_a_table() -> None:
    assert grid(TABLE) == [
        ["Chỉ tiêu", "Năm 2015", "Năm 2016", "So sánh (%)"],
        ["Số vụ kiểm tra (vụ)", "2.410", "2.205", "91,5"],
        ["Số vụ xử lý (vụ)", "1.502", "1.380", "91,9"],
        ["Tiền phạt (triệu đồng)", "705", "802", "113,8"],
    ]


def test_the_lines_around_it_stay_with_their_places() -> None:
    lines = [item for item in with_tables(TABLE) or () if isinstance(item, TextLine)]
    assert [part for item in lines for part in item.parts] == [
        ("CHI CỤC QUẢN LÝ THỊ TRƯỜNG", "đoạn 1"),
        ("Kết quả kiểm tra   năm 2016", "đoạn 2"),
        ("----------------------------     --------     --------     -----------", "đoạn 3"),
        ("Ghi chú: số liệu chưa gồm lực lượng khác.", "đoạn 4"),
    ]


def test_a_heading_of_several_columns_and_a_label_of_two_lines() -> None:
    assert grid(GROUPED) == [
        ["", "Thực hiện 2019", "Ước năm 2020"],
        ["Lượng", "Giá trị", "Lượng", "Giá trị"],
        ["Gạo", "12,5", "310,2", "13,1", "325,0"],
        ["Cà phê, không kể cà phê đã rang", "4,0", "82,7", "4,4", "90,1"],
        ["Sản phẩm gỗ", "", "1,1", "", "1,3"],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2015  đạt 5%\nnăm 2016  đạt 6%",
        "a    1    2\nb    3    4\nc    5    6",
        "Xuất khẩu năm 2015:  1,2   1,3  tỷ USD\nNhập khẩu:   2,2  2,3\nkhác",
    ],
)
def test_without_headings_or_rows_there_is_none(text: str) -> None:
    assert with_tables(text) is None


def test_the_table_of_a_file_has_its_title() -> None:
    (table,) = read_text(Path("x.txt"), TABLE.encode(), Bounds()).tables
    assert (table.rows, table.columns) == (4, 4)
    assert "Kết quả kiểm tra năm 2016" in table.title
