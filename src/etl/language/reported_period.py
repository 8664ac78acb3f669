"""The time a report reports on, roughly: enough to date the report itself. Periods of figures belong to `extract`."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from etl.language.periods import YEAR

_BEFORE_END, _AFTER_END = timedelta(days=75), timedelta(days=200)
_HEAD = 700  # characters: headline and first paragraph
_WORDS = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một")
_NUMBER = {word: i for i, word in enumerate(_WORDS, 1)}
_QUARTER = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_Y = rf"(?P<y>{YEAR})(?!\d|\s?-\s?(?:19|20)\d)"
_MONTHS = r"(?P<n>\d{1,2}|" + "|".join(sorted(_NUMBER, key=len, reverse=True)) + r")\s+tháng(?:\s+đầu)?(?:\s+năm)?"
_STATED = re.compile(
    rf"(?<![\d,.]){_MONTHS}\s+{_Y}"
    rf"|tháng\s+(?P<m>\d{{1,2}})\s*(?:/|-|năm)\s*{_Y.replace('<y>', '<ym>')}"
    rf"|quý\s+(?P<q>iv|iii|ii|i|[1-4])\s*(?:/|-|,?\s*năm)?\s*{_Y.replace('<y>', '<yq>')}"
    rf"|(?:(?P<left>\d{{1,2}})\s+tháng\s+cuối\s+)?năm\s+{_Y.replace('<y>', '<yy>')}"
)
# A year after one of these is compared with, aimed at or only mentioned; it is not the one reported on.
_OTHER = re.compile(
    r"(?:so\s+(?:với\s+|cùng\s+kỳ\s+)?|so\s+với.{0,25}|cùng\s+kỳ\s+|đến\s+(?:hết\s+|cuối\s+)?|từ\s+|giai\s+đoạn\s+"
    r"|tầm\s+nhìn\s+(?:đến\s+)?|nhiệm\s+vụ\s+(?:\w+\s+){0,2}|phương\s+hướng\s+|mục\s+tiêu\s+|việc\s+của\s+|sang\s+"
    r"|kế\s+hoạch\s+(?:\w+\s+){0,2}|triển\s+khai\s+.{0,20}|giá\s+(?:so\s+sánh\s+|cố\s+định\s+)?)$"
)
_COMPARED = re.compile(
    rf"so\s+(?:với\s+)?(?:thực\s+hiện\s+)?(?:cùng\s+kỳ\s+)?(?:của\s+)?(?:năm\s+)?(?P<y>{YEAR})(?!\d)"
)
# "Năm 2016, tỉnh phấn đấu …": the year is only aimed at.
AIMED = re.compile(r"[^.;]{0,40}?(?:phấn\s+đấu|đặt\s+mục\s+tiêu|mục\s+tiêu|dự\s+kiến\s+(?:đạt|tăng)|sẽ)(?!\w)")
_OPEN_MONTHS = re.compile(rf"(?<![\d,.]){_MONTHS}(?!\s*\d)")


@dataclass(frozen=True, slots=True)
class Reported:
    """`end` is the last day of the period that is reported on, `floor` the earliest year it can have been written in.

    Both are None where the text does not state them.
    """

    end: date | None
    floor: int | None

    def is_near(self, day: date) -> bool:
        """Whether `day` is one on which such reports come out: estimates somewhat before the end, results after it."""
        return self.end is not None and self.end - _BEFORE_END <= day <= self.end + _AFTER_END


def reported(folded: str) -> Reported:
    """The period that `folded` reports on: the first its head states, else that after the year it compares with,
    else the months of the year it plans for."""
    compared = max((int(match["y"]) for match in _COMPARED.finditer(folded)), default=None)
    head = _first(folded, 0, _HEAD) or _first(folded, _HEAD, len(folded))
    aimed = min((int(match["yy"]) for match in _STATED.finditer(folded) if _is_aimed(folded, match)), default=None)
    months = _OPEN_MONTHS.search(folded, 0, _HEAD)
    if head is None and compared is not None:
        head = _last_day(compared + 1, _count(months["n"]) if months else 12)
    elif head is None and aimed is not None and months is not None:
        head = _last_day(aimed, _count(months["n"]))
    floors = [year for year in (compared, head.year if head and _was_held(folded, head) else None) if year is not None]
    return Reported(end=head, floor=max(floors, default=None))


def _first(folded: str, start: int, end: int) -> date | None:
    """The end of the first period in `folded[start:end]` that is reported on."""
    for match in _STATED.finditer(folded, start, end):
        if _OTHER.search(folded, max(0, match.start() - 40), match.start()):
            continue
        if _is_aimed(folded, match):
            continue
        if match["y"]:
            return _last_day(int(match["y"]), _count(match["n"]))
        if match["ym"]:
            return _last_day(int(match["ym"]), int(match["m"]))
        if match["yq"]:
            return _last_day(int(match["yq"]), 3 * _QUARTER[match["q"]])
        return _last_day(int(match["yy"]), 12 - int(match["left"] or 0))  # the last 6 months are still to come
    return None


def _is_aimed(folded: str, match: re.Match[str]) -> bool:
    """Whether the year at `match` is the subject of a plan."""
    return match["yy"] is not None and AIMED.match(folded, match.end()) is not None


def _was_held(folded: str, end: date) -> bool:
    """Whether the head's year is looked back on ("tổng kết", "kết quả", months of it), and not only planned for."""
    return end.month < 12 or re.search(r"tổng\s+kết|sơ\s+kết|kết\s+quả", folded[:_HEAD]) is not None


def _count(number: str) -> int:
    return _NUMBER.get(number) or int(number)


def _last_day(year: int, month: int) -> date | None:
    """The last day of the month; None for a month that is none ("36 tháng")."""
    return date(year, month, calendar.monthrange(year, month)[1]) if 1 <= month <= 12 else None
