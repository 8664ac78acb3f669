"""`locate`: where a person finds a character of the text."""

from __future__ import annotations

from dataclasses import fields

import pytest

from etl.documents.document import Cell, Content, Document, Place, Table, locate

TEXT = "Công nghiệp tăng\nNăm | 2015 | \nHết"
#       0               17              33
TABLE = Table(17, 30, 1, 3, (
    Cell(0, 0, 1, 1, 17, 20, "bảng 1, dòng 1, cột 1"),
    Cell(0, 1, 1, 1, 23, 27, "bảng 1, dòng 1, cột 2"),
    Cell(0, 2, 1, 1, 30, 30, "bảng 1, dòng 1, cột 3"),
), "bảng 1", "")  # fmt: skip
DOCUMENT = Document("id", "x", "docx", TEXT, tables=(TABLE,), places=(Place(0, 16, "đoạn 1"),))


@pytest.mark.parametrize(
    ("at", "where"),
    [("tăng", "đoạn 1"), ("Năm", "bảng 1, dòng 1, cột 1"), ("2015", "bảng 1, dòng 1, cột 2"), ("Hết", "dòng 3")],
)
def test_a_cell_comes_before_a_place_and_a_place_before_a_line(at: str, where: str) -> None:
    assert locate(DOCUMENT, TEXT.index(at)) == where


def test_a_bar_between_two_cells_is_at_neither() -> None:
    assert TEXT[21] == "|"
    assert locate(DOCUMENT, 21) == "dòng 2"


def test_without_tables_and_places_it_is_the_line_of_the_text() -> None:
    plain = Document("id", "x", "txt", "một\nhai\nba")
    assert [locate(plain, at) for at in (0, 3, 4, 8)] == ["dòng 1", "dòng 1", "dòng 2", "dòng 3"]


def test_what_a_reader_finds_has_a_field_of_the_same_name_in_the_document() -> None:
    assert {field.name for field in fields(Content)} - {field.name for field in fields(Document)} == {
        "byline",
        "page_title",
    }
