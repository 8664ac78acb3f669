"""Columns of decimals: which values are numbers, and which of them a column of the warehouse can hold exactly.

A decimal is a Python object to pandas. The NumPy functions made here apply a method of `Decimal` to a whole column
without Python code for each row.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from decimal import Context, Decimal
from types import NoneType
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from etl.validate.columns import SCALE, Kind, arrow_type

_type = np.frompyfunc(type, 1, 1)
_LAST_PLACE = Decimal(1).scaleb(-SCALE)


def are_numbers(values: Sequence[Any]) -> Any:
    """Which of the values are decimals and finite, as an array."""
    return np.fromiter((type(one) is Decimal and one.is_finite() for one in values), dtype=bool, count=len(values))


def are_none(column: pd.Series[Any]) -> pd.Series[bool]:
    """Which values of the column are None; a decimal that is no number is not."""
    return pd.Series((_type(column.to_numpy(dtype=object)) == NoneType).astype(bool), index=column.index)


def are_storable(column: pd.Series[Any], numbers: pd.Series[bool], kind: Kind) -> pd.Series[bool]:
    """Which of the `numbers` in the column a warehouse column of this kind holds exactly."""
    assert kind.precision is not None
    values = column.to_numpy(dtype=object)
    storable = numbers.to_numpy(dtype=bool, copy=True)
    with suppress(pa.ArrowException):  # raised where one of them is too large or has too many decimals
        pa.array(values[storable], arrow_type(kind))
        return pd.Series(storable, index=column.index)
    storable[storable] = (np.abs(values[storable]) < Decimal(10) ** (kind.precision - SCALE)).astype(bool)
    quantize: Any = np.frompyfunc(Context(prec=kind.precision).quantize, 2, 1)
    storable[storable] = (quantize(values[storable], _LAST_PLACE) == values[storable]).astype(bool)
    return pd.Series(storable, index=column.index)
