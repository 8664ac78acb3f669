"""Runs the readers that a bad file could bring down in a process of their own, with bounds on its time and memory."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from multiprocessing.connection import Connection, Pipe
from pathlib import Path
from types import TracebackType

from etl.documents.document import Content
from etl.errors import InputError
from etl.settings import Bounds

Reply = Content | tuple[str, str, str]
"""What the process says of a file: its content, or where, what and remedy of the fault."""

LOADED = "loaded"
"""Sent before the answer, once the libraries that read such files are there: what they take is not the file's time."""

_PACKAGES = Path(__file__).parents[3]
_SMALLER = "split it, convert it to a smaller file, or raise"
_START_SECONDS = 120.0  # for Python and the libraries to load, on a machine that has much else to do


class Sandbox:
    """One helper process that reads file after file. It starts with the first, and again after one that ended it.

    A context manager: leaving it ends the process and removes what it wrote. Not for several threads at once.
    """

    def __init__(self, bounds: Bounds | None = None) -> None:
        self.bounds = bounds or Bounds()
        self._process: subprocess.Popen[bytes] | None = None
        self._pipe: Connection | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def read(self, kind: str, path: Path) -> Content:
        """What the reader of `kind` (see `readers`) makes of the file. Raises InputError, also for a bound overrun."""
        if self._pipe is None:
            self._pipe = self._start()
        try:
            self._pipe.send((kind, path, self.bounds))
            answer = self._answer(self._pipe, path)
        except (EOFError, OSError):
            self.close()
            raise InputError(
                path,
                f"ended the process that read it: it needs more than {self.bounds.memory:,} bytes, or is damaged",
                f"{_SMALLER} Bounds.memory",
            ) from None
        except BaseException:  # too slow, or stopped by hand: what it would still answer is not wanted
            self.close()
            raise
        if isinstance(answer, Content):
            return answer
        raise InputError(*answer)

    def _answer(self, pipe: Connection, path: Path) -> Reply:
        """What the process says of the file. Its time begins when the process has loaded what reads such files."""
        if not pipe.poll(_START_SECONDS):
            what = f"the process that reads it did not start within {_START_SECONDS:g} s"
            raise InputError(path, what, "the machine has too much to do: run again when it has less")
        said: Reply | str = pipe.recv()  # LOADED, or what kept the libraries from loading
        if not isinstance(said, str):
            return said
        if not pipe.poll(self.bounds.seconds):
            what = f"took longer than {self.bounds.seconds:g} s to read"
            raise InputError(path, what, f"{_SMALLER} Bounds.seconds")
        answer: Reply = pipe.recv()
        return answer

    def close(self) -> None:
        """Ends the process and whatever it started. Reading again starts a new one."""
        if self._pipe is not None:
            self._pipe.close()
        if self._process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        if self._folder is not None:
            self._folder.cleanup()
        self._pipe = self._process = self._folder = None

    def _start(self) -> Connection:
        ours, theirs = Pipe()
        self._folder = tempfile.TemporaryDirectory(prefix="etl-")
        known = os.environ.get("PYTHONPATH")
        environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join(filter(None, (str(_PACKAGES), known))),
            "TMPDIR": self._folder.name,  # a process that is killed cannot clean up after itself
            "OMP_THREAD_LIMIT": "1",
            "OPENBLAS_NUM_THREADS": "1",
        }
        self._process = subprocess.Popen(
            [sys.executable, "-m", "etl.documents.sandbox.worker", str(theirs.fileno()), str(self.bounds.memory)],
            pass_fds=[theirs.fileno()],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # so that tesseract and LibreOffice end with it
        )
        theirs.close()
        return ours
