"""What the words of a heading say: whose figures, of which time and scenario, compared with what, in which unit.

A heading is a column's cells from top to bottom, a row's label, or a title. Which period a time means, and which column
a comparison is about, is decided in `times`; which whole a part belongs to, in `stub`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from etl.extract.tables.heading_cells import TIMES, apart
from etl.extract.tokens import Token
from etl.language.period_expressions import Expression

_NAMES = frozenset({"indicator", "part", "contextual"})
_STRANGE = frozenset({"word", "other", "narrow", "action", "aside", "paired", "duration", "counted"})
_BASE = TIMES | {"benign", "filler"}
# Which of several such words tells what the figures are: "Tăng, giảm: số tuyệt đối" is a difference.
THIS = ("this", "this_month", "whole")
"""Words for the time of the report itself."""
ENDS = ("begin", "end")
"""Words for the state when that time began and when it ended."""
_EARLIER = ("same", "month", "quarter", "year", "december")
_LEVELS = (*THIS, *ENDS, "until_now", "last", "next")
_BRACKETED = 3  # "(", a word, ")"
_YEAR_BEFORE, _OWN = frozenset({"same", "year"}), frozenset({"this", "this_month", "whole"})
_RATIOS = ("difference", "share", "completion", "growth", "change", "decline", "index")


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison, or what a level is of: the tokens that tell its scenario and its time.

    `when` is an Expression's token, `relative` and `cumulative` are of the section [when]; `own` is the time of the
    table that a `relative` one goes back from: "Tháng báo cáo" over "Cùng kỳ".
    """

    scenario: Token | None = None
    when: Token | None = None
    relative: Token | None = None
    cumulative: Token | None = None
    own: Token | None = None

    def __bool__(self) -> bool:
        return (self.scenario or self.when or self.relative or self.cumulative) is not None

    @property
    def timed(self) -> bool:
        """Whether it tells a time at all."""
        return (self.when or self.relative or self.cumulative) is not None

    @property
    def is_of_year(self) -> bool:
        """Whether the only time it tells is a whole year."""
        return self.cumulative is None and self.when is not None and _is_year(self.when.value)

    @property
    def is_sum_so_far(self) -> bool:
        """Whether it says no more of its time than that it is added up: "Lũy kế"."""
        return self.cumulative is not None and self.when is None and self.relative is None


_NO_SIDE = Side()


@dataclass(slots=True)
class Heading:
    """What a heading says. `side` is what its figures are of, `against` what they are compared with (None: nothing).

    `marker` is the word or sign of comparing; `ratio` the token that makes the figures a ratio without one (growth,
    completion, share, difference, index, average). `names` are the tokens that can name an indicator, `strange` those
    that make it something else, `first` the first token that is more than a sign.
    """

    tokens: tuple[Token, ...] = ()
    side: Side = _NO_SIDE
    against: Side | None = None
    marker: Token | None = None
    ratio: Token | None = None
    average: Token | None = None
    unit: Token | None = None
    area: Token | None = None
    names: tuple[Token, ...] = ()
    strange: tuple[Token, ...] = ()
    total: Token | None = None
    opens: Token | None = None
    price: Token | None = None
    scope: Token | None = None

    @property
    def first(self) -> Token | None:
        """The first token that is more than a sign."""
        return next((t for t in self.tokens if t.kind not in ("sign", "number")), None)

    @property
    def is_ratio(self) -> bool:
        """Whether its figures compare something."""
        return self.marker is not None or self.ratio is not None or self.average is not None

    @property
    def tells_time(self) -> bool:
        """Whether it says of which time or scenario its figures are, or what they compare."""
        return bool(self.side) or self.is_ratio

    @property
    def says_growth(self) -> bool:
        """Whether it speaks of growth by name, not only of a comparison."""
        is_mean = self.average is not None and self.marker is None  # "Bình quân 9 tháng so với cùng kỳ" only compares
        return is_mean or (self.ratio is not None and self.ratio.value in ("growth", "change"))

    @property
    def is_mean(self) -> bool:
        """Whether its figures are means over a time: "Chỉ số giá bình quân"."""
        return self.average is not None or any(t.is_("prices", "average") for t in self.tokens)

    @property
    def is_in_percent(self) -> bool:
        """Whether it says that its figures are percentages, or speaks of nothing that could be a size ("Tăng")."""
        is_size = self.ratio is not None and self.ratio.value == "change"
        return not is_size or any(t.is_("unit", "pct") for t in self.tokens)

    def token(self, kind: str) -> Token | None:
        """The first token of `kind`."""
        return next((t for t in self.tokens if t.kind == kind), None)


