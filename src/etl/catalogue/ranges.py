"""Plausible ranges of figures by indicator and measure. The numbers are data (`ranges.toml`)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from etl.catalogue.described import read_described, slip
from etl.catalogue.indicators import Indicator
from etl.toml_files import TomlFile


@dataclass(frozen=True, slots=True)
class Range:
    """From `low` to `high`, both included unless `is_open` (then `low` itself is not); None = unbounded."""

    low: Decimal | None = None
    high: Decimal | None = None
    is_open: bool = False

    def __contains__(self, value: Decimal) -> bool:
        """Whether `value` is in the range."""
        if self.low is not None and (value < self.low or (self.is_open and value == self.low)):
            return False
        return self.high is None or value <= self.high

    def __str__(self) -> str:
        """The range in words."""
        low = "" if self.low is None else f"{'above' if self.is_open else 'from'} {self.low:f}"
        high = "" if self.high is None else f"up to {self.high:f}"
        return f"{low} {high}".strip() or "any number"

    def times(self, factor: Decimal | int) -> Range:
        """The range with both ends `factor` times as far from zero."""
        low = None if self.low is None else self.low * factor
        high = None if self.high is None else self.high * factor
        return Range(low, high, self.is_open)


@dataclass(frozen=True)
class Ranges:
    """The ranges of ratios by measure and by (indicator, measure), and how much larger the nation's levels may be."""

    measures: dict[str, Range]
    exceptions: dict[tuple[str, str], Range]
    nation_factor: int

    def of_ratio(self, indicator: Indicator, measure: str) -> Range:
        """The range, in percent, of a stated ratio (any measure but `value`); a part has that of its whole."""
        for code in (indicator.indicator, indicator.parent):
            if code is not None and (code, measure) in self.exceptions:
                return self.exceptions[code, measure]
        return self.measures.get(measure, Range())

    def of_level(self, indicator: Indicator, is_nation: bool, years: int) -> Range:
        """The range of a level in the indicator's display unit, for a period of `years` (parts of a year count as one).

        A sum over several years may be that many times as large, a stock or a ratio may not. None is below zero but of
        an indicator that has words for that.
        """
        least = Decimal(0) if indicator.low is None and not indicator.negative else indicator.low
        whole = Range(least, indicator.high)
        if not indicator.adds_up:
            return whole
        return whole.times((self.nation_factor if is_nation else 1) * (years if indicator.flow else 1))


def load_ranges(path: Path) -> Ranges:
    """The ranges in the file `path`. Raises CatalogueError naming the entry that is not accepted."""
    file = read_described(path)
    data = file.data
    return Ranges(
        measures={measure: _range(file, ("measure", measure), ends) for measure, ends in data["measure"].items()},
        exceptions={
            (code, measure): _range(file, ("indicator", code, measure), ends)
            for code, measures in data["indicator"].items()
            for measure, ends in measures.items()
        },
        nation_factor=data["nation_factor"],
    )


def _range(file: TomlFile, path: tuple[str, ...], ends: dict[str, Any]) -> Range:
    low, high = ends.get("low", ends.get("above")), ends.get("high")
    if {"low", "above"} <= ends.keys():
        raise slip(file, path, f"{'.'.join(path[1:])} has {', '.join(ends)}", "give low or above, and high")
    if low is not None and high is not None and low > high:
        raise slip(file, path, f"{'.'.join(path[1:])} begins above its end", "write the smaller number as low")
    return Range(
        None if low is None else Decimal(str(low)), None if high is None else Decimal(str(high)),
        is_open="above" in ends,
    )  # fmt: skip
