"""The columns that figures are checked against: the words in the document, the unit, the expected range.

The catalogue is looked up once for each distinct combination of codes.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter
from typing import Any

import numpy as np
import pandas as pd

from etl.catalogue import Catalogue
from etl.catalogue.areas import NATION
from etl.catalogue.ranges import Range
from etl.documents.document import Document
from etl.extract.observation import Observation
from etl.language.periods import is_period, months
from etl.validate.columns import NUMBER, TEXT, TRUTH, Column
from etl.validate.decimals import are_numbers
from etl.validate.frames import array_of, stated_frame
from etl.validate.plausible_range import range_of, years
from etl.validate.text_fingerprint import Wording
from etl.vietnam_time import today

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


def judged_frame(
    figures: Sequence[Observation],
    worded: Sequence[Wording | None],
    documents: Mapping[str, Document],
    catalogue: Catalogue,
) -> pd.DataFrame:
    """The `stated_frame` of `figures` with the further columns of `checks.JudgedFrame`. `documents` by document_id."""
    places, expected = _expected_of(figures, catalogue)
    told = {
        column.name: array_of(column, list(map(attrgetter(column.name), expected)), exact=False).take(places)
        for column in TOLD
    }
    day = today()
    numbers = {name: are_numbers(list(map(attrgetter(name), figures))) for name in ("value", "value_to", "value_base")}
    codes = {
        "document_known": _among(documents, "document_id", figures),
        "indicator_known": _among(catalogue.indicators, "indicator", figures),
        "area_known": _among(catalogue.areas, "area_id", figures),
        "unit_known": _among(catalogue.units, "unit", figures),
        "begun": np.fromiter((has_begun(figure.period, day) for figure in figures), dtype=bool, count=len(figures)),
        "words": array_of(WORDS, [_words(figure, documents) for figure in figures]),
    }
    return stated_frame(
        figures, worded, {**codes, **{f"{name}_is_number": are for name, are in numbers.items()}, **told}
    )


WORDS = Column("words", TEXT, nullable=True)

TOLD = (
    Column("dimension", TEXT, nullable=True), Column("unit_dimension", TEXT, nullable=True),
    Column("expected_base_unit", TEXT, nullable=True), Column("factor", NUMBER, nullable=True),
    Column("low", NUMBER), Column("low_excluded", TRUTH), Column("high", NUMBER),
)  # fmt: skip
"""The columns that are fields of `Expected`; decimals are left as objects, for they may be infinite."""


def _among(codes: Collection[str], column: str, figures: Sequence[Observation]) -> Any:
    """Which figures have one of the `codes` in the column."""
    return np.fromiter(map(codes.__contains__, map(attrgetter(column), figures)), dtype=bool, count=len(figures))


def _expected_of(figures: Sequence[Observation], catalogue: Catalogue) -> tuple[Any, list[Expected]]:
    """What is expected of figures of the same codes, once for all of them, and for each figure its place there."""
    known: dict[tuple[Any, ...], int] = {}
    keys = ((one.indicator, one.measure, one.unit, one.area_id == NATION, years(one.period)) for one in figures)
    places = np.fromiter((known.setdefault(key, len(known)) for key in keys), dtype=np.int64, count=len(figures))
    return places, [_expected(catalogue, *key) for key in known]


def plausible(catalogue: Catalogue, figure: Observation) -> Range:
    """The range of such a figure, in the unit it is written in; unbounded where the catalogue has none."""
    return range_of(
        catalogue, figure.indicator, figure.measure, figure.unit, figure.area_id == NATION, years(figure.period)
    )


@lru_cache(maxsize=4096)
def has_begun(period: str | None, day: date) -> bool:
    """Whether the period had begun on that day; so has what is no period, which another check rejects."""
    return not is_period(period or "") or months(period or "")[0] <= day.year * 12 + day.month - 1


def _words(figure: Observation, documents: Mapping[str, Document]) -> str | None:
    """The text of the document at the place of the figure; None where there is no such document or place."""
    document = documents.get(figure.document_id)
    if document is None or not 0 <= figure.char_start < figure.char_end:
        return None
    return document.text[figure.char_start : figure.char_end]


def _expected(catalogue: Catalogue, indicator: str, measure: str, unit: str, is_nation: bool, covered: int) -> Expected:
    known, written = catalogue.indicators.get(indicator), catalogue.units.get(unit)
    span = range_of(catalogue, indicator, measure, unit, is_nation, covered)
    return Expected(
        dimension=None if known is None else known.dimension_of(measure),
        unit_dimension=None if written is None else written.dimension,
        expected_base_unit=None if written is None else written.base_unit,
        factor=None if written is None else written.factor,
        low=_LOWEST if span.low is None else span.low,
        low_excluded=span.is_open,
        high=_HIGHEST if span.high is None else span.high,
    )
