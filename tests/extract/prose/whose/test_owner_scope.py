"""Of whom figures may be told: from where owners are named to where the province is spoken of again."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.extract.lexer import Lexer
from etl.extract.prose.whose.owner_scope import OwnerScope
from etl.extract.vocabulary import vocabulary
from etl.language.fold import fold
from etl.language.lexicon import words_of
from tests.extract.conftest import Reader

COMPANY, OWNERS = "Công ty Bình Minh mở rộng sản xuất.", "Khối tư nhân có kim ngạch xuất khẩu tăng."


def _of_whom(sentences: list[str], indicator: str, catalogue: Catalogue, first: bool = False) -> str | None:
    """Of whom a figure at the end of the last of `sentences` may be told."""
    written = " ".join(sentences)
    text = fold(written)
    lexer = Lexer(text, vocabulary(catalogue), words_of(text), [], [])
    scope, start = OwnerScope(catalogue, text, written), 0
    for index, sentence in enumerate(sentences):
        scope.sentence(lexer.tokens(start, start + len(sentence)), first or index == 0)
        start += len(sentence) + 1
    return scope.of_whom(indicator, len(text) - 2)


@pytest.mark.parametrize(
    ("sentences", "told"),
    [
        ([COMPANY, "Kim ngạch xuất khẩu đạt 12 triệu USD."], "công ty"),
        ([COMPANY, "Doanh thu tăng.", "Kim ngạch xuất khẩu đạt 12 triệu USD."], "công ty"),
        ([COMPANY, "Kim ngạch xuất khẩu của tỉnh đạt 12 triệu USD."], None),
        ([COMPANY, "Theo Sở Công Thương, kim ngạch xuất khẩu đạt 12 triệu USD."], None),
        ([COMPANY, "IIP tăng 9%, kim ngạch xuất khẩu đạt 12 triệu USD."], None),
        ([OWNERS, "Kim ngạch nhập khẩu đạt 12 triệu USD."], "khối tư nhân"),
        (["Xuất khẩu tăng, khối tư nhân có kim ngạch xuất khẩu tăng; kim ngạch nhập khẩu đạt 12 triệu USD."], None),
        (["Nhà máy chạy đều.", "Kim ngạch xuất khẩu đạt 12 triệu USD."], "nhà máy"),
        (["Nhiều xưởng mở rộng, nhà máy chạy đều.", "Kim ngạch xuất khẩu đạt 12 triệu USD."], None),
        (["Công ty Bình Minh, Công ty Hoa Sen mở rộng.", "Kim ngạch xuất khẩu đạt 12 triệu USD."], None),
        (["Có 3 công ty may mới.", "Kim ngạch xuất khẩu đạt 12 triệu USD."], None),
    ],
)
def test_of_whom(sentences: list[str], told: str | None, catalogue: Catalogue) -> None:
    assert _of_whom(sentences, "exports", catalogue) == told


def test_only_what_companies_have(catalogue: Catalogue) -> None:
    assert _of_whom([COMPANY, "Thu ngân sách đạt 12 tỷ đồng."], "budget_revenue", catalogue) is None
    assert catalogue.indicators["industrial_output.mining"].companies


def test_a_paragraph_begins_anew(catalogue: Catalogue) -> None:
    assert _of_whom([COMPANY, "Kim ngạch xuất khẩu đạt 12 triệu USD."], "exports", catalogue, first=True) is None


def test_what_zones_bring_in_is_theirs_up_to_the_province(read_sentence: Reader) -> None:
    told = "Các KCN đóng góp 2.050 tỷ đồng giá trị sản xuất công nghiệp, bằng 44% toàn tỉnh, xuất khẩu 61 triệu USD"
    read = read_sentence(f"{told}; toàn tỉnh xuất khẩu 161 triệu USD.")
    assert [float(one.value) for one in read.observations] == [161]
    assert "subject.owners" in [doubt.rule for doubt in read.doubts if doubt.value == 61]
