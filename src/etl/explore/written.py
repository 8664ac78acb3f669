"""Figures, days and periods as Vietnamese or English writes them: 4.013; 16,7 %; tháng 7 năm 2015."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from etl.explore.words import Words
from etl.query.export.headings import Language
from etl.query.export.values import plain
from etl.vietnam_time import VIETNAM

_SIGNS = {"vi": (".", ","), "en": (",", ".")}
"""Between thousands, before decimals."""

_PERIOD = re.compile(r"(\d{4})(?:-(H|Q|M)(\d+))?(?:/M?(\d+))?")
_ROMAN = ("", "I", "II", "III", "IV")
DECIMALS_COMPUTED = 2
"""Decimals of a figure that is computed; one that is stated keeps those it is written with."""


def number(value: Any, words: Words) -> str:
    """4013.0 → "4.013" or "4,013", as exactly as it is known; nothing for null."""
    if value is None or value != value:
        return ""
    return _number(value, words.lang) if isinstance(value, (float, int)) else _written(value, words.lang)


@lru_cache(maxsize=4_096)
def _number(value: float, lang: Language) -> str:
    """A page writes most of its figures several times: in a table, a chart and what is said of its marks."""
    # With 0 added minus zero is zero, which is equal to it and would be written as the first of the two was.
    return _written(Decimal(repr(round(value, 6) + 0.0)) if isinstance(value, float) else value, lang)


def _written(value: Any, lang: Language) -> str:
    whole, _, decimals = plain(value).partition(".")
    sign, digits = ("−", whole[1:]) if whole.startswith("-") else ("", whole)
    between, before = _SIGNS[lang]
    grouped = f"{int(digits):,}".replace(",", between)
    return f"{sign}{grouped}{before}{decimals}" if decimals else f"{sign}{grouped}"


def computed(value: Any, words: Words) -> str:
    """As `number`, with few decimals."""
    return "" if value is None else number(round(value, DECIMALS_COMPUTED), words)


def percent(value: Any, words: Words) -> str:
    """16.7 → "16,7 %" or "16.7%"; nothing for null."""
    text = number(value, words)
    return f"{text}\u00a0%" if text and words.lang == "vi" else f"{text}%" if text else ""


_BOUNDS = {"growth_stated": "growth", "completion_stated": "completion"}
"""How the columns of a role are called whose figure has another name."""


def stated(row: Mapping[str, Any], column: str, words: Words) -> str:
    """A figure of a row of KPIs as reports state it, levels without their unit: "4.013", "trên 19.000", "7–8 %"."""
    role = _BOUNDS.get(column, column)
    write = number if column in ("actual", "plan") else percent
    bound, to = row.get(f"{role}_bound"), write(row.get(f"{role}_to"), words)
    if to:
        return f"{number(row[column], words)}–{to}"
    text = write(row[column], words)
    return f"{words.code('bound', bound)} {text}" if text and bound else text


def percent_computed(value: Any, words: Words) -> str:
    """As `percent`, with few decimals."""
    return "" if value is None else percent(round(value, DECIMALS_COMPUTED), words)


def day(value: Any, words: Words) -> str:
    """31/12/2015, or 31 December 2015; nothing for null."""
    if not isinstance(value, date):
        return ""
    if words.lang == "vi":
        return f"{value.day}/{value.month}/{value.year}"
    return f"{value.day} {words('months').split()[value.month - 1]} {value.year}"


def moment(value: Any, words: Words) -> str:
    """A day with hours and minutes in Vietnam, of a moment in UTC as the warehouse keeps it."""
    if not isinstance(value, datetime):
        return day(value, words)
    there = value.replace(tzinfo=UTC).astimezone(VIETNAM)
    return words("period.moment", day=day(there, words), time=f"{there:%H:%M}")


def period(code: str, words: Words) -> str:
    """The words for a period's code: "9 tháng đầu năm 2015", "first 9 months of 2015"; the code where it is none."""
    found = _PERIOD.fullmatch(code)
    if found is None:
        return code
    year, kind, first, last = found.groups()
    if kind is None:
        return words("period.years", first=year, last=last) if last else words("period.year", year=year)
    if kind == "H":
        return words(f"period.half{first}", year=year)
    if kind == "Q":
        return words("period.quarter", quarter=_ROMAN[int(first)], number=int(first), year=year)
    if last is None:
        return words("period.month", **_month(words, int(first)), year=year)
    key = "period.months" if int(first) == 1 else "period.months_within"
    return words(key, first=int(first), last=int(last), year=year)


def _month(words: Words, number: int) -> dict[str, object]:
    return {"number": number, "name": words("months").split()[number - 1]}
