"""Processes that this one starts and that must not outlive it."""

from __future__ import annotations

import ctypes
import signal
import sys


def end_with_parent() -> None:
    """Called in a new process before its program begins: on Linux it ends when its parent does, even by a kill."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG
