"""The checks that reject a figure: their sentences, worst first, and the model of figures with what they are checked
against.

Checks of single columns are in `schemas.StatedFrame`; the further columns come from `context`. `split` separates the
figures that failed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pandas as pd
import pandera.pandas as pa

from etl.validate.columns import BASE_NUMBER, NUMBER
from etl.validate.decimals import are_none, are_storable
from etl.validate.schemas import StatedFrame

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
    "ahead": "{period} has not begun yet, so that this is no {scenario} figure of it",
    "dimension": "{measure} of {indicator} cannot be in {unit}",
    "base_value": "{value_base} {base_unit} is not {value} {unit}",
    "range": "{value:f} {unit} is not plausible as {measure} of {indicator}: expected {range}",
    "value_to": "a range from {value} cannot end at {value_to}",
    "base": "growth_base does not say which period it is compared with",
    "decimals": "{decimals} decimals are not how a figure is written",
    "bound": "{bound} is none of over, about and under",
    "price_basis": "{price_basis} is none of constant_1994, constant_2010, constant_2020 and current",
    "scope": "{scope} is not the name of a scope",
    "twice": "the same words are already read as {other}",
}
"""Check → the fault, with the columns of the figure filled in; from the worst to the least."""


class JudgedFrame(StatedFrame):
    """Figures as they were stated, each with what it is checked against; the `error` of a check is a key of REASONS.

    One observation_id may have several readings of the same words: they are kept until it is known which of them are
    believable. Numbers may be anything, so that a wrong one fails alone.
    """

    value: object
    value_to: object = pa.Field(nullable=True)
    value_base: object
    value_is_number: bool
    value_to_is_number: bool
    value_base_is_number: bool
    document_known: bool
    indicator_known: bool
    area_known: bool
    unit_known: bool
    begun: bool
    words: str = pa.Field(nullable=True)
    dimension: str = pa.Field(nullable=True)
    unit_dimension: str = pa.Field(nullable=True)
    expected_base_unit: str = pa.Field(nullable=True)
    factor: object = pa.Field(nullable=True)
    low: object
    low_excluded: bool
    high: object

    @pa.check("document_known", error="document")
    @classmethod
    def _document(cls, column: pd.Series[bool]) -> pd.Series[bool]:
        return column

    @pa.check("indicator_known", error="indicator")
    @classmethod
    def _indicator(cls, column: pd.Series[bool]) -> pd.Series[bool]:
        return column

    @pa.check("area_known", error="area")
    @classmethod
    def _area(cls, column: pd.Series[bool]) -> pd.Series[bool]:
        return column

    @pa.check("unit_known", error="unit")
    @classmethod
    def _unit(cls, column: pd.Series[bool]) -> pd.Series[bool]:
        return column

    @pa.dataframe_check(error="ahead", ignore_na=False)
    @classmethod
    def _ahead(cls, frame: pd.DataFrame) -> pd.Series[bool]:
        return frame["begun"] | (frame["scenario"] == "plan")

    @pa.dataframe_check(error="quote", ignore_na=False)
    @classmethod
    def _quote(cls, frame: pd.DataFrame) -> pd.Series[bool]:
        return (frame["words"] == frame["quote"]) | ~frame["document_known"]

    @pa.dataframe_check(error="number", ignore_na=False)
    @classmethod
    def _number(cls, frame: pd.DataFrame) -> pd.Series[bool]:
        value, base = frame["value_is_number"], frame["value_base_is_number"]
        storable = are_storable(frame["value"], value, NUMBER) & are_storable(frame["value_base"], base, BASE_NUMBER)
        numbers_where_given = (value | frame["value"].isna()) & (base | frame["value_base"].isna())
        return numbers_where_given & (storable | ~(value & base))

    @pa.dataframe_check(error="dimension", ignore_na=False)
    @classmethod
    def _dimension(cls, frame: pd.DataFrame) -> pd.Series[bool]:
        unknown = frame["dimension"].isna() | frame["unit_dimension"].isna()
        return (frame["dimension"] == frame["unit_dimension"]) | unknown

    @pa.dataframe_check(error="base_value", ignore_na=False)
    @classmethod
    def _base_value(cls, frame: pd.DataFrame) -> pd.Series[bool]:
        told = frame["value_is_number"] & frame["value_base_is_number"] & frame["unit_known"]
        columns = _of(frame, "value", "factor", "value_base")
        scaled = _where(told, lambda value, factor, base: value * factor == base, *columns)
        return ~told | (scaled & (frame["base_unit"] == frame["expected_base_unit"]))

    @pa.dataframe_check(error="value_to", ignore_na=False)
    @classmethod
    def _value_to(cls, frame: pd.DataFrame) -> pd.Series[bool]:
        numbers = frame["value_to_is_number"]
        both = numbers & frame["value_is_number"]
        forwards = _where(both, lambda end, value: end >= value, *_of(frame, "value_to", "value"))
        return are_none(frame["value_to"]) | (are_storable(frame["value_to"], numbers, NUMBER) & forwards)

    @pa.dataframe_check(error="base", ignore_na=False)
    @classmethod
    def _base(cls, frame: pd.DataFrame) -> pd.Series[bool]:
        return (frame["measure"] != "growth_base") | frame["base"].notna()

    @pa.dataframe_check(error="range", ignore_na=False)
    @classmethod
    def _range(cls, frame: pd.DataFrame) -> pd.Series[bool]:
        return _plausible(frame, "value") & _plausible(frame, "value_to")


def _plausible(frame: pd.DataFrame, column: str) -> pd.Series[bool]:
    """Whether the numbers of the column lie in the range expected of them."""
    return _where(
        frame[f"{column}_is_number"],
        lambda value, low, high, is_open: (value >= low) & (value <= high) & ~(is_open.astype(bool) & (value == low)),
        *_of(frame, column, "low", "high", "low_excluded"),
    )


def _of(frame: pd.DataFrame, *columns: str) -> list[pd.Series[Any]]:
    return [frame[column] for column in columns]


def _where(rows: pd.Series[bool], holds: Callable[..., Any], *columns: pd.Series[Any]) -> pd.Series[bool]:
    """Whether it `holds` of the values of these columns, asked of the `rows` alone; true of the others.

    Of arrays: rows of a frame of fifty columns would be copied with all of them.
    """
    asked = rows.to_numpy(dtype=bool)
    result: Any = np.ones(len(asked), dtype=bool)
    result[asked] = holds(*(column.to_numpy(dtype=object)[asked] for column in columns)).astype(bool)
    return pd.Series(result, index=rows.index)
