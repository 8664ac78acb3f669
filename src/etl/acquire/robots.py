"""robots.txt: what a host forbids, and how slowly it wants to be asked (RFC 9309, read by Protego)."""

from __future__ import annotations

from collections.abc import Callable

from protego import Protego

from etl.acquire.addresses import origin_of
from etl.acquire.request import Response
from etl.errors import FetchError

_READ = 500_000  # bytes; what comes after them need not be read (RFC 9309, 2.5)
_SLOWEST = 60.0  # seconds between requests; some files ask for hours

ROBOTS = "congthuong-kpi"
"""The user agent under which robots.txt may address us."""


class Robots:
    """The rules of every origin asked so far, each file fetched once by `get`."""

    def __init__(self, get: Callable[[str], Response]) -> None:
        self._get = get
        self._known: dict[str, Protego | FetchError] = {}

    def delay(self, url: str) -> float:
        """Seconds between two requests that the host of `url` asks for, at most a minute.

        Raises FetchError when robots.txt forbids the address, or cannot be fetched because the host is in trouble.
        """
        rules = self._rules(url)
        if not rules.can_fetch(url, ROBOTS):
            where = f"{origin_of(url)}/robots.txt"
            raise Forbidden(url, f"is forbidden by {where}", "ask the publisher for leave, or take the source out")
        return min(rules.crawl_delay(ROBOTS) or 0.0, _SLOWEST)

    def sitemaps(self, url: str) -> list[str]:
        """The sitemaps that the robots.txt of the host of `url` names. Raises FetchError as `delay` does."""
        return list(self._rules(url).sitemaps)

    def _rules(self, url: str) -> Protego:
        origin = origin_of(url)
        if origin not in self._known:
            self._known[origin] = self._fetched(f"{origin}/robots.txt")
        rules = self._known[origin]
        if isinstance(rules, FetchError):
            raise Unanswered(url, f"{rules.where}: {rules.what}", rules.remedy, rules.passing, rules.wait)
        return rules

    def _fetched(self, url: str) -> Protego | FetchError:
        """The rules; empty ones where there is no such file, the fault where the host is in trouble."""
        try:
            answer = self._get(url)
        except FetchError as error:
            return error if error.passing else Protego.parse("")
        return Protego.parse(answer.body[:_READ].decode("utf-8", "replace"))


class Forbidden(FetchError):
    """robots.txt forbids the address."""


class Unanswered(FetchError):
    """robots.txt could not be fetched, after every retry."""
