"""Sitemaps as units: bytes in, addresses, titles, days and stamps out."""

from __future__ import annotations

import gzip
from datetime import date

import pytest

from etl.acquire.found import FoundAddress
from etl.acquire.sitemaps import Sitemap, sitemap_of

URL = "https://x.vn/sitemap.xml"
PLAIN = b"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
    xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
    <url><loc>https://x.vn/a-1.html</loc><lastmod>2016-01-20</lastmod></url>
    <url><loc>https://x.vn/b.pdf?x=2&amp;y=1</loc><n:news><n:publication_date>2016-01-18T23:30:00+07:00
      </n:publication_date><n:title>T\xe1\xbb\x95ng k\xe1\xba\xbft</n:title></n:news></url>
    <url><loc>https://x.vn/sitemap.xml</loc></url></urlset>"""
REPORTS = (
    FoundAddress("https://x.vn/a-1.html", updated="2016-01-20"),
    FoundAddress("https://x.vn/b.pdf?x=2&y=1", "Tổng kết", date(2016, 1, 18)),
)


@pytest.mark.parametrize("data", [PLAIN, gzip.compress(PLAIN)], ids=["plain", "packed"])
def test_addresses_with_what_is_said_of_them(data: bytes) -> None:
    """The sitemap itself is not one of its reports; PDFs and queries are kept as they are."""
    assert sitemap_of(data, URL, "vi", 100_000) == Sitemap(reports=REPORTS)


def test_an_index_names_parts_and_no_reports() -> None:
    data = b"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
        <sitemap><loc>/2016.xml</loc><lastmod>2016-12-31</lastmod></sitemap></sitemapindex>"""
    assert sitemap_of(data, URL, "vi", 100_000) == Sitemap(
        parts=(FoundAddress("https://x.vn/2016.xml", updated="2016-12-31"),)
    )


def test_a_list_of_lines_is_a_sitemap() -> None:
    found = sitemap_of(b"https://x.vn/a.html\nhttps://x.vn/b.html\n", "https://x.vn/sitemap.txt", "vi", 100_000)
    assert [each.url for each in found.reports] == ["https://x.vn/a.html", "https://x.vn/b.html"]


@pytest.mark.parametrize("data", [b"", b"not found", b"<html><body>404</body></html>"])
def test_what_is_no_sitemap_names_nothing(data: bytes) -> None:
    assert sitemap_of(data, URL, "vi", 100_000) == Sitemap()
