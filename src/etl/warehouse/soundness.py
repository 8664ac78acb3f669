"""Whether a warehouse file is whole: its checksum where one was recorded, and the content of its tables, read once."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from etl.warehouse.engine import close, open_duckdb, refuse_sqlite
from etl.warehouse.sql_files import SCHEMA_VERSION, create_tables, missing, quoted

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_CHUNK = 1 << 20
_DAMAGE = re.compile(
    "Corrupt|hecksum|Could not read enough bytes|Could not read all bytes|not a valid DuckDB|Serialization|INTERNAL"
)
_COLUMNS = """
    select table_name, column_name, data_type from duckdb_columns()
    where database_name = current_database() and not internal
      and table_name in (select table_name from duckdb_tables() where database_name = current_database())
    order by all
"""


def digest(path: Path) -> str:
    """sha256 (hex) of the file's bytes. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def note_of(path: Path) -> Path:
    """The file with the checksum of the file at `path`, as `sha256sum -c` reads it."""
    return path.with_name(f"{path.name}.sha256")


class DigestBeside:
    """The checksum of a file, computed by a thread of its own while something else is done."""

    def __init__(self, path: Path) -> None:
        """Begin. Raises OSError where there is no such file."""
        self._path, self._begun_with = path, _stamp(path)
        self._alone = ThreadPoolExecutor(1)
        self._computed: Future[str] | None = None
        with suppress(RuntimeError):  # no memory or right for one more thread: it is computed when it is asked for
            self._computed = self._alone.submit(digest, path)

    def result(self) -> str:
        """As `digest`: of the file as it is now. Raises OSError."""
        computed = None if self._computed is None else self._computed.result()
        return computed if computed and _stamp(self._path) == self._begun_with else digest(self._path)

    def close(self) -> None:
        """Wait until the thread has ended."""
        self._alone.shutdown()


def _stamp(path: Path) -> tuple[int, int, int]:
    status = path.stat()
    return status.st_ino, status.st_size, status.st_mtime_ns


def note(path: Path, name: Path, checksum: str | None = None) -> None:
    """Record the checksum of the file at `path` for its other `name`, before it has that name. Raises OSError.

    `checksum` is its `digest` where that is known already.
    """
    unfinished = name.with_name(f".{name.name}.sha256")
    unfinished.write_text(f"{checksum or digest(path)}  {name.name}\n", "utf-8")
    unfinished.replace(note_of(name))


def unsound(path: Path) -> str | None:
    """Why the file cannot be what was published; None for one that passes. Its checksum is compared where recorded.

    Raises OSError and duckdb.Error for faults that prove no damage: no memory, no permission, another program.
    """
    import duckdb

    with path.open("rb"):
        pass
    try:
        noted = note_of(path).read_text("utf-8", errors="replace").split()
    except FileNotFoundError:
        noted = []
    if noted and noted[0] != digest(path):
        return "its bytes are not those whose checksum was noted when it was kept"
    try:
        with _attached(path) as connection:
            return _read(connection)
    except duckdb.Error as error:
        if _DAMAGE.search(str(error)):
            return " ".join(str(error).split("\n", 1)[0].split())[:200]
        raise


def altered(path: Path) -> str | None:
    """How its tables differ from those of its layout, or which view or mart is missing; None when nothing is, or when
    it has another layout."""
    with _attached(path) as connection:
        row = connection.execute("select max(version) from schema_version").fetchone()
        found = {(table, column): kind for table, column, kind in connection.execute(_COLUMNS).fetchall()}
        gone = missing(connection) if row == (SCHEMA_VERSION,) else None
    if row != (SCHEMA_VERSION,):
        return None
    connection = open_duckdb()
    try:
        create_tables(connection)
        known = {(table, column): kind for table, column, kind in connection.execute(_COLUMNS).fetchall()}
    finally:
        close(connection)
    for (table, column), kind in known.items():
        if (table, column) not in found:
            return f"{column} of table {table} is missing"
        if found[table, column] != kind:
            return f"{column} of table {table} is {found[table, column]}, not {kind}"
    tables = {table for table, _ in known}
    more = (key for key in found if key not in known and key[0] in tables)
    unknown = next((f"{column} of table {table} is not known" for table, column in more), None)
    return unknown or (gone and f"{gone} is missing")


def _read(connection: DuckDBPyConnection) -> str | None:
    tables = [name for (name,) in connection.execute("select distinct table_name from (" + _COLUMNS + ")").fetchall()]
    if "schema_version" not in tables:
        return "it is a DuckDB file, but not a warehouse"
    for name in tables:
        quoted_name = '"' + name.replace('"', '""') + '"'
        connection.execute(f"select bit_xor(hash(one)) from {quoted_name} as one").fetchall()
    return None


@contextmanager
def _attached(path: Path) -> Iterator[DuckDBPyConnection]:
    """The file by itself as the default database, read-only, whatever else this process has open."""
    connection = open_duckdb()
    try:
        refuse_sqlite(path)
        connection.execute(f"attach {quoted(str(path))} as checked (read_only)")
        connection.execute("use checked")
        yield connection
    finally:
        close(connection)
