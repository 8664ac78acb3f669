"""A reading in the catalogue's units: unit code, value in it and in the base unit, decimals as written."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from etl.catalogue.indicators import Indicator, Unit
from etl.extract.figure import Figure, Interpretation
from etl.language.quantities import Quantity


@dataclass(slots=True)
class Amount:
    """Value in `unit` and in `base_unit`, written with `decimals`; a range goes from `value` up to `value_to`. `rule`
    names how the number was read."""

    value: Decimal
    value_to: Decimal | None
    unit: str
    value_base: Decimal
    base_unit: str
    decimals: int
    rule: str


def implied_unit(indicator: Indicator, quantity: Quantity, last_base: str | None) -> str | None:
    """The currency of an amount that names none ("đạt 4.013 tỷ, tăng …"): that of the amount before (`last_base`), else
    dong where the indicator is always stated in dong. None where it is no such amount."""
    if indicator.dimension != "money" or quantity.scale < 10**6 or quantity.fraction:
        return None
    if last_base in ("vnd", "usd"):
        return last_base
    return "vnd" if indicator.display_unit.endswith("vnd") else None


def in_unit(
    figure: Figure, reading: Interpretation, negative: bool, codes: dict[tuple[str, int], str], units: dict[str, Unit]
) -> Amount:
    """The amount that `reading` states; `negative` changes the sign of a level (a deficit).

    `codes` maps (base unit, factor) to the code of a unit, `units` a code to the unit.
    """
    quantity = figure.quantity
    if reading.measure != "value" or quantity.base == "pct":
        decimals = quantity.decimals - 2 if quantity.base == "times" else quantity.decimals
        value, value_to = _upwards(reading.value, reading.value_to)
        return Amount(value, value_to, "pct", value, "pct", decimals, quantity.rule)
    base = "count" if figure.counts else quantity.base or "count"
    scale = int(quantity.scale)
    factor = scale if (base, scale) in codes and base != "count" else 1
    by = Decimal(scale) / factor * (-1 if negative else 1)
    value, value_to = _upwards(reading.value * by, None if reading.value_to is None else reading.value_to * by)
    unit = units[codes[base, factor]]
    return Amount(value, value_to, unit.unit, value * unit.factor, unit.base_unit, quantity.decimals, quantity.rule)


def _upwards(value: Decimal, to: Decimal | None) -> tuple[Decimal, Decimal | None]:
    """A range from its lower to its upper end: "giảm 5-6%" goes from -6 to -5."""
    return (to, value) if to is not None and to < value else (value, to)
