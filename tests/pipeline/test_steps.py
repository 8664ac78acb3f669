"""The functions behind the story: plain by default, and each can be replaced by a task of a flow."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from typing import Any

from etl.catalogue import Catalogue
from etl.pipeline.read import Reading
from etl.pipeline.steps import Steps
from etl.pipeline.workers import read_all


def test_the_plain_functions_are_those_of_reading_and_loading(catalogue: Catalogue) -> None:
    steps = Steps()
    assert steps.read is read_all
    checked = steps.validate([], catalogue)
    assert (checked.readings, checked.lines, len(checked.figures.accepted)) == ((), (), 0)


def test_one_step_can_be_replaced_alone() -> None:
    def read(*given: Any) -> list[Reading]:
        return []

    other = replace(Steps(), read=read)
    assert (other.read, other.publish) == (read, Steps().publish)


def test_a_run_with_nothing_to_load_imports_no_frames() -> None:
    """pandas and pandera take longer to import than a night with nothing new takes."""
    asks = "import sys, etl.pipeline; print([name for name in ('pandas', 'pandera') if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", asks], capture_output=True, text=True, check=True).stdout == "[]\n"