def read_heading(cells: Iterable[Sequence[Token]]) -> Heading:
    """What the cells of one heading say together, from the outermost to the innermost.

    A comparison that one cell opens ("So sánh (%)") goes on in the next; one that a cell states whole leaves the next
    to tell what is compared ("So với cùng kỳ" over "Tháng 9" and "9 tháng").
    """
    parts = apart([tuple(cell) for cell in cells])
    if not any(_can_compare(t) for cell in parts for t in cell):  # as the labels of nearly all rows
        tokens = tuple(chain.from_iterable(parts)) if len(parts) != 1 else parts[0]
        return _implied(_described(tokens, _side(tokens), None, None))
    left, right, marker, is_open = list[Token](), list[Token](), None, False
    parts = [_with_base(cell) for cell in parts]
    for cell in parts:
        at = _marker(cell)
        if at is None and marker is not None and not is_open and _is_base_of(cell, right):
            left, right = left + right, list(cell)
            continue
        if at is None:
            (right if is_open else left).extend(cell)
            is_open = is_open and not any(t.kind in TIMES for t in cell)
            continue
        if marker is not None and right:
            left, right = left + right, []
        marker = cell[at]
        left += cell[:at]
        right += cell[at + 1 :]
        is_open = not any(t.kind in TIMES for t in right)
    tokens = tuple(t for cell in parts for t in cell)
    against = None if marker is None else _side(right) or None
    heading = _described(tokens, _side(left), against, marker)
    return heading if marker is not None else _implied(heading)


def _is_base_of(cell: Sequence[Token], told: Sequence[Token]) -> bool:
    """Whether a cell tells what the time `told` by the one above it is compared with: "So sánh 2 tháng (%)" over "Cùng
    kỳ" and "KH năm"."""
    if any(t.is_("when", *_EARLIER) or t.is_("scenario", "plan") for t in told):
        return False
    if any(t.is_("when", *_EARLIER) for t in cell):
        return True
    is_part = any(t.kind == "period" and not _is_year(t.value) for t in told)
    return is_part and any(t.is_("scenario", "plan") for t in cell)


def _can_compare(token: Token) -> bool:
    """Whether it can be the word or the sign of a comparison."""
    return token.kind == "ratio" or (token.kind == "sign" and token.value in "=/")


