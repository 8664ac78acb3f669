"""Sitemaps in XML or text, packed or not, and indexes of sitemaps. Bytes in, addresses out; nothing is fetched here.

Trafilatura's own parser finds the addresses; titles, days and stamps beside them are read with lxml. Trafilatura's
rules on which addresses are worth having are set aside: they drop PDFs and Word files, and turn queries around.
"""

from __future__ import annotations

from dataclasses import dataclass

from etl.acquire.addresses import host_of, origin_of, resolved
from etl.acquire.feed_days import stamped_day
from etl.acquire.found import FoundAddress, local, merged, words_of, xml_tree


@dataclass(frozen=True, slots=True)
class Sitemap:
    """`reports` are the pages a sitemap names, `parts` the sitemaps an index names."""

    reports: tuple[FoundAddress, ...] = ()
    parts: tuple[FoundAddress, ...] = ()


def sitemap_of(data: bytes, url: str, dates: str, max_bytes: int) -> Sitemap:
    """What the sitemap at `url` names; nothing when `data` is not a sitemap. At most `max_bytes` are unpacked."""
    from trafilatura.utils import decode_file, handle_compressed_file

    plain = handle_compressed_file(data, max_bytes)
    tree = xml_tree(plain)
    is_index = tree is not None and local(tree) == "sitemapindex"
    described = [] if tree is None else [f for f in (_described(each, url, dates) for each in tree) if f]
    named = [FoundAddress(link) for link in _links(decode_file(plain, max_bytes), url)]
    found = merged([*described, *named])
    return Sitemap(parts=found) if is_index else Sitemap(reports=found)


def _links(text: str, url: str) -> list[str]:
    """The addresses that trafilatura finds in a sitemap."""
    from trafilatura.sitemaps import SitemapObject

    class SitemapReader(SitemapObject):
        __slots__ = ()

        def handle_link(self, link: str) -> None:
            if (address := resolved(link, url)) is not None and address != url:
                self.urls.append(address)

    reader = SitemapReader(origin_of(url), host_of(url), [], external=True)
    reader.current_url, reader.content = url, text
    reader.process()
    return reader.urls


def _described(element: object, url: str, dates: str) -> FoundAddress | None:
    """What a `<url>` or `<sitemap>` element says; the day only where it is that of a piece of news."""
    if local(element) not in ("url", "sitemap"):
        return None
    texts = {local(child): words_of(child) for child in element.iter()}  # type: ignore[attr-defined]
    link = resolved(texts.get("loc") or "", url)
    if link is None or link == url:
        return None
    return FoundAddress(
        link, texts.get("title"), stamped_day(texts.get("publication_date"), dates), texts.get("lastmod")
    )
