"""What a report is about as a whole: its period, and the year that a bare "tháng 8" belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from etl.documents.document import Document
from etl.extract import dates, periods
from etl.extract.dates import Calendar, Expression

# Before a period these make it something compared with, a plan's name, or a law's year: not the report's own time.
_NOT_OWN = re.compile(
    r"(?:so với|so|cùng kỳ|cùng kì|với|kể từ|từ sau|gốc|so sánh|cố định|giá|khóa|số|quy hoạch|đề án|chương trình)"
    r"(?: của)?\s*$"
)
_PLAN = re.compile(r"(?:mục tiêu|phấn đấu|phương hướng|chỉ tiêu|triển khai nhiệm vụ|kế hoạch)(?:(?!\.\s)[^\n;])*$")
_HEAD = 1200  # characters in which a report says what it is about


@dataclass(frozen=True, slots=True)
class Context:
    """The report's calendar and the expression (None: from elsewhere, `says` tells) that its period was read from."""

    calendar: Calendar
    expression: Expression | None
    says: str


def context(document: Document, folded: str) -> Context:
    """The period that `document` reports on, by a cascade: card, title and lead, day of publication."""
    published, month = _published(document)
    if document.period is not None:
        year = periods.year_of(document.period)
        return Context(Calendar(document.period, year, published or year), None, "card")
    own, compared = _expressions(folded)
    year_before = next((e.year + 1 for e in compared), 0)
    for expression in own:
        year = expression.year or _year(expression, own, compared, published, month)
        if not year or expression.relative in ("now", "report") or not expression.first:
            continue
        calendar = Calendar(None, year, published or year)
        code = dates.resolve(expression, calendar)
        if code is not None:
            return Context(
                Calendar(code, periods.year_of(code), published or periods.year_of(code)), expression, "text"
            )
    if year_before:
        return Context(
            Calendar(str(year_before), year_before, published or year_before), None, "the year compared with"
        )
    if published:
        return Context(Calendar(None, published, published), None, "the day of publication")
    return Context(Calendar(), None, "")


def _published(document: Document) -> tuple[int, int]:
    """Year and month of publication, 0 where unknown."""
    if document.published_on is not None:
        return document.published_on.year, document.published_on.month
    hint = document.published_hint or ""
    return int(hint[:4] or 0), int(hint[5:7] or 0)


def _expressions(folded: str) -> tuple[list[Expression], list[Expression]]:
    """Period expressions of the head of the text (own first), and the years that something is compared with."""
    own: list[Expression] = []
    compared: list[Expression] = []
    planned: list[Expression] = []
    for expression in dates.find(folded):
        if expression.is_day:
            continue
        begin = max(0, expression.start - 120)
        if _PLAN.search(folded, max(begin, folded.rfind("\n", 0, expression.start)), expression.start):
            planned.append(expression)
        elif _NOT_OWN.search(folded, max(0, expression.start - 20), expression.start):
            if expression.year and not expression.year_to and (expression.first, expression.last) == (1, 12):
                compared.append(expression)
        elif expression.start < _HEAD or not own:
            own.append(expression)
    return own or planned, compared


def _year(expression: Expression, own: list[Expression], compared: list[Expression], published: int, month: int) -> int:
    """The year of an expression that states none: that of the nearest period that does, own or compared with."""
    if published and expression.relative == "this":
        return published
    written = [(abs(e.start - expression.start), e.year) for e in own if e.year and not e.year_to]
    written += [(abs(e.start - expression.start), e.year + 1) for e in compared]
    if written:
        return min(written)[1]
    if published:
        # "quý IV" in a report of January is last year's.
        return published - 1 if month and expression.last > month else published
    return next((e.year_to for e in own), 0)
