"""The process behind the sandbox, spoken to as the supervisor does."""

from __future__ import annotations

import errno
import operator
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection, Pipe
from pathlib import Path
from typing import Any

import pytest

from etl.documents.formats.raw import read_bytes
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
