"""The columns of observations, documents and rejected figures, described once: name, kind, whether they may be null.

A kind names the type of a column in Python, in pandas, in Arrow and in SQL. Frames and Arrow tables are made from this
description; a test compares the dataclasses, the pandera models and `warehouse/sql/tables` with it. Importing
this module imports neither pandas nor pyarrow.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa
    from pandas import DataFrame

SCENARIOS = ("actual", "estimate", "plan")
MEASURES = ("value", "growth_yoy", "growth_mom", "growth_avg", "growth_base", "plan_completion", "share")
BOUNDS = ("over", "about", "under")
KPI_BOUNDS = (*BOUNDS, "range")
PRICE_BASES = ("constant_1994", "constant_2010", "constant_2020", "current")
READINGS = ("both", "one", "disputed")
DIGITS = ("agreed", "one", "disputed")
FIGURE_STATUSES = ("estimate", "preliminary", "actual")
ORIGINS = ("stated", "derived")
STATUSES = ("read", "doubtful", "failed")
TRUSTS = ("text", "ocr")
STAGES = ("extract", "validate")


@dataclass(frozen=True, slots=True)
class Kind:
    """The type of a column in each system; `arrow` is Arrow's alias, unless `precision` makes it a decimal.

    `pandas` and `nullable_pandas` name the types of a column without and with nulls; None is the Arrow type itself.
    """

    python: type
    sql: str
    arrow: str = ""
    precision: int | None = None
    pandas: str | None = None
    nullable_pandas: str | None = None


SCALE = 6
"""Decimals of every column of numbers."""

TEXT = Kind(str, "VARCHAR", "large_string", pandas="str", nullable_pandas="str")
SHORT = Kind(int, "INTEGER", "int32", pandas="int32", nullable_pandas="Int32")
WHOLE = Kind(int, "BIGINT", "int64", pandas="int64", nullable_pandas="Int64")
NUMBER = Kind(Decimal, f"DECIMAL(28,{SCALE})", precision=28)
BASE_NUMBER = Kind(Decimal, f"DECIMAL(38,{SCALE})", precision=38)
DAY = Kind(date, "DATE", "date32")
MOMENT = Kind(datetime, "TIMESTAMP", "timestamp[us]")
TRUTH = Kind(bool, "BOOLEAN", "bool", pandas="bool", nullable_pandas="boolean")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, its kind, and whether it may be null."""

    name: str
    kind: Kind
    nullable: bool = False


Columns = tuple[Column, ...]

Arrays = dict[str, Any]
"""The columns of a frame: the name of each, and its values as an array of pandas or NumPy; all of one length."""


def _given(kind: Kind, *names: str) -> Columns:
    return tuple(Column(name, kind) for name in names)


def _optional(kind: Kind, *names: str) -> Columns:
    return tuple(Column(name, kind, nullable=True) for name in names)


OBSERVATION: Columns = (
    *_given(TEXT, "observation_id", "document_id", "indicator", "area_id", "period", "scenario", "measure"),
    *_given(NUMBER, "value"),
    *_optional(NUMBER, "value_to"),
    *_given(TEXT, "unit"),
    *_given(BASE_NUMBER, "value_base"),
    *_given(TEXT, "base_unit"),
    *_given(SHORT, "decimals"),
    *_optional(TEXT, "bound", "price_basis", "scope", "base"),
    *_given(TEXT, "quote"),
    *_given(WHOLE, "char_start", "char_end"),
    *_given(TEXT, "locator", "rule"),
    *_optional(WHOLE, "wording"),
    *_optional(TEXT, "status", "reading"),
    *_optional(NUMBER, "reading_probability"),
    *_optional(TEXT, "cell_context"),
    *_optional(WHOLE, "sentence_start", "sentence_end"),
    *_optional(TEXT, "digits", "digits_other"),
)

DOCUMENT: Columns = (
    *_given(TEXT, "document_id", "path"),
    *_optional(TEXT, "format", "title"),
    *_optional(DAY, "published_on"),
    *_optional(TEXT, "published_on_evidence", "area_id", "area_evidence", "url", "publisher"),
    *_given(TEXT, "text"),
    *_optional(TEXT, "card_sha256"),
    *_given(TEXT, "extractor_version", "status"),
    *_optional(TEXT, "reason"),
    *_given(MOMENT, "read_at"),
    *_optional(TEXT, "trust"),
    *_optional(TRUTH, "in_raw"),
    *_optional(DAY, "withdrawn_on"),
    *_optional(TEXT, "withdrawn_reason"),
    *_optional(SHORT, "tries"),
    *_optional(TEXT, "bounds"),
)

REJECTED: Columns = (
    *_given(TEXT, "rejected_id", "document_id", "stage", "reason"),
    *_optional(TEXT, "indicator", "area_id", "period", "scenario", "measure"),
    *_optional(NUMBER, "value"),
    *_optional(TEXT, "unit"),
    *_given(TEXT, "quote"),
    *_optional(WHOLE, "char_start", "char_end"),
    *_optional(TEXT, "locator", "rule", "cell_context"),
)

TABLES = {"document": DOCUMENT, "observation": OBSERVATION, "rejected": REJECTED}
"""Table of the warehouse → its columns."""


@cache
def arrow_type(kind: Kind) -> pa.DataType:
    """The Arrow type of a column of this kind."""
    import pyarrow as pa

    return pa.type_for_alias(kind.arrow) if kind.precision is None else pa.decimal128(kind.precision, SCALE)


@cache
def arrow_schema(columns: Columns) -> pa.Schema:
    """The exact Arrow schema of a table with these columns; required columns are not nullable."""
    import pyarrow as pa

    return pa.schema([pa.field(column.name, arrow_type(column.kind), column.nullable) for column in columns])


@cache
def pandas_type(column: Column) -> Any:
    """The pandas type of the column in a frame."""
    import pandas as pd

    name = column.kind.nullable_pandas if column.nullable else column.kind.pandas
    return pd.ArrowDtype(arrow_type(column.kind)) if name is None else pd.api.types.pandas_dtype(name)


def as_frame(arrays: Arrays) -> DataFrame:
    """The frame with these columns. Of arrays: series would be aligned row by row."""
    import pandas as pd

    return pd.DataFrame(arrays, copy=False)
