"""The day on which a report speaks, as well as it is known."""

from __future__ import annotations

from datetime import date

import pytest

from etl.documents.document import Document
from etl.extract.report.speaking_day import speaking_day
from etl.language.period_expressions import Calendar


@pytest.mark.parametrize(
    ("published_on", "hint", "year", "expected"),
    [
        (date(2025, 7, 8), "2025-07", 2025, date(2025, 7, 8)),
        (None, "2025-07", 2025, date(2025, 7, 1)),
        (None, "2025", 2025, date(2025, 1, 1)),  # the year of the merger: before it
        (None, "2024", 2024, date(2024, 12, 31)),
        (None, None, 2026, date(2026, 1, 1)),
        (None, None, 0, date(1, 1, 1)),
    ],
)
def test_speaking_day(published_on: date | None, hint: str | None, year: int, expected: date) -> None:
    document = Document("0" * 64, "r.txt", "txt", "", published_on=published_on, published_hint=hint)
    assert speaking_day(document, Calendar(None, year, year)) == expected
