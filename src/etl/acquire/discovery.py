"""Discovery: opens the feeds, sitemaps and listing pages of a source, and records the addresses that they name."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from etl.acquire.feeds import feeds_named, is_feed, items_of
from etl.acquire.fetch_report import Failure
from etl.acquire.found import FoundAddress
from etl.acquire.listing_pages import links_of
from etl.acquire.request import Response
from etl.acquire.sitemaps import sitemap_of
from etl.acquire.source import Source
from etl.acquire.state import State
from etl.acquire.web import Web
from etl.errors import FetchError


class Discovery:
    """Opens everything that a source names, once. `failures` are the entries that could not be read."""

    def __init__(self, source: Source, state: State, web: Web, documents: int, max_bytes: int) -> None:
        self._source, self._state, self._web = source, state, web
        self._left, self._max_bytes = documents, max_bytes
        self._opened: set[str] = set()
        self.failures: list[Failure] = []

    def run(self) -> None:
        """Records every address that the source names; of a known one only a new stamp counts.

        Raises FetchError when entries are declared and none of them could be read.
        """
        source = self._source
        self._state.remember(map(FoundAddress, source.urls), source.rules, always=True)
        for urls, read in ((source.feeds, self._feed), (source.sitemaps, self._sitemap), (source.pages, self._page)):
            for url in urls:
                self._try(url, read)
        declared = {failure.url for failure in self.failures} & set(source.entries)
        if source.entries and len(declared) == len(set(source.entries)):
            first = self.failures[0]
            raise FetchError(first.url, first.reason, first.remedy)

    def _try(self, url: str, read: Callable[[str], None]) -> None:
        try:
            read(url)
        except FetchError as error:
            self.failures.append(Failure(url, error.what, error.remedy))

    def _feed(self, url: str, may_name_others: bool = True) -> None:
        answer = self._changed(url)
        if answer is None:
            return
        items = items_of(answer.body, answer.url, self._source.dates)
        if items or is_feed(answer.body):
            self._remember(items)
            self._read(url, answer)
            return
        others = feeds_named(answer.body, answer.url) if may_name_others else ()
        if not others:
            raise FetchError(url, "is no feed and names none", "open it in a browser, and take the feed's own address")
        for other in others:
            self._try(other, lambda each: self._feed(each, may_name_others=False))

    def _sitemap(self, url: str, updated: str | None = None) -> None:
        if url.endswith("/robots.txt"):
            named = self._web.sitemaps(url)
            if not named:
                raise FetchError(url, "names no sitemap", "look for the site's sitemap, or take a listing page")
            for each in named:
                self._try(each, self._sitemap)
            return
        if updated is not None and self._state.entry(url, self._source.rules)[2] == updated:
            return
        answer = self._changed(url)
        if answer is None:
            return
        sitemap = sitemap_of(answer.body, answer.url, self._source.dates, self._max_bytes)
        self._remember(sitemap.reports)
        if not sitemap.parts:
            self._read(url, answer, updated)
        for part in sorted(sitemap.parts, key=lambda part: part.updated or "", reverse=True):
            self._try(part.url, lambda each, stamp=part.updated: self._sitemap(each, stamp))  # type: ignore[misc]

    def _page(self, url: str) -> None:
        answer = self._changed(url)
        if answer is None:
            return
        found = links_of(answer.body, answer.url, self._source.leads_to, self._source.dates)
        if not found:
            raise FetchError(url, f"has no link to {self._source.links}", "open it in a browser, and mend the pattern")
        self._remember(found)
        self._read(url, answer)

    def _changed(self, url: str) -> Response | None:
        """The feed, sitemap or page; None when it has not changed. Raises FetchError."""
        if url in self._opened:
            return None
        if self._left <= 0:
            remedy = "name those that matter in sources.toml, or make two sources of it"
            raise FetchError(url, "was not opened: the source has too many", remedy)
        if not self._source.owns(url):
            raise FetchError(url, "is on a host that the source does not name", "add it to hosts")
        self._opened.add(url)
        self._left -= 1
        etag, last_modified, _ = self._state.entry(url, self._source.rules)
        answer = self._web.get(url, etag, last_modified)
        return None if answer.status == 304 else answer

    def _remember(self, found: Iterable[FoundAddress]) -> None:
        with self._state.alone():
            self._state.remember((each for each in found if self._source.leads_to(each.url)), self._source.rules)

    def _read(self, url: str, answer: Response, updated: str | None = None) -> None:
        self._state.read_entry(url, self._source.rules, answer.etag, answer.last_modified, updated)
