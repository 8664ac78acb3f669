"""The day on which a report speaks, which tells what provinces there were. Which period it is about is `language`'s."""

from __future__ import annotations

from datetime import date

from etl.catalogue.areas import MERGER
from etl.documents.document import Document
from etl.language.period_expressions import Calendar


def speaking_day(document: Document, calendar: Calendar) -> date:
    """The day on which `document` speaks, as well as it is known.

    Where only the year is known, its first day; before the year of the merger its last, which is the same map.
    """
    if document.published_on is not None:
        return document.published_on
    hint = document.published_hint or ""
    if len(hint) >= 7:
        return date(int(hint[:4]), int(hint[5:7]), 1)
    year = calendar.published
    return date(year, 12, 31) if year and year < MERGER.year else date(year or 1, 1, 1)
