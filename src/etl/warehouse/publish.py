"""Write–audit–publish: the next version is built on a private copy under the writer's lock, and swapped in at once.

What is written into it is in `build`; this module has only the files and their order.
"""

from __future__ import annotations

import glob
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from etl.catalogue import Catalogue
from etl.errors import UsageError, WarehouseError
from etl.location import Lake, Where
from etl.warehouse.atomic_swap import swap_in
from etl.warehouse.error_translation import as_warehouse_error
from etl.warehouse.lock import refuse_others, writer_lock
from etl.warehouse.next_version import NextVersion
from etl.warehouse.releases import Kept, choose, is_kept, keep, verify

KEPT = 7
"""The number of published files that are kept by default."""

_TRIES, _PAUSE = 20, 0.05  # to remove a folder, and seconds between them


@contextmanager
def begin_file(path: Path, catalogue: Catalogue, lock_seconds: float, kept: int = KEPT) -> Iterator[NextVersion]:
    """The next version of the warehouse file at `path`, for one writer at a time.

    Leaving without `publish()` discards it. Waits at most `lock_seconds` for another writer, then raises WarehouseBusy.
    The last `kept` published files stay for `rollback`. Raises WarehouseError when the published file cannot be read
    or its folder cannot be written to; the published file stays as it was.
    """
    path = path.resolve()  # a link is followed, so that the file it leads to is replaced and not the link
    with _alone(path, lock_seconds):
        with as_warehouse_error(path):
            version = NextVersion.open(_private_copy(path), path, catalogue, kept)
        try:
            yield version
        finally:
            version.close()


def rollback(where: Where, catalogue: Catalogue, lock_seconds: float, to: int | None = None) -> Kept:
    """Publish a kept file again: number `to`, or the one before the current one; returns the chosen one.

    The current file is kept as well, whatever is in it, so that a rollback can be undone; no other is removed for it. A
    kept file of an older layout is brought up to date on the way. Raises UsageError, WarehouseBusy, and WarehouseError,
    with the next good one, for a kept file that is not as it was kept; what is published is then as it was.
    """
    if isinstance(where, Lake):
        raise UsageError("rollback", f"{where} keeps no files", "its snapshots hold what was published before")
    path = where.resolve()
    with _alone(path, lock_seconds), as_warehouse_error(path):
        refuse_others(path)
        chosen = choose(path, to)
        private = _private_name(path)
        with as_warehouse_error(chosen.path):
            verify(chosen, path)
            shutil.copyfile(chosen.path, private)
            version = NextVersion.open(private, chosen.path, catalogue, kept=0)  # it is published here, and kept there
            try:
                if version.is_migrated:  # its marts were made anew, and are empty
                    version.materialise()
            finally:
                version.close()
        if not is_kept(path):
            keep(path)
        refuse_others(path)
        swap_in(private, path)
    return chosen


@contextmanager
def _alone(path: Path, lock_seconds: float) -> Iterator[None]:
    """Holds the writer's lock; removes the files of dead runs before, and of this one after."""
    with writer_lock(path, lock_seconds):
        try:
            with as_warehouse_error(path):
                _discard(path)  # what a dead run left: the lock is ours, so nobody is building
            yield
        finally:
            _discard(path)


def clear_up(where: Where) -> None:
    """Remove what dead runs left beside a warehouse file, unless somebody is at work there. Raises nothing.

    `begin_file` does so, too; this is for a run that publishes nothing, which may be the only one for a long time.
    """
    if isinstance(where, Lake):
        return
    with suppress(OSError, WarehouseError):
        path = where.resolve()
        if _left(path):
            with writer_lock(path, 0):
                _discard(path)


def _private_copy(path: Path) -> Path:
    """A copy of the published file under a name of this process; only the name where nothing is published yet."""
    refuse_others(path)
    private = _private_name(path)
    if path.exists():
        shutil.copyfile(path, private)
    return private


def _private_name(path: Path) -> Path:
    return path.with_name(f".{path.name}.next-{os.getpid()}")


def _discard(path: Path) -> None:
    """Remove every private file of this warehouse, with the logs and folders DuckDB keeps beside it."""
    for left in _left(path):
        if left.is_dir():
            _remove(left)
        else:
            left.unlink(missing_ok=True)


def _left(path: Path) -> list[Path]:
    return list(path.parent.glob(f".{glob.escape(path.name)}.next-*"))


def _remove(folder: Path) -> None:
    """Remove a folder into which a connection that is being closed may still put something aside for a moment."""
    for _ in range(_TRIES):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
        time.sleep(_PAUSE)
