"""Period expressions in text: "9 tháng đầu năm 2016", "quý III/2025", "giai đoạn 2011-2015", "cả năm", "đến nay".

`find` returns `Expression`s: months and year as far as they are written. `resolve` completes one from the report's
calendar. Comparators ("cùng kỳ", "năm trước") are vocabulary of the catalogue.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import compress
from operator import itemgetter
from typing import NamedTuple

from etl.language import periods
from etl.language.fold import spelled
from etl.language.lexicon import TextWords, words_of
from etl.language.period_pattern import (
    ALONE,
    BEFORE_DISTRICTS,
    EXPRESSION,
    FIRST_WORDS,
    NUMBERED_THINGS,
    OF_A_YEAR,
    OF_DISTRICTS,
    QUARTERS,
    SECOND_WORDS,
)
from etl.language.relative_periods import Calendar as Calendar
from etl.language.relative_periods import five_years, following, last_part, past_part, past_year, so_far, until_now

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4}
_NUMBERS = {
    "một": 1, "giêng": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8,
    "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12, "chạp": 12,
}  # fmt: skip
_SHORT = re.compile(r"(?:th?g?\.?\d|\d{1,2}\s?th?g?(?!\w)|(?P<district>q\.?\s?\d))")
_OPEN_YEAR = re.compile(r"\s?/\s?\d")
_NO_DIGITS = "tháng. "
_TWO, _CENTURY = 2, 2000
_NEXT = {"năm": "next year", "quý": "next quarter", "tháng": "next month"}
_THIS = {"tháng": "this month", "quý": "this quarter"}
_FOLLOWING = {"năm": "following", "quý": "following quarter", "tháng": "following month"}
_RELATIVE = {
    "newyear": "next year",
    "endspan": "span end",
    "years": "years",
    "term": "years",
    "nextterm": "next term",
    "coming": "coming",
    "after": "coming",
    "ofterm": "of term",
    "since": "untold",
    "days": "untold",
    "sincethen": "untold",
    "rest": "untold",
    **dict.fromkeys(("ofmonth", "ofmonthy", "ofmonthyb", "ofmonthyc", "ofmonthyr"), "untold"),
    "some": "untold",
    "part": "untold",
    "sofar": "so far",
    "sofary": "so far",
    "past": "past year",
    "now": "now",
    "this": "this",
    "somepast": "untold",
    "someyears": "untold",
    "pastquarters": "untold",
    "pasthalf": "past half",
}
_HALF = 6
_PAST_PARTS = {"past month": 1, "past quarter": 3, "past half": _HALF}
_ONE = {"firstquarter": (1, 3), "lastquarter": (10, 12), "lastmonth": (12, 12), "first": (1, 1)}
_JUST_OVER = 5  # days into a month on which what is counted is that of the months before
_ALL_BUT_OVER = 20  # the day in December from which on what is counted is told as the year's


class Expression(NamedTuple):
    """A period as written: months `first`..`last` (0 = not stated) of `year` (0 = not stated).

    `relative`: `span end` (đến cuối nhiệm kỳ: its last year), `years` (5 năm qua),
    `next term` (nhiệm kỳ tới), `next year`, `next quarter` and `next month` (năm tới),
    `following`, `following quarter`, `following month` (năm sau: after the one named last, or the report's), `coming`
    (những năm tới, 3 năm tới, hai năm sau: of which years is not told), `of term` (từ đầu nhiệm kỳ đến nay), `this`
    (năm nay), `so far` (từ đầu năm đến nay), `past year` (năm qua), `report` (trong kỳ), `month` and `quarter`
    (trong tháng: the last one of that), `this month` and `this quarter` (tháng này: the same, but in no report on a
    year), `now` (đến nay), `untold` (which months so far cannot be known), or "".
    `year_to` is the last year of a span.
    `is_day` marks a calendar day, which is no period of a figure.
    """

    start: int
    end: int
    first: int = 1
    last: int = 12
    year: int = 0
    year_to: int = 0
    relative: str = ""
    is_day: bool = False


def find(folded: str, words: TextWords | None = None) -> Iterator[Expression]:
    """The period expressions in `folded`, left to right; `words` are its words where the caller has them."""
    after = 0
    words = words_of(folded) if words is None else words
    for i in _candidates(words.text):
        if words.start[i] < after:
            continue
        match = EXPRESSION.match(folded, words.start[i])
        if match is None or _numbers_a_thing(match, words, i):
            continue
        found = _expression(match)
        if found is not None and _OPEN_YEAR.match(folded, found.end) and _SHORT.match(match.group()):
            found = found._replace(relative="untold")  # "T10/12": of 2012, or something else
        if found is not None:
            after = found.end
            yield found


def _numbers_a_thing(match: re.Match[str], words: TextWords, i: int) -> bool:
    """Whether what looks like a shortened time, found at word `i`, is the number of a thing or a weight: "nhà ga T3",
    "xe tải 10T", "Q.1" in a text that has "Q.7", too."""
    short = _SHORT.match(match.group())
    if short is None:
        return False
    before = words.text[i - 1] if i else ""
    if short["district"]:
        return before in BEFORE_DISTRICTS or OF_DISTRICTS.search(match.string) is not None
    if before == "số" and i > 1:  # "mã số T12", but "doanh số T12"
        before = words.text[i - 2]
    return before in NUMBERED_THINGS


def _candidates(words: list[str]) -> list[int]:
    """The indices of the words at which an expression may begin, by the word and the next one."""
    unique = {*words}
    numbers = {*compress(unique, map(str.isdigit, map(itemgetter(0), unique)))}
    quarters = unique & QUARTERS
    openers = numbers | quarters | (unique & FIRST_WORDS)
    if not openers:
        return []
    seconds = numbers | (unique & SECOND_WORDS)
    alone = quarters.union(word for word in numbers if ALONE.match(word))
    following = [*words[1:], ""]
    first = compress(range(len(words)), map(openers.__contains__, words))
    return [i for i in first if following[i] in seconds or words[i] in alone]


def _expression(match: re.Match[str]) -> Expression | None:
    at, kind = match.span(), match.lastgroup  # the last group of an alternative names it
    if kind is None or kind in ("date", "iso", "day"):
        return Expression(*at, year=int(match[kind] if kind else 0), is_day=True)
    if kind == "to":
        first, last = int(match["from"]), int(match["to"])
        return Expression(*at, year=first, year_to=last) if first < last <= first + 30 else None
    name = OF_A_YEAR.get(kind)
    if name is not None:
        year = 0 if kind in (name, f"{name}yr") else _full_year(match[kind])
        text = match[name]
        if name == "upto" and text == "12" and _JUST_OVER < int(match["on"]) < _ALL_BUT_OVER:
            return Expression(*at, relative="untold")  # "đến ngày 15/12": neither all of the year nor eleven months
        if name == "upto" and int(match["on"]) <= _JUST_OVER:  # "đến ngày 2/10": all that was over by then
            text = str(max(1, int(text) - 1))
        span = _SPANS[name](match, text) if name in _SPANS else _months(name, text)
        return Expression(*at, *span, year, relative="this" if kind == f"{name}yr" else "") if span else None
    if kind == "unit":
        relative = {"tháng": "month", "quý": "quarter"}.get(match["unit"], "report")
        return Expression(*at, first=0, last=0, relative=relative)
    if kind == "pastunit":
        return Expression(*at, first=0, last=0, relative="past month" if match[kind] == "tháng" else "past quarter")
    if kind == "sameunit":
        return Expression(*at, first=0, last=0, relative=_THIS[match[kind]])
    if kind == "next":
        return Expression(*at, relative=(_NEXT if match.group().endswith("tới") else _FOLLOWING)[match[kind]])
    if kind in ("year", "bare"):
        return Expression(*at, year=int(match[kind]))
    year = int(match[kind]) if kind == "sofary" else 0
    return Expression(*at, year=year, relative=_RELATIVE.get(kind, ""))


def _months(name: str, text: str) -> tuple[int, int] | None:
    text = spelled(text)
    if name == "half":
        return (1, 6) if text == "đầu" else (7, 12)
    if name in _ONE:
        return _ONE[name]
    if name in ("quarter", "toquarter"):  # "đến hết quý III": from January on
        number = _ROMAN.get(text) or int(text)
        return (3 * number - 2 if name == "quarter" else 1), 3 * number
    number = _NUMBERS.get(text) or int(text)
    if name == "ending":  # "3 tháng cuối năm"
        return 13 - number, 12
    if name == "month":
        return number, number
    return (1, number) if number > 1 or name in ("until", "upto") else None


def _through(first: str, last: str) -> tuple[int, int] | None:
    """ "T1-T10", "tháng 7 đến tháng 12": from one month to another."""
    span = int(first), int(last.lstrip(_NO_DIGITS))
    return span if span[0] < span[1] else None


def _quarters(first: str, last: str) -> tuple[int, int] | None:
    """ "quý I+II", "quý I - quý III": from the first month of one to the last of another."""
    span = 3 * (_ROMAN.get(first) or int(first)) - 2, 3 * (_ROMAN.get(last) or int(last))
    return span if span[1] - span[0] > _OF_ONE_QUARTER else None


_OF_ONE_QUARTER = 2
_SPANS: dict[str, Callable[[re.Match[str], str], tuple[int, int] | None]] = {
    "through": lambda match, last: _through(match["since_month"], last),
    "quarters": lambda match, last: _quarters(match["since_quarter"], last),
}


def _full_year(digits: str) -> int:
    """The year that is written with four digits or the last two."""
    return int(digits) if len(digits) > _TWO else _CENTURY + int(digits)


def resolve(expression: Expression, calendar: Calendar) -> str | None:
    """The period's code, completed from the report's calendar; None where nothing gives the year."""
    if expression.is_day or expression.relative in ("untold", "coming", "of term"):
        return None
    if expression.year_to:
        return f"{expression.year}/{expression.year_to}"
    if not expression.relative:  # as most are
        year = expression.year or calendar.year
        return periods.in_year(year, expression.first, expression.last) if year else None
    if expression.relative == "span end":
        whole = calendar.period is not None and periods.spans_years(calendar.period)
        return str(periods.year_of(calendar.period)) if whole and calendar.period else calendar.period
    if expression.relative == "report":
        return calendar.period or (str(calendar.year) if calendar.year else None)
    if expression.relative == "past year":
        return past_year(calendar)
    if expression.relative in _PAST_PARTS:
        return past_part(calendar, _PAST_PARTS[expression.relative])
    if expression.relative == "years":
        return five_years(calendar)
    if expression.relative == "so far":
        return so_far(calendar, expression.year)
    if expression.relative.startswith(("next", "following")):
        return following(expression.relative, calendar)
    if expression.relative in ("month", "quarter"):
        return last_part(calendar.period, 1 if expression.relative == "month" else 3)
    if expression.relative in _THIS.values():  # in a report on a year no month is this one
        found = last_part(calendar.period, length := 1 if expression.relative == "this month" else 3)
        of_length = found is not None and periods.months(found)[1] - periods.months(found)[0] == length - 1
        return found if of_length and calendar.period != str(calendar.year) else None
    if expression.relative == "now":
        return until_now(calendar)
    if expression.relative == "before":
        return periods.in_year(calendar.year - 1, expression.first, expression.last) if calendar.year else None
    year = expression.year or (calendar.published if expression.relative == "this" else 0) or calendar.year
    return periods.in_year(year, expression.first, expression.last) if year else None
