"""A reading in the units of the catalogue: unit code, value in it and in the base unit, how exactly it was written."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from etl.catalogue.indicators import Indicator, Unit
from etl.extract.figure import Figure, Interpretation
from etl.language.quantities import Quantity


@dataclass(slots=True)
class Amount:
    """Value (and upper end) in `unit` and in `base_unit`, written with `decimals`; `rule` is how it was read."""

    value: Decimal
    value_to: Decimal | None
    unit: str
    value_base: Decimal
    base_unit: str
    decimals: int
    rule: str


def implied_unit(indicator: Indicator, quantity: Quantity, last_base: str | None) -> str | None:
    """The currency of an amount that names none ("đạt 4.013 tỷ, tăng …"): that of the amount before, else dong where
    the indicator is always told in dong."""
    if indicator.dimension != "money" or quantity.scale < 10**6 or quantity.fraction:
        return None
    if last_base in ("vnd", "usd"):
        return last_base
    return "vnd" if indicator.display_unit.endswith("vnd") else None


def in_unit(
    figure: Figure, reading: Interpretation, negative: bool, codes: dict[tuple[str, int], str], units: dict[str, Unit]
) -> Amount:
    """The amount that `reading` states; `negative` turns a level round (a deficit)."""
    quantity = figure.quantity
    if reading.measure != "value" or quantity.base == "pct":
        decimals = max(0, quantity.decimals - 2) if quantity.base == "times" else quantity.decimals
        return Amount(reading.value, reading.value_to, "pct", reading.value, "pct", decimals, quantity.rule)
    base = "count" if figure.counts else quantity.base or "count"
    scale = int(quantity.scale)
    factor = scale if (base, scale) in codes else 1
    by = Decimal(scale) / factor * (-1 if negative else 1)
    value, value_to = reading.value * by, None if reading.value_to is None else reading.value_to * by
    if value_to is not None and value_to < value:
        value, value_to = value_to, value
    unit = units[codes[base, factor]]
    return Amount(value, value_to, unit.unit, value * unit.factor, unit.base_unit, quantity.decimals, quantity.rule)
