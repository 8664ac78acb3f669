"""Rows become frames: numbers as they are stated and as they are stored, wordings, and what a column cannot hold."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from etl.validate.columns import as_frame
from etl.validate.frames import (
    RejectedRow,
    observation_frame,
    rejected_frame,
    stated,
    storable,
    stored,
    wordings_in,
)
from tests.warehouse.figures import lang_son

LEVEL = lang_son().observations[3]


def test_a_stated_frame_holds_any_number_and_a_stored_one_what_the_table_holds() -> None:
    odd = replace(LEVEL, value=Decimal("NaN"), value_base=Decimal("Infinity"))
    told = {**stated([LEVEL, odd], [None, None]), "further": np.array(["x", "y"])}
    assert told["value"][0] is LEVEL.value
    assert told["value_base"][1] == Decimal("Infinity")
    pd.testing.assert_frame_equal(as_frame(stored(told, [0])), observation_frame([LEVEL]))
    with pytest.raises(pa.ArrowInvalid):
        stored(told)


@pytest.mark.parametrize("value", ["0.0000001", "10000000000000000000000", "Infinity"])
def test_a_number_that_a_column_cannot_hold_is_never_rounded(value: str) -> None:
    assert storable(Decimal(value)) is None
    with pytest.raises(pa.ArrowInvalid):
        observation_frame([replace(LEVEL, value=Decimal(value))])


@pytest.mark.parametrize(
    "change",
    [
        {"quote": 5},
        {"decimals": "one"},
        {"decimals": 1.5},
        {"char_start": 2.0},
        {"char_start": None},
        {"char_end": 2**70},
    ],
)
def test_what_has_another_type_than_its_column_is_no_frame(change: dict[str, Any]) -> None:
    with pytest.raises((pa.ArrowException, TypeError, ValueError, OverflowError)):
        observation_frame([replace(LEVEL, **change)])


def test_wordings_are_those_of_the_documents_that_are_known() -> None:
    known, other = LEVEL, replace(LEVEL, document_id="b" * 64)
    documents = {LEVEL.document_id: lang_son().document}
    first, second = wordings_in([known, other], documents)
    assert (first is None, second) == (False, None)
    assert observation_frame([known, other], documents)["wording"].isna().to_list() == [False, True]


def test_the_same_rejected_row_twice_is_kept_once_and_its_nulls_stay() -> None:
    row = RejectedRow.of(replace(LEVEL, value=Decimal("NaN")), "validate", "it is no number")
    other = replace(row, char_start=None, locator=None)
    frame = rejected_frame([row, row, other])
    assert frame["char_start"].isna().to_list() == [False, True]
    assert frame["value"].isna().all()
