"""The links of a long list."""

from __future__ import annotations

import pytest

from etl.explore import address
from etl.explore.look import Look
from etl.explore.pages.paging import pages_of


@pytest.mark.parametrize(
    ("total", "page", "links"),
    [
        (50, 1, ""),
        (51, 1, "1 2"),
        (250, 3, "1 2 3 4 5"),
        (450, 5, "1 2 3 4 5 6 7 8 9"),
        (500_000, 1, "1 2 3 … 10000"),
        (500_000, 10_000, "1 … 9998 9999 10000"),
        (500_000, 77, "1 … 75 76 77 78 79 … 10000"),
    ],
)
def test_few_pages_are_linked(look: Look, total: int, page: int, links: str) -> None:
    found = pages_of(look, address.REVIEW, total, page, 50)
    assert " ".join(entry.text for entry in found) == links
    assert [one.text for one in found if one.link is None and one.text != "…"] == ([str(page)] if links else [])


def test_the_first_page_has_the_address_of_the_list(look: Look) -> None:
    first, _, third = pages_of(look, address.REVIEW.asking(area="lang-son"), 150, 2, 50)
    assert (first.link, third.link) == ("/review?area=lang-son", "/review?area=lang-son&page=3")


def test_every_page_can_be_reached(look: Look) -> None:
    seen, waiting = {1}, [1]
    while waiting:
        for link in pages_of(look, address.REVIEW, 2_000, waiting.pop(), 50, "part"):
            if link.text != "…" and int(link.text) not in seen:
                seen.add(int(link.text))
                waiting.append(int(link.text))
    assert seen == set(range(1, 41))
