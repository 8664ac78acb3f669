"""The SQL files of the warehouse, in the order in which they build on each other. Their content is in `sql/`."""

from __future__ import annotations

import hashlib
import itertools
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

SCHEMA_VERSION = 3
"""Layout of the tables; counted up whenever a file in sql/tables changes what a reader or a run relies on."""

OLDEST = 1
"""The oldest layout that can be brought up to date; before it nothing was ever published."""

SQL = Path(__file__).parent / "sql"

# A macro or view must exist before the one that uses it, so folders and names stand in the order of making.
MACROS = ("digits_of", "last_place", "figure_low", "figure_high", "meets", "cell_id", "vietnamese_order")
STAGING = ("part_of_whole", "report", "yearly_figure")
INTERMEDIATE = ("kpi_statement", "statement_asof", "answer_asof", "cell_asof", "arithmetic_asof")
MARTS = (
    "kpi_yearly_asof",
    "kpi_yearly",
    "kpi_wide",
    "kpi_vintage",
    "kpi_plan_vs_actual",
    "kpi_conflict",
    "kpi_other_units",
    "kpi_coverage",
    "kpi_2025_boundaries",
    "kpi_series",
    "kpi_review",
    "area_in_order",
)
LAYERS = {"staging": STAGING, "intermediate": INTERMEDIATE, "marts": MARTS}
"""Views and table macros: the tables as stated, the steps to a KPI, and what is asked."""

_ORDERED = {"macros": MACROS, **LAYERS, "checks": ()}


def names(folder: str) -> list[str]:
    """The names of the relations in a folder of `sql/`, sorted."""
    return sorted(file.stem for file in (SQL / folder).glob("*.sql"))


def sql(folder: str, name: str) -> str:
    """The text of one SQL file."""
    return (SQL / folder / f"{name}.sql").read_text("utf-8")


def query(name: str) -> str:
    """The text of a question or step in `sql/queries`, to be executed with the parameters it names."""
    return sql("queries", name)


def is_table_macro(folder: str, name: str) -> bool:
    """Whether an SQL file of a layer makes a table macro and no view."""
    return "create or replace macro " in sql(folder, name)


def quoted(text: str) -> str:
    """`text` as a string of SQL, where a parameter is not allowed."""
    return "'" + text.replace("'", "''") + "'"


def why(folder: str, name: str) -> str:
    """The comment at the head of an SQL file, in one line; its grain is left out."""
    head = itertools.takewhile(lambda line: line.startswith("--"), sql(folder, name).splitlines())
    words = (line.removeprefix("--").strip() for line in head)
    return " ".join(line for line in words if line and not line.startswith("grain: "))


def create_tables(connection: DuckDBPyConnection) -> None:
    """Create the empty tables of a new warehouse."""
    for name in names("tables"):
        connection.execute(sql("tables", name))
    connection.execute("insert into schema_version (version) values (?)", [SCHEMA_VERSION])


def create_views(connection: DuckDBPyConnection, on_lake: bool = False) -> None:
    """Create macros, views and checks again, each from its file, unless those that exist come from the same files.

    A DuckLake takes comments on views, but none on their columns and none on macros; `docs/dictionary.md` has them.
    """
    digest = views_digest()
    if connection.execute("select views from schema_version").fetchone() == (digest,):
        return
    for folder, name in _derived():
        for statement in connection.extract_statements(sql(folder, name)):
            if not (on_lake and statement.query.strip().startswith(("comment on macro", "comment on column"))):
                connection.execute(statement)
    connection.execute("update schema_version set views = ?", [digest])


def _derived() -> list[tuple[str, str]]:
    """Folder and name of everything that is made from the tables, in the order of making."""
    return [(folder, name) for folder, ordered in _ORDERED.items() for name in ordered or names(folder)]


def views_digest() -> str:
    """Hash of the SQL files of macros, views and checks; a warehouse records which ones its own were created from."""
    content = "\0".join(sql(folder, name) for folder, name in _derived())
    return hashlib.sha256(content.encode()).hexdigest()[:16]
