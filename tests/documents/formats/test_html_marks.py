"""A page's tree before its article is looked for: struck words go, raised marks are read, sentences are whole again."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from etl.documents.document import Content
from etl.documents.formats.aside import Aside
from etl.documents.formats.html import read_html
from etl.documents.formats.html_marks import prepare
from etl.settings import Bounds

LEAD = "Sở Công Thương tỉnh Lạng Sơn vừa tổ chức hội nghị tổng kết công tác năm 2017 và triển khai nhiệm vụ năm 2018."


def prepared(body: str, aside: Aside | None = None, head: str = "") -> str:
    """The markup of the body once it is made ready."""
    tree = html.document_fromstring(f"<html><head>{head}</head><body>{body}</body></html>")
    prepare(tree, aside or Aside())
    inside: str = html.tostring(tree.find("body"), encoding="unicode")
    return inside.removeprefix("<body>").removesuffix("</body>")


def page(body: str) -> Content:
    title = "<title>Lạng Sơn tổng kết</title>"
    markup = f"<html><head>{title}</head><body><article><p>{LEAD}</p>{body}</article></body></html>"
    return read_html(Path("x.html"), markup.encode(), Bounds())


@pytest.mark.parametrize(
    "struck",
    ["<s>870</s>", "<del>870</del>", "<strike>870</strike>", "<span style='text-decoration: line-through'>870</span>",
     "<b style='text-decoration-line:underline line-through'>870</b>", "<b class='x cu'>870</b>", "<i id='bo'>870</i>"],
)  # fmt: skip
def test_struck_words_go_and_are_noted(struck: str) -> None:
    aside, sheet = Aside(), "<style>p b.cu, #bo {text-decoration:line-through} a{color:red}</style>"
    assert prepared(f"<p>đạt {struck} 950</p>", aside, sheet) == "<p>đạt  950</p>"
    assert "“870”" in aside.notes("x")[0]


def test_hidden_words_of_a_paragraph_go_and_a_hidden_menu_is_none_of_it() -> None:
    aside = Aside()
    body = "<p>đạt <span style='display:none'>870</span>950<b hidden>7</b></p><div hidden>Menu 5</div>"
    assert prepared(body, aside) == "<p>đạt 950</p><div hidden>Menu 5</div>"
    assert "“870”, “7”" in aside.notes("x")[0]


@pytest.mark.parametrize(
    ("body", "made"),
    [("<p>đạt 950<sup>(1)</sup> triệu</p>", "<p>đạt 950 triệu</p>"), ("<p>5.000 m<sup>2</sup></p>", "<p>5.000 m²</p>"),
     ("<p>10<span style='vertical-align:super'>6</span> kWh</p>", "<p>10⁶ kWh</p>"),
     ("<p><b>950</b><sup><b>2</b></sup>%</p>", "<p><b>950</b>%</p>")],
)  # fmt: skip
def test_raised_marks_become_what_they_mean(body: str, made: str) -> None:
    assert prepared(body) == made


@pytest.mark.parametrize(
    ("body", "made"),
    [("<p>đạt <q>950 triệu USD</q>.</p>", "<p>đạt “950 triệu USD”.</p>"),
     ("<p>đạt <time>950</time>, tăng</p>", "<p>đạt 950, tăng</p>"),
     ("<p>Xuất khẩu đạt <blockquote>950 triệu USD</blockquote>, tăng 5,6%</p>",
      "<p>Xuất khẩu đạt 950 triệu USD, tăng 5,6%</p>"),
     ("<p>Xuất khẩu đạt<div>950 triệu USD</div>", "<p>Xuất khẩu đạt 950 triệu USD</p>")],
)  # fmt: skip
def test_words_in_wrappings_of_their_own_stay_in_their_sentence(body: str, made: str) -> None:
    assert prepared(body).replace("<p></p>", "") == made


@pytest.mark.parametrize(
    "body", ["<p>Xuất khẩu tăng.</p><div>950 triệu USD</div>", "<p>Hết.</p><blockquote>Trích</blockquote>"]
)
def test_a_block_after_a_whole_sentence_is_one_of_its_own(body: str) -> None:
    assert prepared(body) == body


@pytest.mark.parametrize(
    ("cell", "made"),
    [("<ul><li>x 5 tỷ</li><li>y 6 tỷ</li></ul>", "x 5 tỷ; y 6 tỷ"),
     ("<p>Giá trị</p><p>sản xuất</p>", "Giá trị sản xuất"),
     ("Giá trị<br>sản xuất", "Giá trị sản xuất"), ("<dl><dt>Xuất</dt><dd>5 tỷ</dd></dl>", "Xuất: 5 tỷ"),
     ("<p>Xây dựng xong nhà máy thứ 2 của khu công nghiệp</p><p>Mở rộng chợ</p>",
      "Xây dựng xong nhà máy thứ 2 của khu công nghiệp; Mở rộng chợ"), ("<b>950</b>", "<b>950</b>")],
)  # fmt: skip
def test_blocks_in_a_cell_become_one_text(cell: str, made: str) -> None:
    assert prepared(f"<table><tr><td>{cell}</td></tr></table>") == f"<table><tr><td>{made}</td></tr></table>"


def test_the_caption_of_a_table_is_put_above_it() -> None:
    table = "<table><caption>Bảng 1 <b>Xuất khẩu</b></caption><tr><td>5</td></tr></table>"
    assert prepared(table) == "<p>Bảng 1 Xuất khẩu</p><table><tr><td>5</td></tr></table>"


def test_a_table_that_holds_others_only_places_them() -> None:
    inner = "<table><tr><td>5</td></tr></table>"
    outer = (
        f"<table><tr><td><b>Sở</b></td><td>Nước</td></tr><tr><td colspan='2'><p>Phụ lục</p>{inner}</td></tr></table>"
    )
    rows = f'<div><p><b>Sở</b></p><p>Nước</p></div><div><div colspan="2"><p>Phụ lục</p>{inner}</div></div>'
    assert prepared(outer) == f"<div>{rows}</div>"


@pytest.mark.parametrize(
    ("body", "text"),
    [("<p>đạt <s>870</s> 950 triệu USD</p>", "đạt 950 triệu USD"),
     ("<aside><p>Xuất khẩu năm 2017 đạt 950 triệu USD</p></aside><p>Hết.</p>", "Xuất khẩu năm 2017 đạt 950 triệu USD"),
     ("<p>Xuất khẩu đạt <blockquote>950 triệu USD</blockquote>, tăng 5,6%</p>", "đạt 950 triệu USD, tăng 5,6%"),
     ("<table><tr><td>A</td><td><ul><li>x 5 tỷ</li><li>y 6 tỷ</li></ul></td></tr><tr><td>B</td><td>c</td></tr></table>",
      "A | x 5 tỷ; y 6 tỷ")],
)  # fmt: skip
def test_the_article_keeps_what_the_page_shows(body: str, text: str) -> None:
    assert text in page(body).text


def test_struck_words_are_named_once_a_page() -> None:
    (note,) = page("<p>đạt <s>870</s> 950, tăng <del>9,1%</del> 9,8%</p>").notes
    assert "2 passages" in note and "“870”, “9,1%”" in note
