"""The description of the columns holds: dataclass, frame, model, Arrow and the tables in DuckDB agree with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from datetime import UTC, date, datetime
from decimal import Decimal
from types import NoneType
from typing import Any, get_args, get_type_hints

import duckdb
import numpy as np
import pandas as pd
import pandera.pandas as pa
import pytest
from pandera.engines.pandas_engine import Engine

from etl.extract.observation import Observation
from etl.validate import columns
from etl.validate.columns import BASE_NUMBER, NUMBER, TABLES, TEXT, Column, arrow_schema, pandas_type
from etl.validate.frames import (
    DocumentRow,
    RejectedRow,
    document_frame,
    observation_frame,
    rejected_frame,
)
from etl.validate.schemas import DocumentFrame, ObservationFrame, RejectedFrame
from etl.warehouse.arrow_tables import arrow_table
from etl.warehouse.sql_files import create_tables
from tests.warehouse.figures import READ_AT, lang_son

ROWS: dict[str, type] = {"document": DocumentRow, "observation": Observation, "rejected": RejectedRow}
MODELS: dict[str, type[pa.DataFrameModel]] = {
    "document": DocumentFrame, "observation": ObservationFrame, "rejected": RejectedFrame,
}  # fmt: skip
EMPTY: dict[str, Callable[[list[Any]], pd.DataFrame]] = {
    "document": document_frame, "observation": observation_frame, "rejected": rejected_frame,
}  # fmt: skip

described = pytest.mark.parametrize("table", TABLES)


def hints(row: type) -> dict[str, Any]:
    """What the attributes of a row are, computed ones included."""
    computed = {
        name: get_type_hints(made.fget)["return"]
        for name, made in vars(row).items()
        if isinstance(made, property) and made.fget is not None
    }
    return {**{field.name: get_type_hints(row)[field.name] for field in fields(row)}, **computed}


@described
def test_the_arrow_schema_asks_for_what_is_required(table: str) -> None:
    table_columns = TABLES[table]
    asked = {field.name: field.nullable for field in arrow_schema(table_columns)}
    assert asked == {column.name: column.nullable for column in table_columns}
    assert set(asked.values()) == {True, False}


def test_columns_are_required_unless_they_may_be_null() -> None:
    assert columns._given(TEXT, "a", "b") == (Column("a", TEXT), Column("b", TEXT))
    assert columns._optional(NUMBER, "a", "b") == (Column("a", NUMBER, True), Column("b", NUMBER, True))
    assert [column.nullable for column in (*columns._given(TEXT, "a"), *columns._optional(TEXT, "a"))] == [False, True]


def test_a_frame_is_made_of_its_arrays_and_not_of_copies() -> None:
    """A run has frames of all that it has read, twice as much memory with copies."""
    numbers = np.arange(3)
    assert np.shares_memory(columns.as_frame({"a": numbers})["a"].to_numpy(), numbers)


@described
def test_the_dataclass_has_the_columns_with_their_python_types(table: str) -> None:
    found = hints(ROWS[table])
    found.pop("evidence", None)  # stays with extraction
    found.pop("preliminary", None)  # is the status of an estimate
    if table == "observation":
        # Of the text around the figure, not of the figure.
        found |= dict.fromkeys(("wording", "sentence_start", "sentence_end"), int | None)
    expected = {c.name: {c.kind.python, NoneType} if c.nullable else {c.kind.python} for c in TABLES[table]}
    assert {name: set(get_args(hint)) or {hint} for name, hint in found.items()} == expected


@described
def test_the_model_has_the_columns_with_their_pandas_types(table: str) -> None:
    modelled = MODELS[table].to_schema().columns
    assert {name: (column.dtype, column.nullable) for name, column in modelled.items()} == {
        column.name: (Engine.dtype(pandas_type(column)), column.nullable) for column in TABLES[table]
    }


@described
def test_a_frame_without_rows_has_the_types_and_its_model_takes_it(table: str) -> None:
    frame = EMPTY[table]([])
    assert dict(frame.dtypes) == {column.name: pandas_type(column) for column in TABLES[table]}
    MODELS[table].validate(frame, lazy=True)


@described
def test_the_table_in_the_warehouse_has_the_columns_with_their_types(table: str) -> None:
    with duckdb.connect() as connection:
        create_tables(connection)
        found = connection.execute(
            "select column_name, data_type, is_nullable from duckdb_columns() where table_name = ?", [table]
        ).fetchall()
    assert found == [(column.name, column.kind.sql, column.nullable) for column in TABLES[table]]


@described
def test_duckdb_takes_the_arrow_types_for_those_of_the_table(table: str) -> None:
    with duckdb.connect() as connection:
        connection.register("incoming", arrow_schema(TABLES[table]).empty_table())
        found = [(name, kind) for name, kind, *_ in connection.execute("describe incoming").fetchall()]
    assert found == [(column.name, column.kind.sql) for column in TABLES[table]]


def test_days_and_moments_of_any_year_and_numbers_of_any_length_come_through() -> None:
    number, base = Decimal("9999999999999999999999.999999"), Decimal("99999999999999999999999999999999.999999")
    document = DocumentRow.of(
        lang_son().document, card_sha256=None, extractor_version="1", read_at=datetime(9999, 12, 31, tzinfo=UTC)
    )
    values = {name: getattr(document, name) for name in DocumentRow.__slots__}
    for day in (date(1016, 1, 1), date(9999, 12, 31), None):
        row = DocumentRow(**{**values, "published_on": day})
        made = arrow_table("document", DocumentFrame.validate(document_frame([row]), lazy=True)).to_pylist()[0]
        assert (made["published_on"], made["read_at"]) == (day, datetime(9999, 12, 31))
    series = pd.Series([number], dtype=pandas_type(Column("value", NUMBER)))
    assert series.to_list() == [number]
    assert pd.Series([base], dtype=pandas_type(Column("value_base", BASE_NUMBER))).to_list() == [base]
    assert READ_AT.tzinfo is UTC
