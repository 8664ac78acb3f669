"""A bound on the time that something takes in this process: an alarm signal to the main thread.

It stops Python code and the matching of patterns, which check for signals, but not a library in the middle of a call:
the time of such a call is bounded by the size of its input (see `readers.is_small`).
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from etl.errors import InputError

AGAIN = 1.0
"""Seconds until the alarm is repeated, for a library that has caught the first one."""


class _TooLong(BaseException):
    """The alarm. Not an Exception, because libraries catch those and continue."""


def can_ring() -> bool:
    """Whether the alarm can be set here: in the main thread, with no other alarm set."""
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        return False
    free = signal.getsignal(signal.SIGALRM) in (signal.SIG_DFL, signal.SIG_IGN)
    return free and signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


@contextmanager
def deadline(path: Path, seconds: float) -> Iterator[None]:
    """Bounds its block to `seconds`. Raises InputError (where=path) when it takes longer.

    To be used only where `can_ring`.
    """
    armed = True

    def ring(number: int, frame: object) -> None:
        if armed:
            raise _TooLong

    before = signal.signal(signal.SIGALRM, ring)
    try:
        signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
        yield
    except _TooLong:
        armed = False
        raise too_long(path, seconds) from None
    finally:
        armed = False
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def too_long(path: Path, seconds: float) -> InputError:
    """The error for a document that took longer, which it may not on a machine with less to do."""
    remedy = "split it, convert it to a smaller file, or raise ETL_BOUND_SECONDS"
    return InputError(path, f"took longer than {seconds:g} s to read", remedy, passing=True)
