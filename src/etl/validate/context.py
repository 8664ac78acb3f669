"""The columns that figures are checked against: the words in the document, the unit, the expected range.

The catalogue is looked up once for each distinct combination of codes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache, partial
from operator import attrgetter
from typing import Any, NamedTuple

import numpy as np

from etl.catalogue import Catalogue
from etl.catalogue.areas import NATION
from etl.catalogue.ranges import Range
from etl.documents.document import Document
from etl.extract.observation import Observation
from etl.language.periods import is_period, months
from etl.validate.columns import NUMBER, TEXT, TRUTH, Arrays, Column
from etl.validate.decimals import are_numbers
from etl.validate.frames import array_of, stated
from etl.validate.plausible_range import range_of, years
from etl.validate.text_fingerprint import Wording
from etl.vietnam_time import today

_LOWEST, _HIGHEST = Decimal("-Infinity"), Decimal("Infinity")


class Expected(NamedTuple):
    """What the catalogue expects of figures of one indicator, measure and unit; None where it does not know a code.

    `dimension` is that of the indicator's measure, `unit_dimension` that of the unit; a base value is `factor` values
    in `expected_base_unit`. A plausible value is from `low`, which is excluded where `low_excluded`, to `high`.
    """

    indicator_known: bool
    unit_known: bool
    dimension: str | None
    unit_dimension: str | None
    expected_base_unit: str | None
    factor: Decimal | None
    low: Decimal
    low_excluded: bool
    high: Decimal


def judged(
    figures: Sequence[Observation],
    worded: Sequence[Wording | None],
    documents: Mapping[str, Document],
    catalogue: Catalogue,
) -> Arrays:
    """What is `stated` of the `figures`, with the further columns of `checks.JudgedFrame`. `documents` by
    document_id."""
    told = stated(figures, worded)
    numbers = {f"{name}_is_number": are_numbers(told[name]) for name in ("value", "value_to", "value_base")}
    beside = {
        "document_known": np.fromiter(
            (figure.document_id in documents for figure in figures), dtype=bool, count=len(figures)
        ),
        "words": array_of(WORDS, [_words(figure, documents) for figure in figures]),
    }
    return {**told, **beside, **numbers, **_expected_of(figures, catalogue)}


WORDS = Column("words", TEXT, nullable=True)

TOLD = (
    Column("indicator_known", TRUTH), Column("unit_known", TRUTH),
    Column("dimension", TEXT, nullable=True), Column("unit_dimension", TEXT, nullable=True),
    Column("expected_base_unit", TEXT, nullable=True), Column("factor", NUMBER, nullable=True),
    Column("low", NUMBER), Column("low_excluded", TRUTH), Column("high", NUMBER),
)  # fmt: skip
"""The columns that are fields of `Expected`; decimals are left as objects, for they may be infinite."""


def _expected_of(figures: Sequence[Observation], catalogue: Catalogue) -> Arrays:
    """What is expected of the figures: the columns TOLD, whether their areas are known and their periods have begun;
    looked up once for all that have the same codes."""
    known: dict[tuple[Any, ...], int] = {}
    keys = map(_CODES, figures)
    places = np.fromiter((known.setdefault(key, len(known)) for key in keys), dtype=np.int64, count=len(figures))
    look_up, day = lru_cache(maxsize=None)(partial(_expected, catalogue)), today()
    expected = [look_up(*codes, area == NATION, years(period)) for *codes, area, period in known]
    areas = np.fromiter((area in catalogue.areas for *_, area, _ in known), dtype=bool, count=len(known))
    begun = np.fromiter((has_begun(period, day) for *_, period in known), dtype=bool, count=len(known))
    of_catalogue = {
        column.name: array_of(column, list(map(attrgetter(column.name), expected)), exact=False) for column in TOLD
    }
    each = {**of_catalogue, "area_known": areas, "begun": begun}
    return {name: values.take(places) for name, values in each.items()}


_CODES = attrgetter("indicator", "measure", "unit", "area_id", "period")


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
        indicator_known=known is not None,
        unit_known=written is not None,
        dimension=None if known is None else known.dimension_of(measure),
        unit_dimension=None if written is None else written.dimension,
        expected_base_unit=None if written is None else written.base_unit,
        factor=None if written is None else written.factor,
        low=_LOWEST if span.low is None else span.low,
        low_excluded=span.is_open,
        high=_HIGHEST if span.high is None else span.high,
    )
