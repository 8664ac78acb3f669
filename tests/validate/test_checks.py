"""Figures beside what they are held against: the columns that are joined, and the models that are built once."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pandas as pd
import pytest
from pandera.errors import SchemaErrors

from etl.catalogue import Catalogue
from etl.catalogue.ranges import Range
from etl.extract.observation import Observation
from etl.validate.checks import REASONS, JudgedFrame
from etl.validate.columns import NUMBER
from etl.validate.context import beside, plausible, years
from etl.validate.decimals import are_none, are_numbers, are_storable
from etl.validate.frames import stated_frame, storable
from tests.warehouse.figures import lang_son

LEVEL = lang_son().observations[3]
RATE = lang_son().observations[5]
ODD = [Decimal(text) for text in ("1.1234567", "1e21", "1e22", "9999999999999999999999.999999", "NaN", "-Infinity")]
VALUES = [Decimal(1), Decimal("1.10000000"), Decimal("-0"), None, 1.5, 2, *ODD]


def judged(*figures: Observation, catalogue: Catalogue) -> pd.DataFrame:
    documents = {lang_son().document.document_id: lang_son().document}
    return beside(stated_frame(figures, [None] * len(figures)), figures, documents, catalogue)


def test_what_the_catalogue_and_the_document_say_stands_beside_each_figure(catalogue: Catalogue) -> None:
    unknown = replace(RATE, document_id="b" * 64, indicator="steel", unit="bn_vn", area_id="atlantis")
    frame = judged(LEVEL, unknown, RATE, LEVEL, catalogue=catalogue)
    told = frame[["words", "dimension", "unit_dimension", "expected_base_unit", "factor"]].astype(object)
    assert told.where(told.notna(), None).values.tolist() == [
        ["4.013 tỷ đồng", "money", "money", "vnd", 10**9],
        [None] * 5,
        ["16,7%", "ratio", "ratio", "pct", 1],
        ["4.013 tỷ đồng", "money", "money", "vnd", 10**9],
    ]
    for column in ("document_known", "indicator_known", "area_known", "unit_known"):
        assert frame[column].to_list() == [True, False, True, True], column


@pytest.mark.parametrize("changes", [
    {}, {"area_id": "viet-nam"}, {"period": "2011/2015"}, {"period": "2015-M01"}, {"period": None},
    {"unit": "mn_vnd"}, {"unit": "mn_usd"}, {"unit": "pct"}, {"indicator": "steel"}, {"measure": "growth_yoy"},
    {"measure": "share"}, {"measure": "hope"},
])  # fmt: skip
def test_the_range_beside_a_figure_is_the_one_that_its_reason_names(
    changes: dict[str, Any], catalogue: Catalogue
) -> None:
    figure = replace(LEVEL, **changes)
    row = judged(RATE, figure, catalogue=catalogue).iloc[1]
    low, high = (None if not end.is_finite() else end for end in (row["low"], row["high"]))
    assert Range(low, high, bool(row["low_excluded"])) == plausible(catalogue, figure)


def test_a_range_is_that_of_the_catalogue_passed_in(catalogue: Catalogue) -> None:
    known = catalogue.indicators[LEVEL.indicator]
    tight = replace(catalogue, indicators={**catalogue.indicators, LEVEL.indicator: replace(known, high=Decimal(4000))})
    JudgedFrame.validate(judged(LEVEL, catalogue=catalogue), lazy=True)
    with pytest.raises(SchemaErrors) as raised:
        JudgedFrame.validate(judged(LEVEL, RATE, catalogue=tight), lazy=True)
    assert set(raised.value.failure_cases["check"]) == {"range"}
    assert set(raised.value.failure_cases["index"]) == {0}


def test_every_check_of_the_model_has_a_sentence() -> None:
    schema = JudgedFrame.to_schema()
    checks = [*schema.checks, *(check for column in schema.columns.values() for check in column.checks)]
    named = {check.error for check in checks if not str(check.error).startswith("str_matches")}
    assert named == set(REASONS) - {"missing", "twice"}


def test_the_model_is_built_once_for_all_batches() -> None:
    assert JudgedFrame.to_schema() is JudgedFrame.to_schema()


def test_columns_of_decimals_are_judged_as_one_decimal_is() -> None:
    column = pd.Series(VALUES, dtype=object)
    numbers = [isinstance(value, Decimal) and value.is_finite() for value in VALUES]
    assert are_numbers(column).to_list() == numbers
    assert are_none(column).to_list() == [value is None for value in VALUES]
    kept = [isinstance(value, Decimal) and storable(value) is not None for value in VALUES]
    assert are_storable(column, are_numbers(column), NUMBER).to_list() == kept
    assert kept.count(True) == 5


@pytest.mark.parametrize(
    ("period", "covered"), [("2011/2015", 5), ("2015", 1), ("2015-M01/M09", 1), ("2015/2011", 1), (None, 1)]
)
def test_how_many_years_a_period_covers(period: str | None, covered: int) -> None:
    assert years(period) == covered
