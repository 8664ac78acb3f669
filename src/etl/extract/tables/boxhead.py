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
from etl.extract.tables.sides import ENDS, NO_SIDE, THIS, Side, is_year, side_of
from etl.extract.tokens import Token

_NAMES = frozenset({"indicator", "part", "contextual"})
_STRANGE = frozenset({"word", "other", "narrow", "action", "aside", "paired", "duration", "counted"})
_BASE = TIMES | {"benign", "filler"}
# Which of several such words tells what the figures are: "Tăng, giảm: số tuyệt đối" is a difference.
_EARLIER = ("same", "month", "quarter", "year", "december")
_LEVELS = (*THIS, *ENDS, "until_now", "last", "next")
_BRACKETED = 3  # "(", a word, ")"
_RATIOS = ("difference", "share", "completion", "growth", "change", "decline", "index")


@dataclass(slots=True)
class Heading:
    """What a heading says. `side` is what its figures are of, `against` what they are compared with (None: nothing).

    `marker` is the word or sign of comparing; `ratio` the token that makes the figures a ratio without one (growth,
    completion, share, difference, index, average). `names` are the tokens that can name an indicator, `strange` those
    that make it something else, `first` the first token that is more than a sign. `unit_above` is the unit of the
    rows among which a row stands.
    """

    tokens: tuple[Token, ...] = ()
    side: Side = NO_SIDE
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
    unit_above: Token | None = None

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

    @property
    def is_in_times(self) -> bool:
        """Whether it says that its figures are multiples of what they are compared with: "So với năm 2010 (lần)"."""
        return any(t.is_("count", "times") for t in self.tokens)

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
        return _implied(_described(tokens, side_of(tokens), None, None))
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
        if marker is not None and right and not any(t.kind in TIMES for t in cell):
            right += cell  # "Tăng, giảm so với cùng kỳ" over "Tuyệt đối" and "Tỷ lệ (%)"
            continue
        if marker is not None and right:
            left, right = left + right, []
        marker = cell[at]
        left += cell[:at]
        right += cell[at + 1 :]
        is_open = not any(t.kind in TIMES for t in right)
    tokens = tuple(t for cell in parts for t in cell)
    against = None if marker is None else side_of(right) or None
    heading = _described(tokens, side_of(left), against, marker)
    return heading if marker is not None else _implied(heading)


def _is_base_of(cell: Sequence[Token], told: Sequence[Token]) -> bool:
    """Whether a cell tells what the time `told` by the one above it is compared with: "So sánh 2 tháng (%)" over "Cùng
    kỳ" and "KH năm"."""
    if any(t.is_("when", *_EARLIER) or t.is_("scenario", "plan") for t in told):
        return False
    if any(t.is_("when", *_EARLIER) for t in cell):
        return True
    is_part = any(t.kind == "period" and not is_year(t.value) for t in told)
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


def _described(tokens: tuple[Token, ...], side: Side, against: Side | None, marker: Token | None) -> Heading:
    """The heading with these times, and everything else it says: names, unit, place, the words that make ratios."""
    firsts, ratios = dict[str, Token](), dict[Any, Token]()
    named, odd, unit = list[Token](), list[Token](), None
    for token in tokens:  # once over all of them: a table has a heading for each of its rows
        kind = token.kind
        if kind not in firsts:
            firsts[kind] = token
        if kind in _STRANGE or (kind == "merger" and not _is_of_merger(token, firsts.get("area"), tokens)):
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


def _is_of_merger(token: Token, area: Token | None, tokens: Sequence[Token]) -> bool:
    """Whether a word tells of which province a figure is: right behind its name ("Lâm Đồng (cũ)"), or "sau hợp nhất".
    Motorcycles can be old, too."""
    if token.value == "after":
        return True
    between = () if area is None else (t for t in tokens if area.end <= t.start < token.start)
    return area is not None and area.end <= token.start and all(t.kind == "sign" for t in between)


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
