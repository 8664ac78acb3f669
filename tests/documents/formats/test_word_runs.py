"""How runs of a Word file are shown: by themselves, by a style, and by what the style is based on."""

from __future__ import annotations

import pytest

from etl.documents.formats.word_runs import RunLook
from tests.documents.word_file import HIGH, W, document, paragraph, run

STYLES = """<w:style w:type='paragraph' w:styleId='Bo'><w:rPr><w:strike/></w:rPr></w:style>
<w:style w:type='paragraph' w:styleId='Con'><w:basedOn w:val='Bo'/></w:style>
<w:style w:type='character' w:styleId='An'><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type='paragraph' w:styleId='Vong'><w:basedOn w:val='Vong'/></w:style>"""


def looks(*runs: str, style: str = "", styles: str = STYLES) -> list[tuple[bool, bool, bool]]:
    """Whether each run is struck out, hidden and raised."""
    made = document(paragraph(*runs, style=style), styles)
    look = RunLook(made)
    return [(look.struck(each), look.hidden(each), look.raised(each)) for each in made.element.iter(f"{{{W}}}r")]


@pytest.mark.parametrize(
    ("properties", "look"),
    [("", (False, False, False)), ("<w:strike/>", (True, False, False)),
     ("<w:dstrike w:val='1'/>", (True, False, False)),
     ("<w:strike w:val='0'/>", (False, False, False)), ("<w:vanish/>", (False, True, False)),
     ("<w:rStyle w:val='An'/>", (False, True, False)), (HIGH, (False, False, True)),
     ("<w:vertAlign w:val='subscript'/>", (False, False, False)), ("<w:position w:val='6'/>", (False, False, True)),
     ("<w:position w:val='2'/>", (False, False, False)), ("<w:position w:val='-6'/>", (False, False, False))],
)  # fmt: skip
def test_a_run_by_its_own_properties(properties: str, look: tuple[bool, bool, bool]) -> None:
    assert looks(run("870", properties)) == [look]


def test_a_run_by_the_style_of_its_paragraph_and_what_that_is_based_on() -> None:
    assert looks(run("870"), style="Con") == [(True, False, False)]
    assert looks(run("870", "<w:strike w:val='false'/>"), style="Con") == [(False, False, False)]


def test_a_style_that_is_based_on_itself_ends() -> None:
    assert looks(run("870"), style="Vong") == [(False, False, False)]


def test_a_document_without_any_of_it_is_plain() -> None:
    assert RunLook(document(paragraph(run("950")))).plain
    assert not RunLook(document(paragraph(run("950", HIGH)))).plain
    assert not RunLook(document(paragraph(run("950")), STYLES)).plain
