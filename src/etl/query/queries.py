"""Queries of the published warehouse: SQL in, columns and rows out. Nothing is written and nothing is rendered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl import warehouse
from etl.errors import UsageError, WarehouseError
from etl.language.years import Years
from etl.query.allowed import MEND, check
from etl.warehouse import Where
from etl.warehouse.error_translation import altered_by_others, interruptions_as_they_are
from etl.warehouse.os_errors import MEMORY
from etl.warehouse.sql_files import query

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Parameters = Sequence[object] | Mapping[str, object]
"""Parameters of a query: in the order of `?`, or by the names of `$name`."""

_LISTEN_SECONDS = 0.2

KPI_COLUMNS = (
    "area", "year", "indicator", "scope", "price_basis", "unit", "actual", "actual_bound", "actual_to", "status",
    "origin", "plan", "plan_bound", "plan_to", "growth_stated", "growth_bound", "growth_to", "completion_stated",
    "completion_bound", "completion_to", "consistency", "trust", "reading", "digits", "quote", "cell_context",
    "corrected",
)  # fmt: skip
PERIOD_COLUMNS = tuple("period" if name == "year" else name for name in KPI_COLUMNS)
"""What is shown of a row of kpi_yearly, and of kpi_period."""


@dataclass(frozen=True, slots=True)
class QueryResult:
    """The columns and rows that a query returns, with Python values."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]

    def records(self) -> list[dict[str, Any]]:
        """The rows as column → value."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


def ask(path: Where, sql: str, parameters: Parameters = ()) -> QueryResult:
    """The answer to `sql` from the warehouse at `path`, opened read-only and without access to any other file.

    Raises WarehouseError when the file cannot be opened, UsageError (one line) when the SQL cannot be answered.
    """
    with connected(path) as connection:
        return answer(connection, sql, parameters)


def ask_freely(path: Where, sql: str, threads: int, megabytes: int) -> QueryResult:
    """As `ask`, for what a person typed: one query that `allowed.check` accepts, within `threads` and memory.

    Raises KeyboardInterrupt at once on Ctrl-C, which DuckDB itself handles only when it has finished.
    """
    with connected(path) as connection, ThreadPoolExecutor(1) as alone:
        connection.execute(f"set threads = {threads}")
        connection.execute(f"set memory_limit = '{megabytes}MB'")
        check(connection, sql)
        asked = alone.submit(answer, connection, sql)
        try:
            while True:
                with suppress(TimeoutError):
                    return asked.result(_LISTEN_SECONDS)
        except KeyboardInterrupt:
            connection.interrupt()
            raise


@contextmanager
def connected(path: Where) -> Iterator[DuckDBPyConnection]:
    """A read-only connection, closed afterwards."""
    connection = warehouse.connect(path)
    try:
        yield connection
    finally:
        warehouse.close(connection)


def answer(connection: DuckDBPyConnection, sql: str, parameters: Parameters = ()) -> QueryResult:
    """As `ask`, on an open connection. Raises WarehouseError where another program has changed the tables."""
    with as_usage_error(connection):
        result = connection.execute(sql, parameters)
        if result.description is None:
            return QueryResult((), [])
        return QueryResult(tuple(column[0] for column in result.description), result.fetchall())


@contextmanager
def as_usage_error(connection: DuckDBPyConnection) -> Iterator[None]:
    """What DuckDB says of a question to `connection` that cannot be answered, as a UsageError of one line.

    Where another program has changed the tables it is no fault of the question: then a WarehouseError says that.
    """
    import duckdb

    try:
        with interruptions_as_they_are():
            yield
    except duckdb.OutOfMemoryException as error:
        if "bad allocation" in str(error):  # not the bound of the question, but that of the process or the machine
            raise UsageError("sql", MEMORY.what, "end what else uses memory, or ask for less") from None
        remedy = "ask for less, or allow more with ETL_SQL_MEMORY (megabytes)"
        raise UsageError("sql", "the answer takes more memory than a question may", remedy) from None
    except duckdb.Error as error:
        if isinstance(error, duckdb.ProgrammingError) and (altered := altered_beneath(connection)):
            raise altered from None
        raise UsageError("sql", _first_line(error), MEND) from None


def altered_beneath(connection: DuckDBPyConnection) -> WarehouseError | None:
    """The fault of the file behind an open connection whose tables another program has changed; None where they are as
    published, and of a lake."""
    asked = "select path from duckdb_databases() where database_name = current_database()"
    row = connection.execute(asked).fetchone()
    return altered_by_others(Path(row[0])) if row and row[0] else None


def _first_line(error: Exception) -> str:
    """DuckDB's message without the excerpt of the query, in one line."""
    text = str(error).split("\n\nLINE", 1)[0]
    return " ".join(text.split()) or type(error).__name__


def kpis(
    path: Where,
    area_ids: Sequence[str] | None = None,
    years: Years | None = None,
    indicator: str | None = None,
    document_ids: Sequence[str] | None = None,
    most: int | None = None,
) -> QueryResult:
    """Rows of `kpi_yearly` (columns KPI_COLUMNS), only those of `document_ids` where given, the first `most`."""
    wanted = {
        "areas": None if area_ids is None else list(area_ids),
        "years": sorted(years.chosen or ()) if years else None,
        "indicator": indicator,
        "documents": None if document_ids is None else list(document_ids),
        "most": most,
    }
    return ask(path, query("yearly_kpi"), wanted)


def kpis_of(path: Where, document_ids: Sequence[str]) -> int:
    """How many rows of `kpi_yearly` come from these documents."""
    asked = "select count(*) from kpi_yearly where document_id in (select unnest($documents::varchar[]))"
    return int(ask(path, asked, {"documents": list(document_ids)}).rows[0][0])
