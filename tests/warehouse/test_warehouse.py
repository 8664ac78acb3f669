"""`begin` chooses the storage by where the warehouse is; what the package offers imports nothing heavy."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from etl import warehouse
from etl.catalogue import Catalogue
from etl.errors import WarehouseError
from etl.warehouse.next_version import NextVersion


def test_a_path_is_a_file_and_nothing_is_there_before_it_is_published(path: Path, catalogue: Catalogue) -> None:
    with warehouse.begin(path, catalogue, 0) as version:
        assert isinstance(version, NextVersion)
    assert not warehouse.exists(path)


def test_a_lake_is_asked_for_at_its_address(catalogue: Catalogue) -> None:
    pytest.importorskip("duckdb_extensions")
    lake = warehouse.Lake("ducklake:postgres:dbname=etl host=127.0.0.1 port=1 connect_timeout=2")
    with pytest.raises(WarehouseError, match="PostgreSQL cannot be reached"), warehouse.begin(lake, catalogue, 0):
        pass


def test_importing_it_imports_neither_duckdb_nor_pandas() -> None:
    asks = "import sys, etl.warehouse; print([name for name in ('duckdb', 'pandas') if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", asks], capture_output=True, text=True, check=True).stdout == "[]\n"
