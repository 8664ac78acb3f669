"""Reading as Prefect tasks: batches of paths in, readings out, on this machine or on a Dask cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from prefect import Task, task
from prefect.cache_policies import NO_CACHE
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner

from etl.errors import UsageError
from etl.pipeline.discover import RawFile
from etl.pipeline.read import Progress, Reading, batches, read_files
from etl.pipeline.workers import Read, batch_size, readers, workers_for
from etl.reading.collector import collector_paused
from etl.settings import ENV_DASK, Settings

# Inputs and results are neither hashed as a cache key nor stored: that costs more than reading.
READ: dict[str, Any] = {"name": "read", "cache_policy": NO_CACHE, "persist_result": False}


@dataclass(frozen=True, slots=True)
class Place:
    """Where batches are read: the task that reads one, what runs the tasks, and how many run at once."""

    read: Task[..., list[Reading]]
    runner: TaskRunner[Any]
    workers: int


def read_all(files: Sequence[RawFile], settings: Settings, done: Progress) -> list[Reading]:
    """One reading per file, in its order: a task per batch."""
    readings: list[Reading] = []
    if not files:
        return readings
    with place(settings, len(files)) as where, collector_paused():
        parts = batches(files, batch_size(len(files), where.workers))
        futures = [where.runner.submit(where.read, {"files": part, "settings": settings}) for part in parts]
        for future in futures:
            readings += future.result()
            done(len(readings))
    return readings


@contextmanager
def place(settings: Settings, files: int) -> Iterator[Place]:
    """Where `files` files are read: on the cluster that the settings name, else in processes of this machine."""
    if settings.dask:
        with dask_runner(settings.dask) as runner:
            at_once = sum(runner.client.nthreads().values())
            yield Place(task(**READ)(read_files), runner, max(1, at_once))
        return
    workers = workers_for(files, settings)
    threads: ThreadPoolTaskRunner[Any] = ThreadPoolTaskRunner(max_workers=workers)
    # In a process even where one is enough: the deadlines of reading can only be set in a main thread.
    with threads, readers(settings, workers) as read:
        yield Place(task(**READ)(_with(read)), threads, workers)


def _with(read: Read) -> Callable[[Sequence[RawFile], Settings], list[Reading]]:
    """As `read_files`, in one of the processes behind `read`, which know the settings already."""

    def read_in_process(files: Sequence[RawFile], settings: Settings) -> list[Reading]:
        return read(files)

    return read_in_process


def dask_runner(cluster: str) -> Any:
    """The task runner of a cluster: `local:2` for two processes of this machine, else an address. Raises UsageError."""
    try:
        from prefect_dask.task_runners import DaskTaskRunner
    except ImportError:
        remedy = "install it with `pip install 'congthuong-kpi[dask]'`, or unset it"
        raise UsageError(ENV_DASK, "prefect-dask is not installed", remedy) from None
    kind, _, workers = cluster.partition(":")
    if kind != "local":
        return DaskTaskRunner(address=cluster)
    if not workers.isdecimal() or not int(workers):
        raise UsageError(ENV_DASK, f"{cluster!r} tells no number of processes", "write it as in local:2")
    local = {"n_workers": int(workers), "threads_per_worker": 1, "processes": True, "dashboard_address": None}
    return DaskTaskRunner(cluster_kwargs=local)
