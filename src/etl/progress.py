"""Progress of long work: whom it is told, and how long each stage took. Nothing is shown here."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Step = Callable[[str, int, int], None]
"""Told of progress: stage, how many are done, how many there are."""


class Stopwatch:
    """Wall time per stage, and word of each stage to whoever watches."""

    def __init__(self, step: Step | None = None) -> None:
        self.seconds: dict[str, float] = {}
        self._step = step or (lambda stage, done, total: None)

    @contextmanager
    def stage(self, name: str, total: int = 1, before: int = 0) -> Iterator[Callable[[int], None]]:
        """Times the block under `name`; gives a function to tell how many of `total` are done, `before` left aside."""
        start = time.perf_counter()
        self._step(name, before, total)
        try:
            yield lambda done: self._step(name, before + done, total)
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - start
