"""Columns fit their model where pandera finds nothing against their frame, batch after batch."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pandera.pandas as pa
import pytest
from pandera.errors import SchemaErrors

from etl.validate import fitting
from etl.validate.columns import Arrays, as_frame
from etl.validate.fitting import fits
from etl.validate.frames import RejectedRow, rejected_arrays, stated, stored
from etl.validate.schemas import ObservationFrame, RejectedFrame
from tests.warehouse.figures import lang_son


def observations() -> Arrays:
    figures = lang_son().observations
    return stored(stated(figures, [None] * len(figures)))


def rejected(*reasons: str) -> Arrays:
    nothing = (None,) * 7
    return rejected_arrays(RejectedRow("d", "extract", reason, *nothing, "q", 1, 2, None, None) for reason in reasons)


def with_first(name: str, value: object) -> Callable[[Arrays], Arrays]:
    """The columns with another value in the first row of one."""

    def changed(arrays: Arrays) -> Arrays:
        values = [value, *arrays[name].tolist()[1:]]
        return {**arrays, name: pd.Series(values, dtype=arrays[name].dtype).array}

    return changed


UNFIT: dict[str, Callable[[Arrays], Arrays]] = {
    "a code": with_first("scenario", "hope"),
    "a code that may be null": with_first("bound", "beyond"),
    "a number": lambda arrays: {**arrays, "decimals": np.full(len(arrays["quote"]), 99, dtype=np.int32)},
    "a null": with_first("locator", None),
    "a null in a column with a check": with_first("period", None),
    "an id": with_first("observation_id", "0"),
    "several columns": with_first("digits", "disputed"),
    "a column lacks": lambda arrays: {name: arrays[name] for name in arrays if name != "quote"},
    "one too many": lambda arrays: {**arrays, "comment": arrays["quote"]},
    "another type": lambda arrays: {**arrays, "char_start": arrays["char_start"].astype("float64")},
    "an id twice": lambda arrays: {name: array.take([0, 0]) for name, array in arrays.items()},
}


@pytest.mark.parametrize("change", UNFIT.values(), ids=UNFIT)
def test_what_the_model_refuses_does_not_fit_even_after_what_it_takes(change: Callable[[Arrays], Arrays]) -> None:
    assert fits(observations(), ObservationFrame)
    unfit = change(observations())
    with pytest.raises(SchemaErrors):
        ObservationFrame.validate(as_frame(unfit), lazy=True)
    assert not fits(unfit, ObservationFrame)
    assert fits(observations(), ObservationFrame)


def test_columns_without_rows_fit() -> None:
    assert fits(rejected(), RejectedFrame)
    assert fits({name: array[:0] for name, array in observations().items()}, ObservationFrame)


def test_a_new_value_is_asked_about_once_and_a_wrong_one_each_time() -> None:
    asked: list[list[Any]] = []

    class Told(pa.DataFrameModel):
        code: str = pa.Field(nullable=True)

        class Config:
            strict = True

        @pa.check("code")
        @classmethod
        def _code(cls, column: pd.Series[str]) -> pd.Series[bool]:
            asked.append(sorted(column))
            return column != "wrong"

    def of(*codes: str | None) -> Arrays:
        return {"code": pd.Series(codes, dtype="str").array}

    assert fits(of("a", "b", "a", None), Told)
    assert fits(of("a", None), Told)
    assert fits(of("c", "b"), Told)
    assert not fits(of("a", "wrong"), Told)
    assert not fits(of("a", "wrong"), Told)
    assert [codes for codes in asked if codes] == [["a", "b"], ["c"], ["wrong"], ["wrong"]]


def test_of_too_many_values_each_batch_is_asked_about_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fitting, "FEW", 2)
    fitting._asked.cache_clear()
    for number in range(3):
        assert fits(rejected(*(f"{number} {kind}" for kind in "abc")), RejectedFrame)
        assert not fits(rejected("a", "b", ""), RejectedFrame)  # a reason that says nothing
    fitting._asked.cache_clear()


def test_a_model_of_which_only_pandera_can_ask_does_not_fit_for_sure() -> None:
    class Unique(pa.DataFrameModel):
        code: str

        class Config:
            unique = ["code"]  # noqa: RUF012

    class Single(pa.DataFrameModel):
        code: str = pa.Field(str_length={"min_value": 1})

        @pa.check("code", element_wise=True)
        @classmethod
        def _one(cls, value: str) -> bool:
            return value == "a"

    for model in (Unique, Single):
        assert not fits({"code": pd.Series(["a"], dtype="str").array}, model)
