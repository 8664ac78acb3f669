"""Frames checked at the price of their checks: refused for what the model refuses them for, and for nothing else."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from typing import ClassVar

import pandas as pd
import pandera.pandas as pa
import pytest
from pandera.errors import SchemaErrors

from etl.validate import checked_frame
from etl.validate.checked_frame import checked, checked_arrays, faults_in, faults_of_rows
from etl.validate.columns import Arrays
from etl.validate.fitting import schema_of
from etl.validate.frames import RejectedRow, observation_frame, rejected_frame
from etl.validate.schemas import ObservationFrame, RejectedFrame
from tests.warehouse.figures import lang_son

ROW = RejectedRow("d", "extract", "why", None, None, None, None, None, None, None, "q", None, None, None, None)


def frame() -> pd.DataFrame:
    return observation_frame(lang_son().observations)


def test_a_frame_that_fits_comes_back() -> None:
    for made, model in ((frame(), ObservationFrame), (rejected_frame([ROW]), RejectedFrame)):
        before = made.copy()
        pd.testing.assert_frame_equal(checked(made, model), before)


def mixed(made: pd.DataFrame) -> pd.DataFrame:
    """A column of Python objects, of which one is no text: its type does not tell."""
    return made.assign(quote=pd.Series([1, *made["quote"][1:]], dtype=object))


UNFIT: dict[str, Callable[[pd.DataFrame], pd.DataFrame]] = {
    "a column lacks": lambda made: made.drop(columns="quote"),
    "one too many": lambda made: made.assign(comment="x"),
    "another type": lambda made: made.assign(char_start=made["char_start"].astype("float64")),
    "another type among objects": mixed,
    "a null where none may be": lambda made: made.assign(locator=made["locator"].where(made.index > 0)),
    "a null in a column with a check": lambda made: made.assign(period=made["period"].where(made.index > 0)),
    "a wrong code": lambda made: made.assign(scenario="hope"),
    "an id twice": lambda made: pd.concat([made, made.head(1)], ignore_index=True),
}


@pytest.mark.parametrize("change", UNFIT.values(), ids=UNFIT)
def test_it_refuses_what_the_model_refuses(change: Callable[[pd.DataFrame], pd.DataFrame]) -> None:
    with pytest.raises(SchemaErrors) as slow:
        ObservationFrame.validate(change(frame()), lazy=True)
    with pytest.raises(SchemaErrors) as quick:
        checked(change(frame()), ObservationFrame)
    told = ["column", "check", "index"]
    pd.testing.assert_frame_equal(quick.value.failure_cases[told], slow.value.failure_cases[told])


FAULTY: dict[str, dict[str, list[object]]] = {
    "nothing": {},
    "a code": {"scenario": ["hope", *["actual"] * 5]},
    "a code that may be null": {"bound": [None, "beyond", None, "over", "nearly", None]},
    "the name of a scope": {"scope": ["A b", None, "", "excl_gas", None, None]},
    "several of one row": {
        "scenario": ["hope", *["plan"] * 5],
        "decimals": [99, *[0] * 5],
        "bound": ["x", *[None] * 5],
    },
    "a null": {"locator": [None, *["dòng 1"] * 5]},
    "a null beside others": {"locator": [None, *["dòng 1"] * 5], "period": ["2015-M13", *["2015"] * 5]},
    "an id twice": {"observation_id": ["0" * 16, *["1" * 16] * 2, *[letter * 16 for letter in "abc"]]},
    "disputed digits": {"digits": ["disputed", *[None] * 5]},
}


@pytest.mark.parametrize("columns", FAULTY.values(), ids=FAULTY)
def test_the_faults_of_rows_are_those_that_pandera_finds(columns: dict[str, list[object]]) -> None:
    made = frame().head(6).reset_index(drop=True)
    for name, values in columns.items():
        made[name] = pd.Series(values, dtype=str(made[name].dtype))
    found: dict[int, set[str]] = {}
    try:
        ObservationFrame.validate(made, lazy=True)
    except SchemaErrors as errors:
        cases = errors.failure_cases
        for check, column, row in zip(cases["check"], cases["column"], cases["index"], strict=True):
            found.setdefault(int(row), set()).add(f"missing:{column}" if check == "not_nullable" else check)
    assert faults_of_rows(made, ObservationFrame) == found
    assert bool(found) == bool(columns)


def test_what_is_no_fault_of_a_row_is_raised() -> None:
    with pytest.raises(SchemaErrors):
        faults_of_rows(frame().drop(columns="quote"), ObservationFrame)


@pytest.mark.parametrize("asked", ["checked", "faults_of_rows"])
def test_a_frame_is_checked_without_dask_and_hypothesis_which_stay_to_be_had(asked: str) -> None:
    program = f"""
