"""The reference tables `indicator`, `area`, `area_change` and `unit`, filled from the catalogue."""

from __future__ import annotations

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
    import pandas as pd

    areas = list(catalogue.areas.values())
    rows: dict[str, list[Any]] = {
        "indicator": list(catalogue.indicators.values()),
        "unit": list(catalogue.units.values()),
        "area": areas,
        "area_change": [_Change(area.area_id, area.merged_into, MERGER) for area in areas if area.merged_into],
    }
    changed = False
    for table, records in rows.items():
        columns = [name for (name,) in connection.execute(_COLUMNS, [table]).fetchall()]
        values = [[_bindable(getattr(row, c)) for c in columns] for row in records]
        frame = pd.DataFrame(values, columns=columns, dtype=object)
        connection.register("catalogue_rows", frame)
        connection.execute(f"create or replace temp table following as from {table} limit 0")
        connection.execute("insert into following by name from catalogue_rows")
        connection.unregister("catalogue_rows")
        differ = f"(from {table} except all from following) union all (from following except all from {table})"
        if connection.execute(f"select count(*) from ({differ})").fetchone() != (0,):
            changed = True
            connection.execute(f"delete from {table}")
            connection.execute(f"insert into {table} from following")
        connection.execute("drop table following")
    return changed


def _bindable(value: object) -> object:
    return bindable(value) if isinstance(value, Decimal) else value


_COLUMNS = "select column_name from duckdb_columns() where table_name = ? order by column_index"


@dataclass(frozen=True, slots=True)
class _Change:
    from_area: str
    to_area: str
    day: date
