"""Write–audit–publish: the next version is built on a private copy under the writer's lock, and swapped in at once.

What is written into it stands in `version`; here are only the files and their order.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from etl.catalogue import Catalogue
from etl.errors import WarehouseError
from etl.warehouse.faults import saying
from etl.warehouse.lock import writer_lock
from etl.warehouse.version import NextVersion


@contextmanager
def begin(path: Path, catalogue: Catalogue, lock_seconds: float) -> Iterator[NextVersion]:
    """The next version of the warehouse at `path`, for one writer at a time. Leaving without `publish()` discards it.

    Waits at most `lock_seconds` for another writer, then raises WarehouseBusy. Raises WarehouseError when the
    published file cannot be read or its folder cannot be written to; the published file stays as it was.
    """
    path = path.resolve()  # a link is followed, so that the file it leads to is replaced and not the link
    with writer_lock(path, lock_seconds):
        try:
            with saying(path):
                _discard(path)  # what a dead run left: the lock is ours, so nobody is building
                version = NextVersion.open(_private_copy(path), path, catalogue)
            try:
                yield version
            finally:
                version.close()
        finally:
            _discard(path)


def _private_copy(path: Path) -> Path:
    """A copy of the published file under a name of this process; only the name where nothing is published yet."""
    wal = path.with_name(f"{path.name}.wal")
    if wal.exists():
        # A published file is complete without one; somebody else wrote to the file, and a copy would miss it.
        remedy = (
            "close that program, or open the warehouse with it once more so that it finishes writing; then run again"
        )
        raise WarehouseError(wal, "another program has written to the warehouse", remedy)
    private = path.with_name(f".{path.name}.next-{os.getpid()}")
    if path.exists():
        shutil.copyfile(path, private)
    return private


def _discard(path: Path) -> None:
    """Remove every private file of this warehouse, with the logs and folders DuckDB keeps beside it."""
    for left in path.parent.glob(f".{path.name}.next-*"):
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)
