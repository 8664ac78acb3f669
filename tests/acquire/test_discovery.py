"""Feeds, sitemaps and listing pages of a real server: what is found, what is kept, what is not asked for again."""

from __future__ import annotations

import gzip
import itertools
from datetime import date
from pathlib import Path

import pytest

from etl.acquire.state import FILE
from etl.catalogue import Catalogue
from etl.documents import Card
from etl.documents.metadata.card import read_card
from etl.settings import FetchBounds, Settings
from tests.acquire.conftest import Fetching, landed
from tests.acquire.site import Asked, Reply, Site, page

FEED = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Báo Thử</title><link>{url}/</link>
<item><title>Ngành Công Thương tổng kết năm 2015</title><link>{url}/a-1.html</link>
  <pubDate>Sun, 17 Jan 2016 18:30:00 GMT</pubDate></item>
<item><title><![CDATA[Công nghiệp &amp; thương mại quý I]]></title><link><![CDATA[/b-2.html]]></link>
  <pubDate>05/04/2016 08:30:00</pubDate></item>
<item><title>Bóng đá</title><link>{url}/c-3.html</link></item>
<item><title>Công Thương ở báo khác</title><link>http://elsewhere.example/d-4.html</link></item>
</channel></rss>"""

ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Sở</title><link rel="self" href="{url}/atom"/>
<entry><title type="html">Sở Công Thương b&#225;o c&#225;o</title>
  <link rel="alternate" href="{url}/a-1.html?x=1&amp;y=2"/>
  <published>2016-01-18T00:10:00+07:00</published><updated>2016-02-01T00:00:00Z</updated></entry></feed>"""

INDEX = """<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>{url}/map-2015.xml</loc><lastmod>2016-01-01</lastmod></sitemap>
<sitemap><loc>{url}/map-2016.xml.gz</loc><lastmod>{stamp}</lastmod></sitemap></sitemapindex>"""

MAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
  xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>{url}/{name}</loc><lastmod>{stamp}</lastmod><news:news><news:title>Ngành Công Thương {name}</news:title>
<news:publication_date>2016-01-18T09:00:00+07:00</news:publication_date></news:news></url></urlset>"""

LIST = """<!DOCTYPE html><html><head><meta charset="utf-8"><base href="{url}/tin/"></head><body><ul>
<li><a href="a-1.html"><img alt=""></a> <h3><a href="a-1.html">Ngành Công Thương tổng kết công tác năm 2015</a></h3>
    <span>(18/01/2016 08:30)</span></li>
