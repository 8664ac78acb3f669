"""What the numbers of a row have together: a unit that is written once, and years without their word.

"Đạt 5 và 7 triệu USD"; "các năm 2014, 2015 và 2016"; "qua các năm: 2012: 1.350 triệu USD; 2013: 1.720 triệu USD".
"""

from __future__ import annotations

from dataclasses import replace

from etl.extract.tokens import Token
from etl.language.period_expressions import Expression
from etl.language.quantities import Quantity

_DIGITS, _APART = 4, 10
"""Digits of a year; how far two that are named together can be apart."""

_IN_ROWS = frozenset({"vnd", "usd", "kwh", "pct"})
_OPEN_ROW = frozenset({"verb", "bound", "paired", "scenario"})
"""The units that may be written once for a row of figures, and what such a row stands behind."""

_LONGEST_ROW, _ALIKE = 12, 100
"""Figures of a row at most, and how many times each other they are, where they can have one unit."""

_BEHIND_YEAR = frozenset({"sign", "benign", "paired", "verb", "period", "indicator", "scenario"})
"""What a bare year of a row stands before: anything else would be what the number counts."""

_YEARS, _BEFORE_YEAR = range(1986, 2061), (":", ";", ",", "(", "-", "–", "+")
"""The years that reports tell of, and the signs behind which one may stand without "năm" before its figure."""


def with_units_of_row(tokens: list[Token]) -> list[Token]:
    """The tokens, where a bare number has the unit that is written once, behind the last of a row: "đạt 5 và 7 triệu".

    Only behind a verb or the like: in "quý 3 và 7 triệu" it counts something else; nor in "đạt 950 và 1,2 tỷ".
    """
    for k in range(len(tokens) - 1, 2, -1):
        if tokens[k].kind != "quantity" or tokens[k - 2].kind != "quantity":
            continue
        last, join, first = tokens[k], tokens[k - 1], tokens[k - 2]
        if last.value.base not in _IN_ROWS:
            continue
        joined = join.is_("benign", "and") or join.is_("sign", ",")
        alike = last.value.value < _ALIKE * first.value.value and first.value.value < _ALIKE * last.value.value
        if first.value.base is None and first.value.scale == 1 and alike and joined and _opens_row(tokens, k - 2):
            unit = {"scale": last.value.scale, "base": last.value.base}
            tokens[k - 2] = Token("quantity", replace(first.value, **unit), first.start, first.end)
    return tokens


def _opens_row(tokens: list[Token], k: int) -> bool:
    """Whether the number at `k` is the first of a row, or joined to one before it by a comma."""
    for _ in range(_LONGEST_ROW):
        if not (k > 2 and tokens[k - 1].is_("sign", ",") and tokens[k - 2].kind == "quantity"):
            return tokens[k - 1].kind in _OPEN_ROW
        k -= 2
    return False


def year_of_row(quantity: Quantity, before: list[Token], behind: list[Token]) -> Expression | None:
    """The year that a bare number of a row is, behind another one or before its figure."""
    return _year_in_row(quantity, before, behind) or _year_of_figure(quantity, before, behind)


def _year_of_figure(quantity: Quantity, before: list[Token], behind: list[Token]) -> Expression | None:
    """The year before a colon and its figure: "qua các năm: 2012: 1.350 triệu USD; 2013: 1.720 triệu USD"."""
    if quantity.decimals or quantity.end - quantity.start != _DIGITS or quantity.value not in _YEARS:
        return None
    opens = not before or before[-1].is_("sign", *_BEFORE_YEAR) or before[-1].is_("benign", "and")
    opens = opens or before[-1].kind == "scenario"
    told = len(behind) > 1 and behind[0].is_("sign", ":") and behind[1].kind == "number"
    return Expression(quantity.start, quantity.end, year=int(quantity.value)) if opens and told else None


def _year_in_row(quantity: Quantity, before: list[Token], behind: list[Token]) -> Expression | None:
    """The year that a bare number is behind another one: "các năm 2014, 2015 và 2016"; "năm 2014 đạt 500 và 2015 đạt
    700 triệu USD"."""
    if len(before) < 2 or quantity.decimals or quantity.end - quantity.start != _DIGITS:
        return None
    if before[-2].kind == "quantity" and behind and behind[0].kind == "verb":
        told = next((t for t in reversed(before[-_LONGEST_ROW:]) if t.kind == "period"), None)
        before = before if told is None else [told, before[-1]]
    if before[-2].kind != "period":
        return None
    joined = before[-1].is_("sign", ",") or before[-1].is_("benign", "and")
    last, free = before[-2].value, not behind or behind[0].kind in _BEHIND_YEAR
    if not (joined and free and last.year and not last.year_to and (last.first, last.last) == (1, 12)):
        return None
    year = int(quantity.value)
    return Expression(quantity.start, quantity.end, year=year) if last.year < year <= last.year + _APART else None
