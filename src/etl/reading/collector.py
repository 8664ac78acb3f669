"""The garbage collector held back while figures are read: what reading builds lives until the batch is stored, so that
looking through it again and again for rubbish only costs time (about a quarter of it on large texts)."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """No collection of reference cycles inside; afterwards as before."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
