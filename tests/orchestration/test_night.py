"""A night and a backfill as an operator meets them: a real server, a local site, kills; see `benchmarks/night.py`.

`make night` tells it with the nights and backfills that find nothing to do, which are in `test_flows` and
`test_backfill_flow`, too.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.night import story

from tests.orchestration.prepared import put_database


@pytest.mark.slow
def test_the_whole_story(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    said: list[str] = []
    put_database(tmp_path / "prefect", tmp_path_factory)
    story(tmp_path, said.append, repeats=False)
    assert said[-1] == "stopped"
