"""The lines above the first sentence: which is the headline, and what the others are."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.documents.metadata.headline import head, is_date_line
from etl.language.fold import fold

TITLE = "Công nghiệp Lạng Sơn năm 2015 tăng 16,7%"
SENTENCE = "Năm 2015, giá trị sản xuất công nghiệp của tỉnh Lạng Sơn đạt 4.013 tỷ đồng."


@pytest.mark.parametrize(
    ("line", "kind"),
    [("Cập nhật: 03-08-2010 | 00:00:00", "date"), ("Thứ hai, 18/01/2016", "date"), ("Ngày đăng: 2016-01", "date"),
     ("Ảnh: Nguyễn Văn A", "caption"), ("Bảng 1 số liệu", "caption"), ("Đơn vị tính: Nghìn ha", "caption"),
     ("UBND TỈNH LẠNG SƠN", "letterhead"),
     ("Số: 15/BC-SCT", "letterhead"), ("Độc lập - Tự do - Hạnh phúc", "letterhead"), ("BÁO CÁO", "paper"),
     ("Trang chủ / Kinh tế", "furniture"), ("Lượt xem: 125", "furniture"), ("12.345", "furniture"), (TITLE, "text"),
     ("Bạn đang ở đây", "furniture"), ("Bạn đang ở: Trang chủ > Tin tức", "furniture"), ("Đang online: 2", "furniture"),
     ("Skip Ribbon Commands", "furniture"), ("Tiếng Việt | English", "furniture"), ("a A", "furniture"),
     ("A- A A+ | Tăng tương phản Giảm tương phản", "furniture"), ("Tháng này xuất khẩu tăng mạnh", "text"),
     ("Tất cả doanh nghiệp đã trở lại sản xuất", "text"), ("Hôm nay 15/3 khởi công nhà máy", "text"),
     ("Powered by Techcity", "furniture"), ("Địa chỉ CTK Hà Nam", "furniture"), ("BẢN ĐỒ NINH BÌNH", "furniture"),
     ("Bản quyền thuộc về: Sở Công Thương", "furniture"), ("Thiết kế bởi VNPT", "furniture"), ("VIDEO", "furniture"),
     ("Thông tin tuyên truyền, phổ biến", "furniture"), ("Thông tin chỉ đạo, điều hành", "furniture"),
     ("Bản đồ công nghiệp Ninh Bình đổi màu", "text"), ("Địa chỉ đỏ của nhà đầu tư", "text"),
     ("Video clip Lạng Sơn tăng trưởng", "text"), ("Thông tin tuyên truyền về xuất khẩu năm 2015", "text"),
     ("Tỉnh Lạng Sơn tổng kết năm 2015", "text")],
)  # fmt: skip
def test_the_kind_of_a_line(line: str, kind: str, catalogue: Catalogue) -> None:
    assert head(line, catalogue.headings).lines[0].kind == kind


def test_the_headline_is_the_first_line_of_text_and_has_its_place(catalogue: Catalogue) -> None:
    text = f"Trang chủ\n\n18/01/2016\n  {TITLE}\n{SENTENCE}"
    found = head(text, catalogue.headings)
    assert (found.title, text[found.title_start : found.title_end].strip()) == (TITLE, TITLE)
    assert [line.kind for line in found.lines] == ["furniture", "date", "text", "text"]


def test_the_words_of_a_portals_program_are_no_headline(catalogue: Catalogue) -> None:
    for above in ("Bạn đang ở đây", "Skip Ribbon Commands\nSkip to main content\nEnglish\na A", "Tiếng Việt | English"):
        text = f"{above}\n\n{TITLE}\n{SENTENCE}"
        found = head(text, catalogue.headings)
        assert (found.title, text[found.title_start : found.title_end]) == (TITLE, TITLE)


def test_without_a_headline_the_place_is_where_the_first_sentence_begins(catalogue: Catalogue) -> None:
    text = f"Trang chủ\n{SENTENCE}"
    found = head(text, catalogue.headings)
    assert (found.title, found.title_start, found.title_end) == (None, 10, 10)
    assert head("", catalogue.headings).title is None


@pytest.mark.parametrize(
    "line", [SENTENCE, "(P.V) Sáng nay tỉnh Lạng Sơn họp", "- Công nghiệp tăng mạnh", "1. Công nghiệp năm nay",
             "Hai từ", "x " * 111, "II. Sản xuất công nghiệp",
             "|  | Thực hiện cùng kỳ năm trước"]
)  # fmt: skip
def test_lines_of_text_that_are_no_headline(line: str, catalogue: Catalogue) -> None:
    assert head(line, catalogue.headings).title is None


def test_the_title_of_an_official_paper_is_its_kind_and_the_lines_below(catalogue: Catalogue) -> None:
    text = "UBND TỈNH LẠNG SƠN\nSỞ CÔNG THƯƠNG\nBÁO CÁO\nKết quả công tác năm 2015\nPhương hướng năm 2016\nI. Kết quả"
    assert head(text, catalogue.headings).title == "BÁO CÁO Kết quả công tác năm 2015 Phương hướng năm 2016"


def test_a_headline_that_the_page_states_is_taken_with_its_place_if_the_text_has_it(catalogue: Catalogue) -> None:
    found = head(f"Trang chủ\n{TITLE.upper()}\n{SENTENCE}", catalogue.headings, TITLE)
    assert (found.title, found.title_start) == (TITLE, 10)
    assert head(SENTENCE, catalogue.headings, TITLE).title_end == 0


def test_a_word_that_portals_print_before_a_headline_is_no_part_of_it(catalogue: Catalogue) -> None:
    assert head(f"null {TITLE}\n{SENTENCE}", catalogue.headings).title == TITLE


@pytest.mark.parametrize(
    ("line", "is_one"),
    [("Ngày đăng: 18/01/2016 08:15 | Lượt xem: 20", True), ("Nguyễn Văn A - 18/01/2016", True),
     ("Quý I năm 2016", False),
     ("Quyết định số 12 ngày 18/01/2016", False), ("Hội nghị ngày 18/01/2016", False), (SENTENCE, False),
     ("Cập nhật: 01/2016", True), ("Kỳ báo cáo 01/2016", False), (f"18/01/2016 {SENTENCE}", False)],
)  # fmt: skip
def test_a_line_of_a_date_says_nothing_of_the_report(line: str, is_one: bool, catalogue: Catalogue) -> None:
    assert is_date_line(fold(line), catalogue.headings) is is_one
