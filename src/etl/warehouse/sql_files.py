"""The SQL files of the warehouse, in the order in which they build on each other. Their content is in `sql/`."""

from __future__ import annotations

import functools
import hashlib
import itertools
import re
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

SCHEMA_VERSION = 11
"""Layout of the tables; counted up whenever a file in sql/tables changes what a reader or a run relies on."""

OLDEST = 1
"""The oldest layout that can be brought up to date; before it nothing was ever published."""

SQL = Path(__file__).parent / "sql"

# A macro or view must exist before the one that uses it, so folders and names stand in the order of making.
MACROS = (
    "digits_of",
    "last_place",
    "figure_low",
    "figure_high",
    "meets",
    "same_figure",
    "settled_alike",
    "least_agreed",
    "cell_id",
    "role_of",
    "period_year",
    "period_before",
    "period_start",
    "period_end",
    "vietnamese_order",
    "report_address",
    "plain_words",
    "publisher_key",
    "same_words",
    "clause_words",
)
STAGING = ("part_of_whole", "part_of_year", "report", "period_figure")
INTERMEDIATE = (
    "level_basis",
    "stated_figure",
    "kpi_statement",
    "statement_asof",
    "answer_asof",
    "cell_asof",
    "derived_asof",
    "arithmetic_asof",
)
MARTS = (
    "kpi_period_asof",
    "kpi_yearly_asof",
    "kpi_period",
    "kpi_yearly",
    "kpi_wide",
    "kpi_vintage",
    "kpi_revision",
    "kpi_plan_vs_actual",
    "kpi_conflict",
    "kpi_contradiction",
    "kpi_other_units",
    "kpi_coverage",
    "kpi_2025_boundaries",
    "kpi_linked_series",
    "kpi_series",
    "kpi_misread_unit",
    "kpi_review",
    "publisher_quality",
    "area_report",
    "area_in_order",
    "source_sentence",
)
LAYERS = {"staging": STAGING, "intermediate": INTERMEDIATE, "marts": MARTS}
"""Views and table macros: the tables as stated, the steps to a KPI, and what is asked."""

MATERIALISED = (
    "kpi_period",
    "kpi_yearly",
    "kpi_wide",
    "kpi_plan_vs_actual",
    "kpi_conflict",
    "kpi_contradiction",
    "kpi_other_units",
    "kpi_coverage",
    "kpi_2025_boundaries",
    "kpi_misread_unit",
    "kpi_review",
    "area_report",
)
"""Marts that are tables, filled by every run: what is asked has its answer ready. Their files are written as views; one
more name here makes one more of them a table."""

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


def identifier(name: str) -> str:
    """`name` as the name of a table or database in SQL."""
    return '"' + name.replace('"', '""') + '"'


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


def create_views(connection: DuckDBPyConnection, on_lake: bool = False) -> bool:
    """Create macros, views, materialised marts and checks again, each from its file; gives whether it did.

    Those that exist are left when they come from the same files. Materialised marts are empty then, until `materialise`
    fills them. In a file DuckDB notes which macro is made of which, and exports them in that order: an import makes
    none before those that it calls. A DuckLake takes comments on views, but none on their columns and none on macros;
    `docs/dictionary.md` has them.
    """
    digest = views_digest()
    if connection.execute("select views from schema_version").fetchone() == (digest,):
        return False
    if not on_lake:
        drop_macros(connection)
        connection.execute("set enable_macro_dependencies = true")
    present = _present(connection)
    for folder, name in _derived():
        is_table = name in MATERIALISED
        if folder == "marts" and name in present:
            connection.execute(f"drop {present[name]} {name}")
        for statement in connection.extract_statements(definition(folder, name)):
            text = statement.query.strip()
            if not (on_lake and _refused_by_lakes(text, is_table)):
                connection.execute(statement)
    connection.execute("update schema_version set views = ?", [digest])
    return True


def drop_macros(connection: DuckDBPyConnection) -> None:
    """Drop every macro: DuckDB replaces none that others are made of, and alters no column that one reads."""
    found = connection.execute(
        "select distinct function_name, if(function_type = 'table_macro', 'macro table', 'macro') "
        "from duckdb_functions() where database_name = current_database() and not internal"
    ).fetchall()
    for name, kind in found:
        connection.execute(f"drop {kind} if exists {name} cascade")


