"""The text of a mark that is printed raised: the power of a unit or of ten, or nothing for the mark of a note.

The mark of a note, if kept, would become a digit of the figure before it: 950 with the note 1 is not 9501.
"""

from __future__ import annotations

import re

_MARK = r"(?:\d{1,3}|[a-zđ]|[ivx]{1,4}|\*{1,4}|[†‡§¶#])"
_NOTE = re.compile(rf"[(\[]?\s*{_MARK}(?:\s*[,;&–-]\s*{_MARK})*\s*[)\]]?|[,;.]", re.IGNORECASE)
_METRES = re.compile(r"(?<![^\W\d_])[kcdhKCDH]?[mM]\s?$")
_SQUARE = re.compile(r"(?P<power>[23])(?P<rest>\D.*)?", re.DOTALL)
_TEN = re.compile(r"(?P<before>(?:^|.*(?:[^\d.,]|\d\s?[.x×*·]\s?|[^\d][.,]))\s*)10\s?$", re.DOTALL)
_TIMES = re.compile(r"\d\s?[.x×*·]\s?$")
_POWER = re.compile(r"[-−–+]?(?:3|6|9|12)")
_ANY_POWER = re.compile(r"[-−–+]?\d{1,2}")
_COUNTED = re.compile(r"\s*(?:%|(?:trăm|nghìn|ngàn|triệu|tỷ|tỉ)(?!\w))", re.IGNORECASE)
_DEGREES = re.compile(r"\s?[CF](?!\w)")
_RAISED = str.maketrans("0123456789-−–+", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁻⁺")
_SHOWN = 12  # characters around the mark that decide


def raised(before: str, mark: str, after: str) -> str:
    """The text for `mark`, which is printed raised between `before` and `after`.

    "m" and "2" give "²", "10" and "6" before " kWh" give "⁶"; the mark of a note gives ""; any other words stay as
    they are, with a space after a figure or word right before them.
    """
    before, mark, after = before[-_SHOWN:], " ".join(mark.split()), after[:_SHOWN]
    if mark in ("o", "0", "°", "º") and _DEGREES.match(after):
        return "°"
    if (square := _SQUARE.fullmatch(mark)) and _METRES.search(before):
        rest = (square["rest"] or "").strip()
        return square["power"].translate(_RAISED) + ("" if _NOTE.fullmatch(rest) else rest)
    if _is_power_of_ten(before, mark, after):
        return mark.translate(_RAISED)
    if not mark or _NOTE.fullmatch(mark):
        return ""
    return f" {mark}" if before[-1:].isalnum() and mark[0].isalnum() else mark


def _is_power_of_ten(before: str, mark: str, after: str) -> bool:
    """Whether a ten with `mark` is a power: after a multiplication sign, or before the name of what is counted. Alone
    it is the figure 10 with a note; so it is before a magnitude, because nobody writes "10³ triệu"."""
    ten = _TEN.match(before)
    if ten is None:
        return False
    if _TIMES.search(ten["before"]):
        return _ANY_POWER.fullmatch(mark) is not None
    named = bool(after.strip()) or any(map(str.isalpha, ten["before"]))
    return named and _POWER.fullmatch(mark) is not None and not _COUNTED.match(after)
