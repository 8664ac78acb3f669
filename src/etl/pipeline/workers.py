"""Reading in several processes of this machine: how many, and which files each takes."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import TYPE_CHECKING

from etl.errors import InputError
from etl.pipeline.discover import RawFile
from etl.pipeline.read import REPORT_IT, Progress, Reading, batches, read_files
from etl.reading.collector import collector_paused
from etl.settings import Settings

if TYPE_CHECKING:
    from loky import ProcessPoolExecutor

WORTH_IT = 1000
"""Files from which on one process per core is faster than this one alone (`benchmarks/flows.py` measures it)."""

LARGEST = 200
"""Files that a process takes at a time: few enough that all end together, many enough to share a sandbox."""

Read = Callable[[Sequence[RawFile]], list[Reading]]
"""One reading per file, in the order of the files."""


def read_all(files: Sequence[RawFile], settings: Settings, done: Progress | None = None) -> list[Reading]:
    """One reading per file, in as many processes as `workers_for` says; the same readings whatever their number."""
    workers = workers_for(len(files), settings)
    if workers == 1:
        return read_files(files, settings, done)
    readings: list[Reading] = []
    with readers(settings, workers) as read, ThreadPoolExecutor(workers) as threads, collector_paused():
        for batch in threads.map(read, batches(files, batch_size(len(files), workers))):
            readings += batch
            if done is not None:
                done(len(readings))
    return readings


def workers_for(files: int, settings: Settings) -> int:
    """The processes that read `files` files: as set, else one for few and one per usable core for many."""
    if settings.workers:
        return max(1, min(settings.workers, files))
    if files < WORTH_IT:
        return 1
    from loky import cpu_count

    return int(cpu_count())


def batch_size(files: int, workers: int) -> int:
    """Files per batch: several batches for each process, so that a slow one does not hold up the others."""
    return max(1, min(LARGEST, -(-files // (4 * workers))))


@contextmanager
def readers(settings: Settings, workers: int) -> Iterator[Read]:
    """A function that reads a batch in one of `workers` processes; `workers` threads may call it at once.

    When a file ends the process that reads it, the batches that were lost with it are read file by file, and that file
    gets a fault.
    """
    with _processes(workers) as pool:

        def read(files: Sequence[RawFile]) -> list[Reading]:
            try:
                return list(pool.submit(read_files, files, settings).result())
            except BrokenProcessPool:
                return _one_by_one(files, settings)

        yield read


def _one_by_one(files: Sequence[RawFile], settings: Settings) -> list[Reading]:
    """The readings of files of which one ended its process. A new process begins after each that does."""
    left, readings = list(files), list[Reading]()
    while left:
        with _processes(1) as pool:
            try:
                while left:
                    readings += pool.submit(read_files, left[:1], settings).result()
                    del left[0]
            except BrokenProcessPool:
                file = left.pop(0)
                readings.append(Reading(file, fault=InputError(file.name, "ended the process that read it", REPORT_IT)))
    return readings


@contextmanager
def _processes(workers: int) -> Iterator[ProcessPoolExecutor]:
    # In the standard library's pool each process imports the main program once more, which takes seconds in a flow.
    from loky import ProcessPoolExecutor

    pool = ProcessPoolExecutor(max_workers=workers, initializer=_end_with, initargs=(os.getpid(),))
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, kill_workers=True)


def _end_with(parent: int) -> None:
    """Lets this process end soon after `parent`, however that one ended; else it would wait for work for ever."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os._exit(1)

    threading.Thread(target=watch, name="parent", daemon=True).start()
