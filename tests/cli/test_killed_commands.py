"""SIGKILL at random moments of every command that writes: nothing half, nothing left, and it can be done again.

ETL_KILLS_EACH says how many moments of each; `python -m benchmarks.kills` does any number, and goes on where it was.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.kills import Kills, Mother, mother
from tests.cli.writing_commands import ACTS

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("all_processors", "made_anew")]

KILLS = int(os.environ.get("ETL_KILLS_EACH", "2"))


@pytest.fixture(scope="module")
def commands() -> Iterator[Mother]:
    with mother() as started:
        yield started


@pytest.mark.parametrize("name", ACTS)
def test_killed_at_any_moment(name: str, commands: Mother, tmp_path: Path) -> None:
    kills = Kills(name, ACTS[name](tmp_path / name), commands, random.Random(20150101))
    killed = 0
    while killed < KILLS and kills.turn < 4 * KILLS:  # a command may be through before its moment comes
        killed += kills.kill() is not None
    assert killed
