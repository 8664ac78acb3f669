"""Empty warehouses, made once in each process of tests: a test's first version of a warehouse begins as a copy of one.

To make one anew takes a second of processor time, as much as all that a test does with it.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from etl.catalogue import Catalogue
from etl.warehouse.next_version import NextVersion
from etl.warehouse.sql_files import views_digest

_made_anew: list[object] = []
"""Not empty while warehouses are to be made anew."""


@contextmanager
def made_anew() -> Iterator[None]:
    """Meanwhile every warehouse is made as it is outside of tests."""
    _made_anew.append(None)
    try:
        yield
    finally:
        _made_anew.pop()


@contextmanager
def made_once(folder: Path) -> Iterator[None]:
    """Meanwhile a version that begins where nothing is published begins as a copy of a file in `folder`."""
    anew: Any = NextVersion.open

    def open_copy(private: Path, path: Path, catalogue: Catalogue, kept: int) -> NextVersion:
        if not private.exists() and not _made_anew:
            empty = folder / f"{views_digest()}.duckdb"
            if not empty.exists():
                anew(empty, path, catalogue, kept).close()
            shutil.copyfile(empty, private)
        version: NextVersion = anew(private, path, catalogue, kept)
        return version

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(NextVersion, "open", staticmethod(open_copy))
        yield
