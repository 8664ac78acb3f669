"""The SQL files of the warehouse, in the order in which they build on each other. What they say stands in `sql/`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

SCHEMA_VERSION = 1
"""Layout of the tables; counted up whenever a file in sql/tables changes what a reader or a run relies on."""

SQL = Path(__file__).parent / "sql"

# A macro or view must exist before the one that uses it.
MACROS = ("digits_of", "last_place", "figure_low", "figure_high", "meets")
VIEWS = (
    "kpi_statement",
    "kpi_yearly_asof",
    "kpi_yearly",
    "kpi_wide",
    "kpi_vintage",
    "kpi_plan_vs_actual",
    "kpi_conflict",
    "kpi_coverage",
    "kpi_2025_boundaries",
)


def names(folder: str) -> list[str]:
    """The names of the relations in a folder of `sql/`, sorted."""
    return sorted(file.stem for file in (SQL / folder).glob("*.sql"))


def sql(folder: str, name: str) -> str:
    """The text of one SQL file."""
    return (SQL / folder / f"{name}.sql").read_text("utf-8")


def create_tables(connection: DuckDBPyConnection) -> None:
    """Make the empty tables of a new warehouse."""
    for name in names("tables"):
        connection.execute(sql("tables", name))
    connection.execute("insert into schema_version values (?)", [SCHEMA_VERSION])


def create_views(connection: DuckDBPyConnection) -> None:
    """Make macros, views and checks anew, each from its file."""
    for folder, ordered in (("macros", MACROS), ("views", VIEWS), ("checks", names("checks"))):
        for name in ordered:
            connection.execute(sql(folder, name))
