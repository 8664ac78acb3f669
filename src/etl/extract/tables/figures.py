"""A cell's text as a number: separators by the convention of its own table, signs, ranges, note marks.

Whether "4.013" is four thousand or four is decided over all cells of a table: one "16,7" or "1.234.567" tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from etl.language.numbers import Number, parse

_NUMBER = r"\d+(?:[.,]\d+)*"
_NUMBERS, _BARE = re.compile(_NUMBER), re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_NOTE = re.compile(r"(?:\s*(?:\(\*+\)|\*+|[¹²³⁴⁵⁶⁷⁸⁹]+)|\s+\(\d\))+$")
_CELL = re.compile(
    rf"(?P<open>\()?\s*(?P<bound>[≥≤<>~]=?|trên|hơn|dưới|gần|khoảng)?\s*(?P<sign>[-+])?\s?(?P<low>{_NUMBER})"
    rf"(?:\s?(?:-|÷|đến)\s?(?P<high>{_NUMBER}))?\s?(?P<percent>%)?\s*(?P<close>\))?"
)
_BOUNDS = {"≥": "over", ">": "over", "trên": "over", "hơn": "over", "≤": "under", "<": "under", "dưới": "under",
           "gần": "under", "~": "about", "khoảng": "about"}  # fmt: skip
_GROUPED = re.compile(r"(?<=\d)[\s\u00a0\u202f](?=\d{3}(?!\d))")
# A long number that a narrow cell breaks within a group of three, or behind its mark: "402.310.5 00", "1.264. 900".
_BROKEN = re.compile(r"\d{1,3}(?P<mark>[.,])(?:\d{3}(?P=mark))*(?:\d{1,2})?\s\d{1,3}")
_WHOLE = re.compile(r"\d{1,3}(?P<mark>[.,])\d{3}(?:(?P=mark)\d{3})+")
_NAMES = {",": "comma", ".": "point"}
_SWAPPED, _BY_TABLE = str.maketrans(".,", ",."), "number.by-the-table"
_BY_MARK = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:([.,])\d{3})+(?!\d)")


@dataclass(slots=True)
class CellFigure:
    """The number in a cell, with `decimals` as printed; `value_to` is the upper end of a range, `other` the second
    reading of separators that the table does not settle. `percent` tells that a percent sign stands in the cell,
    `rule` how its separators were read."""

    value: Decimal
    decimals: int
    rule: str
    value_to: Decimal | None = None
    bound: str | None = None
    percent: bool = False
    signed: bool = False
    other: tuple[Decimal, int] | None = None


def decimal_mark(cells: Iterable[str]) -> str | None:
    """The decimal mark of a table's figures, "," or "."; None where they do not tell, or contradict each other.

    A lone "116.7" does not make a table English, for the same hand writes "4.013" for four thousand; it does where
    commas stand before three digits.
    """
    told = _told(cells)
    comma = bool(told & {"comma", "comma alone"})
    point = "point" in told or ("point alone" in told and "thousands by comma" in told)
    if comma == point:
        return None
    return "," if comma else "."


def rate_mark(cells: Iterable[str]) -> str | None:
    """The decimal mark of a column of rates, which hardly ever reach a thousand: a lone "116.7" tells it there."""
    told = _told(cells)
    comma, point = bool(told & {"comma", "comma alone"}), bool(told & {"point", "point alone"})
    return None if comma == point else "," if comma else "."


def _told(cells: Iterable[str]) -> frozenset[str]:
    """What the numbers of cells tell of the decimal mark."""
    return frozenset(map(_told_by, set(_NUMBERS.findall("\n".join(cells)))))


def _told_by(surface: str) -> str:
    """What one number tells of the decimal mark: both marks or several groups prove it, one mark alone hints at it."""
    commas, points = surface.count(","), surface.count(".")
    if not commas and not points:
        return ""
    if commas and points:
        last, times = (",", commas) if surface.rindex(",") > surface.rindex(".") else (".", points)
        return _NAMES[last] if times == 1 else ""
    mark = "," if commas else "."
    if commas + points > 1:
        return _NAMES["," if mark == "." else "."]
    whole, _, fraction = surface.partition(mark)
    if len(fraction) != 3 or len(whole) > 3 or whole == "0":
        return f"{_NAMES[mark]} alone"
    return f"thousands by {_NAMES[mark]}"


def groups_by_mark(cells: Iterable[str], mark: str | None) -> bool:
    """Whether a table whose decimal mark is `mark` parts thousands by the other one; then a space parts two figures."""
    return any(match[1] != (mark or ",") for match in _BY_MARK.finditer("\n".join(cells)))


def read_figure(text: str, mark: str | None, by_mark: bool = False) -> CellFigure | None:
    """The figure in a cell of a table whose decimal mark is `mark`; None where the cell holds anything else.

    A number in brackets is left to a person: accountants mean a negative one, others a remark. So are numbers side by
    side ("140 147") in a table that parts thousands `by_mark`.
    """
    if _BARE.fullmatch(text):  # nearly every cell
        number = parse(text.translate(_SWAPPED) if mark == "." else text)
        if number is None:
            return None
        if mark is None or number.other is None:
            return CellFigure(number.value, number.decimals, number.rule, other=number.other)
        return CellFigure(number.value, number.decimals, _BY_TABLE)
    bare = rejoined(_NOTE.sub("", text.strip()))
    if by_mark and _GROUPED.search(bare):
        return None
    plain = _GROUPED.sub("", bare).replace("−", "-").replace("–", "-")
    match = _CELL.fullmatch(plain.casefold())
    if match is None or match["open"] or match["close"]:
        return None
    low = _parse(match["low"], mark)
    high = _parse(match["high"], mark) if match["high"] else None
    if low is None or (match["high"] and (high is None or high.value <= low.value)):
        return None
    sign = -1 if match["sign"] == "-" else 1
    bound = _BOUNDS.get((match["bound"] or "").rstrip("="))
    return CellFigure(
        sign * low.value,
        low.decimals if high is None else max(low.decimals, high.decimals),
        low.rule,
        value_to=None if high is None else high.value,
        bound=bound,
        percent=match["percent"] is not None,
        signed=match["sign"] is not None,
        other=None if low.other is None or high is not None else (sign * low.other[0], low.other[1]),
    )


def rejoined(text: str) -> str:
    """The number of a cell without the space at which its line ends; only where two groups at least prove it one."""
    joined = "".join(text.split())
    return joined if _BROKEN.fullmatch(text) and _WHOLE.fullmatch(joined) else text


def _parse(surface: str, mark: str | None) -> Number | None:
    number = parse(surface.translate(_SWAPPED) if mark == "." else surface)
    if number is None or mark is None or number.other is None:
        return number
    return Number(number.value, number.decimals, _BY_TABLE)
