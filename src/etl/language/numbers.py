"""Numbers as Vietnamese reports print them: "4.013", "12.465.818,4", "16.7", "1,234,567", "mười hai".

"." groups thousands and "," is the decimal mark, except where print slips. A slip that can be told from the digits
alone is read as what it must be; where two readings stand, the other one is kept beside the first (`other`), for
arithmetic to choose. Units and magnitudes are not this module's subject.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

MAX_DIGITS = 18
"""More digits than any figure has; longer runs are serial numbers or rubbish."""


@dataclass(slots=True)
class Number:
    """A number read: `value`, how many `decimals` were written, and the `other` reading where there are two.

    `rule` names how the separators were understood.
    """

    value: Decimal
    decimals: int
    rule: str
    other: tuple[Decimal, int] | None = None


def parse(surface: str) -> Number | None:
    """The number that `surface` (digits, "." and ",") states; None where its separators make no number."""
    if len(surface) > MAX_DIGITS and sum(map(str.isdigit, surface)) > MAX_DIGITS:
        return None
    if surface.isdigit():
        return Number(Decimal(surface), 0, "number.plain")
    if "." in surface and "," in surface:
        return _both(surface)
    mark = "." if "." in surface else ","
    groups = surface.split(mark)
    thousands = len(groups[-1]) == 3 and _grouped(groups)
    if len(groups) > 2:
        rule = "number.grouped" if mark == "." else "number.grouped-by-comma"
        return Number(Decimal("".join(groups)), 0, rule) if thousands else None
    value, decimals = Decimal(".".join(groups)), len(groups[1])
    rule = "number.decimal-point" if mark == "." else "number.decimal-comma"
    if not thousands:
        return Number(value, decimals, rule)
    whole = Decimal("".join(groups))
    if mark == ".":
        return Number(whole, 0, "number.grouped", (value, decimals))
    return Number(value, decimals, rule, (whole, 0))


def _both(surface: str) -> Number | None:
    """Both marks: the one that comes last and only once is the decimal mark."""
    decimal = max(".", ",", key=surface.rindex)
    group = "," if decimal == "." else "."
    if surface.count(decimal) > 1:
        return None
    whole, fraction = surface.split(decimal)
    if not _grouped(whole.split(group)):
        return None
    rule = "number.grouped-decimal" if decimal == "," else "number.grouped-by-comma"
    return Number(Decimal(whole.replace(group, "") + "." + fraction), len(fraction), rule)


def _grouped(groups: list[str]) -> bool:
    """Whether the digits between the marks are thousands: one to three, then threes; no leading zero."""
    first = groups[0]
    return 1 <= len(first) <= 3 and first[0] != "0" and {len(group) for group in groups[1:]} <= {3}


_ONES = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "sáu": 6, "bảy": 7,
    "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_SCALES = {"trăm": 100, "nghìn": 1000, "ngàn": 1000, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}

_ONE = "một|hai|ba|bốn|sáu|bảy|bẩy|tám|chín"
_SCALE = "trăm|nghìn|ngàn|triệu|tỷ|tỉ"
NUMBER_WORDS = frozenset((_ONE + "|mười").split("|"))
"""The words that a number in words begins with."""

WORDS = re.compile(
    rf"(?<!\w)(?<!thứ )(?<!tháng )(?<!quý )(?<!hàng )(?<!vài )(?<!mấy )(?<!lần )"
    rf"(?:(?:{_ONE}|năm(?=\s(?:mươi|{_SCALE})(?!\w)))|mười)(?:\s(?:{_ONE}|mốt|tư|năm|lăm|mười|mươi|linh|lẻ|{_SCALE})){{0,14}}(?!\w)"
)
"""A number in words, at most fifteen of them. "Hàng chục", "vài trăm" are no numbers; nor is "năm" (year) alone."""


def parse_words(surface: str) -> int | None:
    """The whole number that the words state ("mười hai", "một nghìn hai trăm"); None where they make none."""
    total, group, ones = 0, 0, None
    for word in surface.split():
        if word in _ONES:
            if ones is not None:
                return None
            ones = _ONES[word]
        elif word in ("mười", "mươi"):
            group, ones = group + 10 * (1 if word == "mười" else (ones or 0)), None
        elif word == "trăm":
            group, ones = group + 100 * (ones or 0), None
        elif word in ("linh", "lẻ"):
            ones = None
        else:
            group, ones = group + (ones or 0), None
            total = total + group * _SCALES[word] if total % _SCALES[word] == 0 else (total + group) * _SCALES[word]
            group = 0
    return total + group + (ones or 0)
