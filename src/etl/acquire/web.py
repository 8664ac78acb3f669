"""Polite requests: robots.txt, a pause per host, redirects hop by hop, retries with back-off. One source at a time."""

from __future__ import annotations

import random
import socket
import time
from collections.abc import Callable
from dataclasses import replace
from types import TracebackType

import httpx

from etl.acquire.addresses import host_of, is_front_page, resolved
from etl.acquire.guard import Lookup
from etl.acquire.request import Response, send
from etl.acquire.robots import ROBOTS, Robots, Unanswered
from etl.acquire.source import Source
from etl.acquire.transport import Transport
from etl.errors import FetchError
from etl.settings import FetchBounds
from etl.version import project_version

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
_MEANING = {401: "wants a log-in", 403: "is not shown to us", 404: "is not there", 410: "is gone"}


class Web:
    """The web as `source` may see it; a context manager.

    `claim(host, delay)` gives the seconds to wait until the host may be asked; every other fetcher claims its turns
    there, too.
    """

    def __init__(
        self,
        source: Source,
        bounds: FetchBounds,
        max_bytes: int,
        claim: Callable[[str, float], float],
        lookup: Lookup = socket.getaddrinfo,
    ) -> None:
        self._source, self._bounds, self._max_bytes, self._claim = source, bounds, max_bytes, claim
        self._transport = Transport(source.private_hosts, lookup)
        self._client = httpx.Client(transport=self._transport, headers=_headers(source.contact))
        self._robots = Robots(lambda url: self._patiently(url, {}, obey=False))

    def __enter__(self) -> Web:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def get(self, url: str, etag: str | None = None, last_modified: str | None = None) -> Response:
        """The page at `url` (status 200), or status 304 where it is still the one known by `etag`/`last_modified`.

        `Response.url` is the address that the page now has: that of the last permanent redirect. Raises FetchError,
        Forbidden when robots.txt forbids it.
        """
        known = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        return self._patiently(url, {name: value for name, value in known.items() if value}, obey=True)

    def sitemaps(self, url: str) -> list[str]:
        """The sitemaps that the robots.txt of the host of `url` names. Raises FetchError when it cannot be fetched."""
        return self._robots.sitemaps(url)

    def _patiently(self, url: str, headers: dict[str, str], obey: bool) -> Response:
        """Tries as often as the bounds allow, while the fault may pass."""
        for attempt in range(1, self._bounds.attempts + 1):
            try:
                return self._followed(url, headers, obey)
            except FetchError as error:
                if not error.passing or attempt == self._bounds.attempts or isinstance(error, Unanswered):
                    raise
                wait = self._bounds.backoff * 2 ** (attempt - 1) * random.uniform(1.0, 1.25)
                if error.wait is not None:
                    wait = max(wait, error.wait)
                if wait > self._bounds.longest_wait:
                    what = f"{error.what} and asks to be left alone for {wait:.0f} s"
                    raise FetchError(error.where, what, "the next run asks again", True, wait) from None
                time.sleep(wait)
        raise AssertionError("an attempt either answers or raises")

    def _followed(self, url: str, headers: dict[str, str], obey: bool) -> Response:
        """Follows the redirects; each hop is checked like an address that is declared."""
        at, lasting, seen = url, url, {url}
        for _ in range(self._bounds.redirects + 1):
            answer = self._once(at, headers, obey)
            if answer.status not in _REDIRECTS:
                return replace(answer, url=lasting)
            target = resolved(answer.location or "", at)
            if target is None:
                raise FetchError(url, f"leads to {answer.location!r}, which is not fetched", "check the address")
            if target in seen:
                raise FetchError(url, f"leads in a circle, back to {target}", "check the address")
            if obey and not self._source.owns(target):
                raise FetchError(url, f"leads to {target}, a host that the source does not name", "add it to hosts")
            if obey and is_front_page(target) and not is_front_page(url):
                raise FetchError(url, "leads to the front page: the page itself is gone", "take the address out")
            if answer.status in _PERMANENT and lasting == at:
                lasting = target
            seen.add(target)
            at = target
        raise FetchError(url, f"leads on more than {self._bounds.redirects} times", "check the address")

    def _once(self, url: str, headers: dict[str, str], obey: bool) -> Response:
        """One hop: checks robots.txt, waits for the host's turn, and judges the answer by its status."""
        delay = max(self._source.delay, self._robots.delay(url) if obey else 0.0)
        time.sleep(self._claim(host_of(url), delay))
        answer = send(self._client, self._transport, url, headers, self._bounds.seconds, self._max_bytes)
        status = answer.status
        if status == 200 or status in _REDIRECTS or (status == 304 and headers):
            return answer
        if status in _PASSING:
            raise FetchError(url, f"answered {status}", "try again later", True, answer.retry_after)
        what = f"{_MEANING[status]} (status {status})" if status in _MEANING else f"answered {status}"
        raise FetchError(url, what, "open it in a browser; if it is gone there too, take it out of the sources")


def _headers(contact: str | None) -> dict[str, str]:
    """The headers: who we are, and what may be sent (formats with a reader, compression that can be bounded)."""
    return {
        "User-Agent": f"{ROBOTS}/{project_version()}" + (f" (+{contact})" if contact else ""),
        "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
        "Accept-Language": "vi,en;q=0.5",
        "Accept-Encoding": "gzip, deflate",
    }
