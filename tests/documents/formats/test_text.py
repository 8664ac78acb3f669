"""Plain text is the report, and tables written with bars are tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.documents.formats.text import read_text
from etl.errors import InputError
from etl.settings import Bounds

PATH = Path("x.txt")


def test_every_character_is_kept() -> None:
    content = read_text(PATH, "  Năm 2015\r\n\r\n\tđạt  5% | tăng\n".encode(), Bounds())
    assert content.text == "  Năm 2015\n\n\tđạt  5% | tăng\n"
    assert (content.tables, content.places) == ((), ())


def test_tables_with_bars_are_tables() -> None:
    text = "Bảng 1\n\n| Chỉ tiêu | 2020 |\n|:---|---:|\n| Xuất khẩu | 930,4 |\n"
    content = read_text(PATH, text.encode(), Bounds())
    assert content.text == "Bảng 1\nChỉ tiêu | 2020\nXuất khẩu | 930,4"
    assert [(table.rows, table.columns, table.title) for table in content.tables] == [(2, 2, "Bảng 1")]


def test_bars_without_a_rule_below_the_heading_are_text() -> None:
    text = "| Chỉ tiêu | 2020 |\n| Xuất khẩu | 930,4 |"
    assert read_text(PATH, text.encode(), Bounds()).text == text


def test_a_table_of_more_cells_than_the_bound_is_refused() -> None:
    with pytest.raises(InputError, match="has tables of 4 cells or more"):
        read_text(PATH, b"| a | b |\n|---|---|\n| 1 | 2 |", Bounds(cells=3))


def test_two_spaces_in_a_paragraph_are_one_and_columns_stay() -> None:
    paragraph = "Trong 6 tháng đầu  năm 2018, " + "kim ngạch xuất khẩu của tỉnh tăng khá, " * 3 + "đạt  720 triệu USD."
    row = "Giá trị sản xuất công nghiệp theo giá hiện hành của cả tỉnh và các huyện  4.013  4.310  107,4  " + "5  " * 12
    text = read_text(PATH, f"{paragraph}\n{row}\nnăm  2015".encode(), Bounds()).text
    assert text == paragraph.replace("  ", " ") + f"\n{row}\nnăm  2015"


def test_spaces_that_a_page_has_lost_are_put_back_in_prose_and_tables() -> None:
    text = (
        "Tính9tháng năm2015 đạtkhá\n\n| Chỉ tiêu | Năm2015 | So vớicùng kỳ |\n|---|---|---|\n| Xuấtkhẩu | 9 | 105 |\n"
    )
    content = read_text(PATH, text.encode(), Bounds())
    assert content.text == ("Tính 9 tháng năm 2015 đạt khá\nChỉ tiêu | Năm 2015 | So với cùng kỳ\nXuất khẩu | 9 | 105")
    assert (
        read_text(PATH, "ước tính9tháng năm2015tăng 2%".encode(), Bounds()).text == "ước tính 9 tháng năm 2015 tăng 2%"
    )


def test_markdown_is_read_without_its_marks() -> None:
    text = (
        "# Kết quả năm 2015 #\n\n**Xuất khẩu** đạt _720_ triệu USD, 160* và 2*3*4; 1\\. Thu\n\n"
        "| **Chỉ tiêu** | 2015* |\n|---|---|\n| **Xuất khẩu** | **930,4** |\n"
    )
    content = read_text(Path("x.md"), text.encode(), Bounds())
    assert content.text == (
        "Kết quả năm 2015\nXuất khẩu đạt 720 triệu USD, 160* và 2*3*4; 1. Thu\nChỉ tiêu | 2015*\nXuất khẩu | 930,4"
    )
    assert [(table.rows, table.columns) for table in content.tables] == [(2, 2)]
    assert "**Xuất khẩu**" in read_text(PATH, text.encode(), Bounds()).text
