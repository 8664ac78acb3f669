"""Zones, associations, branches and kinds of firms that head a sentence, and sentences that none heads."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.extract.lexer import Lexer
from etl.extract.prose.whose.groups_ahead import group_ahead
from etl.extract.vocabulary import vocabulary
from etl.language.fold import fold
from etl.language.lexicon import words_of


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Các KCN trên địa bàn có 110 dự án, xuất khẩu 45 triệu USD.", "kcn"),
        ("Đến nay, 15 khu công nghiệp có 1.100 dự án, xuất khẩu 2,5 tỷ USD.", "khu công nghiệp"),
        ("Hợp tác xã trên địa bàn tỉnh có 150 đơn vị, xuất khẩu đạt 5 triệu USD.", "hợp tác xã"),
        ("Các doanh nghiệp FDI tạo việc làm, xuất khẩu đạt 350 triệu USD.", "doanh nghiệp fdi"),
        ("Ngành chè có 12 nhà máy, xuất khẩu đạt 9 triệu USD.", "ngành"),
        ("Ngành công nghiệp có 12 nhà máy, xuất khẩu đạt 9 triệu USD.", None),
        ("Ngành chè có 12 nhà máy; xuất khẩu đạt 9 triệu USD.", None),
        ("Toàn tỉnh có 15 khu công nghiệp, xuất khẩu đạt 2,5 tỷ USD.", None),
        ("Các doanh nghiệp trên địa bàn xuất khẩu đạt 350 triệu USD.", None),
        ("Các KCN ổn định, góp phần đưa xuất khẩu đạt 410 triệu USD.", None),
    ],
)
def test_who_heads_a_sentence(sentence: str, words: str | None, catalogue: Catalogue) -> None:
    text = fold(sentence)
    tokens = Lexer(text, vocabulary(catalogue), words_of(text), [], []).tokens(0, len(text))
    group = group_ahead(tokens, text, catalogue.spoken_of)
    assert (group.words if group is not None else None) == words
    assert group is None or tokens[group.at].kind == "verb" or tokens[group.at].kind == "sign"
