"""Where a warehouse is: a file, or a lake. Nothing is opened here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from etl.errors import UsageError

PREFIX = "ducklake:"

_EXTENSION = re.compile(r"[A-Za-z0-9_]{2,}:")  # one letter is a drive of Windows


@dataclass(frozen=True, slots=True)
class Lake:
    """Where a lake is: `address` as DuckDB attaches it (`ducklake:postgres:dbname=etl host=db`), `data` its files.

    `data` is a folder or an address in an object store; it is needed when the lake is made, and remembered there.
    Shown without a password.
    """

    address: str
    data: str | None = None

    def __str__(self) -> str:
        return re.sub(r"(password\s*=\s*)('[^']*'|\S+)", r"\1…", self.address)


Where = Path | Lake


def where_of(text: str | Path, data: str | None = None) -> Where:
    """The warehouse that `text` names: a lake with its files in `data` when it begins with `ducklake:`, else a file.

    Raises UsageError for a lake without a catalogue, and for what is an address of something else.
    """
    named = str(text)
    if named == PREFIX:
        raise UsageError("--warehouse", f"{named!r} names no catalogue", "write it as in ducklake:postgres:dbname=etl")
    if named.startswith(PREFIX):
        return Lake(named, data)
    if _EXTENSION.match(named):
        what = f"{named!r} is no path: DuckDB takes what stands before the colon for an extension or a server"
        raise UsageError("--warehouse", what, "name a file; one that is called so is ./NAME")
    if "?" in str(Path(text).absolute()):
        what = f"{named!r} has a “?” in its path, behind which DuckDB looks for options and not for a file"
        raise UsageError("--warehouse", what, "name a file whose path has none")
    return Path(text)
