"""What many tests need: marks, raw folders, settings that point at them, and the command run in this process."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from xdist.scheduler import LoadFileScheduling

from etl import cli, pipeline
from etl.catalogue import Catalogue, load
from etl.query.queries import ask
from etl.settings import Settings
from tests import empty_warehouse, rooms
from tests.made_once import made_once

REPORTS = Path(__file__).parent.parent / "data" / "raw"
"""The shipped collection: some thirty reports in the folder itself, which tests follow, others in one per province."""
GOOD = ("bac-kan-2023-1", "thai-binh-2018-1")
"""Two reports of different provinces and years that read well."""

# In CI the same examples every time and no clock: what fails there fails again at a desk with CI=1.
hypothesis.settings.register_profile("ci", derandomize=True, deadline=None)
if os.environ.get("CI"):
    hypothesis.settings.load_profile("ci")

# DuckDB takes as many processors as it is told here. The warehouses of tests are small: on one thread they take half of
# the processor time. Tests of what several threads could do otherwise use `all_processors`.
ONE_PROCESSOR = "SLURM_CPUS_ON_NODE"
os.environ[ONE_PROCESSOR] = "1"


def pytest_configure() -> None:
    """Tests that a shell runs in the background ignore Ctrl-C, and so would the commands that are sent it here."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Files of which the marks choose no test are not read: half a minute for each process that runs tests."""
    is_test = collection_path.name.startswith("test_") and collection_path.suffix == ".py"
    return True if is_test and rooms.is_left_out(collection_path, config.option.markexpr) else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test is marked `unit` or `integration` by the table in `rooms`; the longest files come first."""
    for item in items:
        item.add_marker(rooms.kind(item.path))
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    for path in slow:
        if rooms.SLOW not in path.read_text("utf-8"):
            raise pytest.UsageError(f"{path}: a slow test without `{rooms.SLOW}`, by which it is found")
    items.sort(key=lambda item: rooms.place(item.path, item.path in slow))


class ByGroup(LoadFileScheduling):  # type: ignore[misc]
    """A file, or files that belong together, to one process.

    The marks `xdist_group` do nothing under pytest 9.2: https://github.com/pytest-dev/pytest-xdist/issues/1386
    """

    def _split_scope(self, nodeid: str) -> str:
        return rooms.group(rooms.TESTS.parent / nodeid.split("::", 1)[0])


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByGroup | None:
    return ByGroup(config, log) if config.getvalue("dist") == "loadfile" else None


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load()


@pytest.fixture(scope="module")
def all_processors() -> Iterator[None]:
    """DuckDB works as it does outside of tests, here and in processes that are started."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv(ONE_PROCESSOR)
        yield


@pytest.fixture(scope="session", autouse=True)
def empty_warehouses(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with empty_warehouse.copied(tmp_path_factory):
        yield


@pytest.fixture(scope="module")
def made_anew() -> Iterator[None]:
    """Every warehouse is made as it is outside of tests: for tests of that."""
    with empty_warehouse.made_anew():
        yield


def copy_reports(folder: Path, *names: str) -> None:
    """Copies reports and cards of data/raw into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        for suffix in (".txt", ".card.toml"):
            shutil.copy(REPORTS / f"{name}{suffix}", folder)


@pytest.fixture(scope="session")
def some_reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A raw folder of the shipped reports that lie in data/raw itself: enough for a test of all that a run does."""
    folder = tmp_path_factory.mktemp("some")
    copy_reports(folder, *(path.stem for path in REPORTS.glob("*.txt")))
    return folder


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """An own raw folder with the GOOD reports, and an own warehouse that does not exist yet."""
    copy_reports(tmp_path / "raw", *GOOD)
    (tmp_path / "warehouse").mkdir()
    return Settings(raw=tmp_path / "raw", warehouse=tmp_path / "warehouse" / "w.duckdb")


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The GOOD reports in a warehouse that no test changes."""
    return _run_over(tmp_path_factory, "loaded", GOOD)


@pytest.fixture
def ran(settings: Settings, loaded: Settings) -> None:
    """A run over the GOOD reports is done: its warehouse lies where the settings of the test say."""
    shutil.copyfile(file_of(loaded), file_of(settings))


SHOWN = ("lang-son-2015", "kon-tum-2016-1", "ha-noi-2008-1", "viet-nam-2025-M01-M09-1", "ho-chi-minh-2008-1")
"""Reports with a plan for the next year, parts of a whole, two statements of one figure, the nation, and doubts."""


@pytest.fixture(scope="session")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The SHOWN reports in a warehouse that no test changes."""
    return _run_over(tmp_path_factory, "shown", SHOWN)


def _run_over(factory: pytest.TempPathFactory, name: str, reports: Iterable[str]) -> Settings:
    def of(folder: Path) -> Settings:
        return Settings(raw=folder / "raw", warehouse=folder / "w.duckdb")

    def make(folder: Path) -> None:
        copy_reports(folder / "raw", *reports)
        pipeline.run(of(folder))

    return of(made_once(factory, name, make))


def statuses(settings: Settings) -> dict[str, tuple[str, str | None]]:
    """Path → status and reason of every document in the warehouse."""
    rows = ask(settings.warehouse, "select path, status, reason from document").rows
    return {path: (status, reason) for path, status, reason in rows}


def file_of(settings: Settings) -> Path:
    """The warehouse of the settings, which is a file in most tests."""
    assert isinstance(settings.warehouse, Path)
    return settings.warehouse


def published(settings: Settings) -> tuple[int, int]:
    """What changes whenever the file is replaced."""
    stat = file_of(settings).stat()
    return stat.st_ino, stat.st_mtime_ns


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str


Etl = Callable[..., Ran]


@pytest.fixture
def etl(settings: Settings, capsys: pytest.CaptureFixture[str]) -> Etl:
    """Runs `etl …` in this process on the settings of the test."""

    def command(*arguments: str | Path) -> Ran:
        capsys.readouterr()
        known = ["--raw", str(settings.raw), "--warehouse", str(settings.warehouse)]
        with pytest.raises(SystemExit) as left:
            cli.main([*known, *map(str, arguments)])
        captured = capsys.readouterr()
        assert isinstance(left.value.code, int)
        return Ran(left.value.code, captured.out, captured.err)

    return command
