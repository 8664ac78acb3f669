"""A pytest plugin (`-p tests.deadline`): a test that would begin SECONDS after the first of its process is skipped."""

from __future__ import annotations

import os
import time

import pytest

SECONDS = "ETL_TEST_SECONDS"
"""The environment variable with the seconds; without it nothing is skipped."""


class Deadline:
    """Skips what would begin too late. The first test always runs, however long the start of the process took."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._began: float | None = None

    @pytest.hookimpl(tryfirst=True)  # before the fixtures of the test are made
    def pytest_runtest_setup(self) -> None:
        """Skips the test where no time is left."""
        if self._began is None:
            self._began = time.monotonic()
        elif time.monotonic() - self._began >= self._seconds:
            pytest.skip("no time is left; `make test` runs it")


def pytest_configure(config: pytest.Config) -> None:
    """Registers the deadline, in every process that runs tests."""
    config.pluginmanager.register(Deadline(float(os.environ.get(SECONDS) or "inf")))
