"""A figure that OCR reads in two ways is a doubt with both readings, never an observation and never gone."""

from __future__ import annotations

from dataclasses import replace

from etl.catalogue import Catalogue
from etl.documents.document import Document, Unsure
from etl.extract import extract

TEXT = ("Năm 2015, giá trị sản xuất công nghiệp tỉnh Lạng Sơn đạt 4.013 tỷ đồng. "
        "Tổng mức bán lẻ hàng hóa đạt 13.700 tỷ đồng.")  # fmt: skip


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
