"""Reports of every format with a few things wrong in them: read, or told in one line; never a fault of the program.

ETL_MUTATED says how many of each format; `make faults` takes 1,200, and `python -m benchmarks.fuzz` any number.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from etl import documents
from etl.settings import Bounds, Settings
from tests.documents.mutations import SEEDS, mutated
from tests.documents.reading_faults import SECONDS, outcome

MANY = int(os.environ.get("ETL_MUTATED", "12"))


@pytest.fixture(scope="module")
def sandbox() -> Iterator[documents.Sandbox]:
    with documents.Sandbox(Bounds(seconds=SECONDS)) as started:
        yield started


@pytest.mark.parametrize("suffix", SEEDS)
def test_what_is_not_quite_sound_is_read_or_told(suffix: str, sandbox: documents.Sandbox, tmp_path: Path) -> None:
    path, known = tmp_path / f"report{suffix}", Settings(raw=tmp_path, bounds=sandbox.bounds)

    @given(mutated(suffix))
    @settings(
        max_examples=MANY,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    def reads(data: bytes) -> None:
        assert outcome(data, path, known, sandbox).faults == []

    reads()
