"""The pages of a long list: few links, however long it is, and every page can be reached."""

from __future__ import annotations

from etl.explore.address import Address
from etl.explore.entries import Entry
from etl.explore.look import Look

AROUND = 2
"""Pages before and after the one shown that are linked; the first and the last always are."""

GAP = Entry("…", kind="gap")
"""Stands for pages that are not linked."""


def pages_of(look: Look, here: Address, total: int, page: int, most: int, name: str = "page") -> list[Entry]:
    """Links to the pages of a list of `total`, `most` on each; none where it has one. The one shown has no link.

    `name` is what an address calls the number of the page.
    """
    count = -(-total // most)
    if count < 2:
        return []
    shown = sorted({1, count, *range(max(1, page - AROUND), min(count, page + AROUND) + 1)})
    links = list[Entry]()
    for before, number in zip([0, *shown], shown, strict=False):
        if number == before + 2:
            links.append(_link(look, here, number - 1, page, name))
        elif number > before + 2:
            links.append(GAP)
        links.append(_link(look, here, number, page, name))
    return links


def _link(look: Look, here: Address, number: int, page: int, name: str) -> Entry:
    asked = {name: number if number > 1 else None}
    return Entry(str(number), None if number == page else look.link(here.asking(**asked)))
