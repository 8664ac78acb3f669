"""The published files of the past, kept beside the current one, and the way back to one of them.

They are numbered in the order in which they were published, since a clock may go backwards:
`warehouse.duckdb.kept/000012.duckdb`, with its checksum in `000012.duckdb.sha256`. Files of earlier programs have none.
"""

from __future__ import annotations

import filecmp
import os
import re
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from etl.errors import UsageError, WarehouseError
from etl.location import Lake, Where
from etl.warehouse.os_errors import meaning_of
from etl.warehouse.soundness import DigestBeside, note, note_of, unsound

_NAME = re.compile(r"(\d{6,})\.duckdb")


@dataclass(frozen=True, slots=True)
class Kept:
    """A published file of the past; the larger the number, the later it was replaced."""

    number: int
    path: Path


def folder_of(path: Path) -> Path:
    """The folder of the kept files of the warehouse at `path`; it need not exist."""
    return path.with_name(f"{path.name}.kept")


def kept_files(path: Where) -> list[Kept]:
    """The kept files of the warehouse at `path`, the oldest first; a lake has none. Raises OSError."""
    if isinstance(path, Lake):
        return []
    folder = folder_of(path)
    entries = folder.iterdir() if folder.is_dir() else ()
    return sorted(
        (Kept(int(found[1]), entry) for entry in entries if (found := _NAME.fullmatch(entry.name))),
        key=lambda kept: kept.number,
    )


def keep(path: Path, checksum: DigestBeside | None = None) -> None:
    """Give the published file a second name among the kept ones, and record its `checksum` there.

    Costs no copy where the file system has hard links. A run that died after this and before it published has kept
    the file already; it is not kept twice. Raises OSError.
    """
    files = kept_files(path)
    if not path.exists() or (files and same(files[-1].path, path)):
        return
    folder = folder_of(path)
    folder.mkdir(exist_ok=True)
    number = files[-1].number + 1 if files else 1
    name = folder / f"{number:06}.duckdb"
    note(path, name, None if checksum is None else checksum.result())
    _link(path, name)


def let_go(path: Path, most: int) -> None:
    """Remove all but the last `most` of the kept files, with their checksums. Raises OSError."""
    files = kept_files(path)
    for gone in files[: max(0, len(files) - most)]:
        gone.path.unlink()
        note_of(gone.path).unlink(missing_ok=True)


def verify(kept: Kept, path: Path) -> None:
    """Raise WarehouseError, with the next one that is good, unless the kept file passes a full check.

    Raises OSError and duckdb.Error where nothing can be told.
    """
    try:
        reason = unsound(kept.path)
    except (FileNotFoundError, IsADirectoryError) as error:
        reason = meaning_of(error.errno, str(error)).what
    if reason:
        raise WarehouseError(kept.path, f"it cannot be gone back to: {reason}", way_back(path, kept.number))


def way_back(path: object, bad: int | None = None) -> str:
    """The remedy for a file that cannot be used: the kept file to go back to, the newest that passes a full check.

    Of a warehouse whose kept file `bad` was chosen: the newest one before it, else the next one after it.
    """
    files = []
    with suppress(OSError):
        files = [kept for kept in kept_files(path) if kept.number != bad] if isinstance(path, Path) else []
    nearest = sorted(files, key=lambda kept: (kept.number > (bad or kept.number), abs(kept.number - (bad or 10**9))))
    for kept in nearest:
        if _is_sound(kept):
            return (
                f"`etl rollback --to {kept.number}` publishes kept file {kept.number} again, which passes a full "
                "check; the present file is kept, too"
            )
    none = "none of the kept files passes a full check" if files else "no earlier file is kept"
    return (
        f"{none}; if this is the warehouse, move it aside and put a backup in its place (docs/operations.md, Restore)"
    )


def _is_sound(kept: Kept) -> bool:
    import duckdb

    try:
        return unsound(kept.path) is None
    except (duckdb.Error, OSError, MemoryError):
        return False


def choose(path: Path, number: int | None) -> Kept:
    """The kept file `number`, or the one that was published before the present one.

    Raises UsageError for a number that is not there, WarehouseError when nothing is kept that could be gone back to.
    """
    files = kept_files(path)
    if number is not None:
        for kept in files:
            if kept.number == number:
                return kept
        raise UsageError("--to", f"no file {number} is kept", "`etl rollback --list` shows the kept ones")
    present = [kept.number for kept in files if same(kept.path, path)]
    before = [kept for kept in files if not present or kept.number < max(present)]
    if not before:
        if not (files or path.exists()):
            raise WarehouseError(path, "there is no warehouse yet", "load reports first, or name the file")
        raise WarehouseError(path, "no earlier file is kept", "the next run that publishes keeps the present one")
    return before[-1]


def is_kept(path: Path) -> bool:
    """Whether the published file is among the kept ones, as it is after going back. Raises OSError."""
    return any(same(kept.path, path) for kept in kept_files(path))


def same(one: Path, other: Path) -> bool:
    """Whether two files are one, or have the same bytes. False when one is missing."""
    if not (one.exists() and other.exists()):
        return False
    filecmp.clear_cache()  # it goes by size and time of change, which a copy within one tick of the clock may share
    return one.samefile(other) or filecmp.cmp(one, other, shallow=False)


def _link(path: Path, name: Path) -> None:
    try:
        os.link(path, name)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        unfinished = name.with_name(f".{name.name}")
        shutil.copy2(path, unfinished)
        unfinished.replace(name)
