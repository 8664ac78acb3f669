"""The words of a statement, their place as a person says it, and the evidence for each part."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from etl.catalogue import Catalogue
from etl.documents.document import Document, Place
from etl.extract import extract
from tests.extract.conftest import Reader


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("Kim ngạch xuất khẩu đạt 720 triệu USD.", ["Kim ngạch xuất khẩu đạt 720 triệu USD"]),
        (
            "Kim ngạch xuất khẩu đạt 720 triệu USD, tăng 8% so với năm 2014.",
            ["Kim ngạch xuất khẩu đạt 720 triệu USD", "tăng 8% so với năm 2014"],
        ),
        ("Tỉnh đạt 720 triệu USD kim ngạch xuất khẩu.", ["Tỉnh đạt 720 triệu USD kim ngạch xuất khẩu"]),
        ("Toàn tỉnh có 83 chợ.", ["Toàn tỉnh có 83 chợ"]),
    ],
)
def test_a_quote_runs_from_the_subject_or_verb_to_the_end_of_the_comparison(
    text: str, quotes: list[str], read_sentence: Reader
) -> None:
    assert [one.quote for one in read_sentence(text).observations] == quotes


def test_a_quote_far_behind_its_name_stays_short(read_sentence: Reader) -> None:
    text = f"Kim ngạch xuất khẩu, mặc dù {'gặp nhiều khó khăn lớn và ' * 20}đạt thấp, vẫn đạt 720 triệu USD."
    (one,) = read_sentence(text).observations
    assert one.quote.endswith("đạt 720 triệu USD")
    assert len(one.quote) < 280


def test_the_line_is_the_place_where_a_format_has_no_pages(read_sentence: Reader) -> None:
    text = "Tiêu đề\n\nKim ngạch xuất khẩu đạt 720 triệu USD.\n\nKim ngạch nhập khẩu đạt 230 triệu USD."
    assert [one.locator for one in read_sentence(text).observations] == ["dòng 3", "dòng 5"]


def test_the_page_is_the_place_where_a_format_has_pages(catalogue: Catalogue) -> None:
    text = "Kim ngạch xuất khẩu đạt 720 triệu USD.\n\nKim ngạch nhập khẩu đạt 230 triệu USD."
    document = Document(
        "0" * 64, "r.pdf", "pdf", text, area_id="lang-son", published_on=date(2016, 1, 18), period="2015"
    )
    paged = replace(document, places=(Place(0, 39, "trang 1"), Place(40, 83, "trang 2")))
    assert [one.locator for one in extract(paged, catalogue).observations] == ["trang 1", "trang 2"]


def test_evidence_names_the_words_for_every_part(read_sentence: Reader) -> None:
    text = "Kim ngạch xuất khẩu qua cửa khẩu đạt 720 triệu USD, tăng 8% so với năm 2014."
    level, growth = read_sentence(text).observations
    says = {part: (evidence.says, evidence.how) for part, evidence in level.evidence.items()}
    assert says["indicator"] == ("Kim ngạch xuất khẩu", "named")
    assert says["measure"] == ("đạt", "verb: level")
    assert says["scope"] == ("qua cửa khẩu", "border_gates")
    assert says["value"] == ("720 triệu USD", "number.plain")
    assert "comparison" not in says
    assert (growth.evidence["comparison"].says, growth.evidence["comparison"].how) == ("so với năm 2014", "period")
    assert growth.evidence["indicator"].how == "goes on from before"
    for evidence in level.evidence.values():
        assert evidence.says == (text[evidence.start : evidence.end] if evidence.start >= 0 else "")
