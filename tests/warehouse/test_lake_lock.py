"""The writer's lock of a lake. With a catalogue in PostgreSQL, where it holds between machines: `test_lake_build`."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.errors import WarehouseError
from etl.location import Lake
from etl.warehouse.lake_lock import lake_lock


def test_a_catalogue_that_has_no_locks_is_not_waited_for(tmp_path: Path) -> None:
    lake = Lake(f"ducklake:{tmp_path}/catalogue.ducklake")
    with lake_lock(lake, 0), lake_lock(lake, 0):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_catalogue_that_cannot_be_reached_is_one_line_without_its_password() -> None:
    pytest.importorskip("duckdb_extensions")
    lake = Lake("ducklake:postgres:dbname=etl host=127.0.0.1 port=1 password=geheim connect_timeout=2")
    with pytest.raises(WarehouseError) as raised, lake_lock(lake, 0):
        pass
    assert "\n" not in str(raised.value)
    assert "geheim" not in str(raised.value)
