"""The times in a sentence: their length, whether they are a figure's, and the year that a comparison implies."""

from __future__ import annotations

from etl.extract.comparison import Comparison, comparison_at
from etl.extract.tokens import Token, Tokens
from etl.language import period_expressions, periods
from etl.language.period_expressions import Expression

LENGTHS = {"month": 1, "quarter": 3}
_YEAR = 12
_EARLY = 60  # percent of the year's plan
_NEAR = 40  # words behind a time that may tell how much of a plan is reached


def of_years(expression: Expression) -> bool:
    """Whether it covers several years."""
    return bool(expression.year_to) or expression.relative in ("years", "next term")


def width(expression: Expression | None) -> int:
    """The number of months that an expression covers; 0 for None, and for years of which none is told."""
    if expression is None or expression.relative in ("coming", "of term"):
        return 0
    return 12 * max(0, expression.year_to - expression.year) + expression.last - expression.first + 1


def is_only(tokens: list[Token], topic: Expression | None) -> bool:
    """Whether a paragraph begins with a part of the time spoken of: "Riêng quý III, … ước đạt …"."""
    only = len(tokens) > 1 and tokens[0].is_("continue", "part") and tokens[1].kind == "period"
    return only and 0 < width(tokens[1].value) < width(topic)


def is_early(tokens: list[Token], i: int) -> bool:
    """Whether so little of the year's plan is told of the time at `i` that it is not all of it: "đạt 19% kế hoạch"."""
    pairs = zip(tokens[i + 1 :], tokens[i + 2 : i + _NEAR], strict=False)
    plans = (one.value for one, behind in pairs if one.kind == "quantity" and behind.is_("compare", "plan"))
    return any(one.base == "pct" and one.value < _EARLY for one in plans)


def joined(several: list[Expression], tokens: list[Token], i: int) -> list[Expression]:
    """The times of `several` that the one at `i` stands beside: "các năm 2014, 2015 và 2016"; none where the one before
    it is no figure's time ("gấp 3 lần thời kỳ 2001 - 2005 và năm 2011 đạt …")."""
    beside = i > 1 and (tokens[i - 1].is_("sign", ",") or tokens[i - 1].is_("benign", "and"))
    return several if beside and several and several[-1].start == tokens[i - 2].start else []


def is_next_in_row(tokens: list[Token], i: int) -> bool:
    """Whether nothing but "và" or a comma, and a word of size, stands between the figure before and the one at `i`."""
    k = i - 1 - (i > 0 and tokens[i - 1].kind == "bound")
    return k > 0 and (tokens[k].is_("benign", "and") or tokens[k].is_("sign", ",")) and tokens[k - 1].kind == "quantity"


def part_of_each(tokens: list[Token], i: int, several: list[Expression]) -> Expression:
    """The time at `i`, or where it is one of years that a part of the year is named before, that part of it: "quý I các
    năm 2021, 2022"; `several` are the times that were named together so far."""
    told: Expression = tokens[i].value
    if not told.year or told.year_to or told.is_day or (told.first, told.last) != (1, _YEAR):
        return told
    if before := joined(several, tokens, i):
        part = before[-1] if before[-1].year and width(before[-1]) < _YEAR else None
        return told._replace(first=part.first, last=part.last) if part is not None and _is_bare(tokens, i) else told
    k = i - 1
    while k > 0 and tokens[k].is_("benign", "word", "year", "of"):
        k -= 1
    if not 0 <= k < i - 1 or tokens[k].kind != "period":
        return told
    named: Expression = tokens[k].value
    partial = not (named.year or named.relative or named.is_day) and width(named) < _YEAR
    return told._replace(first=named.first, last=named.last) if partial else told


def _is_bare(tokens: list[Token], i: int) -> bool:
    """Whether the year at `i` ends what is named together: a verb, a figure or one more of them comes behind."""
    behind = tokens[i + 1] if i + 1 < len(tokens) else None
    return behind is None or behind.kind in ("verb", "paired", "quantity", "sign") or behind.is_("benign", "and")


def is_of_a(unit: str, tokens: Tokens, told: list[int]) -> bool:
    """Whether the sentence compares with the month (quarter) before without naming a period: it is about one."""
    first = next((k for k in tokens.places("compare") if tokens[k].value == unit), None)
    return first is not None and not (told and told[0] < first)


def is_one_of_several(spoken: Expression | None, several: list[Expression], in_row: bool = False) -> bool:
    """Whether several times of one length were named together, the one `spoken` of last: a single figure behind them
    may be of one, of each or of all ("năm 2014 và 2015, giá trị sản xuất đạt 7.400 tỷ đồng").

    `in_row`: it is one of a row that goes with several names, which may be of times of any length.
    """
    if len(several) < 2 or spoken is None or spoken.start != several[-1].start:
        return False
    alike = in_row or len({width(each) for each in several}) == 1
    return alike and len({(each.first, each.last, each.year) for each in several}) > 1


def is_of_several_behind(tokens: list[Token], own: Token | None, following: int) -> bool:
    """Whether behind a figure and its `own` time another one is named, and nothing told of that: "500 triệu USD vào năm
    2014 và năm 2015"."""
    if own is None or following + 1 >= len(tokens):
        return False
    join, other = tokens[following], tokens[following + 1]
    if not (join.is_("benign", "and") or join.is_("sign", ",")) or other.kind != "period" or other.value.is_day:
        return False
    behind = tokens[following + 2] if following + 2 < len(tokens) else None
    alike = width(own.value) == width(other.value) and own.value.year != other.value.year
    return alike and (behind is None or behind.is_("sign", ".", ";", ")"))


