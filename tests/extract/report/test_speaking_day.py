"""The day on which a report speaks: it decides between the provinces before and after the merger of 2025-07-01."""

from __future__ import annotations

from datetime import date

import pytest

from etl.documents.document import Document
from etl.extract.report.speaking_day import speaking_day
from etl.language.period_expressions import Calendar


@pytest.mark.parametrize(
    ("published_on", "hint", "year", "day"),
    [
        (date(2025, 8, 3), "2025-08", 2025, date(2025, 8, 3)),
        (None, "2025-06", 2025, date(2025, 6, 1)),
        (None, "2025-07", 0, date(2025, 7, 1)),
        # A year alone: before that of the merger any day has the same map, in it the first day is the old one.
        (None, "2024", 2024, date(2024, 12, 31)),
        (None, "2025", 2025, date(2025, 1, 1)),
        (None, None, 2026, date(2026, 1, 1)),
        (None, None, 0, date(1, 1, 1)),
    ],
)
def test_the_day_as_well_as_it_is_known(published_on: date | None, hint: str | None, year: int, day: date) -> None:
    document = Document("d", "a.txt", "txt", "…", published_on=published_on, published_hint=hint)
    assert speaking_day(document, Calendar(published=year)) == day
