"""Files that pages load: compressed, kept for a year under an address of their content, and none from outside."""

from __future__ import annotations

import gzip

import pytest

from etl.explore import assets
from tests.explore.client import Pages


def test_a_file_is_kept_for_a_year_under_the_address_of_its_content(pages: Pages) -> None:
    address = assets.link("explore.css")
    shown = pages.get(address)
    assert shown.status == 200
    assert shown.headers["content-type"] == "text/css; charset=utf-8"
    assert shown.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert pages.get("/static/explore.css?v=old").headers["cache-control"] == "no-cache"


def test_a_page_names_the_address_of_the_content(pages: Pages) -> None:
    assert assets.link("explore.js") in pages.get("/").content.decode("utf-8")


def test_it_is_compressed_for_those_who_accept_that() -> None:
    packed = assets.answer("explore.js", None, "br, gzip;q=0.8")
    plain = assets.answer("explore.js", None, "")
    assert packed is not None
    assert plain is not None
    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(bytes(packed.body)) == bytes(plain.body)
    assert "content-encoding" not in plain.headers


@pytest.mark.parametrize("name", ["nothing.js", "../app.py", "..", "", "explore.css/../../app.py", "%2e%2e/app.py"])
def test_nothing_else_is_served(name: str) -> None:
    assert assets.asset(name) is None


def test_what_is_not_there_is_answered_so(pages: Pages) -> None:
    assert pages.get("/static/nothing.js").status == 404
    assert pages.get("/static/%2e%2e%2fapp.py").status == 404
