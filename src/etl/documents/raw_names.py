"""The names of raw files in the warehouse, and the file of such a name. Nothing is read."""

from __future__ import annotations

import os
from pathlib import Path


def name_of(path: Path, raw: Path) -> str:
    """The name of a file in the warehouse: relative to the raw folder when inside, else as given."""
    name = path.absolute().relative_to(raw.absolute()) if is_inside(path, raw) else path
    # A name whose bytes are no UTF-8 cannot be stored or shown; the odd bytes are shown as question marks.
    return name.as_posix().encode("utf-8", "replace").decode("utf-8")


def is_inside(path: Path, raw: Path) -> bool:
    """Whether the file lies in the raw folder, so that its name is relative to that."""
    return path.absolute().is_relative_to(raw.absolute())


def path_of(name: str, raw: Path) -> Path:
    """The file with the `name` that the warehouse has for it."""
    inside = raw / name
    # A sentence may be longer than any name can be: `os.path.exists` says no where `Path.exists` raises.
    return inside if os.path.exists(inside) else Path(name)  # noqa: PTH110
