"""`etl serve`: a Prefect server where none is named, the flows of `prefect.yaml` on their schedules, dead runs noticed.

Prefect takes its settings from the environment when it is imported, so nothing here imports it before they are set.
"""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

from etl.errors import UsageError
from etl.orchestration import prefect_settings
from etl.orchestration.deployments import deployments, find_declarations
from etl.orchestration.server import api_of, home, running_server
from etl.settings import ENV_RAW, ENV_WAREHOUSE, Settings
from etl.warehouse import Lake

API_URL = "PREFECT_API_URL"
HEARTBEAT = "PREFECT_FLOWS_HEARTBEAT_FREQUENCY"
HEARTBEAT_SECONDS = 30
"""How often a run sends a heartbeat; after three missing ones it counts as dead (`automations`)."""

SECONDS_BETWEEN_LOOKS = 5
"""How often the runner looks for runs that are due."""

SECONDS_TO_SETTLE = 10
"""How long a server that answers already may take until it acts on events."""

Tell = Callable[[str], None]


def serve(settings: Settings, project: Path | None, port: int, notify: str | None, tell: Tell) -> None:
    """Serves the flows until stopped, reading and writing what `settings` name.

    Which flows and when, the prefect.yaml of the `project` folder declares; None = that of the current folder, or else
    the one that comes with the package.

    `notify` is an address that a line is posted to when a run fails, is stopped by the audit or dies, and when no night
    came. The server is the one that PREFECT_API_URL names, else one that is started here on `port` and stopped again.
    Raises UsageError for declarations that cannot be served, ServingError when no server can be had.
    """
    declarations = find_declarations(project)
    if notify is not None:
        _refuse_address(notify)
    prefect_settings.check(home())
    named = os.environ.get(API_URL)
    with running_server(named or api_of(port), start=not named, tell=tell) as api:
        os.environ |= _environment(settings, api)
        if project is not None:
            os.chdir(project)
        _serve_flows(declarations, notify, tell)


def _refuse_address(notify: str) -> None:
    """Raise UsageError, before a server is started, unless something can be posted to the address."""
    try:
        address = urlsplit(notify.strip())
        fit = address.scheme in ("http", "https") and bool(address.hostname) and notify.isprintable()
    except ValueError:
        fit = False
    if not fit:
        raise UsageError("--notify", f"{notify!r} is no address", "write it as in https://ntfy.example.org/kpi")


def _environment(settings: Settings, api: str) -> dict[str, str]:
    """The environment of the runs, each of which is a process of its own."""
    where = settings.warehouse
    return {
        API_URL: api,
        ENV_RAW: str(settings.raw.absolute()),
        ENV_WAREHOUSE: where.address if isinstance(where, Lake) else str(where.absolute()),
        HEARTBEAT: os.environ.get(HEARTBEAT) or str(HEARTBEAT_SECONDS),
    }


def _serve_flows(declarations: Path, notify: str | None, tell: Tell) -> None:
    from httpx import HTTPError
    from prefect.runner import Runner

    from etl.orchestration import automations, dead_runs

    served = deployments(declarations)
    names = [deployment.flow_name or deployment.name for deployment in served]
    automations.automate(names, 3 * HEARTBEAT_SECONDS, notify)
    for run in dead_runs.mark_dead(names, SECONDS_TO_SETTLE):
        tell(f"{run} had died and is marked as crashed")
    # A schedule that is paused at the end would stay paused: nobody would notice the nights that do not come.
    runner = Runner(pause_on_shutdown=False, query_seconds=SECONDS_BETWEEN_LOOKS)
    # Prefect's own handler of SIGTERM leaves runs behind; Ctrl-C ends them and waits for them. A shell that starts us
    # in the background has Ctrl-C ignored.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    runner.handle_sigterm = lambda *_: signal.raise_signal(signal.SIGINT)  # type: ignore[method-assign]
    for deployment in served:
        runner.add_deployment(deployment)
    tell(f"serving {', '.join(names)}; stop with Ctrl-C")
    stopping = threading.Event()
    threading.Thread(target=dead_runs.watch, args=(names, stopping, tell), name="dead runs", daemon=True).start()
    with suppress(KeyboardInterrupt):
        asyncio.run(runner.start())
    stopping.set()
    with suppress(OSError, HTTPError):  # the server may have ended before us
        for run in dead_runs.mark_dead(names):
            tell(f"{run} was at work and is marked as crashed; the next run does what is left")
    tell("stopped; what is published is whole")
