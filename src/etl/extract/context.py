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
    year_before = next((e.year + 1 for e in compared if e.year and not e.year_to), 0)
    for expression in own:
        year = expression.year or _year(expression, own, year_before, published, month)
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
    """Period expressions of the head of the text (own first), and those that something is compared with anywhere."""
    own: list[Expression] = []
    compared: list[Expression] = []
    for expression in dates.find(folded):
        if expression.is_day:
            continue
        if _NOT_OWN.search(folded, max(0, expression.start - 20), expression.start):
            compared.append(expression)
        elif expression.start < _HEAD or not own:
            own.append(expression)
    return own, compared


def _year(expression: Expression, own: list[Expression], year_before: int, published: int, month: int) -> int:
    """The year of an expression that states none."""
    if published and expression.relative == "this":
        return published
    if year_before and (not published or abs(year_before - published) <= 1):
        return year_before
    if published:
        # "quý IV" in a report of January is last year's.
        return published - 1 if month and expression.last > month else published
    return next((e.year for e in own if e.year), 0)
