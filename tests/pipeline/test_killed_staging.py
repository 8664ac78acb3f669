"""SIGKILL at random moments of runs over many reports: the next run reads what is not staged, and no more.

ETL_KILLS says how many moments; `make faults` takes 200.
"""

from __future__ import annotations

import os
import random
import signal
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from etl import pipeline
from etl.pipeline import runner
from etl.pipeline.stage import Staged, take_up
from etl.pipeline.staging import leftovers
from etl.query.queries import ask
from etl.settings import Settings
from tests.warehouse.forks import mother

pytestmark = pytest.mark.slow

KILLS = int(os.environ.get("ETL_KILLS", "4"))
REPORTS = 40
BATCH = 4

REPORT = """Báo cáo của Sở Công Thương tỉnh Lạng Sơn ngày 18/01/{following}

Năm {year}, giá trị sản xuất công nghiệp đạt {output} tỷ đồng, tăng 16,7% so với năm trước.
"""


def state(settings: Settings) -> list[Any]:
    asked = ("select * exclude (read_at) from document", "from observation", "from rejected", "from kpi_period")
    return [ask(settings.warehouse, f"{sql} order by all").rows for sql in asked]


def test_the_next_run_reads_what_is_not_staged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ETL_BATCH", str(BATCH))
    raw = tmp_path / "raw"
    raw.mkdir()
    for n in range(REPORTS):
        text = REPORT.format(year=1981 + n, following=1982 + n, output=1000 + n)
        (raw / f"lang-son-{n:02}.txt").write_text(text, "utf-8")
    whole = Settings(raw=raw, warehouse=tmp_path / "whole.duckdb")
    began = time.perf_counter()
    pipeline.run(whole)
    seconds, expected = time.perf_counter() - began, state(whole)
    taken: list[Staged] = []

    def noted(*given: Any) -> Staged:
        taken.append(take_up(*given))
        return taken[-1]

    monkeypatch.setattr(runner, "take_up", noted)
    chance, killed = random.Random(20150101), 0
    with mother() as runs:
        for turn in range(3 * KILLS):  # a run may be through before its moment comes
            settings = replace(whole, warehouse=tmp_path / f"{turn}.duckdb")
            process = runs.start(raw, settings.warehouse)
            time.sleep(chance.uniform(0, seconds))
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
            if runs.ended() != signal.SIGKILL:
                continue
            killed += 1
            taken.clear()
            report = pipeline.run(settings)
            if report.published:
                staged = sum(len(batch.lines) for batch in taken[0].batches)
                assert (staged % BATCH, staged + len(taken[0].rest)) == (0, REPORTS), f"turn {turn}"
            assert state(settings) == expected, f"turn {turn}"
            assert leftovers(settings) == [], f"turn {turn}"
            if killed == KILLS:
                break
    assert killed
