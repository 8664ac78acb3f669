"""Frames become Arrow tables with the exact types of the warehouse's columns, and nothing else gets in.

What the rows say was checked where the frames were made (`etl.validate`); that a frame is one of this table is all that
is asked here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.validate.columns import TABLES, Arrays, arrow_schema

if TYPE_CHECKING:
    from pandas import DataFrame
    from pyarrow import Schema, Table

ROW_GROUP = 122_880
"""Rows that DuckDB writes as one; a table in batches of so many is written by all cores at once."""


def arrow_table(table: str, frame: DataFrame | Arrays) -> Table:
    """The frame, or the arrays of its columns, as an Arrow table with the columns of `table`, in batches of ROW_GROUP.

    From a column of Python objects DuckDB would guess a type by a sample of the rows, and a wider figure further down
    would fail the load. Raises ValueError for a frame that lacks a column, has one too many, or holds what the type of
    its column does not (a null where there may be none included): that is a fault of the program.
    """
    import pyarrow as pa

    schema = arrow_schema(TABLES[table])
    names = list(frame) if isinstance(frame, dict) else list(frame.columns)
    differing = sorted(set(names) ^ set(schema.names))
    if differing or len(names) != len(schema):
        raise ValueError(f"a frame for table {table} has not its columns: {', '.join(differing) or 'one stands twice'}")
    try:
        made = (
            _of_arrays(frame, schema)
            if isinstance(frame, dict)
            else pa.Table.from_pandas(frame, schema=schema, preserve_index=False)
        )
    except (pa.ArrowException, ValueError, TypeError) as error:
        raise ValueError(f"a frame for table {table} does not hold what its columns do: {error}") from error
    return pa.Table.from_batches(made.to_batches(ROW_GROUP), schema)


def _of_arrays(arrays: Arrays, schema: Schema) -> Table:
    """The arrays as a table, as pyarrow makes one of their frame: without what pandas would know of it, which is half
    of the work."""
    import pyarrow as pa

    made = [pa.array(arrays[field.name], field.type, from_pandas=True) for field in schema]
    for field, array in zip(schema, made, strict=True):
        if array.null_count and not field.nullable:
            raise ValueError(f"a null in {field.name}, where there may be none")
    return pa.Table.from_arrays(made, schema=schema)
