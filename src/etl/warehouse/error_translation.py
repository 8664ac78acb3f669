"""Errors of the file system and of DuckDB become one line of `WarehouseError`: which file, what it is, what to do.

Damage is reported only where it is proven (`soundness`), and no remedy discards what is published: its runs and
vintages cannot be read from reports again. What an errno means is in `os_errors`.
"""

from __future__ import annotations

import errno
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from etl.errors import WarehouseBusy, WarehouseError
from etl.location import Lake
from etl.warehouse.atomic_swap import Unconfirmed
from etl.warehouse.os_errors import AS_IT_WAS, FULL, IN_THE_WAY, MEMORY, NO_FOLDER, Meaning, errno_of, meaning_of
from etl.warehouse.releases import way_back
from etl.warehouse.soundness import altered, unsound

if TYPE_CHECKING:
    import duckdb

PROGRAM = f"report this line as a fault of the program; {AS_IT_WAS}"

_LAKE = (
    ("unable to connect to postgres", "PostgreSQL cannot be reached", "start it, or mend the address"),
    ("closed the connection", "PostgreSQL ended the connection", "see that it runs, then run again"),
    ("terminating connection", "PostgreSQL ended the connection", "see that it runs, then run again"),
    ('query "rollback"', "PostgreSQL ended the connection", "see that it runs, then run again"),
    (
        'duckdb_extension" not found',
        "its address names a kind of catalogue that there is not here",
        "mend the address: ducklake:postgres:dbname=… host=…, or ducklake:FILE",
    ),
    ("could not connect to server", "the object store cannot be reached", "start it, or mend DUCKDB_S3_ENDPOINT"),
    ("(http code", "the object store refuses it", "mend the bucket's name or the access key (AWS_ACCESS_KEY_ID)"),
)

_NEWER = re.compile("newer version of DuckDB|we can only read version")
_NOT_DUCKDB = re.compile("not a valid DuckDB database")
_TORN = re.compile("Corrupt database file|omputed checksum|Could not read enough bytes|Could not read all bytes")
_LOG = re.compile(r"replaying WAL|Corrupt WAL|This WAL was created|\bWAL (?:file|checkpoint)")
_FILE = re.compile(r'"(?P<file>[^"\n]+)"')
_SYSTEM = re.compile(r'"(?P<file>[^"\n]+)": (?P<said>[^"\n]+)')
_PRIVATE = re.compile(r"^\.(?P<name>.+)\.next-\d+(?:\.(?:wal|tmp)\b.*)?$")


@contextmanager
def as_warehouse_error(path: object) -> Iterator[None]:
    """Errors of the file system and of DuckDB in this block are raised as WarehouseError, in one line.

    It is about the file that the error names, and about the warehouse at `path` where it names none.
    """
    import duckdb

    try:
        with interruptions_as_they_are():
            yield
    except (duckdb.Error, OSError, MemoryError) as error:
        raise fault(path, error) from error


@contextmanager
def interruptions_as_they_are() -> Iterator[None]:
    """What a signal raised while a query in this block ran (Ctrl-C, a bound on time) is raised as what it is.

    DuckDB makes a RuntimeError of it, which nobody who waits for it would know.
    """
    try:
        yield
    except RuntimeError as error:
        if str(error) == "Query interrupted" and error.__cause__ is not None:
            raise error.__cause__ from None
        raise


def fault(path: object, error: Exception) -> WarehouseError:
    """What an error of DuckDB or the operating system means for the user of the warehouse at `path`."""
    if isinstance(error, MemoryError):
        return WarehouseError(path, *MEMORY)
    if isinstance(error, OSError):
        return _of_system(path, error)
    message = str(error).split("\n\nPossible solutions", 1)[0]
    message = message.rsplit("Original error:", 1)[-1]
    if isinstance(path, Lake):
        for words, what, remedy in _LAKE:
            if words in message.lower():
                return WarehouseError(path, what, remedy)
    if "set lock on file" in message:
        return _locked(path, message)
    if (found := _SYSTEM.search(message)) and (known := errno_of(found["said"])):
        return _about(path, *known, found["file"])
    if "fsync failed" in message:
        return WarehouseError(path, *meaning_of(errno.EIO, message))
    return _of_content(path, message) or _of_class(path, error, " ".join(message.split())[:200])


def _of_system(path: object, error: OSError) -> WarehouseError:
    said = error.strerror or " ".join(str(error).split()) or type(error).__name__
    if isinstance(error, Unconfirmed):
        remedy = "look at the disk; after the machine has been started anew `etl status` shows which one stands"
        return WarehouseError(path, f"the new version is published, but the disk does not confirm it ({said})", remedy)
    return _about(path, error.errno, said, error.filename)


