"""The days on which something happened, as the first paragraphs of a report state them, completed by their year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from etl.documents.metadata.headline import ReportHead
from etl.language.days import Day, find_days
from etl.language.reported_period import ReportPeriod

_FIRST_PARAGRAPHS = 900  # characters after the headline
_TIME = r"(?:sáng|trưa|chiều|tối|hôm|ngày|nay|qua)(?:\s+(?:nay|qua))?,?\s*\(?\s*(?:ngày\s+)?"
_EVENT = re.compile(rf"(?<!\w){_TIME}$")
# "LSO-Sáng 18/1/2016,", "(P.V) Sáng nay (3-8),", "Lạng Sơn, ngày 15 tháng 12 năm 2015", "2020-08-28 - "
_SOURCE = r"(?:[(\[][\w. ]{1,25}[)\]]\s*[-,:]?|[\w. ]{1,25}\s*[-,:])"
_DATELINE = re.compile(rf"\s*{_SOURCE}?\s*(?:vào\s+)?(?:{_TIME})?")
# "tính đến ngày 15/12", "Quyết định số 12/QĐ-UBND ngày 3/4": a cut-off day, or the day of another paper.
_NO_EVENT = re.compile(
    r"(?:đến|từ|trước|sau|kể từ|tới|của|số|so với|hết|mỗi|một|quyết định|nghị quyết|công văn|kế hoạch)"
    r"\s+(?:hết\s+)?(?:ngày\s+)?$"
    r"|/\S*\s+ngày\s+$"
)


@dataclass(frozen=True, slots=True)
class Event:
    """A day in the first paragraphs; `is_dateline` where it opens a paragraph as the day of writing."""

    day: date
    is_dateline: bool


def events(text: str, folded: str, head: ReportHead, hint: str | None, about: ReportPeriod) -> list[Event]:
    """The events of the first paragraphs of `text`, in order; `folded` is the same text folded.

    A day without a year gets that of `hint` (`2020-02` or `2020`, from an address or a label), else the one that puts
    it near the end of the period reported; a day whose year is not known is left out.
    """
    found = []
    for day in find_days(folded, head.title_end, head.title_end + _FIRST_PARAGRAPHS):
        line_start = max(text.rfind("\n", 0, day.start) + 1, head.title_end)
        before = folded[line_start : day.start]
        if _NO_EVENT.search(before) or _stands_beside(head, day):
            continue
        is_time = _EVENT.search(before) is not None
        opens_with_time = _EVENT.fullmatch(before.lstrip()) is not None  # "Hôm 18/12, …" belongs to the story
        is_dateline = _DATELINE.fullmatch(before) is not None and (day.year is not None or not opens_with_time)
        complete = day.date or _completed(day, hint, about)
        if complete is not None and (is_dateline or is_time):
            found.append(Event(complete, is_dateline))
    return found


def _stands_beside(head: ReportHead, day: Day) -> bool:
    """Whether the day is on a line of dates or under a picture."""
    return any(line.kind in ("date", "caption") and line.start <= day.start < line.end for line in head.lines)


def _completed(day: Day, hint: str | None, about: ReportPeriod) -> date | None:
    """A day without a year, in the year it must be; None where that is not known."""
    if hint is not None:
        year, month = int(hint[:4]), int(hint[5:7] or day.month)
        if month == day.month:
            return day.within(year)
        if (month - day.month) % 12 == 1:  # reported in the month after
            return day.within(year if month > 1 else year - 1)
        return None
    if about.end is None:
        return None
    near = [day.within(about.end.year), day.within(about.end.year + 1)]
    fits = [found for found in near if found and about.is_near(found)]
    return fits[0] if len(fits) == 1 else None
