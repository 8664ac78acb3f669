"""What a report is about as a whole: its period, and the year that a bare "tháng 8" belongs to."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date

from etl.catalogue.areas import MERGER
from etl.documents.document import Document
from etl.extract.report.address_period import headlined
from etl.language import period_expressions, periods
from etl.language.period_expressions import Calendar, Expression
from etl.language.reported_period import AIMED

# Before a period these make it one that something is compared with.
_COMPARED = re.compile(r"(?:so với|so|cùng kỳ|cùng kì|với|nếu như|nếu|trong khi)(?: của)?\s*$")
# And these the year of prices, of a plan's or a law's name: not the report's own time either.
_NAMED = re.compile(
    r"(?:kể từ|từ|từ sau|hồi|rằm|gốc|so sánh|cố định|giá|khóa|số|quy hoạch|đề án|chương trình|nhiệm kỳ)(?: của)?\s*$"
)
_PLAN = re.compile(
    r"(?:mục tiêu|phấn đấu|phương hướng|chỉ tiêu|triển khai nhiệm vụ|nhiệm vụ,? giải pháp"
    r"|(?<!thực hiện )kế hoạch)"
    r"(?:(?!\.\s)[^;])*$"
)
_CLEAR_MONTH, _YEAR_END = 3, 12
# A year that is only to come: "trước năm 2015", "tầm nhìn đến năm 2030".
_AHEAD = re.compile(
    r"(?:(?:trước|tầm nhìn|định hướng)(?: đến)?|(?:đề án|quy hoạch|chiến lược|chương trình)[^.;:]{0,80} đến)\s*$"
)
# A report that begins so is a plan: "Kế hoạch phát triển kinh tế - xã hội giai đoạn 2011-2015".
_IS_PLAN = re.compile(r"\A\s*(?:những |các |một số )?(?:kế hoạch|mục tiêu|chỉ tiêu|phương hướng)[^.;]*\Z")
_HEAD = 1200  # characters in which a report says what it is about


@dataclass(frozen=True, slots=True)
class ReportContext:
    """The report's calendar and the expression (None: from elsewhere, `says` tells) that its period was read from.

    `planned` tells that the report is a plan: its head names no other period than one that is aimed at.
    """

    calendar: Calendar
    expression: Expression | None
    says: str
    planned: bool = False


def speaking_day(document: Document, calendar: Calendar) -> date:
    """The day on which `document` speaks, as well as it is known: it tells which provinces there were.

    Where only the year is known, its first day; before the year of the merger its last, which is the same map.
    """
    if document.published_on is not None:
        return document.published_on
    hint = document.published_hint or ""
    if len(hint) >= 7:
        return date(int(hint[:4]), int(hint[5:7]), 1)
    year = calendar.published
    return date(year, 12, 31) if year and year < MERGER.year else date(year or 1, 1, 1)


def report_context(document: Document, folded: str, found: list[Expression]) -> ReportContext:
    """The period that `document` reports on, by a cascade: card, title and lead, day of publication.

    The headline in its address may know better than the lead, and is asked where those do not know.
    `found` are the period expressions of the whole text (`period_expressions.find`).
    """
    told = _told(document, folded, found)
    code = None if told.says == "card" or told.planned else headlined(document.url, told.calendar.period)
    if code is None:
        return told
    year = periods.year_of(code)
    return ReportContext(Calendar(code, year, told.calendar.published or year), None, "the address")


def _told(document: Document, folded: str, found: list[Expression]) -> ReportContext:
    """What card, text and day of publication tell."""
    published, month = _published(document)
    if document.period is not None:
        year = periods.year_of(document.period)
        return ReportContext(Calendar(document.period, year, published or year), None, "card")
    own, compared, planned = _expressions(document.text, folded, found)
    is_plan = not own and bool(planned) and not compared and _IS_PLAN.search(folded, 0, planned[0].start) is not None
    own = own or planned
    if published and not is_plan:  # "giai đoạn 2020-2025" in a report of 2022, "cả năm" in one of August: to come
        own = [e for e in own if e.year_to <= published and not (_is_bare_year(e) and 0 < month < _YEAR_END - 1)]
    year_before = next((e.year + 1 for e in compared), 0)
    for expression in own:
        near = own if expression.last == _YEAR_END else [*own, *planned]  # "6 tháng …; kế hoạch năm 2009"
        year = expression.year or _year(expression, near, compared, published, month)
        if not year or expression.relative in ("now", "report", "month", "quarter") or not expression.first:
            continue
        calendar = Calendar(None, year, published or year)
        if expression.year_to:  # "giai đoạn 1991-1995 …, 2006-2010 … và năm 2011": it has gone on since
            later = (e for e in own if e.year > expression.year_to and (e.first, e.last) == (1, 12))
            expression = max(later, key=lambda e: e.year_to or e.year, default=expression)
            year = expression.year
        expression = _latest(expression, own, published, folded)
        year = expression.year or year
        if _is_not_over(expression, year, published, month):
            so_far = next((e for e in own if e.first == 1 and e.last < 12 and e.year in (0, year)), None)
            expression = so_far if so_far is not None else expression
        code = period_expressions.resolve(expression, calendar)
        if code is not None:
            return ReportContext(
                Calendar(code, periods.year_of(code), published or periods.year_of(code)), expression, "text", is_plan
            )
    if year_before:
        return ReportContext(
            Calendar(str(year_before), year_before, published or year_before), None, "the year compared with"
        )
    if published:
        # Early in a year a report without any period may speak of the year before.
        period = str(published) if month >= _CLEAR_MONTH and not own else None
        return ReportContext(Calendar(period, published, published), None, "the day of publication")
    return ReportContext(Calendar(), None, "")


def _latest(first: Expression, own: list[Expression], published: int, folded: str) -> Expression:
    """The latest time that the head tells of; of later years only such as were over when it was `published`.

    A report whose day nobody knows cannot have been written before that.
    """
    if (first.first, first.last) != (1, 12):  # "giảm từ 40,1% trong quý I/2017 xuống còn 38% trong quý I/2018"
        again = [e for e in own if (e.first, e.last) == (first.first, first.last) and e.year > first.year > 0]
        first = max((e for e in again if e.year <= published or not published), key=lambda e: e.year, default=first)
    else:
        over = [e for e in own if not e.year_to and not e.relative and e.year > first.year > 0]
        # Where nobody knows the day, the year told of more: "nhìn lại năm 2021 và bàn việc năm 2022".
        often = Counter(e.year for e in own)
        rarer = first.year + 1 if often[first.year] > often[first.year + 1] else 0
        over = [e for e in over if (e.year < published if published else e.year != rarer)]
        return max(over, key=lambda e: (e.year, e.last), default=first)
    months = [e for e in own if e.first == 1 and first.last < e.last < 12 and e.year in (0, first.year)]
    counted = [e for e in months if "tháng" in folded[e.start : e.end]]  # a quarter may be that of a plan
    longest = max(counted, key=lambda e: e.last, default=first)
    return longest if first.first == 1 and not longest.relative and not published else first


def _is_not_over(expression: Expression, year: int, published: int, month: int) -> bool:
    """Whether a whole year was still going on when the report came out: what it tells of are the months so far."""
    whole = (expression.first, expression.last) == (1, 12) and not expression.year_to
    return whole and published == year and 0 < month < _YEAR_END


def _is_bare_year(expression: Expression) -> bool:
    """ "cả năm", without saying which."""
    return (expression.first, expression.last, expression.year) == (1, 12, 0) and not expression.relative


def _published(document: Document) -> tuple[int, int]:
    """Year and month of publication, 0 where unknown."""
    if document.published_on is not None:
        return document.published_on.year, document.published_on.month
    hint = document.published_hint or ""
    return int(hint[:4] or 0), int(hint[5:7] or 0)


def _expressions(
    text: str, folded: str, found: list[Expression]
) -> tuple[list[Expression], list[Expression], list[Expression]]:
    """Period expressions of the head of the text, those that something is compared with, and those planned for."""
    own: list[Expression] = []
    compared: list[Expression] = []
    planned: list[Expression] = []
    asides: list[Expression] = []  # in brackets
    for expression in found:
        if expression.is_day:
            continue
        begin = max(0, expression.start - 20)
        if _COMPARED.search(folded, begin, expression.start):
            if expression.year and not expression.year_to and _is_like_before(expression, own):
                compared.append(expression)
            continue
        if own and expression.start >= _HEAD:
            continue  # only what is compared with is still asked for
        if _NAMED.search(folded, begin, expression.start):
            continue
        line = max(0, expression.start - 120)
        line = max(line, text.rfind("\n", line, expression.start))
        if _is_in_brackets(folded, line, expression.start):
            asides.append(expression)
        elif (
            _PLAN.search(folded, line, expression.start)
            or _AHEAD.search(folded, line, expression.start)
            or AIMED.match(folded, expression.end)
        ):
            planned.append(expression)
        elif expression.start < _HEAD or not (own or asides):
            own.append(expression)
    return _widest_first(own or asides, text), compared, _widest_first(planned, text)


def _is_in_brackets(folded: str, line: int, at: int) -> bool:
    return folded.rfind("(", line, at) > folded.rfind(")", line, at)


def _is_like_before(compared: Expression, own: list[Expression]) -> bool:
    """Whether what is compared with is a year, or the months of which the report speaks: "so với tháng 9/2021"."""
    span = (compared.first, compared.last)
    return span == (1, 12) or any((e.first, e.last) == span and not e.relative for e in own)


def _widest_first(own: list[Expression], text: str) -> list[Expression]:
    """A lead that tells of a month and of the months so far is about the months so far."""
    if not own or own[0].year_to:
        return own
    stop = min((at for at in (text.find(end, own[0].end) for end in (". ", "\n")) if at >= 0), default=len(text))
    lead = [e for e in own if e.start < stop and not e.year_to and e.first == 1 and e.last < 12 and not e.relative]
    first = own[0]
    widest = max(lead, key=lambda e: e.last, default=first)
    same = widest.last == first.last or not first.year or not widest.year or first.year == widest.year
    if same and first.last == widest.last and widest.first < first.first:
        return [widest, *own]
    return own


def _year(expression: Expression, own: list[Expression], compared: list[Expression], published: int, month: int) -> int:
    """The year of an expression that states none: that of the nearest period that does, own or compared with."""
    if published and expression.relative == "this":
        return published
    written = [(abs(e.start - expression.start), e.year) for e in own if e.year and not e.year_to]
    written += [(abs(e.start - expression.start), e.year + 1) for e in compared]
    # "quý IV" in a report of January is last year's.
    latest = published - 1 if published and month and expression.last > month else published
    if written:
        return latest if latest in {year for _, year in written} else min(written)[1]
    if published:
        return latest
    return next((e.year_to for e in own), 0)
