"""Progress of long work: who is notified, and how long each stage took. Nothing is shown here."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Step = Callable[[str, int, int], None]
"""Called with progress: the stage, how many items are done, how many there are."""


class Stopwatch:
    """Measures the wall time of each stage (`seconds`), and calls `step` with its progress."""

    def __init__(self, step: Step | None = None) -> None:
        self.seconds: dict[str, float] = {}
        self._step = step or (lambda stage, done, total: None)

    @contextmanager
    def stage(self, name: str, total: int = 1, before: int = 0) -> Iterator[Callable[[int], None]]:
        """Times the block under `name`. Yields a function to report how many of `total` are done; `before` is added."""
        start = time.perf_counter()
        self._step(name, before, total)
        try:
            yield lambda done: self._step(name, before + done, total)
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - start
