"""Of which district figures are told, from where it is named to where the province is spoken of again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from etl.catalogue import Catalogue
from etl.documents.document import Document
from etl.extract import extract
from etl.extract.lexer import Lexer
from etl.extract.prose.whose.district_scope import DistrictScope
from etl.extract.vocabulary import vocabulary
from etl.language.fold import fold
from etl.language.lexicon import words_of
from tests.extract.conftest import Reader

NAMED, OFFICE = "Giá trị sản xuất công nghiệp của Thanh Ba tăng 12%", "HĐND huyện Thanh Ba họp kỳ thứ 5."
FIRMS = "Hoạt động của các doanh nghiệp khu công nghiệp tháng 8"
TITLE, OF = "Huyện Châu Đức phát triển khá.", "Giá trị sản xuất công nghiệp của huyện tăng."


def _verdict(sentences: list[str], catalogue: Catalogue) -> str | None:
    """What is made of a figure at the end of the last of `sentences`, each a paragraph but those that begin so: "+"."""
    text = " ".join(one.removeprefix("+") for one in sentences)
    folded = fold(text)
    lexer = Lexer(folded, vocabulary(catalogue), words_of(folded), [], [])
    scope, start = DistrictScope(folded, text, catalogue.spoken_of), 0
    for sentence in sentences:
        length = len(sentence.removeprefix("+"))
        scope.sentence(lexer.tokens(start, start + length), not sentence.startswith("+"))
        start += length + 1
    refusal = scope.refusal(len(text) - 2)
    return None if refusal is None else "doubt" if refusal.doubt else "left out"


@pytest.mark.parametrize(
    ("sentences", "verdict"),
    [
        (["Giá trị sản xuất công nghiệp của huyện đạt 12 tỷ đồng."], "left out"),
        (["Giá trị sản xuất công nghiệp trên địa bàn huyện Cao Lộc đạt 12 tỷ đồng."], "left out"),
        (["Tại huyện Cao Lộc, giá trị sản xuất công nghiệp đạt 12 tỷ đồng."], "left out"),
        ([OF, "+Tổng mức bán lẻ đạt 12 tỷ đồng."], "doubt"),
        ([OF, "Tổng mức bán lẻ đạt 12 tỷ đồng."], None),
        ([OF, "+Tổng mức bán lẻ toàn tỉnh đạt 12 tỷ đồng."], None),
        ([TITLE, "Tổng mức bán lẻ đạt 12 tỷ đồng."], "doubt"),
        ([TITLE, "Toàn tỉnh, tổng mức bán lẻ đạt 12 tỷ đồng."], None),
        ([TITLE, "Theo UBND huyện, tổng mức bán lẻ trên địa bàn đạt 12 tỷ đồng."], "doubt"),
        ([TITLE, "Tổng mức bán lẻ trên địa bàn tỉnh đạt 12 tỷ đồng."], None),
        (["Giá trị sản xuất công nghiệp của các huyện đạt 12 tỷ đồng."], None),
        (["Các huyện, thị xã có giá trị sản xuất công nghiệp đạt 12 tỷ đồng."], None),
        (["Thực hiện chỉ đạo của UBND huyện, giá trị sản xuất công nghiệp đạt 12 tỷ đồng."], None),
        (["Giá trị sản xuất công nghiệp đạt 12 tỷ đồng."], None),
        ([NAMED, OFFICE, "Tổng mức bán lẻ đạt 12 tỷ đồng."], "doubt"),
        (["Thanh Ba: Thu ngân sách tăng 12%", "Huyện ủy Thanh Ba họp.", "Tổng mức bán lẻ đạt 12 tỷ đồng."], "doubt"),
        ([NAMED, OFFICE, "Tổng mức bán lẻ toàn tỉnh đạt 12 tỷ đồng."], None),
        ([NAMED, "Tổng mức bán lẻ đạt 12 tỷ đồng."], None),
        (["Khởi công nhà máy ở Thanh Ba", OFFICE, "Tổng mức bán lẻ đạt 12 tỷ đồng."], None),
        ([FIRMS, "Giá trị sản xuất công nghiệp đạt 12 tỷ đồng."], "doubt"),
        ([FIRMS, "Giá trị sản xuất công nghiệp chiếm 33% so với toàn tỉnh, đạt 12 tỷ đồng."], "doubt"),
    ],
)
def test_a_districts_figures_are_not_the_provinces(
    sentences: list[str], verdict: str | None, catalogue: Catalogue
) -> None:
    assert _verdict(sentences, catalogue) == verdict


LETTERHEAD = """TỈNH KHÁNH HÒA
ỦY BAN NHÂN DÂN HUYỆN DIÊN KHÁNH

BÁO CÁO
Tình hình công nghiệp, thương mại năm 2014

Tổng mức bán lẻ hàng hóa đạt 4.215 tỷ đồng. Thu ngân sách toàn tỉnh đạt 12.000 tỷ đồng.

Điện thương phẩm 186 triệu kWh.
"""


def test_a_report_that_a_district_sends_is_about_the_district(catalogue: Catalogue) -> None:
    report = Document("0" * 64, "x.txt", "txt", LETTERHEAD, area_id="khanh-hoa", period="2014")
    read = extract(report, catalogue)
    assert [(o.indicator, float(o.value)) for o in read.observations] == [("budget_revenue", 12000)]
    assert [d.rule for d in read.doubts] == ["area.district"] * 2
    read = extract(replace(report, text=LETTERHEAD.replace("HUYỆN DIÊN KHÁNH", "TỈNH KHÁNH HÒA")), catalogue)
    assert len(read.observations) == 3


@pytest.mark.parametrize(
    ("letterhead", "statement", "doubt"),
    [
        ("ỦY BAN NHÂN DÂN HUYỆN BÌNH GIA", "Thu ngân sách ước 312 tỷ đồng.", True),
        ("UBND HUYỆN BÌNH GIA", "- Tổng mức bán lẻ hàng hóa 4.850 tỷ đồng.", True),
        ("BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP", "Giá trị xuất khẩu 38,1 triệu USD.", True),
        ("BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP", "Toàn tỉnh có 16 khu công nghiệp.", False),
        ("ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN", "Thu ngân sách ước 312 tỷ đồng.", False),
        ("Kính gửi: UBND huyện Bình Gia", "Thu ngân sách ước 312 tỷ đồng.", False),
    ],
)
def test_the_office_in_the_letterhead_tells_whose_report_it_is(
    letterhead: str, statement: str, doubt: bool, read_sentence: Reader
) -> None:
    read = read_sentence(f"TỈNH LẠNG SƠN\n{letterhead}\n\nBÁO CÁO\n\n{statement}")
    assert (len(read.doubts), len(read.observations)) == ((1, 0) if doubt else (0, 1))


@pytest.mark.parametrize(("area", "told"), [("hai-phong", [2870]), ("hau-giang", [])])
def test_a_town_without_its_name_is_the_whole_place_only_where_that_is_a_city(
    area: str, told: list[int], catalogue: Catalogue
) -> None:
    text = "Năm 2015, giá trị sản xuất công nghiệp của thành phố đạt 2.870 tỷ đồng."
    read = extract(Document("0" * 64, "report.txt", "txt", text, area_id=area, period="2015"), catalogue)
    assert [one.value for one in read.observations] == told
    assert len(read.doubts) == 1 - len(told)
