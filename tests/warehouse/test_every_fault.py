"""The list of faults against the list of messages: errno by errno, DuckDB's errors by class, and some caused for real.

No message may name a wrong file, speak of damage where there is none, or advise what loses runs and vintages.
"""

from __future__ import annotations

import errno
import os
import re
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from etl.catalogue import Catalogue
from etl.errors import WarehouseError
from etl.warehouse import begin
from etl.warehouse.atomic_swap import Unconfirmed
from etl.warehouse.error_translation import as_warehouse_error, fault
from etl.warehouse.os_errors import BY_ERRNO, NO_FOLDER
from tests.warehouse.figures import lang_son, put

pytestmark = pytest.mark.usefixtures("made_anew")

LOSES = re.compile(r"damaged|corrupt|move it away|read anew|remove it|delete", re.IGNORECASE)

SAYS = {
    "ENOSPC": "the disk is full; make room",
    "EDQUOT": "the disk quota of this user is used up; make room or have the quota raised",
    "EFBIG": "a file may not become as large as that; raise the limit (`ulimit -f unlimited`",
    "EIO": "the disk reports an input/output error; copy the warehouse and its kept files to another disk first",
    "EROFS": "it is on a file system that cannot be written to; mount it for writing",
    "EMFILE": "this process may open no more files; raise the limit (`ulimit -n 1024`",
    "ENFILE": "the machine may open no more files; end what holds many",
    "EAGAIN": "the machine gives this user no more processes or threads; end other work",
    "ENOMEM": "there is too little memory for it; end what else uses memory",
    "EACCES": "reading or writing is not permitted; give this user the right",
    "EPERM": "reading or writing is not permitted; give this user the right",
    "ENOENT": "it is not there any more; see what took it away",
    "ENOTDIR": "a part of its path is a file and no folder; name another file",
    "EISDIR": "it is a folder; name a file in it",
    "EEXIST": "something else has that name already; see to that",
    "ELOOP": "its links lead round in a circle; mend the link",
    "ENAMETOOLONG": "its name is too long for the file system; name another file",
    "EBUSY": "something has hold of the file itself; mount its folder",
    "ETXTBSY": "something has hold of the file itself; mount its folder",
    "EXDEV": "something has hold of the file itself; mount its folder",
    "ESTALE": "its network file system does not answer as it should; see that the server can be reached",
    "ETIMEDOUT": "its network file system does not answer as it should; see",
    "ENOLCK": "its file system gives no locks; put the warehouse on a local disk",
    "EINVAL": "its file system cannot do what a warehouse needs; put the warehouse on a local disk",
    "EINTR": "it was interrupted; run again",
}
CODES = sorted({code for code in errno.errorcode if code not in (errno.EINTR,)})


def told(error: WarehouseError, of_the_system: str = "") -> str:
    """The message, once it is sure that it is one line and loses nothing, but for the system's own words."""
    assert "\n" not in str(error)
    assert not LOSES.search(str(error).replace(of_the_system, "")), str(error)
    return str(error)


@pytest.mark.parametrize("name", SAYS)
def test_what_an_errno_means_from_python_and_from_duckdb(name: str, published: Path) -> None:
    code = getattr(errno, name)
    assert told(fault(published, OSError(code, os.strerror(code), str(published)))).startswith(
        f"{published}: {SAYS[name]}"
    )
    for text in (
        f'IO Error: Could not read from file "{published}": {os.strerror(code)}',
        f'TransactionContext Error: Failed to commit: Could not write file "{published}": {os.strerror(code)}',
        f'IO Error: Cannot open file "{published}": {os.strerror(code)}\n\nSee also',
    ):
        assert told(fault(published, duckdb.IOException(text))).startswith(f"{published}: {SAYS[name]}")


def test_every_errno_that_is_told_stands_in_the_list() -> None:
    listed = {getattr(errno, name) for name in SAYS}
    spoken = {meaning for code, meaning in BY_ERRNO.items() if code in listed}
    assert set(BY_ERRNO.values()) == spoken


def test_the_page_of_operations_has_every_message_and_says_nothing_that_loses() -> None:
    page = (Path(__file__).parents[2] / "docs" / "operations.md").read_text("utf-8")
    table = page.partition("## When a message names the warehouse")[2].partition("\n## ")[0]
    rows = [row for row in table.splitlines() if row.startswith("| ")]
    told = {said for row in rows for said in row.split(" | ")[0].removeprefix("| ").split("; ")}
    assert [meaning.what for meaning in (*BY_ERRNO.values(), NO_FOLDER) if meaning.what not in told] == []
    assert [row for row in rows if LOSES.search(row.rpartition(" | ")[2])] == []


