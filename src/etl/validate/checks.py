"""What makes a figure unbelievable: the sentences, worst first, and the checks that need the catalogue or the text.

The checks are pandera's and run over whole frames; which figures failed is for `split` to sort out. Checks of the
columns alone stand in `schemas.ObservationFrame`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from etl.catalogue import Catalogue
from etl.catalogue.areas import NATION
from etl.catalogue.indicators import Indicator, Unit
from etl.catalogue.ranges import Range
from etl.documents.document import Document
from etl.validate.frames import storable

if TYPE_CHECKING:
    import pandas as pd
    import pandera.pandas as pa

REASONS: Mapping[str, str] = {
    "document": "document {document_id} is not one of those that were read",
    "quote": "the quote is not what stands in the document at {char_start} to {char_end}",
    "missing": "{column} is missing",
    "number": "{value} ({value_base} in the base unit) is not a number that the warehouse can hold to six decimals",
    "indicator": "{indicator} is not an indicator of the catalogue",
    "area": "{area_id} is not an area of the catalogue",
    "unit": "{unit} is not a unit of the catalogue",
    "measure": "{measure} is not a measure",
    "scenario": "{scenario} is none of actual, estimate and plan",
    "period": "{period} is not a period (2015, 2015-H1, 2015-Q1, 2015-M07, 2015-M01/M09, 2011/2015)",
    "dimension": "{measure} of {indicator} cannot be in {unit}",
    "base_value": "{value_base} {base_unit} is not {value} {unit}",
    "range": "{value:f} {unit} is not plausible as {measure} of {indicator}: expected {range}",
    "value_to": "a range from {value} cannot end at {value_to}",
    "base": "growth_base does not say which period it is compared with",
    "decimals": "{decimals} decimals are not how a figure is written",
    "bound": "{bound} is none of over, about and under",
    "price_basis": "{price_basis} is none of constant_1994, constant_2010 and current",
    "scope": "{scope} is not the name of a scope",
    "twice": "the same words are already read as {other}",
}
"""Check → what is wrong, with the columns of the figure filled in; from the worst to the least."""

_YEARS = re.compile(r"(\d{4})/(\d{4})")


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What figures are held against: the catalogue, and the documents by document_id."""

    catalogue: Catalogue
    documents: Mapping[str, Document]

    def stands(self, document_id: str, quote: str, start: int, end: int) -> bool:
        """Whether `quote` is what stands at its place; true for an unknown document, which has a reason of its own."""
        document = self.documents.get(document_id)
        return document is None or (0 <= start < end and document.text[start:end] == quote)

    def fits(self, indicator: str, measure: str, unit: str) -> bool:
        """Whether the unit can measure that; true for unknown codes, which have reasons of their own."""
        known, written = self._codes(indicator, unit)
        if known is None or written is None:
            return True
        return written.dimension == (known.dimension if measure == "value" else "ratio")

    def same_in_base(self, value: Any, unit: str, value_base: Any, base_unit: str) -> bool:
        """Whether value_base is value × factor; true where there is no number or no such unit."""
        written = self.catalogue.units.get(unit)
        if written is None or not (_is_number(value) and _is_number(value_base)):
            return True
        return base_unit == written.base_unit and bool(value_base == value * written.factor)

    def plausible(self, indicator: str, area_id: str, period: str, measure: str, unit: str) -> Range:
        """The range of such a figure, in the unit it is written in; unbounded where the catalogue cannot tell."""
        known, written = self._codes(indicator, unit)
        if known is None or written is None:
            return Range()
        if measure != "value":
            return self.catalogue.ranges.of_ratio(known, measure)
        shown = self.catalogue.units[known.display_unit]
        if shown.base_unit != written.base_unit:  # another currency: the range says nothing about it
            return Range()
        span = _YEARS.fullmatch(period)
        years = int(span[2]) - int(span[1]) + 1 if span else 1
        level = self.catalogue.ranges.of_level(known, area_id == NATION, max(years, 1))
        return level.times(shown.factor / written.factor)

    def _codes(self, indicator: str, unit: str) -> tuple[Indicator | None, Unit | None]:
        return self.catalogue.indicators.get(indicator), self.catalogue.units.get(unit)


def schema(knowledge: Knowledge) -> pa.DataFrameSchema:
    """The schema of `ObservationFrame` with the checks that need `knowledge`; the error of each is a key of REASONS."""
    import pandera.pandas as pa

    from etl.validate.schemas import ObservationFrame

    # Readings of the same words stay in until it is known which of them are believable.
    columns = ObservationFrame.to_schema().update_column("observation_id", unique=False)
    catalogue = knowledge.catalogue
    checks = [
        _rows("document", ("document_id",), lambda document_id: document_id in knowledge.documents),
        _rows("quote", ("document_id", "quote", "char_start", "char_end"), knowledge.stands),
        _rows("number", ("value", "value_base"), _storable),
        _rows("indicator", ("indicator",), lambda code: code in catalogue.indicators),
        _rows("area", ("area_id",), lambda code: code in catalogue.areas),
        _rows("unit", ("unit",), lambda code: code in catalogue.units),
        _rows("dimension", ("indicator", "measure", "unit"), knowledge.fits),
        _rows("base_value", ("value", "unit", "value_base", "base_unit"), knowledge.same_in_base),
        _rows("value_to", ("value", "value_to"), _forwards),
        _rows("base", ("measure", "base"), lambda measure, base: measure != "growth_base" or isinstance(base, str)),
        _rows("range", ("indicator", "area_id", "period", "measure", "unit", "value", "value_to"),
              lambda *row: _within(knowledge.plausible(*row[:5]), *row[5:])),
    ]  # fmt: skip
    return pa.DataFrameSchema(columns.columns, checks=[*columns.checks, *checks], strict=True)


def _rows(error: str, columns: tuple[str, ...], holds: Callable[..., bool]) -> pa.Check:
    """A check that `holds` for these columns of every row: decimals and texts are compared exactly, one by one."""
    import pandas as pd
    import pandera.pandas as pa

    def check(frame: pd.DataFrame) -> pd.Series[bool]:
        rows = zip(*(frame[column] for column in columns), strict=True)
        return pd.Series([bool(holds(*row)) for row in rows], index=frame.index, dtype=bool)

    return pa.Check(check, error=error, ignore_na=False)


def _is_number(value: Any) -> bool:
    return isinstance(value, Decimal) and value.is_finite()


def _storable(value: Any, value_base: Any) -> bool:
    """Whether DECIMAL(28, 6) holds the value and DECIMAL(38, 6) the base value."""
    if not (_is_number(value) and _is_number(value_base)):
        return True  # reported by the check of the column
    return storable(value) is not None and abs(value_base) < Decimal(10) ** 32


def _forwards(value: Any, value_to: Any) -> bool:
    if not _is_number(value_to):  # no range, or not a number at all
        return not isinstance(value_to, Decimal)
    return storable(value_to) is not None and (not _is_number(value) or bool(value_to >= value))


def _within(plausible: Range, value: Any, value_to: Any) -> bool:
    return all(not _is_number(end) or end in plausible for end in (value, value_to))
