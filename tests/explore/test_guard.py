"""What every answer says to the browser, and which requests are answered."""

from __future__ import annotations

import pytest

from etl.explore.guard import HEADERS, host_name
from tests.explore.client import Pages


@pytest.mark.parametrize("path", ["/", "/nothing", "/static/nothing.css", "/?year=x"])
def test_every_answer_has_the_headers(pages: Pages, path: str) -> None:
    headers = pages.get(path).headers
    assert {name: headers.get(name) for name in HEADERS} == HEADERS


def test_only_names_that_are_served_are_answered(pages: Pages) -> None:
    assert pages.get("/", host="localhost:8010").status == 200
    for name in ("evil.example", "evil.example:8010", "127.0.0.1.evil.example", ""):
        shown = pages.get("/", host=name)
        assert (shown.status, b"Gi\xc3\xa1" in shown.content) == (421, False)
        assert "content-security-policy" in shown.headers


def test_pages_are_only_read(pages: Pages) -> None:
    assert {pages.send(method, "/").status for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS")} == {405}


def test_a_long_address_is_refused(pages: Pages) -> None:
    assert pages.get(f"/search?q={'x' * 3000}").status == 414


@pytest.mark.parametrize(
    ("header", "name"),
    [("127.0.0.1:8010", "127.0.0.1"), ("[::1]:8010", "::1"), ("LocalHost", "localhost"), ("::1", "::1"), ("", "")],
)
def test_the_name_in_a_host_header(header: str, name: str) -> None:
    assert host_name(header) == name
