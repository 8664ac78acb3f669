"""Years of two digits in the headings of columns."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.extract.heading_words import scan
from etl.extract.tables.short_years import with_short_years

FULL = ["TH 2006", "KH 2007", "Ư.TH 2007"]


def _told(head: str, others: list[str], catalogue: Catalogue) -> list[str]:
    """The scenarios and times that `head` tells beside the `others`."""
    text, tops = "", {}
    for column, words in enumerate([*others, head]):
        tops[column] = [scan(words, len(text), catalogue)]
        text += words + "\n"
    tokens = with_short_years(tops, text)[len(others)][0]
    spans = [t.value for t in tokens if t.kind == "period"]
    times = [str(e.year) if (e.first, e.last) == (1, 12) else f"M{e.first}" for e in spans]
    return [*(str(t.value) for t in tokens if t.kind == "scenario"), *times]


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("UTH07/TH06", ["estimate", "actual", "2007", "2006"]),
        ("TH07/KH07", ["actual", "plan", "2007", "2007"]),
        ("TH 07/06", ["actual", "2007", "2006"]),
        ("KH07", ["plan", "2007"]),
        ("TH09/KH07", ["plan", "M9", "2007"]),  # no column tells of 2009
    ],
)
def test_a_short_year_is_one_that_other_columns_tell(head: str, told: list[str], catalogue: Catalogue) -> None:
    assert _told(head, FULL, catalogue) == told


def test_beside_months_and_without_full_years_it_stays_a_month(catalogue: Catalogue) -> None:
    assert _told("TH07/TH06", [*FULL, "Tháng 7"], catalogue) == ["M7", "M6"]
    assert _told("TH07/TH06", ["TH06", "TH07"], catalogue) == ["M7", "M6"]
