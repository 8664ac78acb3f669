"""Items of lists in Word files: their bullets and numbers are read as an office program writes them."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

from etl.documents.formats.word import read_docx
from etl.settings import Bounds
from tests.documents.word_file import W, document, paragraph, run


def level(depth: int, form: str, text: str, start: int = 1) -> str:
    drawn = f"<w:start w:val='{start}'/><w:numFmt w:val='{form}'/><w:lvlText w:val='{text}'/>"
    return f"<w:lvl w:ilvl='{depth}'>{drawn}</w:lvl>"


LEVELS = level(0, "upperRoman", "%1.") + level(1, "decimal", "%2.") + level(2, "lowerLetter", "%3)")
LISTS = f"""<w:numbering xmlns:w='{W}'>
<w:abstractNum w:abstractNumId='1'>{LEVELS}</w:abstractNum>
<w:abstractNum w:abstractNumId='2'>{level(0, "bullet", "o")}</w:abstractNum>
<w:abstractNum w:abstractNumId='3'>{level(0, "decimalZero", "%1/")}{level(1, "decimal", "%1.%2.")}</w:abstractNum>
<w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num>
<w:num w:numId='2'><w:abstractNumId w:val='2'/></w:num>
<w:num w:numId='3'><w:abstractNumId w:val='3'/></w:num>
<w:num w:numId='4'><w:abstractNumId w:val='1'/>
<w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride></w:num>
<w:num w:numId='x'><w:abstractNumId w:val='99'/></w:num>
</w:numbering>"""


def item(text: str, number: str = "", depth: str = "", style: str = "") -> str:
    own = f"<w:numId w:val='{number}'/>" if number else ""
    deep = f"<w:ilvl w:val='{depth}'/>" if depth else ""
    named = f"<w:pStyle w:val='{style}'/>" if style else ""
    return f"<w:p><w:pPr>{named}<w:numPr>{deep}{own}</w:numPr></w:pPr>{run(text)}</w:p>"


def text_of(body: str, styles: str = "", lists: str = LISTS) -> str:
    from docx.oxml import parse_xml

    made: Any = document(body, styles)
    part = next(one.target_part for one in made.part.rels.values() if one.reltype.endswith("/numbering"))
    part.element[:] = list(parse_xml(lists))
    target = io.BytesIO()
    made.save(target)
    return read_docx(Path("x.docx"), target.getvalue(), Bounds()).text


def test_headings_and_items_have_their_marks() -> None:
    body = (
        item("KẾT QUẢ", "1", "0") + item("Công nghiệp", "1", "1") + item("IIP tăng 5%", "2") + item("Điện tăng 3%", "2")
        + item("Thương mại", "1", "1") + item("Xuất khẩu", "1", "2") + item("Nhập khẩu", "1", "2")
        + paragraph(run("Ghi chú")) + item("KẾ HOẠCH", "1", "0") + item("Công nghiệp", "1", "1")
    )  # fmt: skip
    assert text_of(body).split("\n") == [
        "I. KẾT QUẢ", "1. Công nghiệp", "- IIP tăng 5%", "- Điện tăng 3%", "2. Thương mại", "a) Xuất khẩu",
        "b) Nhập khẩu", "Ghi chú", "II. KẾ HOẠCH", "1. Công nghiệp",
    ]  # fmt: skip


def test_a_list_may_begin_anew_and_a_number_may_hold_those_above_it() -> None:
    body = item("a", "1", "0") + item("b", "4", "0") + item("c", "4", "0") + item("d", "3") + item("e", "3", "1")
    assert text_of(body).split("\n") == ["I. a", "V. b", "VI. c", "01/ d", "01.1. e"]


def test_a_style_may_be_that_of_a_list() -> None:
    styles = (
        "<w:style w:type='paragraph' w:styleId='Muc'><w:name w:val='Muc'/><w:pPr><w:numPr><w:numId w:val='2'/>"
        "</w:numPr></w:pPr></w:style><w:style w:type='paragraph' w:styleId='Muc2'><w:name w:val='Muc2'/>"
        "<w:basedOn w:val='Muc'/></w:style><w:style w:type='paragraph' w:styleId='Tron'><w:name w:val='Tron'/>"
        "<w:basedOn w:val='Tron'/></w:style>"
    )
    body = "".join(paragraph(run(name), style=name) for name in ("Muc", "Muc2", "Tron"))
    assert text_of(body, styles).split("\n") == ["- Muc", "- Muc2", "Tron"]


def test_a_bullet_comes_once_at_the_head_of_its_paragraph() -> None:
    body = item(" Xuất khẩu", "2").replace("</w:p>", f"<w:r><w:br/></w:r>{run('5')}</w:p>")
    assert text_of(body) == "- Xuất khẩu\n5"


@pytest.mark.parametrize(("number", "depth"), [("0", ""), ("9", ""), ("x", ""), ("1", "99"), ("1", "-1"), ("²", "²")])
def test_what_leads_to_no_list_has_no_mark(number: str, depth: str) -> None:
    told = text_of(item("Xuất khẩu", number, depth))
    assert told in ("Xuất khẩu", "I. Xuất khẩu")
    assert (told == "Xuất khẩu") == (number != "1" or depth == "99")


def test_large_numbers_stay_short() -> None:
    many = f"<w:numbering xmlns:w='{W}'><w:abstractNum w:abstractNumId='1'>{level(0, 'upperLetter', '%1.', 3990)}"
    many += "</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num></w:numbering>"
    lines = text_of(item("a", "1") * 20, lists=many).split("\n")
    assert all(len(one) <= len("ABCD. a") for one in lines)
