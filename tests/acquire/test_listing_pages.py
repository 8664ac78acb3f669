"""Links of a listing page: their headline, and the day that is printed beside one of them alone."""

from __future__ import annotations

from datetime import date

from etl.acquire.found import FoundAddress
from etl.acquire.listing_pages import links_of

LONG = "Ngành Công Thương tổng kết công tác năm"


def links(body: str, wanted: str = ".html") -> tuple[FoundAddress, ...]:
    return links_of(f"<html><body>{body}</body></html>".encode(), "http://x.vn/tin/", lambda url: wanted in url, "vi")


def test_a_headline_is_neither_a_button_nor_cut_short() -> None:
    found = links(
        f"""<div><a href="/1.html">Xem chi tiết</a></div>
        <div><a href="/2.html" title="{LONG}">Ngành Công Thương tổng…</a></div>
        <div><a href="/3.html">Ngành Công Thương tổng kết công tác…</a></div>
        <div><a href="/4.html"><img alt="{LONG}"></a></div>"""
    )
    assert [each.title for each in found] == [None, LONG, None, LONG]


def test_links_are_resolved_and_only_wanted_ones_taken() -> None:
    found = links('<a href="a.html">a</a><a href="/b.pdf">b</a><a href="mailto:a.html">c</a><a href="a.html#top">d</a>')
    assert [each.url for each in found] == ["http://x.vn/tin/a.html"]


def test_a_base_of_the_page_counts() -> None:
    body = b'<html><head><base href="http://y.vn/z/"></head><body><a href="a.html">a</a></body></html>'
    assert [each.url for each in links_of(body, "http://x.vn/", lambda url: True, "vi")] == ["http://y.vn/z/a.html"]


def test_a_day_belongs_to_the_link_in_whose_box_it_is_printed() -> None:
    found = links(
        """<ul><li><a href="/1.html">một</a> <span>(18/01/2016)</span></li>
        <li><a href="/2.html">hai</a> <span>19/01/2016</span></li><li><a href="/3.html">ba</a></li></ul>"""
    )
    assert [each.published_on for each in found] == [date(2016, 1, 18), date(2016, 1, 19), None]


def test_two_days_in_one_box_or_a_day_in_a_sentence_are_none() -> None:
    found = links(
        """<div><a href="/1.html">một</a> <i>18/01/2016</i> <i>19/01/2016</i></div>
        <div><a href="/2.html">hai</a> <p>Hội nghị diễn ra ngày 19/01/2016 tại thành phố Lạng Sơn, có mặt</p></div>"""
    )
    assert [each.published_on for each in found] == [None, None]


def test_nothing_is_found_where_there_is_no_page() -> None:
    assert links_of(b"", "http://x.vn/", lambda url: True, "vi") == ()
