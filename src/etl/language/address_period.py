"""The period in the words of an address, which often are the headline: "…/9-thang-dau-nam-2020-tang-kha.html"."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from etl.language import periods
from etl.language.periods import YEAR

# Not the report's own year: one compared with, a span's end, a plan's.
_OTHERS = r"(?<!voi-)(?<!ky-)(?<!den-)(?<!truoc-)(?<!tu-)(?<!\d-)"
_MONTHS = re.compile(rf"(?<![a-z\d])(\d{{1,2}})-thang-(?:dau-)?(?:nam-)?({YEAR})(?!\d)")
_YEAR = re.compile(rf"(?<![a-z\d]){_OTHERS}nam-({YEAR})(?!\d|-{YEAR})")


def headlined(url: str | None, told: str | None) -> str | None:
    """The code of the period that the headline in `url` names, where that is surer than `told` (a code or None).

    Months so far ("9-thang-dau-nam-2020") are surer than any other time of that year, which a report of them tells of
    too. Of two years next to each other the report is about the earlier, and plans for the later. None elsewhere.
    """
    words = _path(url)
    if match := _MONTHS.search(words):
        last, year = int(match[1]), int(match[2])
        if 1 < last <= 12 and (told is None or periods.year_of(told) == year or _is_later(told, year)):
            code = periods.in_year(year, 1, last)
            return code if code != told else None
    year = min(map(int, _YEAR.findall(words)), default=0)
    return str(year) if year and (told is None or _is_later(told, year)) else None


def _is_later(told: str, year: int) -> bool:
    """Whether `told` is a whole year after `year`."""
    return told.isdecimal() and int(told) > year


def _path(url: str | None) -> str:
    try:
        return urlsplit(url or "").path.lower()
    except ValueError:  # "http://[": an address that cannot be one
        return ""