def _with_base(cell: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens of a cell, its sign of equality before the time that it makes the base: "(Tháng 12 năm trước = 100)"
    compares like "so với tháng 12 năm trước"."""
    for i, token in enumerate(cell):
        if not (token.is_("sign", "=") and cell[i + 1 : i + 2] and cell[i + 1].is_("number", "100")):
            continue
        begin = next((k + 1 for k in range(i - 1, -1, -1) if cell[k].kind not in _BASE), 0)
        if any(t.kind in TIMES for t in cell[begin:i]):
            marker = replace(token, kind="ratio", value="against")
            return (*cell[:begin], marker, *cell[begin:i], *cell[i + 2 :])
    return cell


def _marker(cell: tuple[Token, ...]) -> int | None:
    """The index of the last word of comparing in the cell, or of the stroke between two times or scenarios."""
    for i in range(len(cell) - 1, -1, -1):
        if cell[i].is_("ratio", "against"):
            return i
        if cell[i].is_("sign", "/") and _beside(cell[:i][::-1]) and _beside(cell[i + 1 :]):
            return i
    return None


def _beside(tokens: Sequence[Token]) -> bool:
    """Whether the nearest token that is more than a bracket tells a time or a scenario."""
    near = next((t for t in tokens if not t.is_("sign", "(", ")")), None)
    return near is not None and near.kind in TIMES


def _side(tokens: Sequence[Token]) -> Side:
    scenario = when = relative = cumulative = day = own = None
    for token in tokens:
        kind = token.kind
        if kind == "scenario":
            if scenario is None or scenario.value in ("actual", "expected"):
                scenario = token
        elif kind == "when":
            if token.value == "cumulative":
                cumulative = token
            elif token.value in _YEAR_BEFORE and _tells_part(when, relative, cumulative):
                # "Lũy kế 10 tháng | Năm trước", "Tháng báo cáo | Cùng kỳ": of the year before
                relative, own = replace(token, value="same"), relative
            elif relative is None or relative.value == "whole":
                relative = token
        elif kind == "period" and token.value.is_day:
            day = token
        elif kind == "period" and not (_is_this_year(token.value) and (when or relative or cumulative)):
            when = _after(when, token)
    if relative is not None and relative.value == "same" and when is not None and _is_year(when.value):
        when = _a_year_before(tokens, when) or when
    if scenario is not None and relative is not None and relative.value == "begin":
        relative = None  # "Kế hoạch giao đầu năm"
    when = when or (None if relative or cumulative else day)  # "Có 15/3/2019": not of the time of the table
    told = scenario or when or relative or cumulative
    return _NO_SIDE if told is None else Side(scenario, when, relative, cumulative, own)


def _tells_part(when: Token | None, relative: Token | None, cumulative: Token | None) -> bool:
    """Whether the words before tell a time of which there is one in the year before, too: months, "Tháng báo cáo"."""
    if when is not None:
        return not _is_year(when.value)
    return cumulative is not None or (relative is not None and relative.value in _OWN)


def _is_this_year(expression: Expression) -> bool:
    """Whether it only tells that a time named before it is of this year: "Lũy kế 10 tháng | Năm nay"."""
    return expression.relative == "this" and not expression.year and _is_year(expression)


def _a_year_before(tokens: Sequence[Token], year: Token) -> Token | None:
    """The time of "Tháng 9/2019" over "Cùng kỳ 2018": that month of the `year`. None where no cell tells a part of the
    year that follows."""
    for token in tokens:
        if token.kind != "period" or token is year or token.value.is_day or token.value.year_to:
            continue
        if token.value.year == year.value.year + 1 and not _is_year(token.value):
            return replace(year, value=token.value._replace(year=year.value.year))
    return None


def _after(before: Token | None, token: Token) -> Token:
    """The time of a heading once `token` is read; of two times it is the inner one, in the year of the outer."""
    if before is None:
        return token
    year = before.value.year if not token.value.year and not _is_year(token.value) else 0
    return together(before, token) or (replace(token, value=token.value._replace(year=year)) if year else token)


def together(before: Token, token: Token) -> Token | None:
    """The time that two periods tell together: "Năm 2015" and "Tháng 9"; None where they are two times."""
    outer: Expression = before.value
    inner: Expression = token.value
    if outer.year_to and not inner.year_to and outer.year <= inner.year <= outer.year_to:
        return token  # "Kế hoạch 2021 - 2025" over "2021"
    if inner.year and (not outer.year or outer.year == inner.year) and _is_year(inner):
        return replace(before, value=outer._replace(year=inner.year))
    if outer.year and (not inner.year or outer.year == inner.year) and _is_year(outer):
        return replace(token, value=inner._replace(year=outer.year))
    months = (outer.first, outer.last) == (inner.first, inner.last)
    return token if months and (not inner.year or not outer.year or inner.year == outer.year) else None


def _is_year(expression: Expression) -> bool:
    return (expression.first, expression.last) == (1, 12)


def _described(tokens: tuple[Token, ...], side: Side, against: Side | None, marker: Token | None) -> Heading:
    """The heading with these times, and everything else it says: names, unit, place, the words that make ratios."""
    firsts, ratios = dict[str, Token](), dict[Any, Token]()
    named, odd, unit = list[Token](), list[Token](), None
    for token in tokens:  # once over all of them: a table has a heading for each of its rows
        kind = token.kind
        if kind not in firsts:
            firsts[kind] = token
        if kind in _STRANGE:
            odd.append(token)
        elif kind in _NAMES:
            named.append(token)
        elif kind == "structure":  # "Cơ cấu kinh tế": the shares of the parts of what it names
            named.append(replace(token, kind="indicator"))
            ratios.setdefault("share", replace(token, kind="ratio", value="share"))
        elif kind == "ratio":
            ratios.setdefault(token.value, token)
        elif kind == "unit" and token.value != "pct":
            unit = token  # "Tỷ đồng; %" over a table: the percent sign is that of its comparisons
    first = firsts.get
    beside = _in_brackets(tokens) if "counted" in firsts else None
    if not named and "counted" in firsts:
        counted = [t for t in odd if t.kind == "counted" and t.value.plain]
        counted = counted if len(counted) == 1 else [t for t in counted if t is not beside]
        if len(counted) == 1:
            named, odd = counted, [t for t in odd if t is not counted[0]]
    names, strange = tuple(named), tuple(odd)
    if names and beside is not None:
        strange = tuple(t for t in strange if t is not beside)  # "Số chợ (chợ)": what it is counted in
    prices = first("prices")
    if prices is not None and prices.value == "average":
        prices = replace(prices, value="index")
    if prices is not None and (names or strange or not any(t.kind in TIMES for t in tokens)):
        strange, prices = tuple(sorted((*strange, prices), key=lambda t: t.start)), None  # "Chỉ số giá vàng"
    return Heading(
        tokens=tokens,
        side=side,
        against=against,
        marker=marker,
        ratio=next((ratios[kind] for kind in _RATIOS if kind in ratios), prices) if ratios else prices,
        average=ratios.get("average"),
        unit=unit or first("unit"),
        area=first("area"),
        names=names,
        strange=strange,
        total=first("total"),
        opens=first("opens"),
        price=first("price"),
        scope=first("scope"),
    )


def _in_brackets(tokens: Sequence[Token]) -> Token | None:
    """The word of a thing that is counted, alone in brackets at the end of a heading."""
    if len(tokens) < _BRACKETED or not (tokens[-3].is_("sign", "(") and tokens[-1].is_("sign", ")")):
        return None
    return tokens[-2] if tokens[-2].kind == "counted" else None


def _implied(heading: Heading) -> Heading:
    """A comparison told without a word of comparing: "% KH", "Cùng kỳ (%)"."""
    side = heading.side
    if heading.ratio is not None and heading.ratio.value == "completion":
        return replace(heading, side=replace(side, scenario=None), against=Side(scenario=heading.ratio))
    percent = heading.unit is not None and heading.unit.value == "pct"
    if side.relative is not None and (percent or heading.ratio is not None) and side.relative.value not in _LEVELS:
        return replace(heading, side=Side(), against=side, marker=side.relative)
    return heading
