"""Days as feeds, sitemaps and listing pages write them. Days in the reports are read by `language.days`."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from etl.language.days import day_of, find_days
from etl.language.fold import fold, nfc
from etl.language.periods import YEAR
from etl.vietnam_time import VIETNAM, day_in_vietnam

_GMT = re.compile(r"\b(?:GMT|UTC)\s*([+-])(\d{1,2}):?(\d{2})?\b")
_NUMERIC = re.compile(rf"(?<![\d/.-])(\d{{1,2}})([/.-])(\d{{1,2}})\2({YEAR})(?!\d)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED = (
    re.compile(rf"\b(?P<m>[a-z]{{3}})[a-z]*\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>{YEAR})\b"),
    re.compile(rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m>[a-z]{{3}})[a-z]*\.?,?\s+(?P<y>{YEAR})\b"),
)
_BESIDE = 28  # characters that may be beside a day of publication: a clock, a weekday, "ngày đăng"


def moment(text: str | None) -> datetime | None:
    """The moment of a standard stamp: ISO 8601, or as in mail, also with "GMT+7"; in Vietnam where it has no zone."""
    text = (text or "").strip()
    stamp = _GMT.sub(lambda zone: f"{zone[1]}{int(zone[2]):02}{zone[3] or '00'}", text)
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            found = parse(stamp)
            return found.replace(tzinfo=VIETNAM) if found.tzinfo is None else found.astimezone(UTC)
        except (ValueError, TypeError, OverflowError):
            continue
    return None


def stamped_day(text: str | None, dates: str) -> date | None:
    """The day, in Vietnam, of a feed's stamp: a standard one, or a day as people write it in `dates` (`vi`, `en`)."""
    if (found := moment(text)) is not None:
        return day_in_vietnam(found)
    days = days_in(text or "", dates)
    return days[0] if len(days) == 1 else None


def shown_day(text: str, dates: str) -> date | None:
    """The day of a line that says nothing else, as listings print it beside a headline: "(18/01/2016 | 08:30)"."""
    days = days_in(text, dates) if len(text) <= 60 else []
    rest = re.sub(r"[\d\s:/.,|()-]", "", text)
    return days[0] if len(days) == 1 and len(rest) <= _BESIDE else None


def days_in(text: str, dates: str) -> list[date]:
    """The different days written out in `text`, day first in `vi` and month first in `en`."""
    folded = fold(nfc(text))
    found = [_numeric(match, dates) for match in _NUMERIC.finditer(folded)]
    if dates == "en":
        named = (match for pattern in _NAMED for match in pattern.finditer(folded) if match["m"] in _MONTHS)
        found += [day_of(int(match["y"]), _MONTHS.index(match["m"]) + 1, int(match["d"])) for match in named]
    found += [day.date for day in find_days(_NUMERIC.sub(" ", folded))]
    return list(dict.fromkeys(day for day in found if day is not None))


def _numeric(match: re.Match[str], dates: str) -> date | None:
    """18/01/2016 in the order of `dates`; in the other where only that is a day."""
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    orders = [(second, first), (first, second)]
    if dates == "en":
        orders.reverse()
    return next((day for month, d in orders if (day := day_of(year, month, d)) is not None), None)
