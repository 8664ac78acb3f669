"""Which period a report is about: the one answer for those that date and place it and those that read its figures.

What its times are told for is `head_times`; the periods of single figures belong to `extract`.
"""

from __future__ import annotations

import calendar
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from etl.language import period_expressions, periods
from etl.language.address_period import headlined
from etl.language.head_times import HeadTimes, HeadWords, head_times, title_start
from etl.language.period_expressions import Calendar, Expression
from etl.language.title_year import year_of_title

_BEFORE_END, _AFTER_END = timedelta(days=75), timedelta(days=200)
_CLEAR_MONTH, _YEAR_END = 3, 12
_BESIDE = 8  # characters, as those of " và cả "
_LATE = 20  # day of a month from which on its figures are told
_LEAD = 300  # characters: headline and the first sentence
_SENTENCE_END = re.compile(r"[.!?;]\s")
_LONG_PAST = 8  # the month from which on a report is hardly about the year before
_QUARTER, _LATEST = 3, 5  # months of a quarter; months after it in which a report on it may come out
_SOON = 2  # months within which a report comes out
# A report that begins so is a plan: "Kế hoạch phát triển kinh tế - xã hội giai đoạn 2011-2015".
_IS_PLAN = re.compile(
    r"\s*(?:(?:nghị quyết|quyết định|tờ trình|thông báo|báo cáo|công văn|chỉ thị)\s+)?"
    r"(?:(?:về(?: việc)?|v/v|giao|ban hành|phê duyệt|thông qua|triển khai)\s+)*(?:những |các |một số |dự thảo )?"
    r"(?:kế hoạch|mục tiêu|chỉ tiêu|phương hướng|định hướng|quy hoạch|chiến lược"
    r"|(?:chương trình|đề án)(?! (?:mục tiêu|khuyến công|xúc tiến))"
    r"|(?<=nghị quyết về )(?:nhiệm vụ )?phát triển)[^.;]*"
)
# What may stand behind the year in a plan's title: whose plan it is.
_ITS_AREA = re.compile(
    r",?\s*(?:của |trên địa bàn |cho )?(?:tỉnh|thành phố|tp|ngành|huyện|sở)(?!\w)(?:(?!\. )[^\d;:]){2,60}"
)
_FIGURES = re.compile(r"(?:những |các |một số )?chỉ tiêu")  # below a letterhead they may be what came of them, too
_SECTION = re.compile(
    r"\s*(?:(?:[ivx]{1,4}|\d{1,2}|[a-e])[.)/]\s*)?(?:và )?(?:(?:một số|các|những) )?"
    r"(?:phương hướng|định hướng|nhiệm vụ|giải pháp|kế hoạch|mục tiêu|chỉ tiêu)(?!\w)[^.;:|]{0,60}$"
)  # a heading up to the time that it plans for
_REST = re.compile(r"[^\d.;]{0,40}[.:]?\s*")  # of that heading, behind the time
_NUMBER_OR_DAY = re.compile(r"[Ss]ố\s?:?\s|[^\d.;:]{2,40},?\s?[Nn]gày\s\d{1,2}\s?(?:/|tháng)[^.;:]{1,20}$")
_LOOKS_BACK = re.compile(r"tổng\s+kết|sơ\s+kết|kết\s+quả")
# Times that tell of none without a report's.
_UNDATED = frozenset({"now", "report", "past year", "month", "quarter", "this month", "this quarter"})
_HEAD = 700  # characters: headline and first paragraph


@dataclass(frozen=True, slots=True)
class ReportPeriod:
    """The report's `calendar`, and the `expression` that its period was read from (None: from elsewhere, as `says` has
    it). `floor` is the earliest year in which the report can have been written, None where nothing states it.

    `planned`: the report is a plan; its head names no other period than one that is aimed at.
    """

    calendar: Calendar
    expression: Expression | None = None
    says: str = ""
    planned: bool = False
    floor: int | None = None

    @property
    def end(self) -> date | None:
        """The last day of the period; None where it is not known or spans years, within which a report may come out."""
        code = self.calendar.period
        if code is None or periods.spans_years(code):
            return None
        year, month = divmod(periods.months(code)[1], 12)
        return date(year, month + 1, calendar.monthrange(year, month + 1)[1])

    def is_near(self, day: date) -> bool:
        """Whether `day` is one on which such reports come out: estimates somewhat before the end, results after it."""
        return self.end is not None and self.end - _BEFORE_END <= day <= self.end + _AFTER_END


