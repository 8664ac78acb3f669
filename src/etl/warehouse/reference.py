"""The reference tables `indicator`, `area`, `area_change` and `unit`, filled from the catalogue."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from etl.catalogue import Catalogue
from etl.catalogue.areas import MERGER
from etl.warehouse.engine import bindable

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def fill(connection: DuckDBPyConnection, catalogue: Catalogue) -> bool:
    """Replace the rows of the reference tables by the entries of the catalogue; gives whether any differs.

    The caller holds the transaction.
    """
    areas = list(catalogue.areas.values())
    rows: dict[str, list[Any]] = {
        "indicator": list(catalogue.indicators.values()),
        "unit": list(catalogue.units.values()),
        "area": areas,
        "area_change": [_Change(area.area_id, area.merged_into, MERGER) for area in areas if area.merged_into],
    }
    changed = False
    for table, records in rows.items():
        present = connection.execute(f"from {table}")
        columns = [name for name, *_ in present.description]
        values = [tuple(_bindable(getattr(row, c)) for c in columns) for row in records]
        # Equal as on most days: then nothing is compared in SQL, which costs a small run a tenth of its time.
        if Counter(values) != Counter(present.fetchall()):
            changed |= _replace(connection, table, columns, values)
    return changed


def _replace(connection: DuckDBPyConnection, table: str, columns: list[str], values: list[tuple[Any, ...]]) -> bool:
    """Let the values stand in the table; gives whether they differ as DuckDB stores them, rounded."""
    import pandas as pd

    # DuckDB takes the types of a frame of objects from so many of its rows, and rounds the others to them (1.5.5).
    connection.execute(f"set pandas_analyze_sample = {max(len(values), 1)}")
    connection.register("catalogue_rows", pd.DataFrame(values, columns=columns, dtype=object))
    connection.execute(f"create or replace temp table following as from {table} limit 0")
    connection.execute("insert into following by name from catalogue_rows")
    connection.unregister("catalogue_rows")
    connection.execute("reset pandas_analyze_sample")
    differ = f"(from {table} except all from following) union all (from following except all from {table})"
    is_other = connection.execute(f"select count(*) from ({differ})").fetchone() != (0,)
    if is_other:
        connection.execute(f"delete from {table}")
        connection.execute(f"insert into {table} from following")
    connection.execute("drop table following")
    return is_other


def _bindable(value: object) -> object:
    return bindable(value) if isinstance(value, Decimal) else value


@dataclass(frozen=True, slots=True)
class _Change:
    from_area: str
    to_area: str
    day: date
