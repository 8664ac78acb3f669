"""A site on loopback, a raw folder, and a source that may reach the one and fills the other without waiting."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from etl.acquire import Source, SourceReport, fetch_source
from etl.settings import FetchBounds, Settings
from tests.acquire.site import Site, serving

QUICK = FetchBounds(seconds=20.0, backoff=0.01, longest_wait=1.5, source_seconds=120.0)

Fetching = Callable[..., SourceReport]


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """An empty raw folder of its own."""
    return Settings(raw=tmp_path / "raw", warehouse=tmp_path / "w.duckdb", fetching=QUICK)


@pytest.fixture
def fetching(site: Site, settings: Settings) -> Fetching:
    """Fetches a source of the site; paths stand for addresses on it."""

    def run(*paths: str, bounds: FetchBounds = QUICK, max_bytes: int = 1_000_000, **said: Any) -> SourceReport:
        for key in ("feeds", "sitemaps", "pages"):
            said[key] = tuple(site.url + path for path in said.get(key, ()))
        urls = tuple(site.url + path for path in paths)
        source = Source(**{"name": "bao", "publisher": "Báo Thử", "delay": 0.0, "private": True, "urls": urls, **said})
        return fetch_source(replace(settings, fetching=bounds, max_bytes=max_bytes), source)

    return run


def landed(settings: Settings) -> list[Path]:
    """The raw files there are, without cards and what is hidden."""
    return sorted(
        path
        for path in settings.raw.rglob("*")
        if path.is_file() and not path.name.startswith(".") and not path.name.endswith(".card.toml")
    )
