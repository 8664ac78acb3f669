"""The functions behind the story: plain by default, and each can be replaced by a task of a flow."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from typing import Any

from etl.pipeline.staged import Batch
from etl.pipeline.steps import Steps
from etl.pipeline.workers import stage_all


def test_one_step_can_be_replaced_alone() -> None:
    def stage(*given: Any) -> list[Batch]:
        return []

    assert Steps().stage is stage_all
    other = replace(Steps(), stage=stage)
    assert (other.stage, other.publish) == (stage, Steps().publish)


def test_a_run_with_nothing_to_load_imports_no_frames() -> None:
    """pandas and pandera take longer to import than a night with nothing new takes."""
    asks = "import sys, etl.pipeline; print([name for name in ('pandas', 'pandera') if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", asks], capture_output=True, text=True, check=True).stdout == "[]\n"
