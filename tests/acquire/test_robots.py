"""robots.txt as a host serves it, or does not: what is forbidden, how slowly it is asked, and what a fault means."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from etl.acquire.request import Response
from etl.acquire.robots import Forbidden, Robots, Unanswered
from etl.errors import FetchError


def serving(text: str, asked: list[str] | None = None) -> Callable[[str], Response]:
    def get(url: str) -> Response:
        if asked is not None:
            asked.append(url)
        return Response(url, 200, text.encode())

    return get


def failing(passing: bool) -> Callable[[str], Response]:
    def get(url: str) -> Response:
        raise FetchError(url, "answered 503", "try again later", passing, 30.0)

    return get


def test_each_origin_is_asked_once_and_rules_hold_for_it_alone() -> None:
    asked: list[str] = []
    robots = Robots(serving("User-agent: *\nDisallow: /admin\nCrawl-delay: 3\n", asked))
    assert robots.delay("https://x.vn/a") == robots.delay("https://x.vn/b") == 3.0
    assert robots.delay("http://x.vn:8080/a") == 3.0
    assert asked == ["https://x.vn/robots.txt", "http://x.vn:8080/robots.txt"]


def test_what_is_forbidden_names_the_file_that_says_so() -> None:
    robots = Robots(serving("User-agent: *\nDisallow: /admin\n"))
    with pytest.raises(Forbidden) as raised:
        robots.delay("https://x.vn/admin/1")
    assert raised.value.what == "is forbidden by https://x.vn/robots.txt"
    assert not raised.value.passing


def test_rules_under_our_own_name_go_before_those_for_all() -> None:
    robots = Robots(serving("User-agent: *\nDisallow: /\n\nUser-agent: congthuong-kpi\nDisallow: /admin\n"))
    assert robots.delay("https://x.vn/a") == 0.0


def test_a_host_that_asks_for_hours_between_requests_gets_a_minute() -> None:
    assert Robots(serving("User-agent: *\nCrawl-delay: 7200\n")).delay("https://x.vn/a") == 60.0


def test_no_robots_txt_allows_everything() -> None:
    assert Robots(failing(passing=False)).delay("https://x.vn/a") == 0.0


def test_a_host_in_trouble_is_not_asked_for_anything() -> None:
    with pytest.raises(Unanswered) as raised:
        Robots(failing(passing=True)).delay("https://x.vn/a")
    assert str(raised.value).startswith("https://x.vn/a: https://x.vn/robots.txt: answered 503; try again")
    assert (raised.value.passing, raised.value.wait) == (True, 30.0)


def test_sitemaps_are_those_it_names() -> None:
    text = "Sitemap: https://x.vn/news.xml\nUser-agent: *\nDisallow:\nSitemap: https://x.vn/pages.xml\n"
    assert Robots(serving(text)).sitemaps("https://x.vn/robots.txt") == [
        "https://x.vn/news.xml",
        "https://x.vn/pages.xml",
    ]


def test_bytes_that_are_no_text_forbid_nothing() -> None:
    assert Robots(lambda url: Response(url, 200, b"\xff\xfe\x00\x00 <html>")).delay("https://x.vn/a") == 0.0
