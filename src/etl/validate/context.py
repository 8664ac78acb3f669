"""The columns that figures are checked against: the words in the document, the unit, the expected range.

The catalogue is looked up once for each distinct combination of codes, and the result joined to the figures.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from decimal import Decimal
from typing import Any

import pandas as pd

from etl.catalogue import Catalogue
from etl.catalogue.areas import NATION
from etl.catalogue.ranges import Range
from etl.documents.document import Document
from etl.extract.observation import Observation
from etl.validate.decimals import are_numbers

_YEARS = re.compile(r"(\d{4})/(\d{4})")
_LOWEST, _HIGHEST = Decimal("-Infinity"), Decimal("Infinity")


@dataclass(frozen=True, slots=True)
class Expected:
    """What the catalogue expects of figures of one indicator, measure and unit; None where it does not know a code.

    `dimension` is that of the indicator's measure, `unit_dimension` that of the unit; a base value is `factor` values
    in `expected_base_unit`. A plausible value is from `low`, which is excluded where `low_excluded`, to `high`.
    """

    dimension: str | None
    unit_dimension: str | None
    expected_base_unit: str | None
    factor: Decimal | None
    low: Decimal
    low_excluded: bool
    high: Decimal


def beside(
    frame: pd.DataFrame, figures: Sequence[Observation], documents: Mapping[str, Document], catalogue: Catalogue
) -> pd.DataFrame:
    """The frame of `figures` with the further columns of `checks.JudgedFrame`. `documents` by document_id."""
    codes = pd.DataFrame(
        {
            "indicator": frame["indicator"],
            "measure": frame["measure"],
            "unit": frame["unit"],
            "nation": frame["area_id"] == NATION,
            "years": frame["period"].map({period: years(period) for period in frame["period"].dropna().unique()}),
        }
    )
    distinct = codes.drop_duplicates(ignore_index=True)
    rows = [astuple(_expected(catalogue, *row)) for row in distinct.itertuples(index=False, name=None)]
    expected = pd.DataFrame(rows, columns=[field.name for field in fields(Expected)], dtype=object)
    joined = codes.merge(pd.concat([distinct, expected], axis=1), how="left", on=list(codes))
    return frame.assign(
        document_known=frame["document_id"].isin(list(documents)),
        indicator_known=frame["indicator"].isin(list(catalogue.indicators)),
        area_known=frame["area_id"].isin(list(catalogue.areas)),
        unit_known=frame["unit"].isin(list(catalogue.units)),
        words=pd.Series([_words(figure, documents) for figure in figures], dtype="str"),
        **{f"{column}_is_number": are_numbers(frame[column]) for column in ("value", "value_to", "value_base")},
        **{name: joined[name].astype(kind) for name, kind in _TYPES.items()},
    )


_TYPES: Mapping[str, Any] = {
    "dimension": "str", "unit_dimension": "str", "expected_base_unit": "str", "factor": "object", "low": "object",
    "low_excluded": "bool", "high": "object",
}  # fmt: skip


def plausible(catalogue: Catalogue, figure: Observation) -> Range:
    """The range of such a figure, in the unit it is written in; unbounded where the catalogue has none."""
    return _range(
        catalogue, figure.indicator, figure.measure, figure.unit, figure.area_id == NATION, years(figure.period)
    )


def years(period: str | None) -> int:
    """The number of years that the period covers; 1 for a part of a year, and for no period."""
    span = _YEARS.fullmatch(period or "")
    return max(int(span[2]) - int(span[1]) + 1, 1) if span else 1


def _words(figure: Observation, documents: Mapping[str, Document]) -> str | None:
    """The text of the document at the place of the figure; None where there is no such document or place."""
    document = documents.get(figure.document_id)
    if document is None or not 0 <= figure.char_start < figure.char_end:
        return None
    return document.text[figure.char_start : figure.char_end]


def _expected(
    catalogue: Catalogue, indicator: str, measure: str, unit: str, is_nation: bool, covered: float
) -> Expected:
    known, written = catalogue.indicators.get(indicator), catalogue.units.get(unit)
    span = _range(catalogue, indicator, measure, unit, is_nation, 1 if covered != covered else int(covered))
    return Expected(
        dimension=None if known is None else known.dimension_of(measure),
        unit_dimension=None if written is None else written.dimension,
        expected_base_unit=None if written is None else written.base_unit,
        factor=None if written is None else written.factor,
        low=_LOWEST if span.low is None else span.low,
        low_excluded=span.is_open,
        high=_HIGHEST if span.high is None else span.high,
    )


def _range(catalogue: Catalogue, indicator: str, measure: str, unit: str, is_nation: bool, covered: int) -> Range:
    known, written = catalogue.indicators.get(indicator), catalogue.units.get(unit)
    if known is None or written is None:
        return Range()
    if measure != "value":
        return catalogue.ranges.of_ratio(known, measure)
    shown = catalogue.units[known.display_unit]
    if shown.base_unit != written.base_unit:  # another currency: the range does not apply
        return Range()
    return catalogue.ranges.of_level(known, is_nation, covered).times(shown.factor / written.factor)
