"""Figures beside what they are held against: the columns that are joined, and the models that are built once."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pandas as pd
import pytest
from pandera.errors import SchemaErrors

from etl.catalogue import Catalogue
from etl.extract.observation import Observation
from etl.validate import context
from etl.validate.checks import REASONS, JudgedFrame
from etl.validate.columns import as_frame
from tests.warehouse.figures import lang_son

LEVEL = lang_son().observations[3]
RATE = lang_son().observations[5]


def judged(*figures: Observation, catalogue: Catalogue) -> pd.DataFrame:
    documents = {lang_son().document.document_id: lang_son().document}
    return as_frame(context.judged(figures, [None] * len(figures), documents, catalogue))


def test_a_range_is_that_of_the_catalogue_passed_in(catalogue: Catalogue) -> None:
    known = catalogue.indicators[LEVEL.indicator]
    tight = replace(catalogue, indicators={**catalogue.indicators, LEVEL.indicator: replace(known, high=Decimal(4000))})
    JudgedFrame.validate(judged(LEVEL, catalogue=catalogue), lazy=True)
    with pytest.raises(SchemaErrors) as raised:
        JudgedFrame.validate(judged(LEVEL, RATE, catalogue=tight), lazy=True)
    assert set(raised.value.failure_cases["check"]) == {"range"}
    assert set(raised.value.failure_cases["index"]) == {0}


def test_the_ends_of_a_range_belong_to_it_but_for_one_that_is_excluded(catalogue: Catalogue) -> None:
    frame = judged(LEVEL, LEVEL, LEVEL, catalogue=catalogue)
    least, most = LEVEL.value, LEVEL.value + 1
    low, high = (pd.Series(end, dtype=object) for end in ([least, least - 1, least], [most, least, most]))
    ends = frame.assign(low=low, low_excluded=[False, False, True], high=high)
    with pytest.raises(SchemaErrors) as raised:
        JudgedFrame.validate(ends, lazy=True)
    assert set(raised.value.failure_cases[["check", "index"]].itertuples(index=False, name=None)) == {("range", 2)}


def test_every_check_of_the_model_has_a_sentence() -> None:
    schema = JudgedFrame.to_schema()
    checks = [*schema.checks, *(check for column in schema.columns.values() for check in column.checks)]
    named = {check.error for check in checks if not str(check.error).startswith("str_matches")}
    assert named == set(REASONS) - {"missing", "twice"}


def test_the_model_is_built_once_for_all_batches() -> None:
    assert JudgedFrame.to_schema() is JudgedFrame.to_schema()
