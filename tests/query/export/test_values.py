"""Values as text, and the mark of a row."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from etl.query.export.values import as_text, mark, plain


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""), (float("nan"), ""), (4013.0, "4013"), (Decimal("4013.000000"), "4013"), (Decimal("0.000000"), "0"),
        (-16.7, "-16.7"), (1e21, "1000000000000000000000"), (1e-7, "0.0000001"), (Decimal("1200"), "1200"),
        (date(2015, 12, 31), "2015-12-31"), (["a", date(2015, 1, 1)], '["a", "2015-01-01"]'), ("=1", "=1"), (5, "5"),
        (True, "true"),
    ],
)  # fmt: skip
def test_values_are_written_exactly(value: object, text: str) -> None:
    assert as_text(value) == text


def test_a_number_never_has_an_exponent() -> None:
    assert plain(Decimal("4E+3")) == "4000"


def test_the_gravest_mark_counts() -> None:
    assert mark({"consistency": "single", "corrected": None, "trust": "text"}) is None
    assert mark({"consistency": "conflict", "corrected": "why", "trust": "ocr"}) == "doubtful"
    assert mark({"digits": "disputed"}) == "doubtful"
    assert mark({"withdrawn_on": date(2026, 1, 2), "corrected": "why"}) == "doubtful"
    assert mark({"consistency": "single", "corrected": "why", "trust": "ocr"}) == "corrected"
    assert mark({"trust": "ocr"}) == "ocr"