@pytest.mark.parametrize("code", CODES, ids=[errno.errorcode[code] for code in CODES])
def test_no_errno_is_taken_for_damage(code: int, published: Path) -> None:
    for error in (
        OSError(code, os.strerror(code), str(published)),
        OSError(code, os.strerror(code)),
        duckdb.IOException(f'IO Error: Could not read from file "{published}": {os.strerror(code)}'),
    ):
        assert told(fault(published, error), os.strerror(code)).startswith(f"{published}: ")


def test_the_file_that_is_named_is_the_one_that_it_happened_to(published: Path, tmp_path: Path) -> None:
    def where(file: object, code: int = errno.EIO) -> str:
        python = fault(published, OSError(code, os.strerror(code), str(file)))
        ours = fault(published, duckdb.IOException(f'IO Error: Could not write file "{file}": {os.strerror(code)}'))
        assert told(python) == told(ours)
        return python.where

    private = tmp_path / ".warehouse.duckdb.next-4711"
    for own in (published, private, f"{private}.wal", f"{private}.tmp", f"{private}.tmp/duckdb_temp_storage-0.tmp"):
        assert where(own) == str(published)
    kept = tmp_path / "warehouse.duckdb.kept" / "000012.duckdb"
    assert where(kept) == str(kept)
    assert where(tmp_path / "nowhere" / "x", errno.ENOENT) == str(tmp_path / "nowhere" / "x")
    assert where(tmp_path / ".warehouse.duckdb.lock", errno.EACCES) == str(tmp_path)  # it cannot be made there
    assert where(tmp_path / "other.toml") == str(tmp_path / "other.toml")


CLASSES = sorted(
    name
    for name, kind in vars(duckdb).items()
    if isinstance(kind, type) and issubclass(kind, duckdb.Error) and kind is not duckdb.Error
)

BY_CLASS = {
    "OutOfMemoryException": "there is too little memory for it; ",
    "ConversionException": "a value does not fit its column (Something is said); report this line as a fault",
    "OutOfRangeException": "a value does not fit its column (Something is said); report",
    "TypeMismatchException": "a value does not fit its column (Something is said); report",
    "ConstraintException": "a value does not fit its column (Something is said); report",
    "IntegrityError": "a value does not fit its column (Something is said); report",
    "DataError": "a value does not fit its column (Something is said); report",
    "NotImplementedException": "a value does not fit its column (Something is said); report",
    "NotSupportedError": "a value does not fit its column (Something is said); report",
    "ConnectionException": "it cannot be used as it was meant (Something is said); run again",
    "TransactionException": "it cannot be used as it was meant (Something is said); run again",
    "InterruptException": "the query was stopped; run again",
}


@pytest.mark.parametrize("name", CLASSES)
def test_no_class_of_error_is_taken_for_damage_of_a_whole_file(name: str, published: Path) -> None:
    error = getattr(duckdb, name)("Something is\nsaid")
    says = BY_CLASS.get(name, "DuckDB fails (Something is said); run again; if that comes back, report this line as a")
    assert told(fault(published, error)).startswith(f"{published}: {says}")


INVALID = "Failed: database has been invalidated because of a previous fatal error."
OFFLOAD = "failed to offload data block of size 96.0 KiB (896.0 KiB/976.5 KiB used)."
TEXTS = {
    "FATAL Error: fsync failed!": SAYS["EIO"],
    f'FATAL Error: {INVALID}\nOriginal error: "fsync failed!"': SAYS["EIO"],
    f"Out of Memory Error: {OFFLOAD}\nBy default this uses the drive where the 'temp_directory' is": "the disk is full",
    'IO Error: Could not set lock on file "{path}": Conflicting lock is held in /usr/bin/duckdb (PID 17).': (
        "another program has it open for writing; close it there and run again"
    ),
    'IO Error: Could not set lock on file "{path}": Conflicting lock is held in PID 0.': (
        "it cannot be locked: a program on another machine has it open, or its file system gives no locks"
    ),
    'IO Error: Cannot open database "{path}" in read-only mode: database does not exist': "there is no warehouse yet",
    "IO Error: Corrupt database file: computed checksum 1 does not match stored checksum 2 in block at location 3": (
        "what was read of it did not fit its checksum, though the file itself passes a full check; run again"
    ),
}


