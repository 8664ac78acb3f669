"""The names of raw files in the warehouse, the file of such a name, and the hash of its bytes. No content is read."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

_PART = 1_000_000


def name_of(path: Path, raw: Path) -> str:
    """The name of a file in the warehouse: relative to the raw folder when inside, else as given."""
    whole, within = str(path.absolute()), _within(raw)
    name = whole[len(within) :] if whole.startswith(within) else str(path)
    # A name whose bytes are no UTF-8 cannot be stored or shown; the odd bytes are shown as question marks.
    return name.replace(os.sep, "/").encode("utf-8", "replace").decode("utf-8")


def is_inside(path: Path, raw: Path) -> bool:
    """Whether the file lies in the raw folder, so that its name is relative to that."""
    return str(path.absolute()).startswith(_within(raw))


def _within(raw: Path) -> str:
    # As text: a folder may hold a hundred thousand, and paths cost ten times as much to compare.
    whole = str(raw.absolute())
    return whole if whole.endswith(os.sep) else whole + os.sep


def path_of(name: str, raw: Path) -> Path:
    """The file with the `name` that the warehouse has for it."""
    inside = raw / name
    # A sentence may be longer than any name can be: `os.path.exists` says no where `Path.exists` raises.
    return inside if os.path.exists(inside) else Path(name)  # noqa: PTH110


def digest_of(path: str, most: int | None = None) -> str:
    """sha256 (hex) of the bytes of a file. Raises OSError, also for what is no file or has more than `most` bytes."""
    file = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))  # a pipe would wait
    try:
        found = os.fstat(file)
        if not stat.S_ISREG(found.st_mode) or (most is not None and found.st_size > most):
            raise OSError(f"{path} is no file that is read")
        digest = hashlib.sha256()
        while part := os.read(file, _PART):
            digest.update(part)
        return digest.hexdigest()
    finally:
        os.close(file)