import sys
from etl.validate.checked_frame import {asked}
from etl.validate.frames import rejected_frame
from etl.validate.schemas import RejectedFrame
{asked}(rejected_frame([]), RejectedFrame)
print([name for name in sys.modules if name.split(".")[0] in ("dask", "hypothesis")])
import importlib.util
print(importlib.util.find_spec("dask") is None or importlib.util.find_spec("dask.dataframe") is not None)
import hypothesis.strategies
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n") == ["[]", "True", ""]


def test_a_column_of_another_type_is_made_what_the_model_asks_for_or_refused() -> None:
    class Coerced(pa.DataFrameModel):
        name: str = pa.Field(nullable=True)
        count: int = pa.Field(ge=0)

        class Config:
            strict = True
            coerce = True

    none = pd.Series([None, None], dtype=object)
    made = checked(pd.DataFrame({"name": none, "count": pd.Series(["1", "2"])}), Coerced)
    assert (made["count"].to_list(), made["name"].isna().to_list()) == ([1, 2], [True, True])
    wrong = pd.DataFrame({"name": none, "count": pd.Series(["1", "two"])})
    with pytest.raises(SchemaErrors) as slow:
        Coerced.validate(wrong, lazy=True)
    with pytest.raises(SchemaErrors) as quick:
        checked(wrong, Coerced)
    pd.testing.assert_frame_equal(quick.value.failure_cases, slow.value.failure_cases)


def arrays_of(made: pd.DataFrame) -> Arrays:
    return {str(name): made[name].values for name in made}


def test_columns_that_fit_come_back_and_have_no_faults() -> None:
    fitting = arrays_of(frame())
    assert checked_arrays(fitting, ObservationFrame) is fitting
    assert faults_in(fitting, ObservationFrame) == {}


@pytest.mark.parametrize("change", UNFIT.values(), ids=UNFIT)
def test_columns_are_refused_as_their_frame_is(change: Callable[[pd.DataFrame], pd.DataFrame]) -> None:
    with pytest.raises(SchemaErrors) as of_frame:
        checked(change(frame()), ObservationFrame)
    with pytest.raises(SchemaErrors) as of_arrays:
        checked_arrays(arrays_of(change(frame())), ObservationFrame)
    told = ["column", "check", "index"]
    pd.testing.assert_frame_equal(of_arrays.value.failure_cases[told], of_frame.value.failure_cases[told])


def test_the_faults_in_columns_are_those_of_the_rows_of_their_frame() -> None:
    made = frame().assign(scenario=lambda whole: whole["scenario"].where(whole.index != 2, "hope"))
    faults = faults_in(arrays_of(made), ObservationFrame)
    assert list(faults) == [2] and faults == faults_of_rows(made, ObservationFrame)


def test_a_schema_without_types_asks_all_else_that_the_model_asks() -> None:
    for model in (ObservationFrame, RejectedFrame):
        whole = schema_of(model)
        plain = checked_frame._untyped(whole, whole.columns)
        asked = {name: (column.checks, column.nullable, column.unique) for name, column in whole.columns.items()}
        assert asked == {
            name: (column.checks, column.nullable, column.unique) for name, column in plain.columns.items()
        }
        assert {column.dtype for column in plain.columns.values()} == {None}
        assert (plain.checks, plain.unique) == (whole.checks, whole.unique)
        assert {len(column.checks) > 0 for column in whole.columns.values()} == {True, False}


def test_columns_of_other_types_are_made_what_the_schema_has_and_one_that_lacks_is_not_made_up() -> None:
    schema = pa.DataFrameSchema(
        {"name": pa.Column(str, nullable=True), "count": pa.Column(int), "more": pa.Column(int)}
    )
    made = checked_frame._coerced(pd.DataFrame({"name": ["a"], "count": ["1"]}), schema)
    assert {name: str(kind) for name, kind in made.dtypes.items()} == {"name": "str", "count": "int64"}
    wrong = pd.DataFrame({"name": ["a"], "count": ["one"]})
    assert checked_frame._coerced(wrong, schema) is wrong


def test_rows_that_are_the_same_in_several_columns_are_all_told_and_nulls_that_may_be_are_not() -> None:
    class Grain(pa.DataFrameModel):
        area: str = pa.Field(isin=["a", "b"], nullable=True)
        year: int

        class Config:
            unique: ClassVar = ["area", "year"]

    years = [2014, 2014, 2015, 2015, 2014]
    made = pd.DataFrame({"area": pd.Series(["a", "b", "a", None, "a"], dtype="str"), "year": years})
    assert faults_of_rows(made, Grain) == {0: {"multiple_fields_uniqueness"}, 4: {"multiple_fields_uniqueness"}}
    assert faults_of_rows(made.head(4), Grain) == {}
    assert checked_frame._untyped(schema_of(Grain), {}).unique == ["area", "year"]