@pytest.mark.parametrize(("text", "says"), TEXTS.items())
def test_what_duckdb_says_in_words(text: str, says: str, published: Path) -> None:
    kind = duckdb.OutOfMemoryException if text.startswith("Out of Memory") else duckdb.FatalException
    assert told(fault(published, kind(text.format(path=published)))).startswith(f"{published}: {says}")


LOGS = [
    "This WAL was created for this database file, but the WAL checkpoint iteration does not match the database file.",
    'Failure while replaying WAL file "{path}.wal": Corrupt WAL file: entry at byte position 162 computed checksum 1',
]


@pytest.mark.parametrize("text", LOGS)
def test_a_log_that_does_not_fit_is_no_damage_of_the_file(text: str, published: Path) -> None:
    error = fault(published, duckdb.IOException(f"IO Error: {text.format(path=published)}"))
    assert str(error).startswith(f"{published}.wal: another program has written to the warehouse and left this log; ")
    assert "what is published is whole without it" in str(error)


def test_a_correction_that_no_column_holds_is_no_fault_of_the_file(published: Path) -> None:
    with duckdb.connect() as connection, pytest.raises(WarehouseError) as error, as_warehouse_error(published):
        connection.execute("create table t (a decimal(28, 6))")
        connection.execute("insert into t values (?)", [Decimal("1e400")])
    assert told(error.value).startswith(f"{published}: a value does not fit its column (Conversion Error: ")


def test_too_little_memory(published: Path) -> None:
    with duckdb.connect() as connection, pytest.raises(WarehouseError) as error, as_warehouse_error(published):
        connection.execute("set memory_limit = '10MB'")
        connection.execute("select list(range) from range(3000000)").fetchall()
    assert told(error.value).startswith(f"{published}: {SAYS['ENOMEM']}")
    with pytest.raises(WarehouseError) as error, as_warehouse_error(published):
        raise MemoryError
    assert told(error.value).startswith(f"{published}: {SAYS['ENOMEM']}")


# A run in a process of its own under a limit that its shell has set.
CHILD = """
import resource, sys
from pathlib import Path
from etl.catalogue import load
from etl.errors import WarehouseError
from etl.warehouse import begin, connect
from tests.warehouse.figures import figure, put, report

path, kind, most = Path(sys.argv[1]), getattr(resource, sys.argv[2]), int(sys.argv[3])
more = report("ha-nam", "2018-01-02", [
    figure(f"{n} tỷ", f"industrial_output {1990 + n % 30} estimate {n} bn_vnd") for n in range(1000, 4000)
], area_id="ha-nam")
catalogue = load()
resource.setrlimit(kind, (most, resource.getrlimit(kind)[1]))
try:
    with begin(path, catalogue, 0) as version:
        put(version, more)
        version.publish()
except WarehouseError as error:
    print(error)
"""


@pytest.mark.parametrize(
    ("limit", "most", "name"), [("RLIMIT_FSIZE", 1 << 20, "EFBIG"), ("RLIMIT_NOFILE", 12, "EMFILE")]
)
def test_a_run_under_a_limit(limit: str, most: int, name: str, published: Path) -> None:
    before = published.read_bytes()
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", CHILD, str(published), limit, str(most)]
    ran = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=120)
    assert ran.stderr == ""
    assert ran.stdout.startswith(f"{published}: {SAYS[name]}")
    assert not LOSES.search(ran.stdout)
    assert published.read_bytes() == before
    assert not list(published.parent.glob(".*next*"))


def failing(code: int) -> Callable[..., None]:
    def fails(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    return fails


STEPS = ["etl.warehouse.atomic_swap.os.fsync", "etl.warehouse.publish.shutil.copyfile", "pathlib.Path.replace"]


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("name", ["EIO", "ESTALE", "EDQUOT", "EBUSY", "EROFS"])
def test_a_step_of_publishing_that_fails(
    step: str, name: str, published: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = published.read_bytes()

    def run() -> None:
        with begin(published, catalogue, 0) as version:
            monkeypatch.setattr(step, failing(getattr(errno, name)))
            put(version, lang_son())
            version.publish()

    if step.endswith("copyfile"):
        monkeypatch.setattr(step, failing(getattr(errno, name)))
    with pytest.raises(WarehouseError) as error:
        run()
    assert told(error.value).startswith(f"{published}: {SAYS[name]}")
    assert published.read_bytes() == before


def test_a_publication_that_the_disk_does_not_confirm(published: Path) -> None:
    message = told(fault(published, Unconfirmed(errno.EIO, "Input/output error")))
    assert message.startswith(f"{published}: the new version is published, but the disk does not confirm it (Input")
    assert "is as it was" not in message
