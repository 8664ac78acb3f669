"""Reading and staging in several processes of this machine: how many, and which files each takes."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from etl.catalogue import load
from etl.errors import InputError
from etl.pipeline.discover import RawFile
from etl.pipeline.read import REPORT_IT, Progress, Reading, batches, read_files
from etl.pipeline.stage import SIZE, stage, stage_files
from etl.pipeline.staged import Batch, Terms
from etl.reading.collector import collector_paused
from etl.settings import Settings

if TYPE_CHECKING:
    from loky import ProcessPoolExecutor

WORTH_IT = 1000
"""Files from which on one process per core is faster than this one alone (`benchmarks/flows.py` measures it)."""

LARGEST = SIZE
"""Files that a process takes at a time: few enough that all end together, many enough to share a sandbox."""

Given = TypeVar("Given")
"""What comes of files: readings, or staged batches."""

BatchWork = Callable[[Sequence[RawFile]], list[Given]]
"""What is done with some files: what comes of them, in their order."""


def read_all(files: Sequence[RawFile], settings: Settings, done: Progress | None = None) -> list[Reading]:
    """One reading per file, in as many processes as `workers_for` says; the same readings whatever their number."""
    workers = workers_for(len(files), settings)
    if workers == 1:
        return read_files(files, settings, done)
    with collector_paused():
        return _in_processes(files, partial(read_files, settings=settings), _not_read, workers, done)


def stage_all(files: Sequence[RawFile], settings: Settings, terms: Terms, done: Progress | None = None) -> list[Batch]:
    """As `read_all`, but staged where they are read: the batches of the files, in their order.

    Raises WarehouseError where one cannot be written; those that were stay.
    """
    workers = workers_for(len(files), settings)
    if workers == 1:
        return stage_files(files, settings, terms, done)
    staged = partial(stage_files, settings=settings, terms=terms)
    return _in_processes(files, staged, partial(not_staged, settings=settings, terms=terms), workers, done)


def _in_processes(
    files: Sequence[RawFile],
    work: BatchWork[Given],
    lost: Callable[[RawFile], list[Given]],
    workers: int,
    done: Progress | None,
) -> list[Given]:
    parts = batches(files, batch_size(len(files), workers))
    given, count = list[Given](), 0
    with processes(work, lost, workers) as run, ThreadPoolExecutor(workers) as threads:
        for part, its in zip(parts, threads.map(run, parts), strict=True):
            given += its
            count += len(part)
            if done is not None:
                done(count)
    return given


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
def processes(
    work: BatchWork[Given], lost: Callable[[RawFile], list[Given]], workers: int
) -> Iterator[BatchWork[Given]]:
    """`work` done in one of `workers` processes; as many threads may call it at once.

    When a file ends the process that works on it, the files that were lost with it are worked on one by one, and what
    comes of that one is what `lost` says.
    """
    with _pool(workers) as pool:

        def run(files: Sequence[RawFile]) -> list[Given]:
            try:
                return list(pool.submit(work, files).result())
            except BrokenProcessPool:
                return _one_by_one(files, work, lost)

        yield run


def _one_by_one(
    files: Sequence[RawFile], work: BatchWork[Given], lost: Callable[[RawFile], list[Given]]
) -> list[Given]:
    """What comes of files of which one ended its process. A new process begins after each that does."""
    left, given = list(files), list[Given]()
    while left:
        with _pool(1) as pool:
            try:
                while left:
                    given += pool.submit(work, left[:1]).result()
                    del left[0]
            except BrokenProcessPool:
                given += lost(left.pop(0))
    return given


def _not_read(file: RawFile) -> list[Reading]:
    remedy = f"see that the machine has memory for it; if it comes back, {REPORT_IT}"
    return [Reading(file, fault=InputError(file.name, "ended the process that read it", remedy, passing=True))]


def not_staged(file: RawFile, settings: Settings, terms: Terms) -> list[Batch]:
    """The batch of a file that ended the process that read it."""
    return [stage(_not_read(file), settings, terms, load())]


@contextmanager
def _pool(workers: int) -> Iterator[ProcessPoolExecutor]:
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
