"""Which period a cell is a figure of: spans of months and years that are told around it, put together.

Features only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from etl.extract.scoring.lines import Bundle, Candidate, Names, few, named, once
from etl.extract.scoring.period_choice import shape, when
from etl.extract.scoring.tables.said import Said
from etl.extract.scoring.tables.slots import Slot
from etl.extract.scoring.tables.view import Column, Piece
from etl.language import period_expressions, periods
from etl.language.period_expressions import Calendar, Expression

_RANKS, _MOST = 3, 60
_OWN = frozenset({"head", "label", "group 0", "title 0"})
"""Where times stand that others can be meant by: the months so far by a month, a year by the next."""
_FIRST, _LAST = 1985, 2050


class Span(NamedTuple):
    """Months of a year, told at `where`; `made` says what they were made of."""

    first: int
    last: int
    where: str
    made: str
    year: int = 0


class Year(NamedTuple):
    """A year, told at `where`; `made` says what it was made of."""

    year: int
    where: str
    made: str


Question = tuple[Column, Said, tuple[Said, ...], int, int, str]


def period_question(slot: Slot, measure: str) -> Question:
    """What the answer depends on, for `period_candidates`, for a figure of `measure`: the same for most of a column."""
    row = slot.row
    return slot.column, row.time_label, row.timed_groups, slot.about.year, slot.about.month, measure


def period_candidates(
    column: Column, label: Said, groups: tuple[Said, ...], year: int, month: int, measure: str
) -> list[Candidate]:
    """Each period with what speaks for it, in a document published in `month` of `year` (0: unknown)."""
    head = column.head
    beside = (("label", label), *((f"group {k}", each) for k, each in enumerate(groups)))
    pieces = (*(each for each in beside if each[1].times), *column.times)
    found: dict[str, list[Bundle]] = {}
    for code, bundle in _told(pieces, year):
        found.setdefault(code, []).append(bundle)
    own = bool(head.times) and any(not compared for _, compared, _ in head.times)
    out: list[Candidate] = []
    for code, bundles in list(found.items())[:_MOST]:
        first, last = periods.months(code)
        if not (first // 12 >= _FIRST and last // 12 <= _LAST):
            continue
        then = when(code, year, month)
        out.append((code, (), (
            (_any_of, *dict.fromkeys(bundles)), (_beside, shape(code), then, measure, own),
            (_head_is, head, shape(code)), (_head_is, label, shape(code)),
        )))  # fmt: skip
    return out or [("2000", (), ())]


def _told(pieces: Sequence[Piece], published: int) -> Iterator[tuple[str, Bundle]]:
    """Each period that can be put together, with how."""
    spans, years = list(_spans(pieces)), list(_years(pieces, published))
    for where, each in pieces:
        for nth, (expression, compared, key) in enumerate(each.times[:_RANKS]):
            code = _direct(expression, published)
            if code is not None:
                yield code, (_whole, where, nth, _role(compared), key, expression.relative)
    for span in spans:
        for year in years:
            if not _FIRST <= year.year <= _LAST:
                continue
            if span.year and span.made == "told" and span.year != year.year and year.where == span.where:
                continue
            yield _code(span.first, span.last, year.year), (_together, span[2:4], year[1:], span.year == year.year)


def _direct(expression: Expression, published: int) -> str | None:
    """The period of an expression that tells all of it, or more than one year."""
    if not (expression.year or expression.year_to or expression.relative):
        return None
    try:
        code = period_expressions.resolve(expression, Calendar(None, published, published))
    except ValueError:
        return None
    return code if code is not None and periods.is_period(code) else None


def _spans(pieces: Sequence[Piece]) -> Iterator[Span]:
    """The months that are told, and those that can be meant by them."""
    yield Span(1, 12, "nowhere", "whole year")
    for where, each in pieces:
        for nth, (expression, compared, _) in enumerate(each.times[:_RANKS]):
            first, last = expression.first, expression.last
            if expression.year_to or expression.is_day or not 1 <= first <= last <= 12:
                continue
            if (first, last) == (1, 12):
                continue
            place = f"{where} {nth} {_role(compared)}"
            yield Span(first, last, place, "told", expression.year)
            if where not in _OWN:
                continue
            if first == last and first > 1:
                yield Span(1, last, place, "so far", expression.year)
                yield Span(first - 1, last - 1, place, "month before", expression.year)
            elif first == 1:
                yield Span(last, last, place, "last month", expression.year)
                if last % 3 == 0 and last > 3:
                    yield Span(last - 2, last, place, "last quarter", expression.year)


def _years(pieces: Sequence[Piece], published: int) -> Iterator[Year]:
    for where, each in pieces:
        for nth, (expression, compared, _) in enumerate(each.times[:_RANKS]):
            if expression.year and not expression.year_to:
                place = f"{where} {nth} {_role(compared)}"
                yield Year(expression.year, place, "told")
                if where not in _OWN:
                    continue
                yield Year(expression.year - 1, place, "year before")
                if compared:
                    yield Year(expression.year + 1, place, "year after")
    if published:
        yield Year(published, "published", "told")
        yield Year(published - 1, "published", "year before")


def _role(compared: bool) -> str:
    return "compared" if compared else "free"


@lru_cache(maxsize=4096)
def _code(first: int, last: int, year: int) -> str:
    return periods.in_year(year, first, last)


# --- what speaks for one -----------------------------------------------------------------------------------------


def _any_of(*bundles: Bundle) -> Names:
    """All that speaks for a period in the ways that it can be put together, each once."""
    return once(*[feature for each in bundles for feature in named(each)])


def _whole(where: str, nth: int, role: str, key: str, relative: str) -> Names:
    said = f"whole {where} {role}"
    return said, f"{said} {few(nth)}", f"{said} behind {key}", f"whole {relative}"


def _together(span: tuple[str, str], year: tuple[str, str], same: bool) -> Names:
    (span_at, span_made), (year_at, year_made) = span, year
    return once(
        f"span {span_at} {span_made}", f"year {year_at} {year_made}", f"span {span_made} year {year_made}",
        f"span {_place(span_at)} {span_made} year {_place(year_at)} {year_made}", f"same year {same}",
        f"span {span_made} {_place(span_at)}", f"year {year_made} {_place(year_at)}",
    )  # fmt: skip


def _place(where: str) -> str:
    """Where something is told, without which of several."""
    words = where.split()
    return f"{words[0]} {words[-1]}"


def _beside(kind: str, then: str, measure: str, own: bool) -> Names:
    return once(
        f"is {kind}", f"is {then}", f"is {kind} {then}", f"is {kind} {measure}", f"is {then} {measure}",
        f"is {kind} own {own}",
    )  # fmt: skip


def _head_is(piece: Said, kind: str) -> Names:
    told = [key for key in piece.keys if not key.startswith("<")]
    return once(*[f"{key} is {kind}" for key in told])