def _about(path: object, code: int | None, said: str, file: object) -> WarehouseError:
    """What `code` means, about the file that it happened to."""
    meaning, place = meaning_of(code, said), path
    if isinstance(file, str | Path):
        place = _public(Path(file), path)
        with suppress(OSError):
            if code == errno.ENOENT and not Path(file).parent.exists():
                meaning = NO_FOLDER
                if isinstance(path, Path) and Path(file).parent == path.resolve().parent:
                    place = path
            elif code in (errno.EACCES, errno.EPERM, errno.EROFS) and not Path(file).exists():
                place = Path(file).parent  # what cannot be made there
            elif code in (errno.EISDIR, errno.EEXIST) and place != path:
                meaning = Meaning(meaning.what, IN_THE_WAY)  # no name that anybody gave it
    return WarehouseError(place, *meaning)


def _public(file: Path, path: object) -> object:
    """The file, or the warehouse at `path` when it is a private file of a run that builds its next version."""
    private = _PRIVATE.match(file.name) or _PRIVATE.match(file.parent.name)
    return path if private or not isinstance(path, Path) or path.resolve() == file else file


def _locked(path: object, message: str) -> WarehouseError:
    if "PID 0" in message or "PID" not in message:
        what = "it cannot be locked: a program on another machine has it open, or its file system gives no locks"
        return WarehouseBusy(path, what, f"close it there, or put the warehouse on a local disk; {AS_IT_WAS}")
    return WarehouseBusy(path, "another program has it open for writing", "close it there and run again")


def _of_content(path: object, message: str) -> WarehouseError | None:
    """The fault of a file's content, by DuckDB's message; None when it is about something else."""
    named = _FILE.search(message)
    file = _public(Path(named[1]), path) if named else path
    if _LOG.search(message):
        return log_beside(path)
    if "database does not exist" in message:
        return WarehouseError(path, "there is no warehouse yet", "load reports first, or name the file")
    if _NEWER.search(message):
        return WarehouseError(file, "it was written by a newer DuckDB", "update this program, or name another file")
    if _NOT_DUCKDB.search(message):
        return WarehouseError(file, "it is not a DuckDB file", f"name another file; {way_back(file)}")
    return _torn(file) if _TORN.search(message) else None


def _torn(file: object) -> WarehouseError:
    """A block that does not fit its checksum, or is not there: of the file itself, or of one reading of it."""
    reason = _proof(file)
    if reason:
        return WarehouseError(file, f"it is damaged ({reason})", way_back(file))
    what = "what was read of it did not fit its checksum, though the file itself passes a full check"
    return WarehouseError(file, what, f"run again; if that comes back, look at memory and disk (`dmesg`); {AS_IT_WAS}")


def log_beside(path: object) -> WarehouseError:
    """A published file is complete without a log: one beside it is of another program that wrote to it."""
    remedy = (
        "close that program, or open the warehouse with it once more so that it finishes writing; a log that is left "
        "over can be moved to another folder, since what is published is whole without it; then run again"
    )
    return WarehouseError(f"{path}.wal", "another program has written to the warehouse and left this log", remedy)


def _of_class(path: object, error: duckdb.Error | Exception, said: str) -> WarehouseError:
    """The fault by the class of DuckDB's error, where its message is unknown."""
    import duckdb

    if isinstance(error, duckdb.OutOfMemoryException):
        return WarehouseError(path, *(FULL if "temp_directory" in said else MEMORY))
    if isinstance(error, duckdb.DataError | duckdb.IntegrityError | duckdb.NotSupportedError):
        return WarehouseError(path, f"a value does not fit its column ({said})", PROGRAM)
    if isinstance(error, duckdb.InterruptException):
        return WarehouseError(path, "the query was stopped", f"run again; {AS_IT_WAS}")
    if isinstance(error, duckdb.ConnectionException | duckdb.TransactionException):
        return WarehouseError(path, f"it cannot be used as it was meant ({said})", f"run again; {AS_IT_WAS}")
    if isinstance(error, duckdb.ProgrammingError) and (changed := altered_by_others(path)):
        return changed
    if isinstance(error, duckdb.SerializationException | duckdb.InternalError) and (reason := _proof(path)):
        return WarehouseError(path, f"it is damaged ({reason})", way_back(path))
    return WarehouseError(path, *_unknown(said))


def _unknown(said: str) -> Meaning:
    return Meaning(f"DuckDB fails ({said})", f"run again; if that comes back, {PROGRAM}")


def _proof(file: object) -> str | None:
    """Why a file is damaged; None when it is not, when that is unknown, or when it is no file."""
    import duckdb

    with suppress(duckdb.Error, OSError, MemoryError):
        return unsound(file) if isinstance(file, Path) else None
    return None


def altered_by_others(path: object) -> WarehouseError | None:
    """The fault of a warehouse file whose tables another program has changed; None where they are as published."""
    import duckdb

    changed = None
    with suppress(duckdb.Error, OSError, MemoryError):
        changed = altered(path) if isinstance(path, Path) else None
    if changed is None:
        return None
    return WarehouseError(path, f"its tables are not those that this program knows ({changed})", way_back(path))
