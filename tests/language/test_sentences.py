"""Text cut into sentences: where one ends, where a line end is none, and what is a heading, an item or a headline."""

from __future__ import annotations

import pytest

from etl.language.sentences import ABOVE_LIST, around, headlines, sentences


def _cut(text: str) -> list[str]:
    return [text[one.start : one.end].strip() for one in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Xuất khẩu tăng. Nhập khẩu giảm!", ["Xuất khẩu tăng.", "Nhập khẩu giảm!"]),
        ("Đạt 4.013 tỷ đồng. Tăng 16.7%.", ["Đạt 4.013 tỷ đồng.", "Tăng 16.7%."]),
        ("UBND TP. Hà Nội họp.", ["UBND TP. Hà Nội họp."]),
        ("Ông N. V. An nói. Hết.", ["Ông N. V. An nói.", "Hết."]),
        ("Dệt may, da giày... đều tăng.", ["Dệt may, da giày... đều tăng."]),
        ("Dệt may, da giày... Xuất khẩu tăng.", ["Dệt may, da giày...", "Xuất khẩu tăng."]),
        ("“Tăng 8%.” Ông nói.", ["“Tăng 8%.”", "Ông nói."]),
        ("Đạt 5 tỷ đồng.Tăng 8%.", ["Đạt 5 tỷ đồng.", "Tăng 8%."]),  # the space is lost
        ("1. Công nghiệp tăng 8%.", ["1. Công nghiệp tăng 8%."]),
        ("", []),
        (" \n\n ", []),
    ],
)
def test_sentences_end_at_stops_that_end_one(text: str, expected: list[str]) -> None:
    assert _cut(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Xuất khẩu đạt\n720 triệu USD.", ["Xuất khẩu đạt\n720 triệu USD."]),
        ("Xuất khẩu\ntăng 8%.", ["Xuất khẩu\ntăng 8%."]),
        ("Bán lẻ 290 tỷ đồng (ước 2025:\n255 tỷ đồng).", ["Bán lẻ 290 tỷ đồng (ước 2025:\n255 tỷ đồng)."]),
        ("Kết quả (ước năm:\nXuất khẩu 5 tỷ (tăng 8%).", ["Kết quả (ước năm:", "Xuất khẩu 5 tỷ (tăng 8%)."]),
        ("Xuất khẩu tăng 8%\nNhập khẩu giảm 5%", ["Xuất khẩu tăng 8%", "Nhập khẩu giảm 5%"]),
        ("Xuất khẩu tăng,\n\nnhập khẩu giảm.", ["Xuất khẩu tăng,\n\nnhập khẩu giảm."]),  # a page ends between
        ("Xuất khẩu tăng:\n- Dệt may\n- Da giày", ["Xuất khẩu tăng:", "- Dệt may", "- Da giày"]),
        ("Xuất khẩu trong 9 tháng\n2015 tăng 8%", ["Xuất khẩu trong 9 tháng\n2015 tăng 8%"]),
        ("Kết quả 9 tháng\nXuất khẩu tăng 8%", ["Kết quả 9 tháng", "Xuất khẩu tăng 8%"]),
        ("Tỉnh Cao Bằng\nXuất khẩu tăng 8%", ["Tỉnh Cao Bằng", "Xuất khẩu tăng 8%"]),
    ],
)
def test_a_line_end_ends_a_sentence_only_where_it_does_not_go_on(text: str, expected: list[str]) -> None:
    assert _cut(text) == expected


def test_a_narrow_page_is_one_paragraph() -> None:
    page = "Ngành Công Thương tỉnh đã hoàn thành\nNghị quyết mà Tỉnh ủy đặt ra cho cả\nNăm nay"
    assert _cut(page) == [page]


def test_the_dash_of_a_range_at_a_line_end_begins_no_item() -> None:
    page = "Ngành Công Thương tỉnh phấn đấu tăng 18\n- 19% mỗi năm trong cả giai đoạn 5 năm\nNăm nay"
    assert _cut(page) == [page]


