"""`etl status` on screen: the file, the counts, the last runs, and documents in trouble only where there are any."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console

from etl.cli.render import overview
from etl.cli.render.words import Words
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


def test_the_state_is_told_in_vietnamese(loaded: Settings) -> None:
    target = io.StringIO()
    late = (
        "overdue: lang-son: a report was due by 2026-11-20, there has been none; "
        "see whether its address still leads to reports"
    )
    overview.show(Console(file=target, width=400), loaded.warehouse, Words("vi"), [late])
    told = target.getvalue()
    assert "kho dữ liệu " in told
    assert "2 báo cáo đã đọc, 0 còn nghi ngờ, 0 không đọc được, " in told
    assert "trong mỗi ô, từ trái sang phải: " in told
    assert "địa phương chưa có báo cáo nào: " in told
    assert "quá hạn: lang-son: báo cáo phải có trước ngày 2026-11-20, chưa từng có báo cáo nào; kiểm tra" in told
    english = ("warehouse ", "documents", "in each cell", "province", "overdue", "report ")
    assert not [word for word in english if word in told.replace(str(loaded.warehouse), "")]
