"""RSS, Atom and JSON feeds, and pages that name feeds. Bytes in, addresses out; nothing is fetched here.

An XML feed is read with lxml, for the title and day of each report; whatever cannot be read so (JSON, XML beyond
mending) by trafilatura, which also finds the feeds that a page names.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from etl.acquire.addresses import host_of, is_front_page, origin_of, resolved
from etl.acquire.feed_days import stamped_day
from etl.acquire.found import FoundAddress, local, merged, words_of, xml_tree
from etl.documents.formats.kinds import kind_of

_ROOTS = ("rss", "feed", "rdf")
_PUBLISHED = ("pubdate", "published", "date", "issued")
_UPDATED = ("updated", "modified")


def items_of(data: bytes, url: str, dates: str) -> tuple[FoundAddress, ...]:
    """The reports that the feed at `url` names; none when `data` is not a feed."""
    from trafilatura import feeds
    from trafilatura.utils import decode_file

    if kind_of(Path("feed"), data) == "html":
        return ()
    if described := merged(_described(data, url, dates)):
        return described
    text = decode_file(data, len(data) * 20 + 1_000_000).strip().lstrip("\ufeff")
    parameters = feeds.FeedParameters(origin_of(url), host_of(url), url, external=True)
    links = (resolved(html.unescape(link), url) for link in feeds.find_links(text, parameters))
    return merged(FoundAddress(link) for link in links if link and link != url and not is_front_page(link))


def is_feed(data: bytes) -> bool:
    """Whether `data` is a feed; it may have no entries."""
    tree = xml_tree(data)
    return (tree is not None and local(tree) in _ROOTS) or (data.lstrip()[:1] == b"{" and b"jsonfeed.org" in data[:500])


def feeds_named(data: bytes, url: str) -> tuple[str, ...]:
    """The feeds that a web page names in its head or links to."""
    from trafilatura import feeds
    from trafilatura.utils import decode_file

    parameters = feeds.FeedParameters(origin_of(url), host_of(url), url, external=True)
    links = (resolved(link, url) for link in feeds.determine_feed(decode_file(data), parameters))
    return tuple(dict.fromkeys(link for link in links if link))


def _described(data: bytes, url: str, dates: str) -> Iterator[FoundAddress]:
    """The entries of an XML feed with their title and day."""
    tree = xml_tree(data)
    if tree is None or local(tree) not in _ROOTS:
        return
    for entry in (element for element in tree.iter() if local(element) in ("item", "entry")):
        texts = {local(child): words_of(child) for child in reversed(entry)}
        link = resolved(_link(entry) or "", url)
        if link is None or link == url or is_front_page(link):
            continue
        day = next((texts[name] for name in _PUBLISHED if texts.get(name)), None)
        updated = next((texts[name] for name in _UPDATED if texts.get(name)), None)
        title = html.unescape(texts.get("title") or "") or None
        yield FoundAddress(link, title, stamped_day(day, dates), updated)


def _link(entry: Any) -> str | None:
    """The entry's own address: `<link>` (text in RSS, href in Atom), else a guid that is one."""
    children = list(entry)
    links = [child for child in children if local(child) == "link"]
    for child in links:
        if child.get("rel", "alternate") == "alternate" and (address := child.get("href") or words_of(child)):
            return str(address)
    guids = (words_of(child) for child in children if local(child) in ("guid", "id"))
    return next((guid for guid in guids if guid and guid.startswith(("http://", "https://"))), None)
