"""`Document` and `Card`: what a reader gives to the rest of the project. No reading happens here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Card:
    """What the fetcher knew of a raw file; stands beside it as `<file>.card.toml`. Every field may be missing.

    `area` is a province's name or slug as written on the card, `period` the period the report is about.
    """

    url: str | None = None
    publisher: str | None = None
    published_on: date | None = None
    fetched_at: datetime | None = None
    sha256: str | None = None
    area: str | None = None
    period: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A raw file that has been read.

    `document_id` is the sha256 of the raw bytes; `text` is NFC and the only text that offsets refer to. `title`,
    `published_on`, `area_id` and `period` are found by a cascade (see `documents.facts`); the `*_evidence` fields name
    the step that told: `card`, `metadata`, `byline`, `text`, `publisher` or `url`. What could not be told is None.
    `period` is only what the card states: which period each figure is about is for `extract` to read.

    `published_hint` is the best that is known of the day of publication, as the start of an ISO date: `2025-01` where
    only the month is known, `2025` where only the year is, the month of `published_on` where the day is known.
    `warnings` are faults that did not keep the report from being read (a card that is not TOML), one line each.
    """

    document_id: str
    path: str
    format: str
    text: str
    title: str | None = None
    published_on: date | None = None
    published_on_evidence: str | None = None
    area_id: str | None = None
    area_evidence: str | None = None
    period: str | None = None
    url: str | None = None
    publisher: str | None = None
    published_hint: str | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Content:
    """What one reader took out of one raw file, before anything was inferred.

    `text` is tidied (NFC, "\n" line ends, no control characters). `title`, `published_on`, `url` and `publisher` are
    what the format itself states about the report (an HTML page's metadata); `byline` are lines that stand beside the
    headline on the page and are not part of `text`.
    """

    text: str
    title: str | None = None
    published_on: date | None = None
    url: str | None = None
    publisher: str | None = None
    byline: str = ""
