"""Sources become raw files and cards: `data/sources.toml` says whence, `data/raw` is whither."""

from __future__ import annotations

from etl.acquire.declared import load_sources
from etl.acquire.fetching import fetch_source
from etl.acquire.night import fetch
from etl.acquire.report import Failure, FetchReport, LeftOut, SourceReport
from etl.acquire.source import Source

__all__ = [
    "Failure",
    "FetchReport",
    "LeftOut",
    "Source",
    "SourceReport",
    "fetch",
    "fetch_source",
    "load_sources",
]
