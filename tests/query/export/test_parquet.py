"""Parquet: the same values, decimals exactly, and what each column is."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq

from etl.query.export.parquet import write_parquet
from etl.query.selection import Selection
from tests.query.export.conftest import Contents


def test_values_and_comments_come_back(contents: Contents, tmp_path: Path) -> None:
    write_parquet(contents("observations"), tmp_path / "x.parquet")
    table = pq.read_table(tmp_path / "x.parquet")
    assert table.to_pylist() == list(contents("observations").records())
    assert str(table.schema.field("value_base").type) == "decimal128(38, 6)"
    assert table.schema.field("value").metadata[b"comment"].startswith(b"the figure in unit")
    assert table.schema.metadata[b"relation"] == b"observation"


def test_no_rows_are_a_file_with_columns(contents: Contents, tmp_path: Path) -> None:
    write_parquet(contents("kpi", Selection(areas=())), tmp_path / "x.parquet")
    table = pq.read_table(tmp_path / "x.parquet")
    assert (table.num_rows, table.column_names[0]) == (0, "area_id")
