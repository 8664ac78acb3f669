"""Feeds as units: RSS, Atom and JSON in, addresses with title, day and stamp out; pages that name feeds."""

from __future__ import annotations

from datetime import date

import pytest

from etl.acquire.feeds import feeds_named, is_feed, items_of
from etl.acquire.found import FoundAddress

URL = "https://x.vn/rss"
RSS = """<rss version="2.0"><channel><link>https://x.vn/</link>
    <item><title>Giá &amp;amp; chỉ số</title><link>/a-1.html</link>
      <pubDate>Mon, 18 Jan 2016 20:00:00 GMT</pubDate></item>
    <item><title>Không địa chỉ</title></item>
    <item><title>Trang đầu</title><link>https://x.vn/</link></item>
    <item><guid>https://x.vn/b-2.html</guid></item></channel></rss>""".encode()
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><link href="https://x.vn/"/>
    <entry><link rel="enclosure" href="/a.mp3"/><link rel="alternate" href="/a-1.html"/>
      <published>2016-01-18T08:00:00+07:00</published><updated>2016-01-19T08:00:00+07:00</updated></entry></feed>"""


def test_the_items_of_an_rss_feed() -> None:
    """The day is that of Vietnam; an item without an address and the front page are no reports; a guid may be one."""
    assert items_of(RSS, URL, "vi") == (
        FoundAddress("https://x.vn/a-1.html", "Giá & chỉ số", date(2016, 1, 19)),
        FoundAddress("https://x.vn/b-2.html"),
    )


def test_the_entries_of_an_atom_feed_with_their_stamp() -> None:
    assert items_of(ATOM, URL, "vi") == (
        FoundAddress("https://x.vn/a-1.html", None, date(2016, 1, 18), "2016-01-19T08:00:00+07:00"),
    )


def test_a_json_feed() -> None:
    data = b'{"version": "https://jsonfeed.org/version/1", "items": [{"id": "1", "url": "https://x.vn/a-1.html"}]}'
    assert [each.url for each in items_of(data, URL, "vi")] == ["https://x.vn/a-1.html"]


@pytest.mark.parametrize(
    ("data", "feed"),
    [
        (RSS, True),
        (ATOM, True),
        (b"<rss><channel/></rss>", True),
        (b'{"version": "https://jsonfeed.org/version/1", "items": []}', True),
        (b"<html><body>404</body></html>", False),
        (b'{"items": []}', False),
        (b"", False),
    ],
)
def test_a_feed_without_entries_is_a_feed_still(data: bytes, feed: bool) -> None:
    assert is_feed(data) is feed


def test_a_web_page_is_no_feed_but_may_name_some() -> None:
    page = b"""<!DOCTYPE html><html><head><link rel="alternate" type="application/rss+xml" href="/tin.rss">
        </head><body><a href="https://x.vn/a-1.html">a</a></body></html>"""
    assert items_of(page, "https://x.vn/", "vi") == ()
    assert feeds_named(page, "https://bao.vn/") == ("https://bao.vn/tin.rss",)
