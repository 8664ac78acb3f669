"""Seconds as they are measured, and ratios to what they are compared with, printed line by line."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager


class Table:
    """Prints seconds as they are measured, and ratios to what they are compared with."""

    def __init__(self, quiet: bool = False) -> None:
        """With `quiet` only keep what was measured."""
        self.seconds: dict[str, float] = {}
        self._quiet = quiet

    @contextmanager
    def timed(self, name: str) -> Iterator[None]:
        """Times the block and prints it."""
        start = time.perf_counter()
        yield
        self.note(name, time.perf_counter() - start)

    def note(self, name: str, seconds: float) -> None:
        """Prints what was measured elsewhere."""
        self.seconds[name] = seconds
        if not self._quiet:
            print(f"{name:58} {seconds:7.3f} s", flush=True)

    def median(self, name: str, measured: Sequence[float]) -> None:
        """Prints the median of several measurements."""
        self.note(name, statistics.median(measured))

    def ratio(self, name: str, other: str, promise: str) -> None:
        """Prints how many times longer `name` took than `other`, with what is promised of it."""
        if name in self.seconds and other in self.seconds:
            print(f"    {name} / {other}: {self.seconds[name] / self.seconds[other]:.2f} ({promise})", flush=True)


def took(work: Callable[[], object]) -> float:
    """The seconds that `work` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