def report_period(
    text: str,
    folded: str,
    found: Iterable[Expression],
    words: HeadWords,
    card: str | None = None,
    url: str | None = None,
    published: str | None = None,
) -> ReportPeriod:
    """The period that a report is about, by a cascade: its card, its title and lead, the day it was published on.

    The headline in its address may know better than the lead, and is asked where those do not know.
    `found` are the period expressions of the whole `text` (`period_expressions.find`), `folded` is the text folded,
    `words` are the catalogue's, `card` the code of a period that a person gave, `published` what is known of the day of
    publication ("2016-01-18", "2016-01" or "2016"). Who looks for that day has none to pass but the card's.
    """
    year, month = int((published or "")[:4] or 0), int((published or "")[5:7] or 0)
    over = _months_over(published or "")
    found = [*found]
    times = _times_of_head(text, folded, tuple(found), words)
    titled = year_of_title(text, found, year, month)
    times = times._replace(own=[titled, *times.own]) if titled is not None else times
    told = _told(times, text, folded, year, month, over) if card is None else _on(card, year, "card")
    code = None if told.says == "card" or told.planned else headlined(url, told.calendar.period)
    if code is not None:
        told = _on(code, year, "the address")
    known = told.calendar._replace(over=over if told.calendar.published == year else 0, planned=told.planned)
    return replace(told, calendar=known, floor=_floor(told, times, folded))


@lru_cache(maxsize=1)  # who describes a report and who reads it ask the same
def _times_of_head(text: str, folded: str, found: tuple[Expression, ...], words: HeadWords) -> HeadTimes:
    return head_times(text, folded, found, words)


def _months_over(published: str) -> int:
    """The months of its year that are told of on a day: late in a month that month, too; 0 where none or not known."""
    month, day = int(published[5:7] or 0), int(published[8:10] or 0)
    return month if day >= _LATE else max(0, month - 1)


def _on(code: str, published: int, says: str) -> ReportPeriod:
    """The answer that something other than the text gives."""
    year = periods.year_of(code)
    return ReportPeriod(Calendar(code, year, published or year), None, says)


def _floor(told: ReportPeriod, times: HeadTimes, folded: str) -> int | None:
    """The year compared with, or that in which the period nears its end where the head looks back on it ("tổng kết",
    months of it)."""
    end = told.end if told.says in ("text", "the address") and not told.planned else None
    if end is None or (end.month == _YEAR_END and _LOOKS_BACK.search(folded, 0, _HEAD) is None):
        return times.past or None
    return max(times.past, (end - _BEFORE_END).year)


