"""Where a warehouse is: a file, or a lake. Nothing is opened here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

PREFIX = "ducklake:"


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
    """The warehouse that `text` names: a lake with its files in `data` when it begins with `ducklake:`, else a file."""
    return Lake(str(text), data) if str(text).startswith(PREFIX) else Path(text)
