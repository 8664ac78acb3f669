"""The process behind the sandbox, spoken to as the supervisor does."""

from __future__ import annotations

import errno
import logging
import operator
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, Pipe
from pathlib import Path
from typing import Any, cast

import psutil
import pytest

from etl.documents.formats.raw import read_bytes
from etl.documents.sandbox import worker
from etl.documents.sandbox.supervisor import LOADED, Done, Errand
from etl.errors import InputError

MEMORY = 1_000_000_000
PATH = Path("x.docx")


@pytest.fixture(scope="module")
def pipe() -> Iterator[Connection]:
    """A pipe to a worker; it has to end with the pipe."""
    ours, theirs = Pipe()
    command = [
        sys.executable,
        "-m",
        "etl.documents.sandbox.worker",
        str(theirs.fileno()),
        str(MEMORY),
        str(os.getpid()),
    ]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    process = subprocess.Popen(command, pass_fds=[theirs.fileno()], env=environment, start_new_session=True)
    theirs.close()
    yield ours
    ours.close()
    assert process.wait(60) == 0


def asked(pipe: Connection, work: Callable[..., Any], *arguments: Any, load: Callable[[str], Any] = str) -> list[Any]:
    """What the worker says of an errand, in order."""
    pipe.send(Errand(PATH, load, "", work, arguments, 60.0, MEMORY))
    said = list[Any]()
    while not said or said[-1] == LOADED:
        assert pipe.poll(60)
        said.append(pipe.recv())
    return said


def test_it_says_when_it_has_loaded_and_then_the_answer(pipe: Connection) -> None:
    assert asked(pipe, operator.add, 2, 3) == [LOADED, Done(5)]


def test_a_fault_of_the_file_is_answered_as_it_is(pipe: Connection) -> None:
    _, fault = asked(pipe, read_bytes, Path("gone.docx"), 5)
    assert isinstance(fault, InputError) and str(fault).startswith("gone.docx: does not exist")


def test_whatever_a_library_raises_is_one_line(pipe: Connection) -> None:
    _, fault = asked(pipe, operator.truediv, 1, 0)
    assert str(fault) == (
        "x.docx: is damaged, or its reader is at fault (ZeroDivisionError: division by zero); "
        "open it by hand and save it anew"
    )
    assert not fault.passing


def fails(code: int) -> None:
    """In the other process: as a library whose temporary file cannot be written."""
    raise OSError(code, os.strerror(code))


def test_what_the_machine_lacks_is_no_fault_of_the_file(pipe: Connection) -> None:
    _, fault = asked(pipe, fails, errno.ENOSPC)
    assert str(fault) == (
        "x.docx: cannot be read now: the machine says No space left on device; see to that (the disk, the limits of "
        "this user)"
    )
    assert fault.passing
    _, fault = asked(pipe, fails, errno.ENOENT)
    assert "is damaged, or its reader is at fault (FileNotFoundError" in str(fault) and not fault.passing


def test_what_keeps_the_libraries_from_loading_is_answered_at_once(pipe: Connection) -> None:
    (fault,) = asked(pipe, operator.add, 2, 3, load=int)
    assert "ValueError" in str(fault)


def test_more_memory_than_the_bound_is_one_line(pipe: Connection) -> None:
    _, fault = asked(pipe, bytes, 2 * MEMORY)
    assert str(fault) == (
        "x.docx: needs more than the 1,000,000,000 bytes of memory that reading may take; "
        "split it, or raise ETL_BOUND_MEMORY"
    )
    assert fault.passing  # with more memory, or less beside it, it may be read
    assert asked(pipe, operator.add, 2, 3) == [LOADED, Done(5)]


def nested(depth: int) -> list[Any]:
    """In the other process: an answer that no pipe takes."""
    answer: list[Any] = []
    for _ in range(depth):
        answer = [answer]
    return answer


def test_an_answer_that_cannot_be_sent_is_one_line(pipe: Connection) -> None:
    _, fault = asked(pipe, nested, 100_000)
    assert "needs more than the 1,000,000,000 bytes of memory" in str(fault) and fault.passing
    assert asked(pipe, operator.add, 2, 3) == [LOADED, Done(5)]


def test_it_leaves_no_core_file_says_nothing_and_has_its_memory(pipe: Connection) -> None:
    assert asked(pipe, resource.getrlimit, resource.RLIMIT_CORE) == [LOADED, Done((0, 0))]
    assert asked(pipe, resource.getrlimit, resource.RLIMIT_AS) == [LOADED, Done((MEMORY, MEMORY))]
    assert asked(pipe, logging.getLogger("pdfminer").isEnabledFor, logging.CRITICAL) == [LOADED, Done(False)]


def without_alarm(_: str) -> None:
    """In the other process, before the work: raises where the last alarm is still set."""
    if signal.getitimer(signal.ITIMER_REAL) != (0.0, 0.0):
        raise ValueError("an alarm is set")


def test_an_alarm_ends_what_takes_half_a_minute_more_than_its_time_and_goes_with_the_work(pipe: Connection) -> None:
    for _ in range(2):
        _, done = asked(pipe, signal.getitimer, signal.ITIMER_REAL, load=without_alarm)
        left, again = done.result
        assert 60 < left <= 90 and again == 0
    asked(pipe, operator.truediv, 1, 0)
    assert asked(pipe, operator.add, 2, 3, load=without_alarm) == [LOADED, Done(5)]


class Told:
    """The end of a pipe that keeps what is sent."""

    def __init__(self) -> None:
        self.said = list[Any]()

    def send(self, said: Any) -> None:
        self.said.append(said)


@pytest.mark.parametrize("work", [operator.truediv, operator.add])
def test_the_libraries_of_the_kind_are_loaded_before_the_time_of_the_file_begins(
    work: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    order, pipe = list[Any](), Told()
    monkeypatch.setattr(signal, "setitimer", lambda which, seconds: order.append((which, seconds, len(pipe.said))))
    errand = Errand(PATH, order.append, "docx", work, (1, 0), 60.0, MEMORY)
    answer = worker._answer(cast(Connection, pipe), errand)
    assert order == ["docx", (signal.ITIMER_REAL, 90.0, 1), (signal.ITIMER_REAL, 0, 1)]
    assert pipe.said == [LOADED]
    assert answer == Done(1) if work is operator.add else isinstance(answer, InputError)


ORPHAN = """
import os, sys
from etl.documents.sandbox import worker
print(os.spawnlp(os.P_NOWAIT, "sleep", "sleep", "600"), flush=True)
worker._end_with(os.getppid() + int(sys.argv[1]))
"""


@contextmanager
def orphan(other: int) -> Iterator[tuple[subprocess.Popen[str], psutil.Process]]:
    """A process that looks whether its parent is the one with its number and `other`, and one that it has started."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-c", ORPHAN, str(other)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True, start_new_session=True) as one:
        try:
            assert one.stdout is not None
            yield one, psutil.Process(int(one.stdout.readline()))
        finally:
            with suppress(ProcessLookupError):
                os.killpg(one.pid, signal.SIGKILL)


def test_it_ends_with_its_parent_and_with_it_what_it_has_started() -> None:
    with orphan(1) as (left, started):
        assert left.wait(60) == -signal.SIGKILL
        gone, _ = psutil.wait_procs([started], timeout=30)
        assert gone == [started]
    with orphan(0) as (kept, _), pytest.raises(subprocess.TimeoutExpired):
        kept.wait(1.2)
