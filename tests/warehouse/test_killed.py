"""SIGKILL at random moments of whole runs: what is published is the state before or the state after, never between.

ETL_KILLS says how many moments; `make faults` takes 200.
"""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from etl.settings import Settings
from etl.warehouse import connect
from tests.warehouse.forks import Mother, mother

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("all_processors", "made_anew")]

KILLS = int(os.environ.get("ETL_KILLS", "4"))

REPORT = """Báo cáo của Sở Công Thương tỉnh Lạng Sơn ngày 18/01/2016

Năm 2015, giá trị sản xuất công nghiệp đạt {output} tỷ đồng, đạt 106,6% kế hoạch, tăng 16,7% so với năm 2014.
Tổng mức bán lẻ hàng hóa đạt 13.700 tỷ đồng, tăng 15%.
"""
TEXTS = (REPORT.format(output="4.013"), REPORT.format(output="4.031"))


def state(settings: Settings) -> list[tuple[Any, ...]]:
    """Everything a reader can see of the reports and their figures, but for the moments of reading."""
    reader = connect(settings.warehouse)
    try:
        documents = reader.execute("select * exclude (read_at) from document order by all").fetchall()
        figures = reader.execute("from observation order by all").fetchall()
        return [*documents, *figures, *reader.execute("from kpi_yearly order by all").fetchall()]
    finally:
        reader.close()


@pytest.fixture
def runs() -> Iterator[Mother]:
    with mother() as started:
        yield started


def whole_run(runs: Mother, settings: Settings, text: str) -> list[tuple[Any, ...]]:
    (settings.raw / "lang-son.txt").write_text(text, "utf-8")
    runs.start(settings.raw, settings.warehouse)
    assert runs.ended() == 0
    return state(settings)


def test_killed_at_any_moment(tmp_path: Path, runs: Mother) -> None:
    warehouse = tmp_path / "w" / "w.duckdb"
    settings = Settings(raw=tmp_path / "raw", warehouse=warehouse)
    settings.raw.mkdir()
    warehouse.parent.mkdir()
    whole_run(runs, settings, TEXTS[1])
    states = [whole_run(runs, settings, text) for text in TEXTS]
    assert states[0] != states[1]
    chance, seconds, killed, turn = random.Random(20150101), 1.0, 0, 0
    while killed < KILLS and turn < 3 * KILLS:  # a run may be through before its moment comes
        before, after = (1, 0) if turn % 2 == 0 else (0, 1)
        (settings.raw / "lang-son.txt").write_text(TEXTS[after], "utf-8")
        process = runs.start(settings.raw, settings.warehouse)
        time.sleep(chance.uniform(0, seconds))
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
        killed += runs.ended() == signal.SIGKILL
        assert state(settings) in (states[before], states[after]), f"turn {turn}"
        began = time.perf_counter()
        assert whole_run(runs, settings, TEXTS[after]) == states[after], f"turn {turn}"
        seconds = time.perf_counter() - began  # as fast as the machine is now
        left = {file.name for file in warehouse.parent.iterdir()}
        assert left == {"w.duckdb", "w.duckdb.kept", ".w.duckdb.lock"}, f"turn {turn}"
        turn += 1
    assert killed == KILLS
