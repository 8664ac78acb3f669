"""A pytest plugin (`-p tests.deadline`): once the moment in UNTIL is over no test begins; it is skipped instead."""

from __future__ import annotations

import os
import time

import pytest

UNTIL = "ETL_TESTS_UNTIL"
"""The environment variable with that moment, in seconds since 1970; without it nothing is skipped."""


@pytest.hookimpl(tryfirst=True)  # before the fixtures of the test are made
def pytest_runtest_setup() -> None:
    """Skips a test that would begin too late, in whichever process it runs."""
    if time.time() >= float(os.environ.get(UNTIL) or "inf"):
        pytest.skip("no time is left; `make test` runs it")
