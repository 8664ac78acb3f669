"""Listing pages: the links on them, each with its headline and the day printed beside it. Nothing is fetched here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from etl.acquire.addresses import resolved
from etl.acquire.feed_days import shown_day
from etl.acquire.found import FoundAddress, merged, words_of

_NEAR = 4  # elements around a link in which its day may be printed
_WORDS = 4  # in the shortest headline
_LARGEST = 600  # characters of one entry of a list; what is longer is the list


def links_of(data: bytes, url: str, wanted: Callable[[str], bool], dates: str) -> tuple[FoundAddress, ...]:
    """The `wanted` addresses that the page at `url` links to, in the order of the page.

    A headline is the link's longest text or title. The day is that of the smallest box around the link that prints one
    and holds no link to another wanted address.
    """
    from trafilatura import load_html

    tree = load_html(data)
    if tree is None:
        return ()
    base = next((resolved(each, url) for each in tree.xpath("//base/@href")), None) or url
    addresses = {element: resolved(element.get("href"), base) for element in tree.iter("a") if element.get("href")}
    links = {element: link for element, link in addresses.items() if link and link != url and wanted(link)}
    return merged(FoundAddress(link, _title(element), _day(element, links, dates)) for element, link in links.items())


def _title(element: Any) -> str | None:
    """The headline; none where there is only "Xem chi tiết", or one that was cut short."""
    pictures = (picture.get("alt") or "" for picture in element.iter("img"))
    texts = (words_of(element) or "", element.get("title") or "", *pictures)
    longest = max((" ".join(text.split()) for text in texts), key=len)
    return None if len(longest.split()) < _WORDS or longest.endswith(("…", "...")) else longest


def _day(element: Any, links: dict[Any, str], dates: str) -> date | None:
    """The day printed alone on a line in a box around the link."""
    box = element
    for _ in range(_NEAR):
        box = box.getparent()
        if box is None or len("".join(box.itertext())) > _LARGEST:
            return None
        if any(links.get(other, links[element]) != links[element] for other in box.iter("a")):
            return None
        lines = (" ".join(line.split()) for line in box.itertext())
        days = {day for line in lines if line and (day := shown_day(line, dates))}
        if days:
            return days.pop() if len(days) == 1 else None
    return None
