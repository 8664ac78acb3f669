"""An address that a feed, sitemap or page names, with what they say of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class FoundAddress:
    """`url` is absolute and checked; `updated` is the publisher's stamp of the last change, compared as text."""

    url: str
    title: str | None = None
    published_on: date | None = None
    updated: str | None = None


def merged(found: Iterable[FoundAddress]) -> tuple[FoundAddress, ...]:
    """One FoundAddress per address: the longest title, and the first day and stamp that is known."""
    known: dict[str, FoundAddress] = {}
    for each in found:
        other = known.get(each.url)
        if other is not None:
            titles = [title for title in (other.title, each.title) if title]
            each = FoundAddress(
                each.url,
                max(titles, key=len, default=None),
                other.published_on or each.published_on,
                other.updated or each.updated,
            )
        known[each.url] = each
    return tuple(known.values())


def words_of(element: Any) -> str | None:
    """The text of an element and everything in it, in one line; None where there is none."""
    return " ".join("".join(element.itertext()).split()) or None


def xml_tree(data: bytes) -> Any:
    """The root of an XML document, repaired where broken, nothing fetched or expanded; None where there is none."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, load_dtd=False)
    try:
        return etree.fromstring(data.strip(), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def local(element: Any) -> str:
    """The name of an element without its namespace; empty for comments and the like."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""
