"""The day on which a report's area has to exist: which of the provinces of one name, before or after the merger."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from etl.documents.metadata.letter import day_of_letter
from etl.documents.metadata.publication_date import Published
from etl.language.period_expressions import Expression
from etl.language.reported_period import ReportPeriod

_HEAD = 1200  # characters in which a report says what it is about
_NEAR = timedelta(days=2 * 366)  # between a letter and the end of what it reports
_LONGEST_NAME = 60  # characters before a time in which it is said to be planned
# "KH 2025", "Kế hoạch trung hạn 2021-2025"; neither "Thực hiện kế hoạch năm 2025" nor "So với KH 2025". "Phát triển chợ
# đến năm 2025", but not "tính đến năm 2025".
_PLANNED = re.compile(
    r"(?<!\w)(?<!thực hiện )(?<!so )(?<!với )(?<!đạt )(?<!bằng )(?<!/)"
    r"(?:(?:kh|kế hoạch|mục tiêu|dự toán|định hướng|tầm nhìn)(?!\w)[^|;.%]{0,20}"
    r"|(?<!tính )(?<!kể )(?:đến|tới) (?:năm )?)$"
)


def moment(told: Published, about: ReportPeriod, text: str, folded: str, times: Sequence[Expression]) -> date | None:
    """The earlier of the publication and the end of what is reported; None where neither is known.

    A report of July 2025 on the first half of the year is about the province as it was, and so is a plan for 2025 that
    was published in January. One on whole years that tells of one that is not over yet, or planned, speaks on its day
    of publication, whichever year it names first ("TH 2024 | Ước TH 2025 | KH 2026"). Where no day is told, the letter
    that a table was annexed to tells it; a year of which nothing but a plan is told had not begun. `times` are the
    period expressions of `text`, `folded` the same folded.
    """
    published = told.day
    if published is None and told.hint is not None:
        published = date(int(told.hint[:4]), int(told.hint[5:7] or 12), 1)
    end = about.end
    letter = day_of_letter(text, folded, decisions=False) if published is None else None
    if letter is not None and (end is None or abs(letter - end) <= _NEAR):
        published = letter
    if published is not None and _tells_of_later_year(about, published, times):
        return published
    if published is None and end is not None and _is_only_planned(about, text, folded, times):
        end = date(_last_reached(about, text, folded, times), 12, 31)
    return min((day for day in (end, published) if day is not None), default=None)


def _tells_of_later_year(about: ReportPeriod, published: date, times: Sequence[Expression]) -> bool:
    """Whether the head of a report on a whole year tells of a later one, too, that was not over on its day."""
    own = about.expression
    if own is None or (own.first, own.last) != (1, 12):
        return False
    later = max(about.calendar.year, published.year - 1)
    return any(e.start < _HEAD and not e.is_day and (e.first, e.last) == (1, 12) and e.year > later for e in times)


def _is_only_planned(about: ReportPeriod, text: str, folded: str, times: Sequence[Expression]) -> bool:
    """Whether the head tells nothing of the whole year that the report would be about than what is planned for it;
    times without their year may be of that year."""
    own = about.expression
    if own is None or (own.first, own.last) != (1, 12):
        return False
    year = about.calendar.year
    near = [e for e in times if e.start < _HEAD and (not e.year or year in (e.year, e.year_to))]
    return about.planned or all(_is_planned(e, text, folded) for e in near if not e.is_day)


def _is_planned(told: Expression, text: str, folded: str) -> bool:
    """Whether the words right before a time say that it is one of a plan."""
    begin = max(told.start - _LONGEST_NAME, text.rfind("\n", 0, told.start) + 1, 0)
    return _PLANNED.search(folded, begin, told.start) is not None


def _last_reached(about: ReportPeriod, text: str, folded: str, times: Sequence[Expression]) -> int:
    """The last year before a planned one of which the head tells more than a plan ("TH 2015 | TH 2020 | Mục tiêu
    2030"); the one right before it where it tells of none."""
    planned = about.calendar.year
    whole = (e for e in times if e.start < _HEAD and not e.is_day and (e.first, e.last) == (1, 12))
    years = (e.year_to or e.year for e in whole if not _is_planned(e, text, folded))
    return max((year for year in years if 0 < year < planned), default=planned - 1)
