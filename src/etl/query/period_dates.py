"""The first and the last day of a period, as SQL over its code, for relations that have the code alone.

Clients that parse codes themselves are wrong without noticing: pandas takes "2015-M12" for 12 seconds past midnight.
"""

from __future__ import annotations

from collections.abc import Collection

_FIRST_MONTH = """case period[6] when 'H' then 6 * period[7]::integer - 5 when 'Q' then 3 * period[7]::integer - 2
  when 'M' then period[7:8]::integer else 1 end"""
_LAST_MONTH = """case period[6] when 'H' then 6 * period[7]::integer when 'Q' then 3 * period[7]::integer
  when 'M' then right(period, 2)::integer else 12 end"""
_LAST_YEAR = "if(period[5] = '/', right(period, 4), left(period, 4))::integer"

DATES = (
    ("period_start", f"make_date(left(period, 4)::integer, {_FIRST_MONTH}, 1)", "first day of the period"),
    ("period_end", f"last_day(make_date({_LAST_YEAR}, {_LAST_MONTH}, 1))", "last day of the period"),
)
"""Column, SQL, what it is."""


def missing_dates(columns: Collection[str]) -> tuple[tuple[str, str, str], ...]:
    """The entries of DATES that a relation with these columns needs: it has `period`, and they are not there."""
    return tuple(entry for entry in DATES if "period" in columns and entry[0] not in columns)
