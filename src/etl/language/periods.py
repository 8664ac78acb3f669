"""Period codes: `2015`, `2015-H1`, `2015-Q1`, `2015-M07`, `2015-M01/M09`, `2011/2015`; what they cover, how they shift.

`period_expressions` finds periods in text.
"""

from __future__ import annotations

import re
from functools import lru_cache

YEAR = r"(?:19|20)\d\d"
"""The pattern of a year as reports and codes write it; each pattern that uses it states what may surround it."""

CODE = re.compile(
    rf"(?P<year>{YEAR})"
    rf"(?:/(?P<last>{YEAR})|-H(?P<half>[12])|-Q(?P<quarter>[1-4])|-M(?P<month>0[1-9]|1[0-2])(?:/M(?P<to>0[1-9]|1[0-2]))?)?"
)
"""The grammar of a period code; a code is valid when it matches as a whole and `months` takes it."""


def is_period(text: str) -> bool:
    """Whether `text` is a period code: 2015, 2015-H1, 2015-Q1, 2015-M07, 2015-M01/M09 or 2011/2015, spans forwards."""
    try:
        months(text)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=4096)
def months(code: str) -> tuple[int, int]:
    """First and last month that `code` covers, counted from year 0 (2015-M01 = 2015*12).

    Raises ValueError where `code` is no period code.
    """
    match = CODE.fullmatch(code)
    if match is None:
        raise ValueError(f"no period: {code!r}")
    year = int(match["year"]) * 12
    if match["last"]:
        first, last = year, int(match["last"]) * 12 + 11
    elif match["half"]:
        first = year + 6 * (int(match["half"]) - 1)
        last = first + 5
    elif match["quarter"]:
        first = year + 3 * (int(match["quarter"]) - 1)
        last = first + 2
    elif match["month"]:
        first = year + int(match["month"]) - 1
        last = year + int(match["to"] or match["month"]) - 1
    else:
        first, last = year, year + 11
    if last < first or (match["to"] and last == first) or match["last"] == match["year"]:
        raise ValueError(f"no period: {code!r}")
    return first, last


@lru_cache(maxsize=4096)
def code(first: int, last: int) -> str:
    """The code of the months `first` to `last`: whole years, halves and quarters have codes of their own.

    Raises ValueError for months that no code covers: those of several years that are not whole years.
    """
    year, start, stop = first // 12, first % 12, last % 12
    if last // 12 != year:
        if (start, stop) != (0, 11) or last < first:
            raise ValueError(f"no period: the months {start + 1}/{year} to {stop + 1}/{last // 12}")
        return f"{year}/{last // 12}"
    if (start, stop) == (0, 11):
        return str(year)
    if (start, stop) in ((0, 5), (6, 11)):
        return f"{year}-H{start // 6 + 1}"
    if start % 3 == 0 and stop == start + 2:
        return f"{year}-Q{start // 3 + 1}"
    if start == stop:
        return f"{year}-M{start + 1:02d}"
    return f"{year}-M{start + 1:02d}/M{stop + 1:02d}"


def in_year(year: int, first: int = 1, last: int = 12) -> str:
    """The code of the months `first` to `last` (1 to 12) of `year`."""
    return code(year * 12 + first - 1, year * 12 + last - 1)


def year_of(period: str) -> int:
    """The year in which the period ends."""
    return months(period)[1] // 12


def shift(period: str, by: int) -> str:
    """The period moved by `by` months. Raises ValueError where no code covers those months."""
    first, last = months(period)
    return code(first + by, last + by)


def years_of(period: str) -> range:
    """The years that a period touches: one for "2015-Q1", five for "2011/2015". Raises ValueError for no period."""
    first, last = months(period)
    return range(first // 12, last // 12 + 1)


def is_month(period: str) -> bool:
    """Whether the period is a single month."""
    first, last = months(period)
    return first == last


def spans_years(period: str) -> bool:
    """Whether the period covers more than one year."""
    first, last = months(period)
    return last - first >= 12