def _told(times: HeadTimes, text: str, folded: str, published: int, month: int, over: int) -> ReportPeriod:
    """What text and day of publication tell."""
    own, compared, planned, _ = times
    named = any(e.relative not in ("years", "now") for e in own)
    undated = all(e.relative in ("years", "now", "past year") for e in own) and not compared
    is_plan = undated and bool(planned) and bool(_IS_PLAN.fullmatch(folded, 0, planned[0].start))
    for first in (planned[:1], [e for e in own[:1] if e.year_to]) if not is_plan else ():
        if first and published <= _last_year(first[0]) and _is_title_of_plan(first[0], text, folded):
            is_plan, own = True, first
    sections = [] if is_plan else [e for e in (*own, *planned) if _heads_section(e, text, folded)]
    if not named or all(e in sections for e in own):
        own, planned = [[e for e in several if e not in sections] for several in (own, planned)]
        named = any(e.relative not in ("years", "now") for e in own)
    own = own if named else [*own, *planned]
    near = [e for e in own if is_plan or not _is_long_past(e, text, published, month)]
    last = [e for e in compared if not month or e.year + 1 >= published - (month < _LONG_PAST)]
    is_past, own, compared = len(near) < len(own) or len(last) < len(compared), near, last
    if published and not is_plan:  # "giai đoạn 2020-2025" in a report of 2022, "cả năm" in one of August: to come
        own = [e for e in own if e.year <= published] or own
        own = [e for e in own if not _is_to_come(e, published, month, folded)]
        own = [e for e in own if e.year_to <= published and not (_is_bare_year(e) and 0 < month < _YEAR_END - 1)]
    for expression in own:
        near = own if expression.last == _YEAR_END else [*own, *planned]  # "6 tháng …; kế hoạch năm 2009"
        year = expression.year or _year(expression, near, compared, published, month)
        if not year or expression.relative in _UNDATED or not expression.first:
            continue
        if expression.relative == "years" and any(e.year_to for e in own):
            continue  # "kết quả 5 năm thực hiện Nghị quyết …, nhiệm kỳ 2020-2025"
        known = Calendar(None, year, published or year, over=over if year == published else 0)
        if expression.year_to:  # "giai đoạn 1991-1995 …, 2006-2010 … và năm 2011": it has gone on since
            coming = {e.year for e in planned}
            later = (e for e in own if e.year > expression.year_to and (e.first, e.last) == (1, 12))
            later = (e for e in later if published or e.year not in coming)
            expression = max(later, key=lambda e: e.year_to or e.year, default=expression)
            year = expression.year
        expression = _latest(expression, year, own, {e.year for e in planned}, published, folded)
        year = expression.year or year
        if _is_not_over(expression, year, published, month) and not is_plan:
            so_far = [e for e in own if e.first == 1 and e.last < 12 and e.year in (0, year) and not e.relative]
            expression = max(so_far, key=lambda e: e.last, default=expression)
            if month < _CLEAR_MONTH and not so_far and all(e.year <= year for e in planned):
                return _on(str(year - 1), published, "the day of publication")  # "Năm 2020: …", told in January 2020
        code = period_expressions.resolve(expression, known)
        if code is not None:
            return replace(_on(code, published, "text"), expression=expression, planned=is_plan)
    if compared:
        told = _on(str(compared[0].year + 1), published, "the year compared with")
        if published == told.calendar.year and 0 < month < _YEAR_END:  # "tăng 5% so với cùng kỳ năm 2015", told in June
            return replace(told, calendar=told.calendar._replace(period=None))
        return told
    if published and sections and not own:
        return ReportPeriod(Calendar(None, published, published), None, "the day of publication")
    if published:
        # Early in a year a report without any period may speak of the year before.
        period = str(published) if month >= (_YEAR_END if is_past else _CLEAR_MONTH) and not own else None
        if any(e.relative == "past year" for e in own) and (0 < month < _CLEAR_MONTH or month == _YEAR_END):
            period = str(published - (month < _CLEAR_MONTH))  # "những kết quả trong năm qua", told in January
        return ReportPeriod(Calendar(period, published, published), None, "the day of publication")
    return ReportPeriod(Calendar())


def _is_title_of_plan(year: Expression, text: str, folded: str) -> bool:
    """Whether the first line, or one below a line that says "KẾ HOẠCH", is a plan's title and ends in the `year` or
    years that are planned, or in whose plan it is: whatever else the lead names."""
    begin = title_start(text, folded, year.start)
    line_ends = text.find("\n", year.end)
    behind = folded[year.end : line_ends if line_ends >= 0 else len(text)].strip(" .")
    heads = not text[:begin].strip() or (_is_letterhead(text[:begin]) and _FIGURES.match(folded, begin) is None)
    is_first = begin < year.start and (heads or "\n" in text[begin : year.start].strip())
    return (
        is_first
        and (year.first, year.last) == (1, 12)
        and bool(year.year)
        and (not behind or _ITS_AREA.fullmatch(behind) is not None)
        and bool(_IS_PLAN.fullmatch(folded, begin, year.start))
    )


def _heads_section(time: Expression, text: str, folded: str) -> bool:
    """Whether the time is that of a line which heads what is planned, below a title that tells no time: "Tình hình sản
    xuất", and below it "Phương hướng quý II"."""
    line, end = text.rfind("\n", 0, time.start) + 1, text.find("\n", time.end)
    above, behind = text[:line], folded[time.end : end if end >= 0 else len(text)]
    heads = bool(above.strip()) and not _is_letterhead(above) and _REST.fullmatch(behind) is not None
    return heads and _SECTION.match(folded, line, time.start) is not None


def _is_letterhead(above: str) -> bool:
    """Whether nothing stands in the lines `above` a title but who wrote it, its number, the place and the day."""
    lines = [line.strip() for line in above.split("\n")]
    return all(line.isupper() or _NUMBER_OR_DAY.match(line) is not None for line in lines if line)