def is_followed_by_months(tokens: list[Token], told: list[int], topic: Expression | None) -> bool:
    """Whether a sentence names the months so far that were the `topic` only behind its first figure: that is of
    another time."""
    if topic is None or topic.first != 1 or not 1 < topic.last < _YEAR or topic.year_to or not told:
        return False
    first = next((k for k, t in enumerate(tokens) if t.kind == "quantity" and t.value.base not in (None, "pct")), None)
    named = tokens[told[0]].value
    return first is not None and first < told[0] and (named.first, named.last) == (topic.first, topic.last)


def calendar_of(
    report: period_expressions.Calendar, tokens: list[Token], dated: list[int]
) -> period_expressions.Calendar:
    """The `report`'s calendar, with the year that a sentence's own comparison implies ("cùng kỳ năm 2013").

    `dated` are the places of the periods that name a year.
    """
    if not all(_is_compared(tokens, k) for k in dated):
        return report
    for k in dated:
        if tokens[k].value.year_to:
            continue
        year = tokens[k].value.year + 1
        # A later year only where a plan is named; an earlier one only against the same months of its year.
        if year == report.year or not (_is_planned(tokens) if year > report.year else _is_same(tokens, k)):
            return report
        period = report.period and periods.shift(report.period, 12 * (year - report.year))
        return report._replace(period=period, year=year)
    return report


def _is_compared(tokens: list[Token], k: int) -> bool:
    """Whether the time at `k` is compared with; not the one of a plan: "so với cùng kỳ thì kế hoạch năm 2017 …"."""
    for t in reversed(tokens[max(0, k - 4) : k]):
        if t.kind == "compare":
            return t.value in ("prefix", "same")
    return False


def _is_planned(tokens: list[Token]) -> bool:
    return any(t.is_("scenario", "plan", "expected") for t in tokens)


def _is_same(tokens: list[Token], k: int) -> bool:
    return any(t.is_("compare", "same") for t in tokens[max(0, k - 2) : k])


def are_two(named: list[Expression]) -> bool:
    """Whether a heading names a time and a longer one that it ends: "quý IV và năm 2023"."""
    return len(named) > 1 and named[0].first > 1 and (named[1].first, named[1].last) == (1, named[0].last)


def before(kind: str, code: str) -> str | None:
    """The month, the quarter or the one of its own length before `code`; None where `code` is of another length."""
    first, last = periods.months(code)
    length = last - first + 1
    if kind == "december":
        return f"{periods.year_of(code) - 1}-M12" if length == 1 else None
    if kind == "last":
        return periods.shift(code, -length) if length in (1, 3, 12) else None
    return periods.shift(code, -length) if length == LENGTHS[kind] else None


def shifted(shift: Comparison, code: str | None, calendar: period_expressions.Calendar) -> str | None:
    """The time that `shift` moves the period `code` to: "cùng kỳ năm 2024 tăng …", "(tháng trước 882 triệu USD)"."""
    if code is None:
        return None
    if shift.kind in LENGTHS or shift.kind in ("last", "december"):
        return before(shift.kind, code)
    if shift.period is None or not (shift.period.year or shift.period.relative == "before"):
        return periods.shift(code, -12)
    own = shift.period
    if (own.first, own.last) == (1, 12):
        return periods.shift(code, 12 * (own.year - periods.year_of(code)))
    return period_expressions.resolve(own, calendar)


_IN_LIST = (",", ";")


def next_is_on_month(tokens: list[Token], following: int) -> bool:
    """Whether behind a rate, from token `following` on, another name or time and a rate on the month before are told in
    the same list, so that it may be on that, too: "xuất khẩu tăng 5%, nhập khẩu giảm 3% so với tháng 11", "khai khoáng
    tăng 5%; chế biến tăng 6%; sản xuất điện tăng 7% so với tháng trước"."""
    other = False
    for k in range(following, len(tokens)):
        token = tokens[k]
        if token.kind == "sign" and token.value not in _IN_LIST:
            return False
        other = other or token.kind in ("indicator", "part", "period")
        if token.kind == "quantity" and not other:
            return False
        if token.kind == "quantity" and token.value.base == "pct":
            found = comparison_at(tokens, k + 1)
            if found is not None:
                return is_month(found[0])
    return False


def last_is_on_month(tokens: list[Token], i: int) -> bool:
    """Whether the last comparison before token `i` is with the month before: "giảm 6,4% so tháng trước, trong đó xuất
    khẩu địa phương 34,8 triệu USD (giảm 2,9%)"."""
    for k in range(i - 1, -1, -1):
        told = comparison_at(tokens, k) if tokens[k].kind == "compare" else None
        if told is not None and not tokens[k].is_("compare", "prefix"):
            before = comparison_at(tokens, k - 1) if k and tokens[k - 1].is_("compare", "prefix") else None
            return is_month((before or told)[0])
        if told is not None:
            return is_month(told[0])
    return False


def is_month(told: Comparison) -> bool:
    """Whether what is compared with is the month before, or a month that is named without its year."""
    period = told.period if told.kind == "period" else None
    return told.kind == "month" or (period is not None and period.first == period.last and not period.year)
