"""Links between pages that are files."""

from __future__ import annotations

from etl.explore import address
from etl.explore.address import Address
from etl.explore.frozen_links import FrozenLinks, download_of, file_of, index_of


def links(here: str) -> FrozenLinks:
    """Links of a page of a site without `runs` and with workbooks alone."""
    return FrozenLinks(here, "vi", lambda page: page.path != "runs", lambda page, suffix: suffix == "xlsx")


def test_a_page_has_a_file_of_its_own_in_every_language() -> None:
    cell = Address("cell/lang-son/2015/exports").asking(scope="goods")
    assert file_of(cell, "vi") == "cell/lang-son/2015/exports--scope-goods.html"
    assert file_of(cell, "en") == "en/cell/lang-son/2015/exports--scope-goods.html"
    assert file_of(address.START, "vi") == "index.html"
    assert file_of(Address("document/a").asking(part="<x>"), "vi") == "document/a--part-_3cx_3e.html"


def test_links_are_relative_and_noted() -> None:
    deep = links("en/cell/lang-son/2015/exports.html")
    assert deep.page(address.area("lang-son").at("f-1"), "vi") == "../../../../area/lang-son.html#f-1"
    assert deep.page(address.RUNS, "vi") is None
    assert list(deep.linked) == [(address.area("lang-son"), "vi")]
    assert deep.static("explore.css") == "../../../../static/explore.css"
    assert links("index.html").page(address.START, "en") == "en/index.html"
    assert links("index.html").index == index_of("vi")


def test_downloads_that_the_site_has() -> None:
    top = links("index.html")
    assert top.download(address.area("lang-son"), "xlsx", "en") == "download/en/area/lang-son.xlsx"
    assert top.download(address.area("lang-son"), "csv", "en") is None
    assert list(top.taken) == [(address.area("lang-son"), "xlsx", "en")]
    assert download_of(address.area("x"), "csv", "vi") == "download/area/x.csv"
