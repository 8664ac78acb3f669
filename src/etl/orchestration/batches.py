"""Reading as Prefect tasks: batches of paths in, paths of what is staged out, on this machine or on a Dask cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

from prefect import Task, task
from prefect.cache_policies import NO_CACHE
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner

from etl.errors import UsageError
from etl.pipeline.discover import RawFile
from etl.pipeline.read import Progress, batches
from etl.pipeline.stage import stage_files
from etl.pipeline.staged import Batch, Terms
from etl.pipeline.workers import BatchWork, batch_size, not_staged, processes, workers_for
from etl.settings import ENV_DASK, Settings

# Inputs and results are neither hashed as a cache key nor stored: that costs more than reading.
READ: dict[str, Any] = {"name": "read", "cache_policy": NO_CACHE, "persist_result": False}


@dataclass(frozen=True, slots=True)
class Place:
    """Where batches are read: the task that reads and stages one, what runs the tasks, and how many run at once."""

    stage: Task[..., list[Batch]]
    runner: TaskRunner[Any]
    workers: int


def stage_all(files: Sequence[RawFile], settings: Settings, terms: Terms, done: Progress) -> list[Batch]:
    """The staged batches of the files, in their order: a task per batch."""
    staged: list[Batch] = []
    if not files:
        return staged
    with place(settings, terms, len(files)) as where:
        parts = batches(files, batch_size(len(files), where.workers))
        given = {"settings": settings, "terms": terms}
        futures = [where.runner.submit(where.stage, {"files": part, **given}) for part in parts]
        count = 0
        for part, future in zip(parts, futures, strict=True):
            staged += future.result()
            count += len(part)
            done(count)
    return staged


@contextmanager
def place(settings: Settings, terms: Terms, files: int) -> Iterator[Place]:
    """Where `files` files are read: on the cluster that the settings name, else in processes of this machine."""
    if settings.dask:
        with dask_runner(settings.dask) as runner:
            at_once = sum(runner.client.nthreads().values())
            yield Place(task(**READ)(stage_files), runner, max(1, at_once))
        return
    workers = workers_for(files, settings)
    threads: ThreadPoolTaskRunner[Any] = ThreadPoolTaskRunner(max_workers=workers)
    work, lost = (partial(function, settings=settings, terms=terms) for function in (stage_files, not_staged))
    # In a process even where one is enough: the deadlines of reading can only be set in a main thread.
    with threads, processes(work, lost, workers) as stage:
        yield Place(task(**READ)(_with(stage)), threads, workers)


def _with(stage: BatchWork[Batch]) -> Callable[[Sequence[RawFile], Settings, Terms], list[Batch]]:
    """As `stage_files`, in one of the processes behind `stage`, which know settings and terms already."""

    def stage_in_process(files: Sequence[RawFile], settings: Settings, terms: Terms) -> list[Batch]:
        return stage(files)

    return stage_in_process


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
