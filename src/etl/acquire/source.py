"""A source: where reports come from, who publishes them, which are kept. How it is declared is in `declared`."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from etl.acquire.addresses import host_of
from etl.language.fold import fold, nfc


@dataclass(frozen=True, slots=True)
class Source:
    """One source.

    `name` is also the folder below the raw folder that its files land in. `publisher` and `area` go on their cards;
    `area` only where every report is about that province. `dates` is how its days are written: `vi` (day first) or
    `en` (month first).

    Addresses come from `urls` (asked in every run), `feeds` (RSS, Atom, JSON, or a page that names some), `sitemaps`
    (or a robots.txt that names some) and listing `pages`; files from `folder`. Addresses found must match the pattern
    `links` and be on a host of the addresses declared or of `hosts`. A report is kept when its title contains
    one of `keep_title` and its text one of `keep_text`; an empty list keeps all.

    `delay` is the pause in seconds between two requests to a host, `limit` how many reports are asked for in a run,
    `recheck_days` for how long a landed page is asked again for changes. `private` lets the declared hosts have
    addresses that are not public. `paused` says why nothing is fetched. `contact` is sent to servers.
    `due_day` is the day of each month by which a report is expected.
    """

    name: str
    publisher: str
    area: str | None = None
    dates: str = "vi"
    urls: tuple[str, ...] = ()
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    folder: Path | None = None
    links: str | None = None
    hosts: tuple[str, ...] = ()
    keep_title: tuple[str, ...] = ()
    keep_text: tuple[str, ...] = ()
    delay: float = 2.0
    limit: int = 200
    recheck_days: int = 3
    private: bool = False
    paused: str | None = None
    due_day: int | None = None
    contact: str | None = None

    @property
    def entries(self) -> tuple[str, ...]:
        """The addresses that lead to others."""
        return (*self.feeds, *self.sitemaps, *self.pages)

    @property
    def own_hosts(self) -> frozenset[str]:
        """The hosts of the addresses declared, and those of `hosts`."""
        return frozenset({host_of(url) for url in (*self.urls, *self.entries)} | set(self.hosts))

    @property
    def private_hosts(self) -> frozenset[str]:
        """The hosts that may have private addresses; a redirect to another private machine stays refused."""
        return self.own_hosts if self.private else frozenset()

    @property
    def rules(self) -> str:
        """A hash that changes when other addresses would be found, or other reports kept."""
        said = (self.links, sorted(self.own_hosts), self.keep_title, self.keep_text, self.dates)
        return hashlib.sha256(repr(said).encode()).hexdigest()[:16]

    def leads_to(self, url: str) -> bool:
        """Whether an address found on the way is one of this source's reports."""
        return self.owns(url) and (self.links is None or re.search(self.links, url) is not None)

    def owns(self, url: str) -> bool:
        """Whether the address is on one of this source's hosts; with and without "www." is the same."""
        bare = {host.removeprefix("www.") for host in self.own_hosts}
        return host_of(url).removeprefix("www.") in bare

    def unkept_title(self, title: str) -> str | None:
        """Why a report of that title is not kept; None when it is."""
        return _missing(self.keep_title, title, "title")

    def unkept_text(self, text: str) -> str | None:
        """Why a report of that text is not kept; None when it is."""
        return _missing(self.keep_text, text, "text")


def _missing(words: tuple[str, ...], text: str, where: str) -> str | None:
    folded = " ".join(fold(nfc(text)).split())
    if not words or any(re.search(rf"(?<!\w){re.escape(fold(nfc(word)))}(?!\w)", folded) for word in words):
        return None
    return f"none of {', '.join(words)} stands in its {where}"
