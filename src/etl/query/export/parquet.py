"""Parquet: decimals stay decimals, and every column carries what it is as metadata (`comment`)."""

from __future__ import annotations

from pathlib import Path

from etl.query.export.contents import Content


def write_parquet(content: Content, path: Path) -> None:
    """The rows of the content, a row group for each batch that was read."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    comments = {column.name: column.comment for column in content.columns}
    fields = [each.with_metadata({"comment": comments[each.name]}) for each in content.schema()]
    schema = pa.schema(fields, {"relation": content.relation})
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for batch in content.batches():
            writer.write_batch(batch.cast(schema))
