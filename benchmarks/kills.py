"""Kills every command that writes, as often as you like, and goes on where it was stopped.

    python -m benchmarks.kills --of 1000 --log kills.jsonl
    python -m benchmarks.kills --minutes 5 read tidy             only these commands
    python -m benchmarks.kills --count --log kills.jsonl         what the log has by now

Half of the kills come at a random moment, half at a call that syncs a file or changes a folder; up to three come before
the command is done to its end. Each is a line of the log: which command, after which part of its usual time or at which
call, whether others saw the state before it, after it or, where it works piece by piece, a part, and by which code:
kills by another code do not count. Several calls may share a log, and each does some of the kills. What must not be
ends the program with the world it happened in. Where nothing else is tested than that, `TMPDIR=/dev/shm` makes it
faster. Two kills of each are done by `tests/cli/test_killed_commands.py`.
"""

from __future__ import annotations

import os
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from tests.cli.kills import Kills
from tests.cli.mother import Mother, mother
from tests.cli.writing_commands import KILLED

from benchmarks.resumable import Log, options, states

TURNS = 5
"""Turns of a command before the next one's."""


def main() -> None:
    """See above."""
    work = options(__doc__, "kills", 1000)
    folder = Path(tempfile.mkdtemp(prefix="kills-"))
    with ExitStack() as stack:
        worlds, usual = dict[str, Kills](), None
        for _ in work.left():
            done = work.log.counts("act")
            name = min(work.acts or KILLED, key=lambda act: (done[(act,)], random.random()))
            if name not in worlds:
                act = KILLED[name](folder / name)
                if act.is_command:
                    commands = usual = usual or stack.enter_context(mother())
                else:
                    commands = stack.enter_context(_with_server(stack, folder))
                worlds[name] = Kills(name, act, commands, random.Random())
            _kill(worlds[name], work.log)
    shutil.rmtree(folder)  # what must not be keeps it
    _tell(work.log)


def _kill(kills: Kills, log: Log) -> None:
    """Some turns of one command; notes each kill."""
    for _ in range(TURNS):
        try:
            killed = kills.kill()
        except AssertionError:
            print(f"what it happened in is kept: {kills.act.folder}", flush=True)
            raise
        for kill in killed:
            log.note(kill)


def _with_server(stack: ExitStack, folder: Path) -> AbstractContextManager[Mother]:
    """A mother of flows, which know a Prefect server."""
    return mother(PREFECT_API_URL=stack.enter_context(_server(folder / "prefect")), PREFECT_LOGGING_LEVEL="ERROR")


@contextmanager
def _server(home: Path) -> Iterator[str]:
    """The address of the Prefect server that is set, else of one that is started for the time."""
    if "PREFECT_API_URL" in os.environ:
        yield os.environ["PREFECT_API_URL"]
        return
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "prefect", "server", "start", "--port", str(port)]
    environment = {**os.environ, "PREFECT_HOME": str(home), "PREFECT_SERVER_ANALYTICS_ENABLED": "false"}
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, env=environment, stdin=quiet, stdout=quiet, stderr=quiet) as process:
        try:
            _wait_for(f"http://127.0.0.1:{port}/api")
            yield f"http://127.0.0.1:{port}/api"
        finally:
            process.terminate()


def _wait_for(api: str, seconds: float = 300) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            with urlopen(f"{api}/health", timeout=10):
                return
        except (URLError, OSError):
            time.sleep(0.5)
    raise TimeoutError(f"{api} does not answer")


def _tell(log: Log) -> None:
    """How many kills of each command there were, and what others saw."""
    lines = log.lines()
    for (name,) in log.counts("act"):
        its = [line for line in lines if line["act"] == name]
        aimed = sum(line["call"] is not None for line in its)
        cold = sum(line["cold"] for line in its)
        later = sum(line["row"] > 1 for line in its)
        how = f"{aimed} at a call, {cold} of a process that had imported nothing, {later} after another kill"
        print(f"{name}: {len(its)} kills, {how}; others saw the state {states(its)}")
    print(f"{len(lines)} kills by the code {log.code}")


if __name__ == "__main__":
    main()
