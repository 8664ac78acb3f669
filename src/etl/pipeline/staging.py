"""The folders in which runs stage what they have read: one for each run, under its lock, beside the next warehouse.

What a dead run has left there is taken over by the next one. What the files in them are is in `staged`.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from etl.location import Lake
from etl.settings import Settings
from etl.warehouse.error_translation import fault
from etl.warehouse.lock import is_locked

_LOCK = "lock"


@dataclass(frozen=True, slots=True)
class Leftover:
    """A folder of staged files: the run that it belongs to, their size in bytes, and whether that run lives."""

    run_id: str
    path: Path
    size: int
    is_used: bool

    def __str__(self) -> str:
        whose = "a run that is at work" if self.is_used else "a run that ended before it published"
        what = (
            "" if self.is_used else "; the next `etl run` takes up what holds of it, and removes it when it publishes"
        )
        return f"staged   {self.path}: {self.size / 1e6:.1f} MB of {whose}{what}"


def base_of(settings: Settings) -> Path:
    """The folder of the folders, which holds nothing else: in the one that is set, else beside the warehouse file, or
    beside the raw folder for a lake."""
    if settings.staging is not None:
        return settings.staging.absolute() / ".staged"
    if isinstance(settings.warehouse, Lake):
        return settings.raw.parent.absolute() / ".staged"
    path = settings.warehouse.resolve()
    return path.with_name(f".{path.name}.staged")


@contextmanager
def staging(settings: Settings, run_id: str, needed: bool) -> Iterator[Path | None]:
    """The folder of this run, with all files that dead runs have left; None where it is not `needed` and none have.

    However the block ends its files stay, for the next run, unless it removes them; without any the folder goes.
    Raises WarehouseError where it cannot be made.
    """
    base = base_of(settings)
    if not needed and not base.is_dir():
        yield None
        return
    try:
        if settings.staging is not None:
            with suppress(FileExistsError):
                settings.staging.mkdir()
        folder, lock = _made(base, run_id)
        for other in sorted(base.iterdir()):
            if other != folder:
                _take_over(other, folder)
    except OSError as error:
        raise fault(settings.warehouse, error) from error
    try:
        yield folder
    finally:
        with suppress(OSError):
            if all(file.name == _LOCK for file in folder.iterdir()):
                shutil.rmtree(folder)
            base.rmdir()
        os.close(lock)


def leftovers(settings: Settings) -> list[Leftover]:
    """The folders that are there, of runs that live and of those that do not."""
    base, found = base_of(settings), list[Leftover]()
    for folder in sorted(base.iterdir()) if base.is_dir() else ():
        with suppress(OSError):
            size = sum(file.stat().st_size for file in folder.iterdir())
            found.append(Leftover(folder.name, folder, size, is_locked(folder / _LOCK)))
    return found


def _made(base: Path, run_id: str) -> tuple[Path, int]:
    """The new folder of a run, and its lock, which ends with the process.

    Another run may take it for that of a dead one before it is locked, and remove it: then it is made again.
    """
    import fcntl

    folder = base / run_id
    while True:
        base.mkdir(exist_ok=True)
        with suppress(FileNotFoundError):
            folder.mkdir(exist_ok=True)
            lock = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o666)
            fcntl.flock(lock, fcntl.LOCK_EX)
            with suppress(FileNotFoundError):
                if os.fstat(lock).st_ino == (folder / _LOCK).stat().st_ino:
                    return folder, lock
            os.close(lock)


def _take_over(folder: Path, into: Path) -> None:
    """Move the files of a run `into` another folder, unless that run lives."""
    import fcntl

    try:
        lock = os.open(folder / _LOCK, os.O_RDWR)
    except FileNotFoundError:  # it died, or has just begun
        with suppress(OSError):
            folder.rmdir()
        return
    except OSError:  # no folder of a run, or one of another user
        return
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        for file in folder.iterdir():
            if file.name != _LOCK:
                file.replace(into / file.name)
        shutil.rmtree(folder, ignore_errors=True)
    except (BlockingIOError, FileNotFoundError):  # that run lives, or another one has just taken it over
        return
    finally:
        os.close(lock)
