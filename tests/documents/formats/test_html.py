"""News pages: the article is kept, everything around it is not, and the page's clock is not its date."""

from datetime import date
from pathlib import Path

import pytest

from etl.catalogue import load
from etl.documents import read
from etl.documents.document import Document
from etl.errors import InputError
from tests.documents.pages import MENU, news_page

RAW = Path(__file__).parents[3] / "data/raw"
META = '<meta property="article:published_time" content="2018-01-12T08:00:00+07:00">'


def _report(name: str) -> tuple[str, list[str]]:
    """Headline and paragraphs of a report of ours."""
    lines = [line for line in (RAW / f"{name}.txt").read_text("utf-8").split("\n") if len(line) > 40]
    return lines[0], lines[1:]


def _read(folder: Path, page: str) -> Document:
    path = folder / "page.html"
    path.write_text(page, "utf-8")
    return read(path, load())


@pytest.mark.parametrize(
    "name", ["binh-duong-2017-1", "thai-binh-2018-1", "bac-kan-2015-M01-M09-1", "lai-chau-2020-M08-1"]
)
def test_the_article_and_its_table_are_kept_and_nothing_else(name: str, tmp_path: Path) -> None:
    title, paragraphs = _report(name)
    document = _read(tmp_path, news_page(title, paragraphs))
    assert (document.format, document.title) == ("html", title)
    assert document.text.startswith(title)
    for paragraph in paragraphs:
        assert " ".join(paragraph.split()) in " ".join(document.text.split())
    assert "\nGạch nung | nghìn viên | 5.910" in document.text
    for stranger in ("Trang chủ", "Quảng cáo", "Hà Giang", "30 triệu USD", "999 tỷ", "937203", "19/05/2021"):
        assert stranger not in document.text


@pytest.mark.parametrize(
    ("byline", "meta", "day", "evidence"),
    [
        ('<div class="meta">Ngày đăng: 12/01/2018 08:15</div>', "", date(2018, 1, 12), "byline"),
        ("<p>Nguyễn Văn A</p><time>Thứ sáu, 12/01/2018 | 08:15 GMT+7</time>", "", date(2018, 1, 12), "byline"),
        ("<span>Cập nhật: 15/03/2019</span><span>Ngày đăng: 12/01/2018</span>", "", date(2018, 1, 12), "byline"),
        ("", META, date(2018, 1, 12), "metadata"),
        ("<div>Ngày đăng: 13/01/2018</div>", META, date(2018, 1, 12), "metadata"),
        ("", '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2018-01-12T08:00:00+07:00",'
         '"dateModified":"2021-05-19"}</script>', date(2018, 1, 12), "metadata"),
        ("", "", date(2018, 1, 11), "text"),
    ],
    ids=["label", "weekday", "posted-before-updated", "meta", "meta-before-byline", "json-ld", "event-in-the-text"],
)  # fmt: skip
def test_day_of_publication(byline: str, meta: str, day: date, evidence: str, tmp_path: Path) -> None:
    title, paragraphs = _report("binh-duong-2017-1")
    document = _read(tmp_path, news_page(title, paragraphs, byline, meta))
    assert (document.published_on, document.published_on_evidence) == (day, evidence)
    assert document.area_id == "binh-duong"


@pytest.mark.parametrize(
    "article",
    [
        "<table><tr><td>STT</td><td>Chỉ tiêu</td><td>Năm 2017</td></tr><tr><td>1</td><td>Kim ngạch xuất khẩu</td>"
        "<td>512</td></tr><tr><td>2</td><td>Kim ngạch nhập khẩu</td><td>312</td></tr></table><p>Xuất khẩu của tỉnh "
        "trong năm 2017 tăng mạnh nhờ các mặt hàng nông sản và thủy sản chế biến, theo báo cáo của Sở.</p>",
        "<p><b>(BBD)</b> - <em>Năm 2017,</em> kim ngạch xuất khẩu của tỉnh Bình Định đạt 512 triệu USD, tăng 8,5% so "
        "với năm trước, nhờ các mặt hàng nông sản và thủy sản chế biến.</p>",
    ],
    ids=["a-table-first", "marked-words-first"],
)
def test_the_lines_above_an_article_end_where_it_begins(article: str, tmp_path: Path) -> None:
    page = f"<html><body><h1>Bình Định: Xuất khẩu tăng mạnh</h1><div>Thứ sáu, 12/01/2018</div>{article}</body></html>"
    document = _read(tmp_path, page)
    assert (document.published_on, document.area_id) == (date(2018, 1, 12), "binh-dinh")


def test_the_title_of_a_page_names_who_publishes_it(tmp_path: Path) -> None:
    headline, said = "Kết quả ngành Công Thương năm 2017", "Kim ngạch xuất khẩu năm 2017 đạt 512 triệu USD, tăng 8,5%. "
    page = f"<title>{headline} - Sở Công Thương tỉnh Sơn La</title><h1>{headline}</h1><p>{3 * said}</p>"
    document = _read(tmp_path, f"<html>{page}</html>")
    assert document.publisher == "Sở Công Thương tỉnh Sơn La"
    assert (document.area_id, document.area_evidence) == ("son-la", "publisher")


def test_a_clock_in_the_markup_is_not_the_day_of_publication(tmp_path: Path) -> None:
    title, paragraphs = _report("kon-tum-2016-1")
    document = _read(tmp_path, news_page("Công nghiệp Kon Tum năm 2016 tăng 14%", [title, *paragraphs]))
    assert document.published_on is None


def test_a_table_alone_is_an_article(tmp_path: Path) -> None:
    rows = "".join(
        f"<tr><td>Sản phẩm chủ yếu thứ {i}</td><td>nghìn tấn</td><td>{i}.910,5</td></tr>" for i in range(1, 20)
    )
    page = news_page("Chỉ tiêu công nghiệp tháng 8 năm 2020", []).replace("</table>", f"{rows}</table>")
    assert "\nSản phẩm chủ yếu thứ 7 | nghìn tấn | 7.910,5\n" in _read(tmp_path, page).text


@pytest.mark.parametrize(
    "page",
    [
        f"<html><head><title>Trang chủ</title></head><body><ul>{MENU * 6}</ul><p>Đăng nhập</p></body></html>",
        "<html><body></body></html>",
        "<p></p>",
        "đây không phải là một trang",
    ],
    ids=["menu", "bare", "fragment", "no-markup"],
)
def test_a_page_without_an_article(page: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"page\.html: has no article in it; save the page"):
        _read(tmp_path, page)


def test_markup_that_breaks_off_is_read(tmp_path: Path) -> None:
    title, paragraphs = _report("binh-duong-2017-1")
    page = news_page(title, paragraphs)
    assert "4,7 tỷ USD" in _read(tmp_path, page[: page.index('<div class="related">')]).text
