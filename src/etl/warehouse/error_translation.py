"""What goes wrong with the file becomes one line of `WarehouseError`. Only the wording is here."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from etl.errors import WarehouseBusy, WarehouseError

REBUILD = "move it away and run again: everything in it is read anew from the raw files"

_BY_MESSAGE = (
    (
        "not a valid DuckDB database",
        "it is not a DuckDB file",
        "name another file, or move this one away and run again",
    ),
    ("newer version of DuckDB", "it was written by a newer DuckDB", "update this program, or name another file"),
    ("we can only read version", "it was written by a newer DuckDB", "update this program, or name another file"),
    ("unable to connect to postgres", "PostgreSQL cannot be reached", "start it, or mend the address"),
    ("closed the connection", "PostgreSQL ended the connection", "see that it runs, then run again"),
    ("terminating connection", "PostgreSQL ended the connection", "see that it runs, then run again"),
    ('query "rollback"', "PostgreSQL ended the connection", "see that it runs, then run again"),
    ("could not connect to server", "the object store cannot be reached", "start it, or mend DUCKDB_S3_ENDPOINT"),
    ("(http code", "the object store refuses it", "mend the bucket's name or the access key (AWS_ACCESS_KEY_ID)"),
    ("is a directory", "it is a folder", "name a file in it"),
    ("permission denied", "reading or writing is not permitted", "give this user the right, or name another file"),
    ("read-only file system", "it is on a file system that cannot be written to", "name a file elsewhere"),
    ("no space left", "the disk is full", "make room and run again; the published file is as it was"),
    ("database does not exist", "there is no warehouse yet", "load reports first, or name the file"),
    ("no such file or directory", "its folder does not exist", "make the folder, or name another file"),
    ("not a directory", "its folder does not exist", "make the folder, or name another file"),
)


@contextmanager
def as_warehouse_error(path: object) -> Iterator[None]:
    """Errors of the file system and of DuckDB in this block are raised as WarehouseError, in one line about `path`."""
    import duckdb

    try:
        yield
    except (duckdb.Error, OSError) as error:
        raise fault(path, error) from error


def fault(path: object, error: Exception) -> WarehouseError:
    """What an error of DuckDB or the file system means for the user of the warehouse at `path`."""
    import duckdb

    message = str(error)
    if "set lock on file" in message:
        return WarehouseBusy(path, "another program has it open for writing", "close it there and run again")
    for words, what, remedy in _BY_MESSAGE:
        if words.lower() in message.lower():
            return WarehouseError(path, what, remedy)
    said = " ".join(message.split())[:200]
    if isinstance(error, duckdb.ProgrammingError):
        return WarehouseError(path, f"its tables are not those that this program knows ({said})", REBUILD)
    return WarehouseError(path, f"it is damaged ({said})", REBUILD)
