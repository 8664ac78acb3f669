"""Numbers spelled out: "bốn nghìn không trăm mười ba tỷ", "mười sáu phẩy bảy", "một trăm rưỡi", "hai triệu tư".

Words that make no number together are not read in part: half of a figure would be another figure.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

_DIGITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5, "sáu": 6,
    "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_SCALES = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_ONE = "một|hai|ba|bốn|sáu|bảy|bẩy|tám|chín"
_SCALE = "trăm|nghìn|ngàn|triệu|tỷ|tỉ"
_ANY = f"{_ONE}|không|mốt|tư|năm|lăm|nhăm|mười|mươi|chục|linh|lẻ|rưỡi|phẩy|phảy|{_SCALE}"
NUMBER_WORDS = frozenset((_ONE + "|mười|năm").split("|"))
"""The words that a number in words begins with."""
MULTIPLES = {"đôi": Decimal(2), "rưỡi": Decimal("1.5"), "ba": Decimal(3), "bốn": Decimal(4)}
"""What words say behind "gấp" without "lần": "gấp đôi", "gấp rưỡi"."""

WORDS = re.compile(
    rf"(?<!\w)(?<!thứ )(?<!tháng )(?<!quý )(?<!hàng )(?<!vài )(?<!mấy )(?<!lần )(?<!\d )"
    rf"(?:{_ONE}|năm(?=\s(?:mươi|chục|phẩy|phảy|{_SCALE})(?!\w))|mười)(?:\s(?:{_ANY})(?!\w)){{0,19}}(?!\w)"
)
"""A run of number words, at most twenty. "Hàng chục", "vài trăm" are no numbers; nor is "năm" (year) alone."""
_LOOSE = frozenset(("năm", "không", "linh", "lẻ", "phẩy", "phảy", "tư"))
"""Words that also mean something else, or nothing, at the end of a number: "mười năm" are ten years."""


class Spoken(NamedTuple):
    """A number spelled out: `value` in units of `scale`, with `decimals`; `length` is its number of characters."""

    value: Decimal
    decimals: int
    scale: int
    length: int


def parse_words(surface: str) -> Spoken | None:
    """The number that the words of `surface` state, without loose words at their end; None where they state none."""
    words = surface.split(" ")
    while words:
        found = _number(words)
        if found is not None:
            value, decimals, scale = found
            return Spoken(value, decimals, scale, len(" ".join(words)))
        if words[-1] not in _LOOSE:
            return None
        words.pop()
    return None


def _number(words: list[str]) -> tuple[Decimal, int, int] | None:
    comma = next((i for i, word in enumerate(words) if word in ("phẩy", "phảy")), None)
    if comma is not None:
        return _with_fraction(words[:comma], words[comma + 1 :])
    whole = _whole(words)
    if whole is None:
        return None
    scale = next((m for m in (10**9, 10**6) if whole and whole % m == 0), 1)
    return Decimal(whole) / scale, 0, scale


def _with_fraction(before: list[str], behind: list[str]) -> tuple[Decimal, int, int] | None:
    """ "mười sáu phẩy bảy", "hai phẩy không năm tỷ": digits behind the mark, then a scale."""
    scale = 1
    while behind and behind[-1] in _SCALES:
        scale *= _SCALES[behind.pop()]
    whole = _whole(before)
    if whole is None or not behind or not before or any(word in _SCALES for word in before):
        return None
    if all(word in _DIGITS for word in behind):
        digits = "".join(str(_DIGITS[word]) for word in behind)
    else:
        fraction = _group(behind)
        if fraction is None:
            return None
        digits = str(fraction)
    return Decimal(f"{whole}.{digits}"), len(digits), scale


def _whole(words: list[str]) -> int | None:
    """The whole number that all of `words` make: groups up to 999, each with its scale, from the largest down."""
    total, last = 0, 0  # the sum so far and the scale of its last group
    group: list[str] = []
    i = 0
    while i < len(words):
        word = words[i]
        i += 1
        if word not in _SCALES:
            group.append(word)
            continue
        by = _SCALES[word]
        while i < len(words) and words[i] in _SCALES and _SCALES[words[i]] > by:
            by *= _SCALES[words[i]]  # "hai nghìn tỷ"
            i += 1
        number = _group(group) if group else None
        if number is None and not (total and not group):
            return None
        # "hai nghìn ba trăm tỷ": what precedes the larger scale is counted in it.
        total = total + (number or 0) * by if not last or by < last else (total + (number or 0)) * by
        last, group = by, []
    if not group:
        return total
    if group == ["rưỡi"]:
        return total + last // 2 if last else None
    if len(group) == 1 and last > 1 and group[0] in _DIGITS:  # "hai triệu tư"; "năm" there is a year
        return None if group[0] in ("năm", "không", "lăm", "mốt") else total + _DIGITS[group[0]] * last // 10
    number = _group(group)
    return None if number is None else total + number


def _group(words: list[str]) -> int | None:
    """A number up to 999: "không trăm mười ba", "hai mươi lăm", "một trăm linh hai", "một trăm rưỡi", "hai"."""
    hundreds, rest = 0, words
    if len(words) > 1 and words[1] == "trăm" and words[0] in _DIGITS:
        hundreds, rest = 100 * _DIGITS[words[0]], words[2:]
        if not rest:
            return hundreds
        if rest == ["rưỡi"]:
            return hundreds + 50
        if rest[0] in ("linh", "lẻ"):
            return hundreds + _DIGITS[rest[1]] if len(rest) == 2 and rest[1] in _DIGITS else None
        if len(rest) == 1 and rest[0] in _DIGITS:  # "một trăm hai" is 120; "một trăm năm" may be of years
            return None if rest[0] in ("năm", "không", "lăm", "mốt") else hundreds + 10 * _DIGITS[rest[0]]
    tens = _tens(rest)
    return None if tens is None else hundreds + tens


def _tens(words: list[str]) -> int | None:
    if len(words) > 1 and words[1] in ("mươi", "chục") and words[0] in _DIGITS:
        tens, rest = 10 * _DIGITS[words[0]], words[2:]
    elif words and words[0] == "mười":
        tens, rest = 10, words[1:]
    else:
        alone = len(words) == 1 and words[0] in _DIGITS and words[0] not in ("mốt", "lăm", "nhăm")
        return _DIGITS[words[0]] if alone else None
    if not rest:
        return tens
    if len(rest) != 1 or rest[0] not in _DIGITS or rest[0] in ("không", "năm"):
        return None  # "hai mươi năm": twenty years
    return tens + _DIGITS[rest[0]]