def create_relations(
    connection: DuckDBPyConnection,
    folders: Collection[str],
    without: Collection[str] = (),
    computed: Collection[str] = (),
) -> None:
    """Create what stands in these `folders` over tables that are there, every mart as a view, nothing with comments.

    Those named in `computed` are tables with their rows of now: a view over a view costs anew all that is below it,
    when it is created, too.
    """
    for folder, name in _derived():
        if folder in folders and name not in without:
            if name in computed:
                connection.execute(f"create table {name} as {computation(name, folder)}")
            else:
                connection.execute(connection.extract_statements(sql(folder, name))[0])


def definition(folder: str, name: str) -> str:
    """The SQL file of a relation as it is published; a materialised mart is an empty table in the place of the view.

    A view that others read is a table macro `NAME_rows` and a view over that, and they read the macro: DuckDB's
    `export database` writes macros, those first that others are made of, and then views by name, and its import makes
    none before what it reads is there.
    """
    text = sql(folder, name)
    as_view, comment = f"create or replace view {name} as\n", f"comment on view {name} is"
    if name in MATERIALISED:
        if text.count(as_view) != 1 or text.count(comment) != 1:
            raise ValueError(f"{name}.sql does not make one view with a comment, so it cannot be materialised")
        as_table = text.replace(as_view, f"create table {name} as\n").replace(comment, f"comment on table {name} is")
        text = as_table.replace(computation(name), f"{computation(name)}\nwith no data", 1)
    body, *comments = re.split(r"(?m)^(?=comment on )", text, maxsplit=1)
    body = _reading().sub(lambda found: f"{found[1]}{found[2]}_rows(){found[3] or f' as {found[2]}'}", body)
    if name in _read():
        body = body.replace(as_view, f"create or replace macro {name}_rows() as table\n")
        body = f"{body.rstrip()}\n{as_view}from {name}_rows();\n"
    return "".join((body, *comments))


@functools.cache
def _read() -> frozenset[str]:
    """The views that another view or a table macro reads."""
    views = [(folder, name) for folder, name in _derived() if folder in LAYERS and name not in MATERIALISED]
    texts = {name: sql(folder, name) for folder, name in _derived()}
    return frozenset(
        name
        for folder, name in views
        if not is_table_macro(folder, name)
        and any(re.search(rf"\b(?:from|join)\s+{name}\b", text) for other, text in texts.items() if other != name)
    )


@functools.cache
def _reading() -> re.Pattern[str]:
    """Where an SQL file reads one of these views: the word before its name, the name, and what it is called there."""
    return re.compile(rf"\b((?:from|join)\s+)({'|'.join(sorted(_read()))})\b(?!\()(\s+as\s+\w+)?")


def computation(name: str, folder: str = "marts") -> str:
    """The query of a view, which computes all of its rows from the tables and the views before it."""
    text = sql(folder, name)
    begin = text.index(f"create or replace view {name} as\n")
    end = text.index(f"comment on view {name} is")
    return text[begin:end].split(" as\n", 1)[1].strip().removesuffix(";")


def _refused_by_lakes(statement: str, is_table: bool) -> bool:
    return statement.startswith("comment on macro") or (not is_table and statement.startswith("comment on column"))


def _present(connection: DuckDBPyConnection) -> dict[str, str]:
    """Name → `table` or `view` of what is there: a mart may have been the other one before."""
    found = connection.execute(
        "select table_name, 'table' from duckdb_tables() where database_name = current_database() union all "
        "select view_name, 'view' from duckdb_views() where database_name = current_database() and not internal"
    ).fetchall()
    return dict(found)


def missing(connection: DuckDBPyConnection) -> str | None:
    """The first table, view or macro that is not there, of a file that says it was made from the files of today; None
    where nothing is missing, or where it was made from others."""
    if connection.execute("from schema_version").fetchall() != [(SCHEMA_VERSION, views_digest())]:
        return None
    there = _present(connection).keys() | {
        name for (name,) in connection.execute(
            "select function_name from duckdb_functions() where database_name = current_database() and not internal"
        ).fetchall()
    }  # fmt: skip
    return next((name for name in (*names("tables"), *(name for _, name in _derived())) if name not in there), None)


def _derived() -> list[tuple[str, str]]:
    """Folder and name of everything that is made from the tables, in the order of making."""
    return [(folder, name) for folder, ordered in _ORDERED.items() for name in ordered or names(folder)]


def views_digest() -> str:
    """Hash of the files of macros, views, marts and checks; a warehouse records which ones its own were made from."""
    content = "\0".join(definition(folder, name) for folder, name in _derived())
    return hashlib.sha256(content.encode()).hexdigest()[:16]
