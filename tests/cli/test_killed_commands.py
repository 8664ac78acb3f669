"""SIGKILL at random moments of every command that writes: nothing half, nothing left, and it can be done again.

ETL_KILLS_EACH says how many moments of each. `python -m benchmarks.kills` does any number, goes on where it was, and
has three more, which take longer: `etl run` while another process reads for it, `etl tidy` of a lake, a night's flow.
"""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from etl.query.queries import ask
from tests.cli.act import YEARS
from tests.cli.kills import Kills
from tests.cli.mother import Mother, mother
from tests.cli.publishing_acts import ReadingApart
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
        killed += len(kills.kill())
    assert killed


def test_the_process_that_reads_for_a_run_is_killed_and_every_report_is_read(commands: Mother, tmp_path: Path) -> None:
    act = ReadingApart(tmp_path / "read")
    commands.start(act.arguments(0), environment=act.environment)
    until = time.monotonic() + 120
    while not (readers := act.readers()):
        assert time.monotonic() < until
        time.sleep(0.01)
    os.kill(readers[0], signal.SIGKILL)
    assert commands.ended() == 0
    assert ask(act.file, "select status, count(*) from document group by all").rows == [("read", len(YEARS))]
    assert act.left() == []
