"""Runs work that a bad file could crash in a process of its own, with bounds on time and memory."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, Pipe
from pathlib import Path
from types import TracebackType
from typing import Any, Generic, TypeVar

from etl.documents.document import Content
from etl.documents.formats.readers import reader_of
from etl.documents.sandbox.deadline import too_long
from etl.documents.sandbox.folders import Folder, sweep
from etl.errors import InputError
from etl.settings import Bounds

LOADED = "loaded"
"""Sent before the answer, once the libraries are loaded, so that loading does not count as the file's time."""

Result = TypeVar("Result")

_PACKAGES = Path(__file__).parents[3]
_START_SECONDS = 120.0  # for Python and the libraries to load on a busy machine
_LEAVE_SECONDS = 5.0  # between the end of its pipe and that of the process
_FROM_OUTSIDE = (-signal.SIGKILL, -signal.SIGTERM)  # a bound on memory ends it by an error or another signal


@dataclass(frozen=True, slots=True)
class Errand(Generic[Result]):
    """A request to the process for one file: `load(kind)` the libraries, then `work(*arguments)`.

    Both are functions of a module, and everything can be pickled. `work` raises InputError for a fault of the file.
    """

    path: Path
    load: Callable[[str], object]
    kind: str
    work: Callable[..., Result]
    arguments: tuple[Any, ...]
    seconds: float
    memory: int


@dataclass(frozen=True, slots=True)
class Done(Generic[Result]):
    """The answer to an errand that succeeded; the answer to a fault is its error."""

    result: Result


class _Killed(InputError):
    """The process was killed from outside, which says nothing of the file."""


class Sandbox:
    """One helper process that reads file after file. It starts with the first file, and again after one that ended it.

    A context manager: leaving it ends the process and removes its files; entering it removes the files of processes
    that were killed. Not for several threads at once.
    """

    def __init__(self, bounds: Bounds | None = None) -> None:
        self.bounds = bounds or Bounds()
        self._process: subprocess.Popen[bytes] | None = None
        self._pipe: Connection | None = None
        self._folder: Folder | None = None
        self._interrupted = False

    def __enter__(self) -> Sandbox:
        sweep()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def read(self, kind: str, path: Path) -> Content:
        """The content of the file by the reader of `kind` (see `readers`). Raises InputError, also for an exceeded
        bound."""
        return self.run(path, reader_of, kind, read_file, path, kind, self.bounds)

    def run(
        self, path: Path, load: Callable[[str], object], kind: str, work: Callable[..., Result], *arguments: Any
    ) -> Result:
        """The result of `work(*arguments)` for the file at `path` in the other process, after `load(kind)` there.

        Once more in a new process where somebody else has killed the first. Raises InputError (where=path), also for
        an exceeded bound.
        """
        errand = Errand(path, load, kind, work, arguments, self.bounds.seconds, self.bounds.memory)
        self._interrupted = False
        try:
            answer = self._ask(errand)
        except _Killed:
            if self._interrupted:
                raise
            answer = self._ask(errand)
        if isinstance(answer, Done):
            result: Result = answer.result
            return result
        raise answer

    def _ask(self, errand: Errand[Any]) -> Done[Any] | InputError:
        """The answer of the process, which is started where there is none. Raises InputError where none comes."""
        if self._pipe is None:
            self._pipe = self._start()
        try:
            self._pipe.send(errand)
            return self._answer(self._pipe, errand)
        except (EOFError, OSError):
            raise _without_answer(errand, self._end(_LEAVE_SECONDS)) from None
        except BaseException:  # too slow, or stopped by the user: a late answer must not be read
            self.close()
            raise

    def _answer(self, pipe: Connection, errand: Errand[Any]) -> Done[Any] | InputError:
        """The answer of the process. The file's time begins when the process has loaded the libraries."""
        if not pipe.poll(_START_SECONDS):
            what = f"the process that reads it did not start within {_START_SECONDS:g} s"
            raise InputError(errand.path, what, "when the machine has less to do, read it again", passing=True)
        said: Done[Any] | InputError | str = pipe.recv()  # LOADED, or the error of loading the libraries
        if not isinstance(said, str):
            return said
        if not pipe.poll(errand.seconds):
            raise too_long(errand.path, errand.seconds)
        answer: Done[Any] | InputError = pipe.recv()
        return answer

    def interrupt(self) -> None:
        """Ends the work at hand, asked by another thread: the one that waits for it gets InputError."""
        process, self._interrupted = self._process, True
        if process is not None and process.returncode is None:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)

    def close(self) -> None:
        """Ends the process and its child processes. Reading again starts a new one."""
        self._end()

    def _end(self, patience: float = 0.0) -> int | None:
        """As `close`. Returns how the process has ended (negative: by which signal), None where there was none.

        One that is about to end by itself is given so many seconds, so that it is not taken for one that was killed.
        """
        code: int | None = None
        if self._pipe is not None:
            self._pipe.close()
        if self._process is not None:
            _wait_for(self._process.pid, patience)
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            code = self._process.wait()
        if self._folder is not None:
            self._folder.close()
        self._pipe = self._process = self._folder = None
        return code

    def _start(self) -> Connection:
        ours, theirs = Pipe()
        self._folder = Folder()
        known = os.environ.get("PYTHONPATH")
        environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join(filter(None, (str(_PACKAGES), known))),
            "TMPDIR": self._folder.name,  # a process that is killed cannot clean up after itself
            "OMP_THREAD_LIMIT": "1",
            "OPENBLAS_NUM_THREADS": "1",
        }
        self._process = subprocess.Popen(
            [sys.executable, "-m", "etl.documents.sandbox.worker", str(theirs.fileno()), str(self.bounds.memory),
             str(os.getpid())],
            pass_fds=[theirs.fileno()],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # so that tesseract and LibreOffice end with it
        )  # fmt: skip
        theirs.close()
        return ours


def _wait_for(process: int, seconds: float) -> None:
    """Waits so many seconds at most until the process has ended, and leaves its number its own."""
    until = time.monotonic() + seconds
    with suppress(ChildProcessError):
        while os.waitid(os.P_PID, process, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None and time.monotonic() < until:
            time.sleep(0.01)


def _without_answer(errand: Errand[Any], code: int | None) -> InputError:
    """What is said of a process that ended with `code` while it had the errand."""
    if code in _FROM_OUTSIDE:
        what = "the process that read it was killed, and so was a second one: by somebody, or since memory was short"
        return _Killed(errand.path, what, "see that the machine has memory for it, then read it again", passing=True)
    what = f"ended the process that read it: it needs more than {errand.memory:,} bytes, or is damaged"
    remedy = "split it, convert it to a smaller file, or raise ETL_BOUND_MEMORY"
    return InputError(errand.path, what, remedy, passing=True)


def read_file(path: Path, kind: str, bounds: Bounds) -> Content:
    """The content of the file by the reader of `kind`, in the calling process. Raises InputError."""
    return reader_of(kind)(path, path.read_bytes(), bounds)
