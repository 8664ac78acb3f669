"""A bound on the time that something takes in this very process: an alarm that the main thread can be rung with.

It stops Python and the matching of patterns, which ask for signals as they go, and not a library in the middle of
a call: what such a call may take is bounded by the size of what it is given (see `readers.is_small`).
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from etl.errors import InputError

AGAIN = 1.0
"""Seconds until the alarm rings once more, where a library has swallowed it."""


class _TooLong(BaseException):
    """Rung. No Exception, for libraries catch those and go on."""


def can_ring() -> bool:
    """Whether the alarm can be set here: in the main thread, where nobody else has set one."""
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        return False
    free = signal.getsignal(signal.SIGALRM) in (signal.SIG_DFL, signal.SIG_IGN)
    return free and signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


@contextmanager
def deadline(path: Path, seconds: float) -> Iterator[None]:
    """What stands within it may take so many seconds. Raises InputError (where=path) when it takes longer.

    Only where `can_ring`.
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
        raise InputError(path, *too_long(seconds)) from None
    finally:
        armed = False
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def too_long(seconds: float) -> tuple[str, str]:
    """What and remedy of a document that took longer."""
    remedy = "split it, convert it to a smaller file, or raise Bounds.seconds"
    return f"took longer than {seconds:g} s to read", remedy
