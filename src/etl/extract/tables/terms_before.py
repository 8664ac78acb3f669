""" "Kỳ trước" in the headings of a table: the month, the quarter or the year before the one that the table is of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from etl.extract.tables.owners import Cells
from etl.extract.tables.title import Clock
from etl.extract.tokens import Token
from etl.language import periods

_KINDS = {1: "month", 3: "quarter", 12: "year"}
"""Months of the term that a table is of → the word of [when] for the one before it."""


def with_terms_before(headings: Mapping[int, Cells], clock: Clock) -> dict[int, Cells]:
    """The tokens of headings (by column or row, cell by cell) with "kỳ trước" as what it is by the time of the table.

    Of a table that tells several times it is the month before the one reported. Of some months in one ("6 tháng") no
    term comes before; there it is a word that nothing is known of.
    """
    if not any(token.is_("when", "term") for cells in headings.values() for cell in cells for token in cell):
        return dict(headings)
    kind = _kind(clock)

    def read(token: Token) -> Token:
        if not token.is_("when", "term"):
            return token
        return replace(token, value=kind) if kind is not None else replace(token, kind="other", value="word")

    return {key: [[read(token) for token in cell] for cell in cells] for key, cells in headings.items()}


def _kind(clock: Clock) -> str | None:
    """The word of [when] for the term before that of the table."""
    if clock.period is not None:
        first, last = periods.months(clock.period)
        return _KINDS.get(last - first + 1)
    return "month" if clock.month is not None else None
