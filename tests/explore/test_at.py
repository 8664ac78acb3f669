"""The page at an address that a page links."""

from __future__ import annotations

import pytest

from etl.explore import address
from etl.explore.address import Address
from etl.explore.at import page_at
from etl.explore.look import Look


@pytest.mark.parametrize(
    "path",
    [
        "", "area/lang-son", "indicator/exports", "cell/lang-son/2015/industrial_output", "coverage", "review", "runs",
        "help",
    ],
)  # fmt: skip
def test_every_kind_of_page(look: Look, path: str) -> None:
    page = page_at(look, Address(path))
    assert page is not None
    assert page.address.path == path


def test_what_is_asked_of_a_page_is_heeded(look: Look) -> None:
    scoped = address.cell({"area_id": "lang-son", "year": 2015, "indicator": "trade_turnover", "scope": "border_gates"})
    for asked in (scoped, address.indicator("exports", 2015), address.COVERAGE.asking(indicator="exports")):
        page = page_at(look, asked)
        assert page is not None
        assert page.address == asked
    assert page_at(look, Address("no/such")) is None
