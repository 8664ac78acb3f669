"""Tables as their checks see them, made of plain figures, for the tests of the checks."""

from __future__ import annotations

from decimal import Decimal

from etl.extract.tables.checks import Held
from etl.extract.tables.checks.check import Kind
from etl.extract.tables.figures import CellFigure
from etl.extract.tables.levels import Meaning
from etl.extract.tables.ratios import Form

Figures = dict[tuple[int, int], CellFigure]

LEVELS = {
    0: Meaning("level", "2021-M01/M08"),
    1: Meaning("level", "2021-M09", "estimate"),
    2: Meaning("level", "2021-M01/M09"),
}


def rows(*figures: tuple[str, ...]) -> Figures:
    """Figures by (line, cross)."""
    return {
        (line, cross): CellFigure(Decimal(text), max(0, -int(Decimal(text).as_tuple().exponent)), "number")
        for cross, row in enumerate(figures)
        for line, text in enumerate(row)
    }


def held(
    meanings: dict[int, Meaning],
    figures: Figures,
    kinds: dict[int, Kind] | None = None,
    forms: dict[int, Form] | None = None,
) -> Held:
    """A table of these lines and figures."""
    crosses = sorted({cross for _, cross in figures})
    return Held(meanings, kinds or {}, forms or {}, crosses, lambda line, cross: figures.get((line, cross)))
