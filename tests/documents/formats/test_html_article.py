"""What a page extractor dropped of the article comes back in its place, and furniture of the page does not."""

from __future__ import annotations

from lxml import html

from etl.documents.formats.html_article import with_article

FIRST = "Sở Công Thương tỉnh Lạng Sơn tổng kết công tác năm 2017 với nhiều kết quả tốt."
SECOND = "Giá trị sản xuất công nghiệp trong năm 2017 đạt 4.013 tỷ đồng, tăng 16,7%."
LAST = "Năm 2018, toàn ngành phấn đấu đạt và vượt các chỉ tiêu kế hoạch được giao."


def article(taken: list[str], body: str, around: str = "") -> tuple[str, list[str]]:
    """What becomes of the lines that were taken out of a page with this article."""
    tree = html.document_fromstring(f"<html><body>{around}<div class='content'>{body}</div></body></html>")
    return with_article("\n".join(taken), tree)


def test_a_paragraph_with_figures_that_was_dropped_comes_back_in_its_place() -> None:
    body = f"<p>{FIRST}</p><div class='box'>{SECOND}</div><p>{LAST}</p>"
    assert article([FIRST, LAST], body) == (f"{FIRST}\n{SECOND}\n{LAST}", [])


def test_a_sentence_of_which_a_piece_was_dropped_is_whole_again() -> None:
    body = f"<p>{FIRST}</p><p>{SECOND}</p><p>{LAST}</p>"
    torn = SECOND.replace("4.013 tỷ đồng, ", "")
    assert article([FIRST, torn, LAST], body) == (f"{FIRST}\n{SECOND}\n{LAST}", [])


def test_a_sentence_that_was_cut_into_lines_is_one_again() -> None:
    body = f"<p>{FIRST}</p><p>{SECOND}</p><p>{LAST}</p>"
    lines = [FIRST, "Giá trị sản xuất công nghiệp trong năm 2017 đạt", ", tăng 16,7%.", LAST]
    assert article(lines, body) == (f"{FIRST}\n{SECOND}\n{LAST}", [])


def test_a_table_that_was_dropped_comes_back_as_rows() -> None:
    table = "<table><tr><td>Chỉ tiêu</td><td>TH</td></tr><tr><td>Xuất | nhập</td><td>950</td></tr></table>"
    text, _ = article([FIRST, LAST], f"<p>{FIRST}</p>{table}<p>{LAST}</p>")
    assert text == f"{FIRST}\n| Chỉ tiêu | TH |\n| Xuất / nhập | 950 |\n{LAST}"


def test_words_without_a_figure_and_short_numbers_stay_out() -> None:
    body = f"<p>{FIRST}</p><p>Ảnh: Phóng viên của báo tại hội nghị</p><p>15 lượt</p><p>{LAST}</p>"
    assert article([FIRST, LAST], body) == (f"{FIRST}\n{LAST}", [])


def test_furniture_with_figures_is_named_and_not_read() -> None:
    related = "Tin liên quan: Hà Giang xuất khẩu đạt 30 triệu USD trong năm 2017, tăng 12%"
    body = f"<p>{FIRST}</p><div class='tin-khac'>{related}</div><p>{LAST}</p>"
    assert article([FIRST, LAST], body) == (f"{FIRST}\n{LAST}", [related])


def test_what_is_outside_of_the_article_or_above_it_stays_out() -> None:
    around = "<div><p>Giá vàng hôm nay tăng 2% lên 36 triệu đồng một lượng tại Hà Nội.</p></div>"
    body = f"<p>Chuyên mục số 5: doanh nghiệp đạt 300 tỷ đồng</p><p>{FIRST}</p><p>{SECOND}</p>"
    assert article([FIRST, SECOND], body, around) == (f"{FIRST}\n{SECOND}", [])


def test_below_the_last_line_only_a_figure_with_its_unit_belongs_to_the_article() -> None:
    below = "<p>Lượt xem trang này đến hôm nay là 5120</p><p>Thu ngân sách đạt 5.700 tỷ đồng.</p>"
    body = f"<p>{FIRST}</p><p>{SECOND}</p>{below}"
    assert article([FIRST, SECOND], body)[0] == f"{FIRST}\n{SECOND}\nThu ngân sách đạt 5.700 tỷ đồng."


def test_a_text_that_is_nowhere_on_the_page_is_left_as_it_is() -> None:
    assert article(["một văn bản khác hẳn với trang này"], f"<p>{FIRST}</p>") == (
        "một văn bản khác hẳn với trang này",
        [],
    )


def test_headings_that_were_dropped_come_back_in_their_places() -> None:
    body = f"<h2>KẾ HOẠCH</h2><h3>Phần thứ nhất</h3><p>{FIRST}</p><p>{SECOND} kế hoạch</p>"
    body += f"<h3>II. Mục tiêu</h3><p>{LAST}</p>"
    lines = [FIRST, f"{SECOND} kế hoạch", LAST]
    text, _ = article(["Số: 97/KH-SCT", *lines], f"<p>Số: 97/KH-SCT</p>{body}<h3>Tin khác</h3>")
    assert text == "\n".join(
        ["Số: 97/KH-SCT", "KẾ HOẠCH", "Phần thứ nhất", FIRST, f"{SECOND} kế hoạch", "II. Mục tiêu", LAST]
    )


def test_the_lines_above_the_table_that_a_page_begins_with_are_its_title() -> None:
    above = "<div class='menu'>Trang chủ 2020</div><div><b>SỞ CÔNG THƯƠNG</b><br>Phụ lục năm 2020</div>"
    body = f"{above}<p>ĐVT: tỷ đồng</p><table><tr><td>Kim ngạch xuất khẩu hàng hoá</td><td>71,2</td></tr></table>"
    tree = html.document_fromstring(f"<html><body>{body}</body></html>")
    taken = "ĐVT: tỷ đồng\n| Kim ngạch xuất khẩu hàng hoá | 71,2 |"
    assert with_article(taken, tree, headed=False) == (f"SỞ CÔNG THƯƠNG\nPhụ lục năm 2020\n{taken}", [])
    assert with_article(taken, tree) == (taken, [])
    assert with_article(f"{FIRST}\n{taken}", tree, headed=False)[0] == f"{FIRST}\n{taken}"


def test_headings_right_above_the_first_line_of_a_page_without_a_headline_belong_to_it() -> None:
    body = f"<p>Trang chủ</p><h2>SỞ CÔNG THƯƠNG TỈNH LONG AN</h2><h3>Báo cáo</h3><p>{FIRST}</p><p>{SECOND}</p>"
    tree = html.document_fromstring(f"<html><body>{body}</body></html>")
    taken = f"{FIRST}\n{SECOND}"
    assert with_article(taken, tree, headed=False)[0] == f"SỞ CÔNG THƯƠNG TỈNH LONG AN\nBáo cáo\n{taken}"
    assert with_article(taken, tree)[0] == taken  # what stands below a headline is its byline
