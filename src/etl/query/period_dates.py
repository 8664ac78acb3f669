"""The first and the last day of a period, by the warehouse's macros, for relations that have its code alone.

Clients that parse codes themselves are wrong without noticing: pandas takes "2015-M12" for 12 seconds past midnight.
"""

from __future__ import annotations

from collections.abc import Collection

DATES = (
    ("period_start", "period_start(period)", "first day of the period"),
    ("period_end", "period_end(period)", "last day of the period"),
)
"""Column, SQL, what it is."""


def missing_dates(columns: Collection[str]) -> tuple[tuple[str, str, str], ...]:
    """The entries of DATES that a relation with these columns needs: it has `period`, and they are not there."""
    return tuple(entry for entry in DATES if "period" in columns and entry[0] not in columns)
