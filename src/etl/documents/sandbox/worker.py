"""The process behind `supervisor`: takes errands one by one from a pipe and answers with the result or a fault.

It never outlives its parent: it ends when the pipe is closed, within a second after its parent, and at the latest after
the time that its file may take.
"""

from __future__ import annotations

import logging
import os
import resource
import signal
import sys
import threading
import time
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from etl.documents.formats.raw import fault_of_machine
from etl.documents.sandbox.supervisor import LOADED, Done, Errand
from etl.errors import InputError

_GRACE = 30.0  # seconds beyond the file's time, within which a living parent ends this process
_LOOK = 0.5  # seconds between two checks of the parent


def main() -> None:
    """Serves the pipe with the file descriptor of the first argument, within the bytes of memory of the second, while
    the process with the number of the third is its parent."""
    pipe, memory, parent = Connection(int(sys.argv[1])), int(sys.argv[2]), int(sys.argv[3])
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    with suppress(ValueError, OSError):  # where the system has no such limit, only the bound on time holds
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    logging.disable()  # pdfminer warns about every second file
    while True:
        try:
            errand = pipe.recv()
        except EOFError:
            return
        answer = _answer(pipe, errand)
        try:
            pipe.send(answer)
        except (MemoryError, RecursionError):  # too large to be sent
            pipe.send(_too_much(errand.path, memory))


def _end_with(parent: int) -> None:
    """Ends this process and its child processes soon after the parent has ended, also while it reads."""
    while os.getppid() == parent:
        time.sleep(_LOOK)
    os.killpg(0, signal.SIGKILL)


def _answer(pipe: Connection, errand: Errand[Any]) -> Done[Any] | InputError:
    try:
        errand.load(errand.kind)
        pipe.send(LOADED)
        # A library that never releases the interpreter lock keeps `_end_with` from checking; the alarm then ends it.
        signal.setitimer(signal.ITIMER_REAL, errand.seconds + _GRACE)
        return Done(errand.work(*errand.arguments))
    except InputError as fault:
        return fault
    except MemoryError:
        return _too_much(errand.path, errand.memory)
    except Exception as error:  # libraries raise anything for a damaged file
        if isinstance(error, OSError) and (lacking := fault_of_machine(errand.path, error)):
            return lacking
        what = f"is damaged, or its reader is at fault ({type(error).__name__}: {error})"
        return InputError(errand.path, what, "open it by hand and save it anew")
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _too_much(path: Path, memory: int) -> InputError:
    what = f"needs more than the {memory:,} bytes of memory that reading may take"
    return InputError(path, what, "split it, or raise ETL_BOUND_MEMORY", passing=True)


if __name__ == "__main__":
    main()
