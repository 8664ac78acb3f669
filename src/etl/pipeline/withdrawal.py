"""Documents whose raw file is gone: which they are, and when that is taken for a folder that is away."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

from etl.errors import FilesMissing
from etl.settings import ENV_GONE_BOUND, Settings
from etl.warehouse import KnownDocument

FILE_IS_GONE = "its raw file is gone"
"""Why a document is withdrawn that nobody retracted."""

_NAMED = 3


def missing(start: Path, settings: Settings, known: Mapping[str, KnownDocument]) -> list[KnownDocument]:
    """The `known` documents at or below `start` that are not withdrawn and whose raw file is not there any more."""
    rows = (row for row in known.values() if row.withdrawn is None and _is_below(row, start, settings))
    return [row for row in rows if _is_gone(_path(row, settings))]


def refuse_too_many(
    start: Path, gone: list[KnownDocument], settings: Settings, known: Mapping[str, KnownDocument]
) -> None:
    """Raise FilesMissing when `gone` are more of the files below `start` than `gone_bound` allows.

    One file may always go, unless no other is left; two and more whose folder is gone or empty are that folder.
    """
    if not gone or settings.gone_bound >= 100:
        return
    there = [row for row in known.values() if row.withdrawn is None and _is_below(row, start, settings)]
    share = 100 * len(gone) / len(there)
    if share > settings.gone_bound and (len(gone) > 1 or len(there) == 1):
        what = f"{len(gone)} of {len(there)} raw files are gone at once"
        raise _too_many(start, f"{what}, more than {settings.gone_bound:g} %", gone)
    for folder, inside in _emptied(gone, settings):
        raise _too_many(folder, f"all of its {len(inside)} raw files are gone at once", inside)


def _too_many(where: Path, what: str, gone: list[KnownDocument]) -> FilesMissing:
    names = ", ".join(sorted(row.path for row in gone)[:_NAMED]) + (", …" if len(gone) > _NAMED else "")
    remedy = (
        "nothing is withdrawn; see whether a folder or share is away, and bring it back; only if they were taken away "
        f"on purpose, run once with {ENV_GONE_BOUND}=100"
    )
    return FilesMissing(where, f"{what} ({names})", remedy)


def _emptied(gone: list[KnownDocument], settings: Settings) -> Iterator[tuple[Path, list[KnownDocument]]]:
    """The folders of two and more of the `gone` documents that are not there any more, or hold nothing at all."""
    held: dict[Path, list[KnownDocument]] = {}
    for row in gone:
        held.setdefault(_path(row, settings).parent, []).append(row)
    for folder, rows in sorted(held.items()):
        if len(rows) > 1 and not (folder.is_dir() and any(folder.iterdir())):
            yield folder, rows


def _path(row: KnownDocument, settings: Settings) -> Path:
    """Where the document was found. Of a name that was given to a run nobody knows the folder it was relative to: it is
    taken for one of this run."""
    return Path(row.path) if row.in_raw is False else settings.raw / row.path


def _is_below(row: KnownDocument, start: Path, settings: Settings) -> bool:
    """Whether the document was found at or below `start`; the raw folder holds none but its own."""
    if row.in_raw is False and start == settings.raw:
        return False
    return _path(row, settings).absolute().is_relative_to(start.absolute())


def _is_gone(path: Path) -> bool:
    """Whether there is certainly no such file: one that cannot be reached may still be there, a folder is none."""
    try:
        return stat.S_ISDIR(os.lstat(path).st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except (OSError, ValueError):
        return False
