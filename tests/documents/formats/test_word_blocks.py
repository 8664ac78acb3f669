"""The blocks of a Word file, whatever is wrapped around them."""

from __future__ import annotations

from typing import Any

from etl.documents.formats.word_blocks import goes_on, is_placeholder, within
from tests.documents.word_file import PLACEHOLDER, W, control, document, paragraph, row, run, said


def body(xml: str) -> Any:
    return document(xml).element.body


def words(element: Any) -> str:
    return "".join(each.text for each in element.iter(f"{{{W}}}t"))


def test_paragraphs_are_found_inside_controls_custom_xml_and_insertions_in_order() -> None:
    inserted = f"<w:ins w:id='1' w:author='x'>{paragraph(run('2'))}</w:ins>"
    xml = (
        paragraph(run("1"))
        + control(control(inserted))
        + f"<w:customXml w:element='x'>{paragraph(run('3'))}</w:customXml>"
    )
    assert [words(each) for each in within(body(xml), "p")] == ["1", "2", "3"]


def test_other_names_and_what_is_deeper_are_left_alone() -> None:
    table = f"<w:tbl>{row(said('1'))}</w:tbl>"
    root = body(paragraph(run("0")) + table)
    assert [words(each) for each in within(root, "tbl")] == ["1"]
    assert [words(each) for each in within(root, "p")] == ["0"]


def test_a_control_that_nobody_has_filled_in_holds_nothing() -> None:
    root = body(control(paragraph(run("Nhập số 5")), PLACEHOLDER) + control(paragraph(run("950"))))
    assert [words(each) for each in within(root, "p")] == ["950"]
    assert [is_placeholder(each) for each in root.iterchildren(f"{{{W}}}sdt")] == [True, False]


def test_a_paragraph_goes_on_where_its_end_was_deleted() -> None:
    root = body(paragraph(run("1"), look="<w:del w:id='1' w:author='x'/>") + paragraph(run("2")))
    assert [goes_on(each) for each in within(root, "p")] == [True, False]
