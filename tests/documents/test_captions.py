"""Which lines above a table are its title, and where one by its words begins a table."""

from __future__ import annotations

import pytest

from etl.documents.captions import caption_lines, is_caption


def test_a_title_begins_with_its_number_and_ends_before_the_table() -> None:
    above = ["Năm 2015, xuất khẩu đạt 5 tỷ USD.", "ANH DŨNG", "Biểu số 2: Xuất khẩu", "Đơn vị tính: triệu USD"]
    assert caption_lines(above) == above[2:]
    assert caption_lines(above[:2]) == ["ANH DŨNG"]
    assert caption_lines(above[:1]) == []
    assert caption_lines([]) == []


def test_a_title_without_a_number_is_the_short_lines_after_the_last_sentence() -> None:
    above = ["Các chỉ tiêu đều đạt.", "CHỈ TIÊU CHỦ YẾU", "Năm 2015"]
    assert caption_lines(above) == ["CHỈ TIÊU CHỦ YẾU", "Năm 2015"]


def test_a_title_has_five_lines_at_most_and_none_of_a_paragraph_s_length() -> None:
    assert caption_lines([f"dòng {number}" for number in range(7)]) == [f"dòng {number}" for number in range(2, 7)]
    assert caption_lines(["x" * 201, "Năm 2015"]) == ["Năm 2015"]


def test_a_numbered_caption_that_ends_as_a_sentence_does_is_still_one() -> None:
    assert caption_lines(["Xuất khẩu tăng.", "Bảng 1. Xuất khẩu năm 2015."]) == ["Bảng 1. Xuất khẩu năm 2015."]


@pytest.mark.parametrize(
    ("line", "is_one"),
    [("ĐVT: tỷ đồng", True), ("Đơn vị tính: Tỷ đồng", True), ("Phụ lục 1. Công nghiệp", True), ("BẢNG 3", True),
     ("(Biểu số 2)", True), ("Xuất khẩu tăng", False), ("Bảngkê", False), ("Theo bảng 1", False),
     ("Đơn vị tính toán", False), ("Bảng 1 " + "x" * 200, False)],
)  # fmt: skip
def test_what_begins_a_table_by_its_own_words(line: str, is_one: bool) -> None:
    assert is_caption(line) is is_one
