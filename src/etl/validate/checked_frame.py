"""A frame checked against its pandera model for the price of its checks: names and types are looked at once for
all frames that have the same, and columns of which nothing is asked are not visited.

pandera spends a millisecond and more on the type of each column, whatever its rows: on fifty columns more than on all
checks together. Of a frame whose types are known and that has no null too many, the checks of the model are asked one
by one, which is all that is left to ask.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import pandas as pd
import pandera.pandas as pa
from pandera.engines.pandas_engine import Engine
from pandera.errors import SchemaErrors

from etl.validate.columns import Arrays, as_frame
from etl.validate.fitting import Model, as_if_missing, fits, has_types, schema_of


def checked_arrays(arrays: Arrays, model: Model) -> Arrays:
    """The columns, which fit the `model`. Raises as `checked` does of their frame."""
    if not fits(arrays, model):
        checked(as_frame(arrays), model)
    return arrays


def checked(frame: pd.DataFrame, model: Model) -> pd.DataFrame:
    """`frame`, which fits the `model`. Raises pandera's SchemaErrors with every fault of it, as the model would."""
    schema: Any = schema_of(model)
    if schema.coerce:
        frame = _coerced(frame, schema)
    with as_if_missing("hypothesis"):  # the first check of a process would import it, to make up frames: 0.1 s of work
        if has_types(model, tuple(frame.dtypes.items())):
            values, required = _parts(model)
            has_nulls = any(frame[name].hasnans for name in required)
            if not has_nulls and not next(_failed(frame, values[False]), None):
                return frame
            schema = values[has_nulls]
        sound: pd.DataFrame = schema.validate(frame, lazy=True, inplace=True)
    return sound


def faults_in(arrays: Arrays, model: Model) -> dict[int, set[str]]:
    """As `faults_of_rows` of the frame with these columns."""
    return {} if fits(arrays, model) else faults_of_rows(as_frame(arrays), model)


def faults_of_rows(frame: pd.DataFrame, model: Model) -> dict[int, set[str]]:
    """Row of the frame → what the model has against it: the errors of checks, `missing:column` for a null; rows without
    a fault are left out.

    Raises pandera's SchemaErrors for what is no fault of a row: a column that is missing or has another type.
    """
    if has_types(model, tuple(frame.dtypes.items())):
        values, required = _parts(model)
        if not any(frame[name].hasnans for name in required):
            with as_if_missing("hypothesis"):
                return _by_row(_failed(frame, values[False]))
    try:
        checked(frame, model)
    except SchemaErrors as errors:
        cases = errors.failure_cases
        if cases["index"].isna().any():  # not a fault of one row: a column is missing, or a check itself failed
            raise
        # A check over several columns names each of them as a case; the set keeps one.
        told = zip(cases["check"], cases["column"], cases["index"], strict=True)
        return _by_row(
            (f"missing:{column}" if check == "not_nullable" else check, [row]) for check, column, row in told
        )
    return {}


def _by_row(failed: Iterable[tuple[str, Iterable[int]]]) -> dict[int, set[str]]:
    faults: dict[int, set[str]] = {}
    for error, rows in failed:
        for row in rows:
            faults.setdefault(int(row), set()).add(error)
    return faults


def _failed(frame: pd.DataFrame, schema: Any) -> Iterator[tuple[str, Any]]:
    """Each check of the schema that does not hold of every row: its error, and the index of the rows where not."""
    asked = [(check, frame[name]) for name, column in schema.columns.items() for check in column.checks]
    for check, values in [*asked, *((check, frame) for check in schema.checks)]:
        result = check(values)
        if not result.check_passed:
            holds = result.check_output.to_numpy(dtype=bool, na_value=False)
            yield check.error, result.check_output.index[~holds]  # without the nulls that it is not asked of
    for name, column in schema.columns.items():
        if column.unique and not frame[name].is_unique:
            yield "field_uniqueness", frame.index[frame[name].duplicated(keep=False)]
    if schema.unique and frame.duplicated(schema.unique).any():
        yield "multiple_fields_uniqueness", frame.index[frame.duplicated(schema.unique, keep=False)]


def _coerced(frame: pd.DataFrame, schema: Any) -> pd.DataFrame:
    """The frame with the columns of other types as the schema has them; as it was where one cannot be so."""
    types = {name: column.dtype for name, column in schema.columns.items() if name in frame}
    other = [name for name, kind in types.items() if not kind.check(Engine.dtype(frame[name].dtype))]
    try:
        return frame.assign(**{name: types[name].try_coerce(frame[name]) for name in other})
    except pa.errors.ParserError:
        return frame


@cache
def _parts(model: Model) -> tuple[tuple[Any, Any], list[str]]:
    """The schema of the values where no required one is null, that where some are, and the names of those required."""
    schema = schema_of(model)
    required = [name for name, column in schema.columns.items() if not column.nullable]
    asked = {name: column for name, column in schema.columns.items() if column.checks or column.unique}
    return (_untyped(schema, asked), _untyped(schema, schema.columns)), required


def _untyped(schema: Any, columns: dict[str, Any]) -> Any:
    """The schema with these columns, whose types are known."""
    plain = {
        name: pa.Column(None, column.checks, nullable=column.nullable, unique=column.unique)
        for name, column in columns.items()
    }
    return pa.DataFrameSchema(plain, checks=schema.checks, unique=schema.unique)