def _latest(
    first: Expression, in_year: int, own: list[Expression], planned: set[int], published: int, folded: str
) -> Expression:
    """The latest time that the head tells of, whose `first` is `in_year`; of later years only such as were over when it
    was `published`.

    A report whose day nobody knows cannot have been written before that.
    """
    year = next((e for e in own if first.end < e.start <= first.end + _BESIDE and _is_year(e)), None)
    if year is not None and first.first > 1 and first.last == _YEAR_END:
        return year  # "quý IV và năm 2023", "tháng 12 và cả năm 2023"
    if (first.first, first.last) != (1, 12):  # "giảm từ 40,1% trong quý I/2017 xuống còn 38% trong quý I/2018"
        again = [e for e in own if (e.first, e.last) == (first.first, first.last) and e.year > in_year]
        first = max((e for e in again if e.year <= published or not published), key=lambda e: e.year, default=first)
    else:
        over = [e for e in own if not e.year_to and not e.relative and e.year > first.year > 0]
        # Where nobody knows the day, the year told of more: "nhìn lại năm 2021 và bàn việc năm 2022".
        often = Counter(e.year for e in own)
        coming = planned | ({first.year + 1} if often[first.year] > often[first.year + 1] else set())
        over = [e for e in over if (e.year < published if published else e.year not in coming)]
        return max(over, key=lambda e: (e.year, e.last), default=first)
    months = [e for e in own if e.first == 1 and first.last < e.last < 12 and e.year in (0, first.year)]
    counted = [e for e in months if "tháng" in folded[e.start : e.end]]  # a quarter may be that of a plan
    longest = max(counted, key=lambda e: e.last, default=first)
    return longest if first.first == 1 and not longest.relative and not published else first


def _is_not_over(expression: Expression, year: int, published: int, month: int) -> bool:
    """Whether a whole year was still going on when the report came out: what it tells of are the months so far."""
    whole = (expression.first, expression.last) == (1, 12) and not expression.year_to
    return whole and expression.relative != "years" and published == year and 0 < month < _YEAR_END


def _is_to_come(expression: Expression, published: int, month: int, folded: str) -> bool:
    """ "6 tháng cuối năm" in a report that came out before they were nearly over: what is still to be done."""
    ends_year = "cuối" in folded[expression.start : expression.end] and expression.last == _YEAR_END
    second_half = ends_year or (expression.first, expression.last) == (7, 12)
    return second_half and expression.year in (0, published) and 0 < month < _YEAR_END - 1


def _is_long_past(expression: Expression, text: str, published: int, month: int) -> bool:
    """Whether a time was over long before the day of publication, and is told of beside the report's own time, which
    is not said: a year (or several) that neither title nor lead names ("Năm 2009, khi cả nước lao đao, …" in December
    2010), a quarter that the title does not name ("Kinh tế suy giảm mạnh, nhất là quý I", told in December)."""
    start = expression.start
    line = text.rfind("\n", 0, start) + 1
    heads = start <= _LEAD and not _SENTENCE_END.search(text, line, start)
    if line and month and not expression.relative and expression.last - expression.first == _QUARTER - 1:
        year = expression.year or published - (expression.last > month)
        return (published - year) * _YEAR_END + month - expression.last > _LATEST
    if heads or not month or not expression.year or (expression.first, expression.last) != (1, _YEAR_END):
        return False
    return _last_year(expression) < published - (month < _LONG_PAST)


def _last_year(expression: Expression) -> int:
    return expression.year_to or expression.year


def _is_year(expression: Expression) -> bool:
    return (expression.first, expression.last) == (1, 12) and not expression.year_to and bool(expression.year)


def _is_bare_year(expression: Expression) -> bool:
    """ "cả năm", without saying which."""
    return (expression.first, expression.last, expression.year) == (1, 12, 0) and not expression.relative


def _year(expression: Expression, own: list[Expression], compared: list[Expression], published: int, month: int) -> int:
    """The year of an expression that states none: that of the nearest period that does, own or compared with."""
    if published and expression.relative == "this":
        return published
    written = [(abs(e.start - expression.start), e.year) for e in own if e.year and not e.year_to]
    written += [(abs(e.start - expression.start), e.year + 1) for e in compared]
    # "quý IV" in a report of January is last year's.
    latest = published - 1 if published and month and expression.last > month else published
    if written and 0 <= month - expression.last <= _SOON and expression.last < _YEAR_END:
        return latest  # months that were just over
    if written:
        return latest if latest in {year for _, year in written} else min(written)[1]
    if published:
        return latest
    return next((e.year_to for e in own), 0)
