"""The names of raw files in the warehouse, the file of such a name, and the hash of its bytes. No content is read."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from etl.errors import printable

_PART = 1_000_000
_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)  # a pipe would wait
_ESCAPED = re.compile(r"\\(\\|[nrt]|x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8})")
_SHORT = {"\\": "\\", "n": "\n", "r": "\r", "t": "\t"}


def name_of(path: str | Path, raw: Path) -> str:
    """The name of a file in the warehouse: relative to the raw folder when inside, else as given.

    Control characters, turns of the direction of writing, bytes that are no UTF-8, and "\\" are escaped as Python does,
    so that two files never have one name, and `path_of` finds the file again.
    """
    return _shown(_relative(path, raw))


def names_in(folder: str, names: Iterable[str], raw: Path) -> list[str]:
    """As `name_of`, of the files of these `names` in one folder: what is before them is looked at once."""
    before = _relative(os.path.join(folder, ""), raw)  # noqa: PTH118
    return [_shown(before + name) for name in names]


def _relative(path: str | Path, raw: Path) -> str:
    whole, within = _whole(path), _within(raw)
    name = whole[len(within) :] if whole.startswith(within) else os.fspath(path)
    return name.replace(os.sep, "/")


def _shown(name: str) -> str:
    # A name may hold whatever its maker liked: it is stored so that no terminal, log or table can be steered by it.
    return name if name.isprintable() and "\\" not in name else printable(name.replace("\\", "\\\\"))


def is_inside(path: str | Path, raw: Path) -> bool:
    """Whether the file lies in the raw folder, so that its name is relative to that."""
    text = os.fspath(path)
    return text.startswith(_as_given(raw)) or _whole(text).startswith(_within(raw))


# As text: a folder may hold a hundred thousand, and paths cost ten times as much to make and to compare.
def _whole(path: str | Path) -> str:
    text = os.fspath(path)
    return text if os.path.isabs(text) else os.path.join(os.getcwd(), text)  # noqa: PTH109, PTH117, PTH118


def _within(raw: Path) -> str:
    return _folder(raw, os.getcwd())  # noqa: PTH109


@cache
def _as_given(raw: Path) -> str:
    return os.path.join(raw, "")  # noqa: PTH118


@cache
def _folder(path: Path, here: str) -> str:
    whole = str(here / path)
    return whole if whole.endswith(os.sep) else whole + os.sep


def path_of(name: str, raw: Path) -> Path:
    """The file with the `name` that the warehouse has for it."""
    inside = raw / name
    if "\\" in name and not os.path.exists(inside):  # noqa: PTH110
        name = _ESCAPED.sub(_sign, name)
        inside = raw / name
    # A sentence may be longer than any name can be: `os.path.exists` says no where `Path.exists` raises.
    return inside if os.path.exists(inside) else Path(name)  # noqa: PTH110


def _sign(escaped: re.Match[str]) -> str:
    code = escaped[1]
    return _SHORT.get(code) or chr(int(code[1:], 16))


def digest_of(path: str, most: int | None = None) -> str:
    """sha256 (hex) of the bytes of a file. Raises OSError, also for what is no file or has more than `most` bytes."""
    file = os.open(path, _READ)
    try:
        found = os.fstat(file)
        if not stat.S_ISREG(found.st_mode) or (most is not None and found.st_size > most):
            raise OSError(f"{path} is no file that is read")
        asked = min(found.st_size + 1, _PART)
        part = os.read(file, asked)
        digest = hashlib.sha256(part)
        if not len(part) == found.st_size < asked:  # which would be its end: one byte more was asked for
            while part := os.read(file, _PART):
                digest.update(part)
        return digest.hexdigest()
    finally:
        os.close(file)
