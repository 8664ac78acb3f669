"""Ratios against the levels they are of: growth and completion, last year's column among them, and shares.

Which of several levels a comparison divides is chosen in `ratios`; here a column is held against what its heading says.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from etl.extract.tables.checks.check import FEWEST, MOST_HELD, REVISED, Check, Held, half
from etl.extract.tables.figures import CellFigure

_ALL = Decimal(100)


def growths(table: Held) -> Iterator[Check]:
    """`quotient`: every comparison against the levels that its heading says were divided, where just two were. One of
    which nobody can tell how it is printed is in doubt without that."""
    for line, meaning in table.meanings.items():
        form = table.forms.get(line)
        if meaning.kind not in ("growth", "completion") or form is None or form.is_index is None:
            continue
        pairs = meaning.pairs if form.pair is None else (form.pair,)
        if len(pairs) == 1:
            yield _quotient(line, pairs[0], table)


def _quotient(line: int, pair: tuple[int, int], table: Held) -> Check:
    agree = disagree = 0
    for cross in table.crosses:
        told, over, under = table.at(line, cross), table.at(pair[0], cross), table.at(pair[1], cross)
        if told is None or over is None or under is None or not _can_divide(over, under):
            continue
        holds = any(_is_quotient(told.value + add, half(told), over, under) for add in (0, _ALL))
        agree, disagree = agree + holds, disagree + (not holds)
    return Check("quotient", (line, *pair), agree, disagree)


def _can_divide(over: CellFigure, under: CellFigure) -> bool:
    """Whether both are printed finely enough that what they give tells anything: 2 over 1 is anything from 1 to 5."""
    return over.value > 0 and under.value > 0 and 20 * half(under) <= under.value and 20 * half(over) <= over.value


def _is_quotient(percent: Decimal, slack: Decimal, over: CellFigure, under: CellFigure) -> bool:
    """Whether over / under is the percentage, but for rounding and for what an office puts right later."""
    low = (over.value - half(over)) / (under.value + half(under)) * 100
    high = (over.value + half(over)) / (under.value - half(under)) * 100
    slack += REVISED * high
    return low - slack <= percent <= high + slack


def shares(table: Held) -> Iterator[Check]:
    """`share`: a column of shares against the level of its own time, by the rows that are all of it. Without such a
    level `bounds`: no share is below nothing or above all."""
    levels = table.levels()
    for line, meaning in table.meanings.items():
        if meaning.kind != "share":
            continue
        own = [k for k, level in levels.items() if (level.period, level.scenario) == (meaning.period, meaning.scenario)]
        found = _share(line, own[0], table) if len(own) == 1 else None
        yield found if found is not None and found.agree + found.disagree else _bounds(line, table)


def _share(line: int, level: int, table: Held) -> Check:
    """Each figure of `line` as the part that the level is of the last one above that is 100 percent."""
    agree = disagree = 0
    whole: CellFigure | None = None
    for cross in table.crosses:
        told, part = table.at(line, cross), table.at(level, cross)
        if told is None or part is None:
            continue
        if told.value == _ALL:
            whole = part if part.value != _ALL else None  # shares of shares tell nothing
        elif whole is not None and _can_divide(whole, whole):
            holds = _is_quotient(told.value, half(told), part, whole)
            agree, disagree = agree + holds, disagree + (not holds)
    return Check("share", (line, level), agree, disagree)


def _bounds(line: int, table: Held) -> Check:
    values = [told.value for cross in table.crosses if (told := table.at(line, cross)) is not None]
    outside = sum(not 0 <= value <= _ALL for value in values)
    return Check("bounds", (line,), len(values) - outside, outside)


def disguised(table: Held) -> Iterator[Check]:
    """`disguise`: a column headed as a level whose figures are the shares that another one makes. Told only where they
    are, so that it always fails: `disagree` counts the rows in which they are shares."""
    levels = table.levels()
    for line in levels:
        told = (table.at(line, cross) for cross in table.crosses)
        if not any(figure is not None and figure.value == _ALL for figure in told):
            continue  # shares have a whole among them
        for level in list(levels)[: 10 * MOST_HELD // len(levels)]:
            found = _share(line, level, table) if level != line else None
            if found is not None and found.agree > FEWEST and found.holds:
                yield Check("disguise", (line, level), found.disagree, found.agree)