def test_places_of_sentences() -> None:
    text = "Một. Hai:\n- Ba. Bốn."
    found = list(sentences(text))
    assert [(s.paragraph, s.first, s.bullet, s.opens) for s in found] == [
        (0, True, False, False),
        (0, False, False, True),
        (1, True, True, False),
        (1, False, True, False),
    ]


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("## Kết quả\nXuất khẩu tăng.", [2, 0]),
        ("II. Kết quả 9 tháng\nXuất khẩu tăng.", [2, 0]),
        ("2. Công nghiệp\nXuất khẩu tăng.", [4, 0]),
        ("2.1. Công nghiệp\nXuất khẩu tăng.", [5, 0]),
        ("(1) Công nghiệp\nXuất khẩu tăng.", [ABOVE_LIST - 1, 0]),
        ("(1) Xuất khẩu 450 triệu USD\nNhập khẩu tăng.", [0, 0]),
        ("PHẦN II. Kế hoạch năm 2016\nXuất khẩu tăng.", [1, 0]),
        ("Chương 2: Kế hoạch năm 2016\nXuất khẩu tăng.", [1, 0]),
        ("Phần thứ hai\nKẾ HOẠCH NĂM 2016\nXuất khẩu tăng.", [1, 1, 0]),
        ("A. KẾ HOẠCH\nI. Chỉ tiêu\n1. Công nghiệp", [2, 3, 4]),
        ("I. KẾ HOẠCH\nA. Chỉ tiêu\n1. Công nghiệp", [2, 3, 4]),
        ("Điều 2. Mục tiêu năm 2016\nI. Chỉ tiêu\n1. Công nghiệp", [2, 3, 4]),  # a resolution's
        ("Chương I. KẾ HOẠCH\nĐiều 2. Mục tiêu năm 2016\n2. Chỉ tiêu", [1, 2, 4]),
        ("Điều kiện năm 2016\nXuất khẩu tăng.", [0, 0]),
        ("II- Kế hoạch năm 2016\nXuất khẩu tăng.", [2, 0]),
        ("II/- Kế hoạch năm 2016\nXuất khẩu tăng.", [2, 0]),
        ("1/ Kế hoạch năm 2016\nXuất khẩu tăng.", [4, 0]),
        ("* Kế hoạch năm 2016\n- Xuất khẩu tăng", [ABOVE_LIST, 0]),
        ("* Xuất khẩu 450 triệu USD\n- Dệt may tăng", [0, 0]),
        ("* Kế hoạch năm 2016\n* Kế hoạch năm 2017", [0, 0]),
        ("Kết quả năm 2015\n- Xuất khẩu tăng", [ABOVE_LIST, 0]),
        ("Kết quả năm 2015:\n- Xuất khẩu tăng", [0, 0]),
        ("9 tháng năm 2015\nXuất khẩu tăng.", [0, 0]),  # no numbering
        ("1. Xuất khẩu tăng;\n2. Nhập khẩu giảm;", [0, 0]),
        ("1. " + "dài " * 40, [0]),
    ],
)
def test_headings_have_a_level(text: str, levels: list[int]) -> None:
    assert [s.level for s in sentences(text)] == levels
    assert [s.heading for s in sentences(text)] == [level > 0 for level in levels]


def test_a_heading_is_no_item() -> None:
    heading, item = sentences("1. Kết quả\n- Xuất khẩu tăng")
    assert not heading.bullet
    assert item.bullet


def test_around_gives_the_sentence_at_a_place_or_the_one_before_it() -> None:
    text = "Một tăng. Hai giảm.\n\nBa tăng."
    spans = around(text, [0, 12, 20, 25])
    assert [text[start:end].strip() for start, end in spans] == ["Một tăng.", "Hai giảm.", "Hai giảm.", "Ba tăng."]
    assert around("\n\n", [1]) == [(0, 0)]
    assert around("\n\nMột.", [0]) == [(2, 6)]


def test_headlines_are_short_paragraphs_that_end_in_no_sign() -> None:
    text = "Công nghiệp tăng khá\n\nSản xuất đạt 4.013 tỷ đồng.\n\nXuất khẩu tăng mạnh\n\nĐạt 720 triệu USD.\n\nHết"
    found = list(sentences(text))
    assert [text[one.start : one.end] for one in headlines(text, found)] == [
        "Công nghiệp tăng khá",
        "Xuất khẩu tăng mạnh",
    ]
