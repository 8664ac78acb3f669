"""Addresses of pages, and the links to them."""

from __future__ import annotations

from etl.explore import address
from etl.explore.address import Address, ServedLinks

CELL = {"area_id": "lang-son", "period": "2015-M01/M09", "indicator": "exports", "scope": "goods", "price_basis": None}


def test_a_cell_is_named_by_what_distinguishes_it() -> None:
    here = address.cell(CELL)
    assert here.path == "cell/lang-son/2015-M01_M09/exports"
    assert here.asked == (("scope", "goods"),)
    assert address.cell({"area_id": "lang-son", "year": 2015, "indicator": "exports"}).path.split("/")[2] == "2015"


def test_links_keep_the_language_and_the_place() -> None:
    links = ServedLinks()
    assert links.page(address.START, "vi") == "/"
    assert links.page(address.area("lang-son"), "en") == "/area/lang-son?lang=en"
    place = address.document("ab").at(address.figure("f1"))
    assert links.page(place, "vi") == "/document/ab#f-f1"
    assert str(links.download(address.cell(CELL), "xlsx", "en")).startswith(
        "/download/cell/lang-son/2015-M01_M09/exports.xlsx?"
    )
    assert links.static("explore.css").startswith("/static/explore.css?v=")


def test_what_is_asked_is_replaced_and_taken_back() -> None:
    here = Address("area/x").asking(page=2, periods="all")
    assert dict(here.asked) == {"page": "2", "periods": "all"}
    assert here.asking(page=None).asked == (("periods", "all"),)
    assert ServedLinks().page(Address("search").asking(q="a&b=<c>"), "vi") == "/search?q=a%26b%3D%3Cc%3E"
    assert address.indicator("exports", 2015).asked == (("year", "2015"),)
    assert address.run("r").path == "runs/r"
