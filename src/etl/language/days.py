"""Days and months as Vietnamese text writes them, with or without a year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from etl.language.periods import YEAR

_YEAR = rf"(?P<y>{YEAR})"
_DAY = r"(?P<d>\d{1,2})"
_MONTH = r"(?P<m>\d{1,2})"
_FULL = (
    rf"(?<![\d/.,-]){_DAY}(?P<sep>\s?[/.-]\s?){_MONTH}(?P=sep){_YEAR}(?!\d)",
    rf"(?<!\d){_YEAR}(?P<sep>[-/.]){_MONTH}(?P=sep){_DAY}(?!\d)",
    rf"(?<![\d,.]){_DAY}\s+tháng\s+{_MONTH}\s*(?:,?\s*năm\s+|[/.-]\s?){_YEAR}(?!\d)",
)
# Without a year a fraction or a score looks the same, so a word of time or a bracket must precede.
_TIME = r"(?:ngày|hôm|sáng|trưa|chiều|tối|nay|qua|\()\s*\(?\s*(?:ngày\s+)?"
_PARTIAL = (
    rf"(?<!\w)(?:ngày|sáng|trưa|chiều|tối)\s+{_DAY}\.{_MONTH}(?![\d.,%-]*\d|\s?%)",
    rf"(?<!\w){_TIME}{_DAY}\s?[/-]\s?{_MONTH}(?![\d/.,%-]*\d|\s?%)",
    rf"(?<!\w){_TIME}{_DAY}\s+tháng\s+{_MONTH}(?!\d|\s*(?:năm|[/.-])\s?\d)",
)
_DAYS = [re.compile(pattern) for pattern in (*_FULL, *_PARTIAL)]
_MONTHS = re.compile(
    rf"(?<![\d/.,-])(?:{_MONTH}\s?[/-]\s?{_YEAR}|{_YEAR.replace('<y>', '<y2>')}-(?P<m2>\d{{2}}))(?![\d/-])"
)


@dataclass(frozen=True, slots=True)
class Day:
    """A day written at `start:end`; `year` is None where none is written. It exists in at least one year."""

    day: int
    month: int
    year: int | None
    start: int
    end: int

    def within(self, year: int) -> date | None:
        """The day in `year`; None for 29 February of most years."""
        return day_of(year, self.month, self.day)

    @property
    def date(self) -> date | None:
        """The day itself, where its year is written."""
        return None if self.year is None else self.within(self.year)


def find_days(folded: str, start: int = 0, end: int | None = None) -> list[Day]:
    """The days in `folded[start:end]` from left to right: "18/1/2016", "2020-08-28", "ngày 14 tháng 2", "(3-8)"."""
    found: list[Day] = []
    for pattern in _DAYS:
        for match in pattern.finditer(folded, start, len(folded) if end is None else end):
            groups = match.groupdict()
            year = int(groups["y"]) if groups.get("y") else None
            begin = match.start("y") if pattern.pattern == _FULL[1] else match.start("d")
            day = Day(int(groups["d"]), int(groups["m"]), year, begin, match.end())
            overlaps = any(day.start < other.end and other.start < day.end for other in found)
            if not overlaps and day.within(year or 2000) is not None:
                found.append(day)
    return sorted(found, key=lambda day: day.start)


def find_months(folded: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """The (year, month) pairs in `folded[start:end]`: "9/2024", "2025-01"."""
    for match in _MONTHS.finditer(folded, start, len(folded) if end is None else end):
        year, month = int(match["y"] or match["y2"]), int(match["m"] or match["m2"])
        if 1 <= month <= 12:
            yield year, month


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None when there is no such one."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
