"""Empty warehouses, made once for all tests: a test's first version of a warehouse begins as a copy of one.

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
from tests.made_once import made_once

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
def copied(factory: pytest.TempPathFactory) -> Iterator[None]:
    """Meanwhile a version that begins where nothing is published begins as a copy of an empty one."""
    anew: Any = NextVersion.open

    def open_copy(private: Path, path: Path, catalogue: Catalogue, kept: int) -> NextVersion:
        if not private.exists() and not _made_anew:
            name = f"empty-{views_digest()}.duckdb"
            empty = made_once(factory, name, lambda empty: anew(empty, path, catalogue, kept).close())
            shutil.copyfile(empty, private)
        version: NextVersion = anew(private, path, catalogue, kept)
        return version

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(NextVersion, "open", staticmethod(open_copy))
        yield
