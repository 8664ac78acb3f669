"""The moment of publishing: a finished file takes the place of another. Nothing here knows their content."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


class Unconfirmed(OSError):
    """The file is in its new place, but the disk does not confirm that it will be after a crash."""


def swap_in(private: Path, path: Path) -> None:
    """Put the closed file `private` in the place of `path`, atomically and synced to the disk before and after.

    A process that has the old file open keeps it; the new one has the old one's permissions. Raises OSError; only after
    Unconfirmed is `path` the new file.
    """
    if path.exists():
        shutil.copymode(path, private)
    _sync(private)
    private.replace(path)
    try:
        _sync(path.parent)
    except OSError as error:
        raise Unconfirmed(*error.args) from error


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