<li><a href="../b-2.html">Công nghiệp quý I tăng khá</a><p>Ngày 05/04/2016, Sở tổ chức họp với doanh nghiệp.</p></li>
<li><a href="mailto:a@b.vn">Thư</a> <a href="javascript:void(0)">x</a> <a href="http://[::1">y</a> <a>z</a></li>
<li><a href="/video/c.html">Video</a></li></ul></body></html>"""


def xml(text: str, **values: str) -> Reply:
    return Reply(text.format(**values).encode(), type="application/xml")


def reports(site: Site, *paths: str) -> None:
    site.pages |= {path: Reply(page(f"Công Thương {path}", f"{n}.013")) for n, path in enumerate(paths, 1)}


def cards(settings: Settings, catalogue: Catalogue) -> dict[str, Card]:
    found = (read_card(path, catalogue) for path in landed(settings))
    return {(card.url or "").partition("/")[2].partition("/")[2].partition("/")[2]: card for card in found}


def test_a_feed(site: Site, fetching: Fetching, settings: Settings, catalogue: Catalogue) -> None:
    site.pages["/rss"] = xml(FEED, url=site.url)
    reports(site, "/a-1.html", "/b-2.html", "/c-3.html")
    report = fetching(feeds=["/rss"], keep_title=["công thương", "công nghiệp"])
    assert (report.found, len(report.new), report.failed) == (3, 2, ())
    assert [str(each) for each in report.left_out] == [
        f"{site.url}/c-3.html: none of công thương, công nghiệp stands in its title"
    ]
    assert "/c-3.html" not in site.paths()
    days = {path: card.published_on for path, card in cards(settings, catalogue).items()}
    assert days == {"a-1.html": date(2016, 1, 18), "b-2.html": date(2016, 4, 5)}


def test_a_feed_of_an_english_edition_has_the_month_first(
    site: Site, fetching: Fetching, settings: Settings, catalogue: Catalogue
) -> None:
    site.pages["/rss"] = xml(FEED, url=site.url)
    reports(site, "/b-2.html")
    fetching(feeds=["/rss"], links="b-2", dates="en")
    assert cards(settings, catalogue)["b-2.html"].published_on == date(2016, 5, 4)


def test_an_atom_feed_named_by_the_front_page(
    site: Site, fetching: Fetching, settings: Settings, catalogue: Catalogue
) -> None:
    link = '<link rel="alternate" type="application/atom+xml" href="/atom">'
    site.pages |= {
        "/": Reply(f"<html><head>{link}</head><body>x</body></html>".encode()),
        "/atom": xml(ATOM, url=site.url),
    }
    reports(site, "/a-1.html?x=1&y=2")
    report = fetching(feeds=["/"])
    assert (len(report.new), report.failed, report.error) == (1, (), None)
    [card] = cards(settings, catalogue).values()
    assert (card.url, card.published_on) == (f"{site.url}/a-1.html?x=1&y=2", date(2016, 1, 18))


BROKEN_FEEDS = {
    "cut off": FEED[: FEED.index("<item><title>Bóng")],
    "JSON": '{{"version": "https://jsonfeed.org/version/1.1", "items": [{{"url": "{url}/a-1.html"}}]}}',
    "an entity nobody knows": FEED.replace("Báo Thử", "B&aacute;o Thử"),
}


@pytest.mark.parametrize("feed", BROKEN_FEEDS.values(), ids=BROKEN_FEEDS)
def test_a_broken_feed_still_names_its_reports(feed: str, site: Site, fetching: Fetching) -> None:
    site.pages["/rss"] = xml(feed, url=site.url)
    reports(site, "/a-1.html", "/b-2.html", "/c-3.html")
    assert len(fetching(feeds=["/rss"]).new) >= 1
    assert "/a-1.html" in site.paths()


NO_FEEDS = {
    "a page without feeds": (page(), "is no feed and names none"),
    "a log-in page in XHTML": (b'<?xml version="1.0"?><!DOCTYPE html><html><head><link rel="stylesheet" href="/s.css"/>'
                               b"</head><body/></html>", "is no feed and names none"),
    "nothing": (b"", "is no feed and names none"),
}  # fmt: skip


@pytest.mark.parametrize(("body", "says"), NO_FEEDS.values(), ids=NO_FEEDS)
def test_what_is_no_feed_is_the_fault_of_the_source(body: bytes, says: str, site: Site, fetching: Fetching) -> None:
    site.pages["/rss"] = Reply(body)
    report = fetching(feeds=["/rss"])
    assert report.error is not None
    assert says in report.error
    assert site.paths() == ["/rss"]


def test_entities_are_not_expanded(site: Site, fetching: Fetching, tmp_path: Path) -> None:
    """A feed that would read a file, and one that would grow without end."""
    secret = tmp_path / "secret.txt"
    secret.write_text("hush")
    item = f"<rss><channel><item><title>&x;</title><link>{site.url}/a-&x;</link></item></channel></rss>"
    names = "abcdefghijx"
    tens = (f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in itertools.pairwise(names))
    site.pages |= {
        "/reads": Reply(f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{secret.as_uri()}">]>{item}'.encode()),
        "/grows": Reply(f'<!DOCTYPE rss [<!ENTITY a "lol">{"".join(tens)}]>{item}'.encode()),
    }
    report = fetching(feeds=["/reads", "/grows"])
    assert "hush" not in f"{site.paths()} {report}"
    assert max(map(len, site.paths())) < 20


def test_an_index_of_sitemaps_is_read_once_and_then_only_where_it_changed(
    site: Site, fetching: Fetching, settings: Settings, catalogue: Catalogue
) -> None:
    site.pages |= {
        "/robots.txt": Reply(f"User-agent: *\nSitemap: {site.url}/index.xml".encode(), type="text/plain"),
        "/index.xml": xml(INDEX, url=site.url, stamp="2016-02-01"),
        "/map-2015.xml": xml(MAP, url=site.url, name="bao-cao-1.html", stamp="2016-01-18"),
        "/map-2016.xml.gz": Reply(
            gzip.compress(MAP.format(url=site.url, name="bao-cao-2.html", stamp="2016-02-01").encode()),
            type="application/x-gzip",
        ),
    }
    reports(site, "/bao-cao-1.html", "/bao-cao-2.html")
    assert len(fetching(sitemaps=["/robots.txt"], links="bao-cao").new) == 2
    assert {card.published_on for card in cards(settings, catalogue).values()} == {date(2016, 1, 18)}
    site.asked.clear()
    assert len(fetching(sitemaps=["/robots.txt"], links="bao-cao").new) == 0
    assert site.paths() == ["/index.xml"]
    # The publisher changes a report and says so in the stamps.
    site.asked.clear()
    site.pages |= {
        "/index.xml": xml(INDEX, url=site.url, stamp="2016-03-01"),
        "/map-2016.xml.gz": xml(MAP, url=site.url, name="bao-cao-2.html", stamp="2016-03-01"),
        "/bao-cao-2.html": Reply(page("Công Thương, bản sửa", "4.031")),
    }
    assert len(fetching(sitemaps=["/robots.txt"], links="bao-cao").new) == 1
    assert site.paths() == ["/index.xml", "/map-2016.xml.gz", "/bao-cao-2.html"]
    assert len(landed(settings)) == 3


SITEMAPS = {
    "text": "{url}/bao-cao-1.html\n{url}/video.html\n",
    "without a namespace": "<urlset><url><loc>\n  {url}/bao-cao-1.html </loc></url></urlset>",
    "a PDF": "<urlset><url><loc>{url}/bao-cao-1.html?f=bc.pdf&amp;a=1</loc></url></urlset>",
}


@pytest.mark.parametrize("text", SITEMAPS.values(), ids=SITEMAPS)
def test_sitemaps_of_other_forms(text: str, site: Site, fetching: Fetching) -> None:
    site.pages["/sitemap"] = Reply(text.format(url=site.url).encode(), type="text/plain")
    reports(site, "/bao-cao-1.html", "/bao-cao-1.html?f=bc.pdf&a=1")
    assert len(fetching(sitemaps=["/sitemap"], links="bao-cao").new) == 1


def test_sitemaps_that_name_each_other_end(site: Site, fetching: Fetching) -> None:
    site.pages["/map-2015.xml"] = xml(INDEX, url=site.url, stamp="1")
    site.pages["/map-2016.xml.gz"] = xml(INDEX, url=site.url, stamp="2")
    fetching(sitemaps=["/map-2015.xml"], links="x")
    assert site.paths() == ["/map-2015.xml", "/map-2016.xml.gz"]


def test_a_source_with_too_many_sitemaps_says_so(site: Site, fetching: Fetching) -> None:
    many = "".join(f"<sitemap><loc>{site.url}/m{n}.xml</loc></sitemap>" for n in range(9))
    site.pages["/index.xml"] = Reply(f"<sitemapindex>{many}</sitemapindex>".encode())
    site.pages |= {f"/m{n}.xml": Reply(b"<urlset></urlset>") for n in range(9)}
    bounds = FetchBounds(seconds=20, backoff=0.01, documents=5)
    report = fetching(sitemaps=["/index.xml"], links="x", bounds=bounds)
    assert len(site.paths()) == 5
    assert "too many" in report.failed[0].reason


def test_a_listing_page_with_relative_links(
    site: Site, fetching: Fetching, settings: Settings, catalogue: Catalogue
) -> None:
    site.pages["/tin"] = Reply(LIST.format(url=site.url).encode())
    reports(site, "/tin/a-1.html", "/b-2.html")
    report = fetching(pages=["/tin"], links=r"/[ab]-\d\.html$")
    assert (report.found, len(report.new), report.failed) == (2, 2, ())
    days = {path: card.published_on for path, card in cards(settings, catalogue).items()}
    assert days == {"tin/a-1.html": date(2016, 1, 18), "b-2.html": None}  # the other day is one the text tells of


def test_a_listing_without_a_fitting_link_is_the_fault_of_the_source(site: Site, fetching: Fetching) -> None:
    site.pages["/tin"] = Reply(LIST.format(url=site.url).encode())
    report = fetching(pages=["/tin"], links="bao-cao")
    assert report.error is not None
    assert "has no link to bao-cao" in report.error


def test_one_entry_that_fails_does_not_keep_the_others_out(site: Site, fetching: Fetching) -> None:
    site.pages["/rss"] = xml(FEED, url=site.url)
    reports(site, "/a-1.html", "/b-2.html", "/c-3.html")
    report = fetching(feeds=["/gone", "/rss"])
    assert (len(report.new), report.error) == (3, None)
    assert [failure.url for failure in report.failed] == [f"{site.url}/gone"]


def test_a_night_with_nothing_new_asks_for_the_feed_alone(site: Site, fetching: Fetching) -> None:
    def feed(asked: Asked) -> Reply:
        if asked.headers.get("if-none-match"):
            return Reply(status=304)
        return Reply(FEED.format(url=site.url).encode(), headers={"ETag": '"1"'})

    site.pages["/rss"] = feed
    reports(site, "/a-1.html", "/b-2.html", "/c-3.html")
    fetching(feeds=["/rss"])
    site.asked.clear()
    report = fetching(feeds=["/rss"])
    assert (report.found, report.new, report.unchanged) == (3, (), 3)
    assert [each.path for each in site.asked] == ["/robots.txt", "/rss"]


def test_what_a_limit_puts_off_is_asked_for_later_though_the_feed_is_unchanged(site: Site, fetching: Fetching) -> None:
    def feed(asked: Asked) -> Reply:
        unchanged = "if-none-match" in asked.headers
        return Reply(status=304) if unchanged else Reply(FEED.format(url=site.url).encode(), headers={"ETag": '"1"'})

    site.pages["/rss"] = feed
    reports(site, "/a-1.html", "/b-2.html", "/c-3.html")
    came = [fetching(feeds=["/rss"], limit=2) for _ in range(2)]
    assert [(len(report.new), report.put_off) for report in came] == [(2, 1), (1, 0)]


def test_words_of_the_text_decide_after_the_page_is_read_and_it_is_not_asked_for_again(
    site: Site, fetching: Fetching, settings: Settings
) -> None:
    site.pages["/rss"] = xml(FEED, url=site.url)
    reports(site, "/a-1.html", "/b-2.html", "/c-3.html")
    report = fetching(feeds=["/rss"], keep_text=["than đá"])
    assert (len(report.left_out), landed(settings)) == (3, [])
    site.asked.clear()
    assert fetching(feeds=["/rss"], keep_text=["than đá"]).left_out == ()
    assert site.paths() == ["/rss"]
    # Other words: what was left out under the old ones is looked at again.
    assert len(fetching(feeds=["/rss"], keep_text=["KIM NGẠCH xuất khẩu"]).new) == 3


def test_the_title_of_the_page_counts_where_none_was_announced(site: Site, fetching: Fetching) -> None:
    reports(site, "/a", "/b")
    site.pages["/b"] = Reply(page("Bóng đá cuối tuần ở huyện", "1.000"))
    report = fetching("/a", "/b", keep_title=["công thương"])
    assert [left.url for left in report.left_out] == [f"{site.url}/b"]
    assert len(report.new) == 1


def test_a_lasting_failure_is_not_asked_for_every_night(site: Site, fetching: Fetching) -> None:
    site.pages["/rss"] = xml(FEED, url=site.url)
    reports(site, "/a-1.html", "/b-2.html")
    assert len(fetching(feeds=["/rss"]).failed) == 1
    site.asked.clear()
    assert fetching(feeds=["/rss"]).failed == ()
    assert site.paths() == ["/rss"]


def test_without_its_memory_nothing_lands_twice(site: Site, fetching: Fetching, settings: Settings) -> None:
    site.pages["/rss"] = xml(FEED, url=site.url)
    reports(site, "/a-1.html", "/b-2.html", "/c-3.html")
    fetching(feeds=["/rss"])
    before = {path: path.stat().st_mtime_ns for path in Path(settings.raw).rglob("bao/*")}
    (settings.raw / FILE).unlink()
    report = fetching(feeds=["/rss"])
    assert (report.new, report.unchanged) == ((), 3)
    assert {path: path.stat().st_mtime_ns for path in Path(settings.raw).rglob("bao/*")} == before


def test_a_damaged_memory_is_one_line(fetching: Fetching, settings: Settings) -> None:
    settings.raw.mkdir()
    (settings.raw / FILE).write_bytes(b"not a database" * 100)
    report = fetching("/a")
    assert report.error is not None
    assert FILE in report.error
    assert "move it away" in report.error
