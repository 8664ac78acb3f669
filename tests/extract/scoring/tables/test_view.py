"""What stands around a cell: headings above it, its row, what that stands below, the columns beside it, the titles."""

from __future__ import annotations

import tomllib

from etl.catalogue import Catalogue
from etl.extract.scoring.tables.reader import written_in
from etl.extract.scoring.tables.said import Said
from etl.extract.scoring.tables.view import Views
from tests.extract.scoring.tables.conftest import slot_of
from tests.extract.tables.test_layouts import CASES, document_of


def _words(piece: Said) -> str:
    return " ".join(piece.words)


def test_a_cell_is_seen_with_the_words_above_beside_and_around_it(catalogue: Catalogue) -> None:
    slot = slot_of("1.180", catalogue)
    row, column = slot.row, slot.column
    assert _words(column.head) == "năm 2015 ước th"
    assert [*map(_words, column.left[:2])] == ["năm 2015 kế hoạch", "thực hiện 2014"]
    assert [*map(_words, column.right)] == ["ước th so với cùng kỳ ( % )"]
    assert _words(row.label) == "- khai khoáng tỷ đồng"
    assert [*map(_words, row.groups)] == ["i . công nghiệp"]
    assert _words(row.before[0]) == "giá trị sản xuất công nghiệp tỷ đồng"
    assert _words(column.titles[0]) == "kết quả thực hiện các chỉ tiêu chủ yếu năm 2015"


def test_a_page_without_headings_goes_on_with_those_before_it(catalogue: Catalogue) -> None:
    document = document_of(tomllib.loads(next(p for p in CASES if p.stem == "continued-pages").read_text("utf-8")))
    views = Views(document.tables, document.text, catalogue)
    last = max(c.start for t in document.tables for c in t.cells if written_in(document.text[c.start : c.end]))
    found = views.at(last)
    assert found is not None
    assert found[0].column(found[1]).head.words


def test_a_label_over_several_rows_and_marks_for_the_words_above_are_said_of_each(catalogue: Catalogue) -> None:
    grid = """
Nhóm       | Sản phẩm | Đơn vị     | Năm 2015
Cơ khí     | Ô tô     | Nghìn chiếc | 242,7
^          | Xe máy   | "          | 3390,5
"""
    assert _words(slot_of("3390,5", catalogue, grid).row.label) == "cơ khí xe máy nghìn chiếc"


def test_headings_further_down_are_of_the_figures_below_them(catalogue: Catalogue) -> None:
    grid = """
Chỉ tiêu  | Năm 2014 | Năm 2015
Xuất khẩu | 310      | 362
Chỉ tiêu  | Năm 2016 | Năm 2017
Nhập khẩu | 140      | 151
"""
    assert _words(slot_of("362", catalogue, grid).column.head) == "năm 2015"
    assert _words(slot_of("151", catalogue, grid).column.head) == "năm 2017"


def test_where_no_cell_begins_nothing_is_seen(catalogue: Catalogue) -> None:
    document = document_of({"grid": "Chỉ tiêu | Năm 2015\nXuất khẩu | 310", "above": "Biểu 1"})
    views = Views(document.tables, document.text, catalogue)
    assert views.at(0) is None
    assert views.at(len(document.text) + 5) is None
