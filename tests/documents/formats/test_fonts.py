"""The text of Word paragraphs, run by run, in whatever fonts they are typed."""

from __future__ import annotations

import pytest

from etl.documents.formats.aside import Aside
from etl.documents.formats.fonts import FontReader
from etl.documents.formats.old_fonts import encoding_of
from tests.documents.word_file import HIGH, PLACEHOLDER, W, cell, control, document, paragraph, run

VNTIME, VNTIMEH, VNI = (
    f"<w:rFonts w:ascii='{font}' w:hAnsi='{font}'/>" for font in (".VnTime", ".VnTimeH", "VNI-Times")
)
TIMES = "<w:rFonts w:ascii='Times New Roman'/>"


def text_of(*runs: str, style: str = "", styles: str = "", aside: Aside | None = None) -> str:
    made = document(paragraph(*runs, style=style), styles)
    return FontReader(made, aside or Aside()).text_of(next(made.element.iter(f"{{{W}}}p")))


@pytest.mark.parametrize(
    ("font", "encoding"),
    [(".VnTime", "tcvn3"), (".VnArialH", "tcvn3"), (".vntime", "tcvn3"), ("VNI-Times", "vni"), ("VPS Long An", "vps"),
     ("Times New Roman", None), (None, None), ("Vni", None), ("UVnTime", None)],
)  # fmt: skip
def test_the_encoding_of_a_font(font: str | None, encoding: str | None) -> None:
    assert encoding_of(font) == encoding


def test_each_run_is_read_by_its_own_font() -> None:
    runs = [run("C«ng Th­¬ng ", VNTIME), run("Lạng Sơn ", TIMES), run("ñaït 5 tyû", VNI)]
    assert text_of(*runs) == "Công Thương Lạng Sơn đạt 5 tỷ"


def test_a_word_cut_into_runs_of_one_font_is_put_together_first() -> None:
    assert text_of(run("nghi", VNTIME), run("Öp", VNTIME)) == "nghiệp"


def test_a_font_of_capitals() -> None:
    assert text_of(run("l¹ng s¬n", VNTIMEH)) == "LẠNG SƠN"


def test_the_font_of_a_style_and_of_what_it_is_based_on() -> None:
    styles = (
        f"<w:style w:type='paragraph' w:styleId='Cu'><w:rPr>{VNTIME}</w:rPr></w:style>"
        "<w:style w:type='paragraph' w:styleId='Con'><w:basedOn w:val='Cu'/></w:style>"
    )
    assert text_of(run("c«ng nghiÖp"), style="Con", styles=styles) == "công nghiệp"
    assert text_of(run("c«ng nghiÖp", TIMES), style="Con", styles=styles) == "c«ng nghiÖp"


def test_raised_marks_struck_and_deleted_words() -> None:
    aside = Aside()
    deleted = "<w:del w:id='1' w:author='x'><w:r><w:delText>700</w:delText></w:r></w:del>"
    runs = [run("đạt "), run("870", "<w:strike/>"), deleted, run("950"), run("(1)", HIGH), run(" m"), run("2", HIGH)]
    assert text_of(*runs, aside=aside) == "đạt 950 m²"
    assert [note.split(": ")[2].split(";")[0] for note in aside.notes("x")] == ["“700”", "“870”"]


def test_text_boxes_and_what_a_control_asks_for_are_no_text_of_the_paragraph() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{paragraph(run('khung'))}</w:txbxContent></w:pict></w:r>"
    assert text_of(run("đạt "), box, control(run("Nhập số 5"), PLACEHOLDER), control(run("950"))) == "đạt 950"


def test_tabs_breaks_and_hyphens_are_signs() -> None:
    assert (
        text_of("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t></w:r>")
        == "a\tb\nc-d"
    )


def test_a_cell_is_all_its_paragraphs_and_a_deleted_end_joins_two() -> None:
    deleted = "<w:del w:id='1' w:author='x'/>"
    inside = cell(paragraph(run("Xuất ")), paragraph(run("kh"), look=deleted), paragraph(run("ẩu")))
    made = document(f"<w:tbl><w:tr>{inside}</w:tr></w:tbl>")
    assert FontReader(made, Aside()).text_in(next(made.element.iter(f"{{{W}}}tc"))) == "Xuất  khẩu"


def test_a_row_is_deleted_by_its_own_mark() -> None:
    deleted = f"<w:tr><w:trPr><w:del w:id='1' w:author='x'/></w:trPr>{cell(paragraph(run('870')))}</w:tr>"
    made, aside = document(f"<w:tbl>{deleted}<w:tr>{cell(paragraph(run('950')))}</w:tr></w:tbl>"), Aside()
    reader = FontReader(made, aside)
    assert [reader.is_deleted(each) for each in made.element.iter(f"{{{W}}}tr")] == [True, False]
    assert "“870”" in aside.notes("x")[0]
