"""Whatever readers find, every cell and place is where the text says it is."""

from __future__ import annotations

import pickle
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from etl.documents.document import Document, locate
from etl.documents.sheet_cells import covered
from etl.documents.text_layout import Item, Rows, Square, TextGrid, lay, line, squeeze

WORDS = st.text(st.sampled_from("aăâ ộ\u0323o\n\t|.,1%-\u00a0\u200b\u0301"), max_size=12)


@st.composite
def grids(draw: st.DrawFn) -> TextGrid:
    """A table of at most 4 × 4 places, some of them empty, some covered by the cell above or before."""
    rows, columns = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    places = [(row, column) for row in range(rows) for column in range(columns)]
    covered = draw(st.sets(st.sampled_from(places)))
    squares = [Square(row, column, draw(WORDS), f"{row},{column}") for row, column in places]
    return TextGrid(tuple(s for s in squares if (s.row, s.column) not in covered), "bảng 1")


@st.composite
def sheets(draw: st.DrawFn) -> Rows:
    """A table of a sheet of at most 4 × 4 places with at most one merged cell, anywhere in the sheet."""
    height, width = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    top, left = draw(st.integers(0, height - 1)), draw(st.integers(0, width - 1))
    span = draw(st.integers(1, height - top)), draw(st.integers(1, width - left))
    texts = [draw(st.lists(WORDS, min_size=width, max_size=width)) for _ in range(height)]
    numbers = sorted(draw(st.sets(st.integers(0, 99), min_size=height, max_size=height)))
    merged = {(top, left): span} if span != (1, 1) else {}
    return Rows(texts, merged, numbers, range(3, 3 + width), _at, "bảng 1")


def _at(numbers: Sequence[int], columns: Sequence[int]) -> list[str]:
    return [f"{number},{column}" for number in numbers for column in columns]


@given(sheets())
def test_a_sheet_laid_at_once_is_what_its_squares_are(rows: Rows) -> None:
    width = len(rows.columns)
    hidden = set(covered(rows.merged))
    squares = [
        Square(row, column, rows.texts[row][column], _at([number], rows.columns)[column],
               *rows.merged.get((row, column), (1, 1)))
        for row, number in enumerate(rows.numbers) for column in range(width) if (row, column) not in hidden
    ]  # fmt: skip
    at_once, one_by_one = lay([rows]), lay([TextGrid(tuple(squares), "bảng 1")])
    (table,), (other,) = at_once.tables, one_by_one.tables
    if len(at_once.text.split("\n")) == len(one_by_one.text.split("\n")):  # a row that is covered has no line otherwise
        assert at_once.text == one_by_one.text
        assert table == other
    assert [at_once.text[c.start : c.end] for c in table.cells] == [squeeze(square.text) for square in squares]
    again = pickle.loads(pickle.dumps(table))
    assert again == table and list(again.cells) == list(table.cells)


@given(st.lists(st.one_of(WORDS.map(lambda text: line(text, "đoạn")), grids()), max_size=5))
def test_text_cells_and_places_agree(items: list[Item]) -> None:
    laid = lay(items)
    found = [item for item in items if isinstance(item, TextGrid)]
    assert len(laid.tables) == len(found)
    for table, grid in zip(laid.tables, found, strict=True):
        assert [laid.text[cell.start : cell.end] for cell in table.cells] == [squeeze(s.text) for s in grid.squares]
        assert all(table.start <= cell.start <= cell.end <= table.end for cell in table.cells)
        assert table.title == "" or table.title in laid.text[: table.start]
    assert all(laid.text[place.start : place.end].strip() for place in laid.places)
    starts = [place.start for place in laid.places]
    assert starts == sorted(starts)
    document = Document("id", "x", "docx", laid.text, tables=laid.tables, places=laid.places)
    for table in laid.tables:
        for cell in table.cells:
            if cell.start < cell.end:
                assert locate(document, cell.start) == cell.locator


def test_a_few_letters_over_and_over_are_no_old_font() -> None:
    texts = ["aâ", "â", "aâ", "â", "aâ"]
    laid = lay([TextGrid(tuple(Square(row, 0, text, f"{row}") for row, text in enumerate(texts)), "bảng 1")])
    assert laid.text.split("\n") == texts


def test_lost_spaces_are_put_back_in_lines_and_cells() -> None:
    rows = Rows((("Chỉ tiêu", "Năm2015"), ("Bánlẻ", "12")), {}, (1, 2), (1, 2), _at, "Sheet1")
    laid = lay([line("Kinh tế 9tháng năm2015", "đoạn 1"), rows])
    assert laid.text == "Kinh tế 9 tháng năm 2015\nChỉ tiêu | Năm 2015\nBán lẻ | 12"
    (table,) = laid.tables
    assert [laid.text[cell.start : cell.end] for cell in table.cells] == ["Chỉ tiêu", "Năm 2015", "Bán lẻ", "12"]
