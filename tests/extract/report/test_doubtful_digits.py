"""A figure that OCR reads in two ways is a doubt with both readings, never an observation and never gone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from etl.catalogue import Catalogue
from etl.documents.document import Document, Unsure
from etl.documents.text_layout import Square, TextGrid, lay
from etl.extract import extract

TEXT = ("Năm 2015, giá trị sản xuất công nghiệp tỉnh Lạng Sơn đạt 4.013 tỷ đồng. "
        "Tổng mức bán lẻ hàng hóa đạt 13.700 tỷ đồng.")  # fmt: skip

ROWS = (("Chỉ tiêu", "Đơn vị", "TH 2014", "TH 2015"), ("Giá trị sản xuất công nghiệp", "Tỷ đồng", "3.900", "4.013"),
        ("Kim ngạch xuất khẩu", "Triệu USD", "900", "950"))  # fmt: skip


def test_only_the_figure_with_unsure_digits_is_a_doubt(catalogue: Catalogue) -> None:
    plain = Document("d", "x.pdf", "pdf", TEXT, area_id="lang-son", trust="ocr")
    at = TEXT.index("4.013")
    read = extract(plain, catalogue)
    twice = extract(replace(plain, unsure=(Unsure(at, at + 5, "4.018"),)), catalogue)
    assert {o.value for o in read.observations} - {o.value for o in twice.observations} == {4013}
    (doubt,) = (doubt for doubt in twice.doubts if doubt.rule == "ocr.digits")
    assert doubt.reason == "OCR reads “4.013”, and at a second look “4.018”"
    whole = next(o for o in read.observations if o.value == 4013)
    assert (doubt.indicator, doubt.value, doubt.quote) == (whole.indicator, whole.value, whole.quote)


def test_a_year_a_heading_and_a_label_in_two_readings_put_their_figures_in_doubt(catalogue: Catalogue) -> None:
    laid = lay([TextGrid(tuple(
        Square(row, column, words, f"bảng 1, dòng {row + 1}, cột {column + 1}")
        for row, line in enumerate(ROWS) for column, words in enumerate(line)
    ), "bảng 1")])  # fmt: skip
    plain = Document("d", "x.pdf", "pdf", laid.text, area_id="lang-son", trust="ocr", tables=laid.tables)
    assert _in_doubt(plain, [], catalogue) == set()
    assert _in_doubt(plain, ["TH 2015"], catalogue) == {4013, 950}
    assert _in_doubt(plain, ["Kim ngạch xuất khẩu"], catalogue) == {950, 900}
    sentence = replace(plain, text=TEXT, tables=())
    assert _in_doubt(sentence, ["2015"], catalogue) == {4013, 13700}


def _in_doubt(document: Document, passages: Sequence[str], catalogue: Catalogue) -> set[float | None]:
    unsure = tuple(
        Unsure(document.text.index(each), document.text.index(each) + len(each), "nothing") for each in passages
    )
    doubts = extract(replace(document, unsure=unsure), catalogue).doubts
    return {float(doubt.value) for doubt in doubts if doubt.rule == "ocr.digits" and doubt.value is not None}
