"""Whether columns fit their pandera model, asked in the cheapest way; which rows do not, `checked_frame` tells.

pandera spends up to half a millisecond around each check, whatever its rows: on the batches of a run most of what
judging takes. Here the functions of the model's own checks are called: one of a single column once for each value that
no batch has had before, for what holds of a code holds of it in every row; one of several columns on those that it
takes out of the frame. What does not fit for sure is told not to fit.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import pandera.pandas as pa
import pyarrow
from pandera.engines.pandas_engine import Engine

from etl.validate.columns import Arrays

Model = type[pa.DataFrameModel]

FEW = 1000
"""Values of a column up to which they are remembered; of more, as of ids, each batch has others."""


@dataclass(slots=True)
class _Column:
    """What is asked of one column: its checks, whether its values are unique, those of which the checks are known to
    hold. `forgets` where there are more than FEW of them."""

    name: str
    checks: tuple[Callable[[Any], Any], ...]
    unique: bool
    known: set[Any] = field(default_factory=set)
    forgets: bool = False

    def fits(self, array: Any) -> bool:
        values = pyarrow.array(array)
        if self.unique and len(values.unique()) < len(values):
            return False
        if self.forgets:
            return self._hold_of(pd.Series(array, copy=False).dropna() if values.null_count else pd.Series(array))
        new = {value for value in values.unique().to_pylist() if value is not None and value not in self.known}
        if new and not self._hold_of(pd.Series(list(new), dtype=array.dtype)):
            return False
        self.known |= new
        self.forgets = len(self.known) > FEW
        return True

    def _hold_of(self, values: Any) -> bool:
        return all(_holds(check(values)) for check in self.checks)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a model asks of columns of its types: which may have no null, of each of them, and of several together."""

    required: tuple[str, ...]
    columns: tuple[_Column, ...]
    together: tuple[Callable[[Any], Any], ...]


class _Columns(dict[str, Any]):
    """A frame to a check that takes columns out of it: each is made when it is first taken."""

    def __init__(self, arrays: Arrays) -> None:
        super().__init__()
        self._arrays = arrays

    def __missing__(self, name: str) -> Any:
        made = self[name] = pd.Series(self._arrays[name], copy=False, name=name)
        return made


def fits(arrays: Arrays, model: Model) -> bool:
    """Whether the columns are those of the `model` and nothing that it asks fails of any row. No may mean that only
    the model itself can tell."""
    asked = _asked(model, tuple((name, array.dtype) for name, array in arrays.items()))
    if asked is None or any(_has_nulls(arrays[name]) for name in asked.required):
        return False
    if not all(column.fits(arrays[column.name]) for column in asked.columns):
        return False
    columns = _Columns(arrays)
    return all(_holds(check(columns)) for check in asked.together)


def _has_nulls(array: Any) -> bool:
    return bool(pd.isna(array).any() if array.dtype == object else pyarrow.array(array).null_count)


def _holds(answer: Any) -> bool:
    return bool(answer.all()) if hasattr(answer, "all") else answer is True


@cache
def _asked(model: Model, types: tuple[tuple[str, Any], ...]) -> _Asked | None:
    """What the model asks of columns of these types; None where they are not its own, or only itself can ask."""
    schema = schema_of(model)
    checks = [*schema.checks, *(check for column in schema.columns.values() for check in column.checks)]
    if not has_types(model, types) or schema.unique or any(check.element_wise or check.groupby for check in checks):
        return None
    if any(check.ignore_na for check in schema.checks):
        return None
    kinds = dict(types)
    columns = [(name, column) for name, column in schema.columns.items() if column.checks or column.unique]
    if any(str(kinds[name]) == "object" or not check.ignore_na for name, of in columns for check in of.checks):
        return None
    with as_if_missing("hypothesis"):
        return _Asked(
            tuple(name for name, of in schema.columns.items() if not of.nullable and _may_be_null(kinds[name])),
            tuple(
                _Column(name, tuple(_function(check, kinds[name]) for check in of.checks), bool(of.unique))
                for name, of in columns
            ),
            tuple(_function(check, None) for check in schema.checks),
        )


def _may_be_null(kind: Any) -> bool:
    return not isinstance(kind, np.dtype) or kind.kind not in "biu"


def _function(check: Any, kind: Any) -> Callable[[Any], Any]:
    """The function of a check, with what it is given besides values of this type; None = several columns."""
    nothing = pd.Series([], dtype=kind)
    if kind is not None:
        check(nothing)  # pandera looks up a function of its own by the type of what it is first called with
    backend: Any = check.get_backend(nothing)(check)
    return backend.check_fn  # type: ignore[no-any-return]


@cache
def has_types(model: Model, types: tuple[tuple[Any, Any], ...]) -> bool:
    """Whether a frame with these columns has those of the model, and their types without a look at its rows.

    A column of Python objects has any type, so that its rows would tell, unless that is what the model asks for.
    """
    columns, kinds = schema_of(model).columns, dict(types)
    told_by_rows = {name for name, kind in types if str(kind) == "object"}
    objects = {name for name, column in columns.items() if str(column.dtype) == "object"}
    if len(kinds) < len(types) or kinds.keys() != columns.keys() or told_by_rows - objects:
        return False
    return all(column.dtype.check(Engine.dtype(kinds[name])) for name, column in columns.items())


def schema_of(model: Model) -> Any:
    """The schema of the model, made without dask.

    Where dask is installed pandera 0.35 imports all of it for the type of an annotation that no model of ours has: a
    second of work in every process that checks a frame.
    """
    with as_if_missing("dask.dataframe"):
        return model.to_schema()


@contextmanager
def as_if_missing(module: str) -> Iterator[None]:
    """While pandera does something for which it imports the `module` where that is installed, and we have no use."""
    if module in sys.modules:
        yield
        return
    sys.modules[module] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        sys.modules.pop(module, None)  # another thread may have done so
