"""A DuckDB connection with a lake as its default database: extensions, object store, attaching."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.metadata import requires
from typing import TYPE_CHECKING

from etl.errors import UsageError
from etl.location import PREFIX, Lake
from etl.version import DISTRIBUTION
from etl.warehouse.engine import close, open_duckdb
from etl.warehouse.error_translation import as_warehouse_error
from etl.warehouse.sql_files import quoted

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

EXTENSIONS = ("ducklake", "postgres_scanner")
OBJECT_STORE = "httpfs"

# What httpfs takes from the environment (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AWS_REGION,
# DUCKDB_S3_ENDPOINT, DUCKDB_S3_USE_SSL) is in settings, which every query can read; a secret keeps it.
_STORE = {
    "key_id": "s3_access_key_id",
    "secret": "s3_secret_access_key",
    "session_token": "s3_session_token",
    "region": "s3_region",
    "endpoint": "s3_endpoint",
    "use_ssl": "s3_use_ssl",
}


def open_lake(lake: Lake, read_only: bool = True) -> DuckDBPyConnection:
    """A connection with the lake as its default database; close it with `ending` where a transaction may be open.

    Raises UsageError when an extension is missing, WarehouseError when the lake cannot be reached.
    """
    with as_warehouse_error(lake):
        connection = open_duckdb()
    try:
        load_extensions(connection, *EXTENSIONS)
        options = ["read_only"] if read_only else []
        if lake.data is not None and not read_only:
            options.append(f"data_path {quoted(lake.data)}")
            if is_object_store(lake.data):
                _open_store(connection)
        with as_warehouse_error(lake):
            clause = f" ({', '.join(options)})" if options else ""
            connection.execute(f"attach {quoted(lake.address)} as warehouse{clause}")
            connection.execute("use warehouse")
            if not _has_store(connection) and any(map(is_object_store, data_paths(connection))):
                _open_store(connection)
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def ending(connection: DuckDBPyConnection) -> Iterator[DuckDBPyConnection]:
    """Closes the connection after the block, whatever the state of PostgreSQL.

    DuckDB ends the whole process when it closes a connection whose open transaction cannot be rolled back.
    """
    import duckdb

    try:
        yield connection
    finally:
        with suppress(duckdb.Error):  # there is none, or the server is gone
            connection.execute("rollback")
        close(connection)


def data_paths(connection: DuckDBPyConnection) -> list[str]:
    """The folders and object store addresses in which the attached lake keeps its files."""
    return [path for (path,) in connection.execute("select data_path from ducklake_settings('warehouse')").fetchall()]


def is_object_store(path: str) -> bool:
    """Whether `path` is an address (`s3://…`) and no folder."""
    return "://" in path


def load_extensions(connection: DuckDBPyConnection, *extensions: str) -> None:
    """Load DuckDB extensions from Python packages, without a download. Raises UsageError when one is missing."""
    try:
        from duckdb_extensions import import_extension

        for extension in extensions:
            import_extension(extension, con=connection)
            connection.execute(f"load {extension}")
    except ImportError:
        raise UsageError(PREFIX, "DuckDB's extensions for it are not installed", _remedy()) from None


def _remedy() -> str:
    """The command that installs the extensions and nothing else: the project itself may be installed as editable."""
    wanted = [line.partition(";")[0].strip() for line in requires(DISTRIBUTION) or () if 'extra == "lake"' in line]
    return f"pip install {' '.join(wanted)}"


def _has_store(connection: DuckDBPyConnection) -> bool:
    return connection.execute("select count(*) from duckdb_secrets()").fetchone() != (0,)


def _open_store(connection: DuckDBPyConnection) -> None:
    load_extensions(connection, OBJECT_STORE)
    told = {name: connection.execute(f"select current_setting('{of}')").fetchone() for name, of in _STORE.items()}
    given = {name: str(row[0]) for name, row in told.items() if row and row[0] not in (None, "")}
    # Another store than Amazon's is addressed by path; only Amazon's has a host name per bucket.
    given["url_style"] = "path" if "endpoint" in given and "amazonaws" not in given["endpoint"] else "vhost"
    options = ", ".join(f"{name} {quoted(value)}" for name, value in given.items())
    connection.execute(f"create secret store (type s3, {options})")
    for setting in _STORE.values():
        connection.execute(f"reset {setting}")
