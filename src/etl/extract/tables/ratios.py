"""Is "116,7" an index or "16,7" the growth? And of which column? Decided for a whole column, by arithmetic where the
levels stand beside it, else by its heading, else by the size of its figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from etl.extract.rules.growth import GROWTH_TO, INDEX_FROM
from etl.extract.tables.figures import CellFigure
from etl.extract.tables.levels import Meaning
from etl.language.intervals import Interval, as_written, percent

At = Callable[[int, int], CellFigure | None]
"""The figure at (line, cross): a line is what the comparison stands in, crosses are what runs over it."""

_MOST, _NEARLY_ALL = Decimal("0.67"), Decimal("0.9")
DIFFERENCE = "the size of a change, as the levels beside it tell"
_SIZE = "whether it is a rate in percent or the size of a change is not told"
_FRACTION = "it is printed as a fraction of one, not in percent"
MULTIPLE = "so many times what it is compared with, not in percent"
NO_RATES = frozenset({DIFFERENCE, _SIZE, _FRACTION, MULTIPLE})
"""How a comparison is printed of which a sign does not make a rate."""
UNTOLD = "neither its heading nor its figures tell whether it is an index or growth"
_FRACTIONS = 5  # percent of a plan: a column of nothing but less holds 1,066 for 106,6%


@dataclass(frozen=True, slots=True)
class Form:
    """How a column of comparisons is printed: `is_index` (None: cannot be told), `how` that was decided, and the lines
    divided (`pair`) where arithmetic found them."""

    is_index: bool | None
    how: str
    pair: tuple[int, int] | None = None


def form(
    line: int, meaning: Meaning, says_growth: bool, crosses: Sequence[int], at: At, in_percent: bool = True
) -> Form:
    """The form of the comparisons in `line`. `says_growth`: its heading speaks of growth, not of a comparison, and
    `in_percent`: in words that do not mean the size of a change as well ("Tăng, giảm")."""
    by_levels = _by_levels(line, meaning, crosses, at)
    if by_levels is not None:
        return by_levels
    figures = [figure for cross in crosses if (figure := at(line, cross)) is not None]
    values = [figure.value for figure in figures]
    if meaning.kind == "growth" and not in_percent and not _look_like_rates(figures):
        return Form(None, _SIZE)
    if meaning.kind == "completion" and values and max(values) < _FRACTIONS:
        return Form(None, "so little of a plan, it is rather printed as a fraction of one than in percent")
    if meaning.kind == "completion":
        return Form(not says_growth, "by-heading")
    if says_growth:
        # "Tốc độ tăng (%)" over 106,5 and 112,0: the heading speaks of growth, the figures are indices.
        indices = [v for v in values if INDEX_FROM <= v <= 2 * 100 - GROWTH_TO]
        if len(values) > 1 and len(indices) == len(values):
            return Form(True, "by-size")
        return Form(False, "by-heading")
    return by_size(values)


def by_size(values: Sequence[Decimal]) -> Form:
    """The form that the size of the figures tells: around 100 they are indices, near 0 rates."""
    index, rate = sum(v >= INDEX_FROM for v in values), sum(v <= GROWTH_TO for v in values)
    least = _NEARLY_ALL if any(v < 0 for v in values) else _MOST
    if values and index >= least * len(values):
        return Form(True, "by-size")
    if values and rate >= _MOST * len(values):
        return Form(False, "by-size")
    return Form(None, UNTOLD)


def _look_like_rates(figures: Sequence[CellFigure]) -> bool:
    """Whether figures under a heading that does not say so can only be percentages."""
    if any(figure.percent for figure in figures):
        return True
    small = all(abs(f.value) <= GROWTH_TO or INDEX_FROM <= f.value <= 2 * 100 - GROWTH_TO for f in figures)
    return small and 2 * sum(figure.decimals > 0 for figure in figures) > len(figures)


def _by_levels(line: int, meaning: Meaning, crosses: Sequence[int], at: At) -> Form | None:
    """The form that the levels beside it prove, and which of several columns it is about."""
    best: tuple[int, Form] | None = None
    is_even = is_fraction = is_difference = False
    for numerator, denominator in meaning.pairs:
        index, rate, fraction, difference, asked = _votes(line, numerator, denominator, crosses, at)
        is_fraction |= fraction > max(index, rate) and fraction >= _MOST * asked
        is_difference |= difference > max(index, rate) and difference >= _MOST * asked
        most = max(index, rate)
        if not most or index == rate or most < _MOST * asked:
            continue
        if best is not None and best[0] == most and best[1].pair != (numerator, denominator):
            is_even = True
        if best is None or most > best[0]:
            best, is_even = (most, Form(index > rate, "by-arithmetic", (numerator, denominator))), False
    if best is None and is_fraction:
        return Form(None, _FRACTION)
    if best is None and is_difference:
        return Form(None, DIFFERENCE)
    return None if best is None or is_even else best[1]


def _votes(
    line: int, numerator: int, denominator: int, crosses: Sequence[int], at: At
) -> tuple[int, int, int, int, int]:
    """In how many rows the levels give the figure as an index, as growth, as a fraction of one that is either, as their
    difference, and how many rows have all three."""
    index = rate = fraction = difference = asked = 0
    for cross in crosses:
        over, under, told = at(numerator, cross), at(denominator, cross), at(line, cross)
        if over is None or under is None or told is None or not under.value:
            continue
        asked += 1
        level, base = interval(over), interval(under)
        index += level.overlaps(base.times(percent(interval(told))))
        rate += level.overlaps(base.times(percent(interval(told), 100)))
        fraction += told.decimals > 1 and _is_fraction(level, base, interval(told))
        difference += bool(told.value) and level.overlaps(base.plus(interval(told)))
    return index, rate, fraction, difference, asked


def _is_fraction(level: Interval, base: Interval, told: Interval) -> bool:
    """Whether the levels give 1,066 or 0,066, a quotient or what it is above one."""
    return level.overlaps(base.times(told)) or level.overlaps(base.times(told.plus(Interval(Decimal(1), Decimal(1)))))


def interval(figure: CellFigure) -> Interval:
    """What the figure can mean as printed."""
    return as_written(figure.value, figure.decimals, Decimal(1), figure.bound, figure.value_to)
