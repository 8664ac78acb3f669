"""`etl status` on screen: the file, the counts, the last runs, and documents in trouble only where there are any."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console

from etl.cli.render import overview
from etl.errors import WarehouseError
from etl.settings import Settings


def test_the_state_of_a_warehouse(loaded: Settings) -> None:
    target = io.StringIO()
    overview.show(Console(file=target, width=160), loaded.warehouse)
    first, second, *_ = target.getvalue().splitlines()
    assert first.startswith(f"warehouse {loaded.warehouse}, ")
    assert first.endswith(" MB")
    assert second.startswith("2 documents read, 0 doubtful, 0 failed, ")
    assert "Last runs" in target.getvalue()
    assert "Documents in trouble" not in target.getvalue()


def test_no_warehouse_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(WarehouseError, match="no warehouse yet"):
        overview.show(Console(file=io.StringIO()), tmp_path / "none.duckdb")
