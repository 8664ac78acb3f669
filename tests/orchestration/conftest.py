"""One Prefect server for the tests of a process, and where the project is."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.orchestration.prepared import put_database

PROJECT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def prefect(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """One Prefect server for all tests here; it takes a quarter of a minute to come up."""

    def home() -> str:
        folder = tmp_path_factory.mktemp("prefect")
        put_database(folder, tmp_path_factory, "prefect-test.db")
        return str(folder)

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
        patch.setenv("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "180")
        patch.setattr("prefect.testing.utilities.mkdtemp", home)  # there the harness has its database
        with contextlib.ExitStack() as stack:
            _start(stack)
            yield


def _start(stack: contextlib.ExitStack, tries: int = 3) -> None:
    """Enter Prefect's test harness, anew if its server answers too late.

    Prefect 3.8 waits at most five seconds for each answer while the server starts, whatever time the start is given.
    """
    from prefect.testing.utilities import prefect_test_harness

    for left in reversed(range(tries)):
        try:
            stack.enter_context(prefect_test_harness(server_startup_timeout=180))
        except (httpx.TimeoutException, RuntimeError):
            if not left:
                raise
        else:
            return


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
