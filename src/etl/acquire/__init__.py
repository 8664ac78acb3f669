"""Sources become raw files and cards: from those that `data/sources.toml` declares into `data/raw`."""

from __future__ import annotations

from etl.acquire.declared import load_sources
from etl.acquire.fetch_all import fetch
from etl.acquire.fetch_report import Failure, FetchReport, SkippedAddress, SourceReport
from etl.acquire.fetching import fetch_source
from etl.acquire.source import Source

__all__ = [
    "Failure",
    "FetchReport",
    "SkippedAddress",
    "Source",
    "SourceReport",
    "fetch",
    "fetch_source",
    "load_sources",
]
