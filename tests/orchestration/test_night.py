"""A night and a backfill as an operator meets them: a real server, a local site, kills; see `benchmarks/night.py`."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.night import story


@pytest.mark.slow
def test_the_whole_story(tmp_path: Path) -> None:
    said: list[str] = []
    story(tmp_path, said.append)
    assert said[-1] == "stopped"
