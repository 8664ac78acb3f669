"""Figures as the rules get them, made by hand: a quantity, an indicator, and what is known of the words around."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from etl.catalogue import Catalogue
from etl.extract.comparison import Comparison
from etl.extract.figure import Figure
from etl.language.period_expressions import Expression
from etl.language.quantities import Quantity


def quantity(value: str, base: str | None = "pct", scale: int = 1, to: str | None = None, **more: Any) -> Quantity:
    """A quantity of `value` (up to `to`) times `scale` in the unit `base`."""
    number = Decimal(value)
    decimals = max(0, -int(number.as_tuple().exponent))
    upper = None if to is None else Decimal(to)
    return Quantity(0, 1, number, decimals, Decimal(scale), base, "number.plain", upper, **more)


def compared(kind: str, period: Expression | None = None, said: bool = True) -> Comparison:
    """A comparison of `kind`, opened by "so với" where `said`."""
    return Comparison(kind, period, 2, 3, said)


def year(number: int, to: int = 0) -> Expression:
    """The year as a text writes it, or the years `number` to `to`."""
    return Expression(2, 3, year=number, year_to=to)


def figure(catalogue: Catalogue, indicator: str, of: Quantity, *verbs: str, **more: Any) -> Figure:
    """The figure `of` an indicator for 2015, under `verbs`; `more` are other fields of `Figure`."""
    known: dict[str, Any] = {
        "behind": None, "before": None, "standing": None, "bracket": False, "average": False, "counts": False,
        "period": "2015", "span": None, "last": None,
    }  # fmt: skip
    return Figure(of, catalogue.indicators[indicator], verbs, **{**known, **more})
