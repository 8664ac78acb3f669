"""From the reports of provincial departments of Industry and Trade to a warehouse of yearly KPIs.

In Python: `etl.open("warehouse.duckdb").kpi(area="lang son", years="2015-2019")`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from etl.location import Where
    from etl.query.reader import Reader


def open(warehouse: Where | str | Path | None = None, *, exact: bool = False) -> Reader:
    """The published warehouse, a file or a lake, to be asked for pandas frames; also a context manager.

    None means the one that the command asks: `ETL_WAREHOUSE`, else the project's own. `exact` gives decimals as
    `decimal.Decimal` and not as floats. Nothing is opened before the first question. Raises UsageError for settings in
    the environment that cannot be meant.
    """
    from dataclasses import replace

    from etl import catalogue
    from etl.location import Lake, where_of
    from etl.query.reader import Reader
    from etl.settings import Settings

    settings = Settings.from_env()
    if warehouse is not None:
        where = warehouse if isinstance(warehouse, Lake) else where_of(warehouse)
        settings = replace(settings, warehouse=where)
    return Reader(settings, catalogue.load(), exact)
