"""Comparisons in a sentence's tokens: "so với cùng kỳ năm 2014", "so với tháng trước", "kế hoạch năm".

The measure of growth that follows from a comparison is decided in `rules.growth`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from etl.extract.observation import EARLY
from etl.extract.tokens import PLAIN, Token
from etl.language import periods
from etl.language.period_expressions import Expression

OPENERS = frozenset({"compare", "benign", "bound"})
"""The kinds of tokens that a comparison may begin with."""

_OPENING = frozenset({"with", "over"})  # "với cùng kỳ", "hơn năm 2014"

# What may be inside a comparison, between its first word and what it compares with.
_FILLERS = ("benign", "generic", "head")
# What ends the words that belong to a plan ("kế hoạch HĐND tỉnh giao năm 2015").
_ENDS = ("sign", "verb", "quantity", "indicator", "part", "scenario", "bound", "compare", "other", "continue")

# What may stand between the words for what is assigned and the amount.
_BEFORE_AMOUNT = frozenset({"bound", "benign", "generic", "period", "indicator", "verb"})
_NEAR = 6  # tokens


@dataclass(slots=True)
class Comparison:
    """A comparison at `start:end` of the text.

    `kind`: `same` (the same months a year before), `year`, `month`, `quarter`, `last` (the one before), `december`
    (of the year before), `period` (the one in `period`), `base` (the base period of an index), `plan`, `rate` (a rate
    that is told behind it), `peer` (another place or an average: no growth), `unknown`. `said`: a word of comparing
    ("so với") opens it.
    """

    kind: str
    period: Expression | None
    start: int
    end: int
    said: bool


def _may_open(token: Token) -> bool:
    """Whether a comparison can begin with the token."""
    return token.kind == "compare" or (token.kind in OPENERS and token.value in _OPENING)


def comparison_at(tokens: list[Token], i: int) -> tuple[Comparison, int] | None:
    """The comparison that begins at token `i` and the index after it; None where none begins there."""
    n, j = len(tokens), i
    if _is_aim_of_year(tokens, i):
        return _named(tokens, i, i, said=False)  # "bằng 14,3% mục tiêu năm"
    if j >= n or not _may_open(tokens[j]):
        return None
    said = tokens[j].is_("compare", "prefix")
    if said:
        j += 1
        while j < n and j < i + 4 and (tokens[j].kind in _FILLERS or _is_filler(tokens[j])):
            j += 1
        if (turn := _turn_of_year(tokens, i, j)) is not None:
            return turn
    elif tokens[j].is_("benign", "with") and j + 1 < n and tokens[j + 1].kind == "compare":
        said, j = True, j + 1
    elif _is_with_time(tokens, j):
        said, j = True, j + 1  # "tăng 0,03% với tháng 10/2019"
    if j >= n:
        return None
    token = tokens[j]
    if said and (found := level_compared(tokens, i, j)) is not None:
        return replace(found[0], end=tokens[j - 1].end), j  # "so với (mức) 680 triệu USD (của) năm 2014"
    if said and token.is_("verb", "growth"):
        return Comparison("rate", None, tokens[i].start, tokens[j - 1].end, said), j  # "… so với mức tăng 6,4% của …"
    if token.is_("compare", "assigned") and not _assigns_amount(tokens, j):
        return None
    if token.kind == "compare" and token.value not in ("prefix", "average", "mean"):
        return _named(tokens, i, j, said)
    if token.is_("scenario", "plan") and said:
        return _named(tokens, i, j, said)
    if token.is_("bound", "over") and j + 1 < n and _is_time(tokens[j + 1]):
        said, j = True, j + 1  # "cao hơn năm 2017"
        token = tokens[j]
        if token.kind == "compare":
            return _named(tokens, i, j, said)
    if not said:
        return None
    if token.is_("word", "trước") and (j + 1 == n or tokens[j + 1].kind == "sign"):
        return Comparison("last", None, tokens[i].start, token.end, said), j + 1  # "so với trước"
    if token.kind == "period" and not token.value.is_day:
        return _period(tokens, i, j)
    return _unknown(tokens, i, j)


def _is_aim_of_year(tokens: list[Token], i: int) -> bool:
    """Whether "mục tiêu năm" stands at `i`, right behind how much of it was reached; no rate of growth is of an aim."""
    if i < 2 or i + 1 >= len(tokens) or not (tokens[i].is_("scenario", "plan") and tokens[i + 1].is_("benign", "year")):
        return False
    before = tokens[i - 1]
    rate = before.kind == "quantity" and before.value.base == "pct"
    k = i - 2 - (tokens[i - 2].kind == "bound")
    return rate and not (k >= 0 and tokens[k].is_("verb", "up", "down", "growth"))


def level_compared(tokens: list[Token], i: int, j: int) -> tuple[Comparison, int] | None:
    """The comparison that begins at `i` with the amount at `j`, whose time or plan stands right behind it, and the
    index after that; None where none does."""
    time = _time_behind_level(tokens, j)
    if time is None:
        return None
    return _period(tokens, i, time) if tokens[time].kind == "period" else _named(tokens, i, time, said=True)


def _time_behind_level(tokens: list[Token], j: int) -> int | None:
    """The index of the time, or of the plan, that the amount at `j` is of, which something is compared with: it stands
    right behind it. None where there is no amount, or nothing says of when it is."""
    amount = j + (j < len(tokens) and tokens[j].kind == "bound")
    if amount >= len(tokens) or tokens[amount].kind != "quantity":
        return None
    k = amount + 1 + (amount + 1 < len(tokens) and tokens[amount + 1].kind == "counted")
    if tokens[amount].value.base in ("pct", "points", "times") or (
        tokens[amount].value.base is None and k == amount + 1
    ):
        return None
    while k < len(tokens) and (tokens[k].is_("benign", "of", "within") or tokens[k].is_("verb", "level")):
        k += 1
    told = k < len(tokens) and (
        _is_time(tokens[k]) or tokens[k].is_("compare", "plan") or tokens[k].is_("scenario", "plan")
    )
    return k if told else None


def _is_with_time(tokens: list[Token], i: int) -> bool:
    """Whether "với" and a time stand right behind by how many percent something changed: "so" is left out."""
    if i < 2 or i + 1 >= len(tokens) or not tokens[i].is_("benign", "with"):
        return False
    k = i - 2 - (tokens[i - 2].kind == "bound")
    rate = tokens[i - 1].kind == "quantity" and tokens[i - 1].value.base == "pct"
    return rate and k >= 0 and tokens[k].is_("verb", "up", "down", "index") and _is_time(tokens[i + 1])


def _period(tokens: list[Token], i: int, j: int) -> tuple[Comparison, int]:
    """Compared with the period at `j`: "tháng 9/2014", "tháng 9 năm trước"."""
    period, end = tokens[j].value, tokens[j].end
    if not period.year and not period.relative and j + 1 < len(tokens) and tokens[j + 1].is_("compare", "year"):
        period, j = period._replace(relative="before"), j + 1
        end = tokens[j].end
    return Comparison("period", period, tokens[i].start, end, said=True), j + 1


def _turn_of_year(tokens: list[Token], i: int, j: int) -> tuple[Comparison, int] | None:
    """Compared with December: "so với đầu năm", "so với cuối năm trước", "so với cuối năm 2013"."""
    before = tokens[j - 1]
    if before.is_("benign", "turn"):
        return Comparison("december", None, tokens[i].start, before.end, said=True), j
    if j < len(tokens) and before.is_("benign", "end", "begin") and tokens[j].kind == "period":
        told = tokens[j].value
        if told.year and not told.year_to and not told.is_day and (told.first, told.last) == (1, 12):
            december = told._replace(first=12, year=told.year - (before.value == "begin"))
            return Comparison("period", december, tokens[i].start, tokens[j].end, said=True), j + 1
    return None


def _is_filler(token: Token) -> bool:
    """ "so với thực hiện năm 2014", "so với ước thực hiện năm 2021", "so với bình quân cùng kỳ"."""
    return token.is_("verb", "level") or token.is_("scenario", *EARLY) or token.is_("compare", "mean")


def _is_time(token: Token) -> bool:
    return token.is_("compare", "same", "year", "month") or (token.kind == "period" and not token.value.is_day)


def _named(tokens: list[Token], i: int, j: int, said: bool) -> tuple[Comparison, int]:
    kind, start, end = tokens[j].value, tokens[i].start, tokens[j].end
    j, n, period = j + 1, len(tokens), None
    kind = "plan" if kind == "assigned" else kind
    if kind == "plan":
        while j < n and not _ends_plan(tokens[j]):
            if tokens[j].kind == "period":
                period = tokens[j].value
            elif tokens[j].is_("benign", "year"):  # "kế hoạch năm": of the whole year, whatever months are named
                period = Expression(tokens[j].start, tokens[j].end)
            end, j = tokens[j].end, j + 1
        return Comparison(kind, period, start, end, said), j
    if kind == "peer":  # "mức chung của cả nước"
        while j < n and (tokens[j].kind == "area" or tokens[j].is_("benign", *PLAIN, "of")):
            end, j = tokens[j].end, j + 1
        return Comparison(kind, None, start, end, said), j
    after = j + 1 if j < n and tokens[j].is_("benign", *PLAIN) else j
    if after < n and tokens[after].kind == "period" and kind == "same":
        period, end, j = tokens[after].value, tokens[after].end, after + 1
    elif after < n and kind == "same" and tokens[after].is_("compare", "year"):
        end, j = tokens[after].end, after + 1
    return Comparison(kind, period, start, end, said), j


def _ends_plan(token: Token) -> bool:
    """Whether it is none of the words of a plan; who set it is: "kế hoạch Tập đoàn giao năm 2015"."""
    of_plan = token.is_("other", "owner") or token.is_("compare", "assigned")
    return (token.kind in _ENDS and not of_plan) or token.is_("benign", "and")


def _assigns_amount(tokens: list[Token], j: int) -> bool:
    """Whether an amount of money or electricity stands right behind the words at `j` for what is assigned."""
    behind = next((t for t in tokens[j + 1 : j + 1 + _NEAR] if t.kind not in _BEFORE_AMOUNT), None)
    return behind is not None and behind.kind == "quantity" and behind.value.base in ("vnd", "usd", "kwh")


def _unknown(tokens: list[Token], i: int, j: int) -> tuple[Comparison, int]:
    """Compared with something that is neither a period nor a plan."""
    end = j
    while end < len(tokens) and tokens[end].kind not in ("sign", "verb", "quantity"):
        end += 1
    return Comparison("unknown", None, tokens[i].start, tokens[max(j, end - 1)].end, True), max(end, j)


def against_code(code: str | None, token: Token | None) -> Comparison | None:
    """A comparison with the period `code`, told by `token`; None without a code."""
    if code is None:
        return None
    start, end = (token.start, token.end) if token is not None else (-1, -1)
    first, last = periods.months(code)
    year_to = last // 12 if last // 12 != first // 12 else 0
    expression = Expression(start, end, first % 12 + 1, last % 12 + 1, first // 12, year_to)
    return Comparison("period", expression, start, end, said=True)
