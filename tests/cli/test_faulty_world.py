"""Commands that meet a bound on files or on memory: told in one line, nothing half, and they can be done again.

`python -m benchmarks.faults` does any number, with full disks and clocks that were set back, for every command.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.faulty_world import LOSES, SAYS, FaultyWorld
from tests.cli.mother import Mother, mother
from tests.cli.writing_commands import ACTS

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("all_processors", "made_anew")]


@pytest.fixture(scope="module")
def commands() -> Iterator[Mother]:
    with mother() as started:
        yield started


@pytest.mark.parametrize(("name", "fault"), [("run", "file"), ("rollback", "file"), ("export", "memory")])
def test_a_bound_is_told_in_one_line_and_nothing_is_half(
    name: str, fault: str, commands: Mother, tmp_path: Path
) -> None:
    world = FaultyWorld(name, ACTS[name](tmp_path / "world" / name), commands, random.Random(20150101))
    assert world.fail(fault).saw in ("before", "after")


def test_the_lines_are_held_to_what_they_must_and_must_not_say() -> None:
    assert SAYS["disk"].search("etl: w.duckdb: the disk is full; make room there and run again")
    assert not SAYS["clock"].search("etl: w.duckdb: it is damaged; remove it")
    assert LOSES.search("etl: w.duckdb: it is damaged; remove it")
