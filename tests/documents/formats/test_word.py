"""Word files: paragraphs and tables in order, merged cells, and what is deleted, struck out or hidden."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from etl.documents.document import Content
from etl.documents.formats.word import read_docx
from etl.errors import InputError
from etl.settings import Bounds
from tests.documents.word_file import HIGH, PLACEHOLDER, cell, control, paragraph, row, run, said, saved

DELETED = "<w:del w:id='1' w:author='x'/>"


def word(body: str, bounds: Bounds | None = None) -> Content:
    return read_docx(Path("x.docx"), saved(body), bounds or Bounds())


def test_paragraphs_and_tables_are_in_order_each_with_its_place() -> None:
    table = f"<w:tbl>{row(said('Chỉ tiêu', '2015'))}{row(said('Xuất khẩu', '950'))}</w:tbl>"
    content = word(paragraph(run("Công nghiệp tăng 5%.")) + paragraph() + paragraph(run("Bảng 1")) + table)
    assert content.text == "Công nghiệp tăng 5%.\nBảng 1\nChỉ tiêu | 2015\nXuất khẩu | 950"
    assert [place.locator for place in content.places] == ["đoạn 1", "đoạn 2"]
    (found,) = content.tables
    assert (found.title, found.cells[3].locator) == ("Bảng 1", "bảng 1, dòng 2, cột 2")


def test_a_line_break_in_a_paragraph_is_a_line_end() -> None:
    content = word(paragraph(run("SỞ CÔNG THƯƠNG"), "<w:r><w:br/></w:r>", run("Số 5")))
    assert content.text == "SỞ CÔNG THƯƠNG\nSố 5"
    assert [place.locator for place in content.places] == ["đoạn 1", "đoạn 1"]


def test_cells_merged_across_and_down() -> None:
    across, begin, goes_on = "<w:gridSpan w:val='2'/>", "<w:vMerge w:val='restart'/>", "<w:vMerge/>"
    rows = [
        row(cell(paragraph(run("Chỉ tiêu")), properties=begin), cell(paragraph(run("Năm")), properties=across)),
        row(cell(paragraph(), properties=goes_on), said("2014", "2015")),
        row(said("Xuất khẩu", "1", "2")),
    ]
    content = word(f"<w:tbl>{''.join(rows)}</w:tbl>")
    assert content.text == "Chỉ tiêu | Năm | \n | 2014 | 2015\nXuất khẩu | 1 | 2"
    spans: dict[str, Any] = {
        content.text[c.start : c.end]: (c.row_span, c.column_span) for c in content.tables[0].cells
    }
    assert (spans["Chỉ tiêu"], spans["Năm"], spans["2014"]) == ((2, 1), (1, 2), (1, 1))


def test_a_row_that_begins_later_leaves_its_first_places_empty() -> None:
    late = row(said("2015"), properties="<w:gridBefore w:val='1'/>")
    assert word(f"<w:tbl>{late}{row(said('Xuất', '5'))}</w:tbl>").text == " | 2015\nXuất | 5"


def test_a_deleted_row_and_a_deleted_end_of_a_paragraph() -> None:
    table = f"<w:tbl>{row(said('a', 'b'))}{row(said('cũ', '870'), properties=DELETED)}{row(said('c', 'd'))}</w:tbl>"
    content = word(paragraph(run("đạt "), look=DELETED) + paragraph(run("950 triệu")) + table)
    assert content.text == "đạt 950 triệu\na | b\nc | d"
    assert content.notes == (
        "x.docx: 1 passage is deleted by a change that is tracked and not read: “cũ870”; reject the change if it holds",
    )


def test_what_is_wrapped_is_looked_through_and_what_is_struck_or_hidden_left_out() -> None:
    runs = [run("đạt "), run("870", "<w:dstrike/>"), run("950"), run("1", HIGH), run(" tỷ"), run("x", "<w:vanish/>")]
    wrapped = f"<w:customXml w:element='x'>{control(paragraph(*runs))}</w:customXml>"
    content = word(wrapped + control(paragraph(run("Nhập số 5")), PLACEHOLDER))
    assert content.text == "đạt 950 tỷ"
    assert [note.split("; ")[0] for note in content.notes] == [
        "x.docx: 1 passage is hidden and not read: “x”", "x.docx: 1 passage is struck out and not read: “870”"
    ]  # fmt: skip


def test_controls_around_rows_and_cells() -> None:
    head = row(control(control(said("a"))), said("b"))
    other = control(row(said("1"), control(said("2"))))
    assert word(control(f"<w:tbl>{head}{other}</w:tbl>")).text == "a | b\n1 | 2"


@pytest.mark.parametrize(
    ("stated", "title"),
    [("Công nghiệp Lạng Sơn tăng 5%", "Công nghiệp Lạng Sơn tăng 5%"), ("Báo cáo", None), ("Tờ trình năm 2009", None)],
)
def test_a_title_among_the_properties_counts_where_the_report_says_it_too(stated: str, title: str | None) -> None:
    import io

    from tests.documents.word_file import document

    made, target = document(paragraph(run("Báo cáo: Công nghiệp Lạng Sơn tăng 5%"))), io.BytesIO()
    made.core_properties.title = stated
    made.save(target)
    assert read_docx(Path("x.docx"), target.getvalue(), Bounds()).title == title


def test_a_file_without_text_and_one_with_too_many_cells_are_refused() -> None:
    with pytest.raises(InputError, match=r"x\.docx: has no text in it"):
        word(paragraph(run(" ")))
    with pytest.raises(InputError, match="has tables of 4 cells or more"):
        word(f"<w:tbl>{row(said('a', 'b'))}{row(said('c', 'd'))}</w:tbl>", Bounds(cells=3))
