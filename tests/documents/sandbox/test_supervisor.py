"""The other process as it is seen from here: what it makes, its faults, its end, and another one after that."""

from __future__ import annotations

import gc
import operator
import os
import resource
import signal
import tempfile
import threading
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import cast

import psutil
import pytest

from etl.documents.formats.raw import read_bytes
from etl.documents.sandbox import supervisor
from etl.documents.sandbox.folders import PREFIX
from etl.documents.sandbox.supervisor import LOADED, Errand, Sandbox, read_file
from etl.errors import InputError
from etl.settings import Bounds

PATH = Path("x.docx")
SAID = "Năm 2015 đạt 4.013 tỷ đồng."


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(Bounds(seconds=20)) as one:
        yield one


def test_one_process_works_for_file_after_file(sandbox: Sandbox) -> None:
    assert sandbox.run(PATH, str, "", operator.add, 2, 3) == 5
    first = sandbox.run(PATH, str, "", os.getpid)
    assert first == sandbox.run(PATH, str, "", os.getpid) != os.getpid()


def test_a_fault_of_the_file_is_raised_here_and_the_process_goes_on(sandbox: Sandbox) -> None:
    before = sandbox.run(PATH, str, "", os.getpid)
    with pytest.raises(InputError, match=r"gone\.docx: does not exist"):
        sandbox.run(PATH, str, "", read_bytes, Path("gone.docx"), 5)
    assert sandbox.run(PATH, str, "", os.getpid) == before


def test_a_process_that_dies_is_one_line_and_the_next_file_has_another_one(sandbox: Sandbox) -> None:
    before = sandbox.run(PATH, str, "", os.getpid)
    with pytest.raises(InputError, match=r"x\.docx: ended the process that read it") as caught:
        sandbox.run(PATH, str, "", os._exit, 3)
    assert str(caught.value) == (
        "x.docx: ended the process that read it: it needs more than 2,500,000,000 bytes, or is damaged; "
        "split it, convert it to a smaller file, or raise ETL_BOUND_MEMORY"
    )
    assert caught.value.passing
    assert sandbox.run(PATH, str, "", os.getpid) != before


def killed_until(noted: Path, times: int, number: int = signal.SIGKILL) -> str:
    """In the other process: dies as by the hand of somebody else, so many times."""
    with noted.open("a") as file:
        file.write("killed ")
    if len(noted.read_text().split()) <= times:
        signal.raise_signal(number)
    return SAID


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_a_file_whose_process_is_killed_is_read_once_more(sandbox: Sandbox, tmp_path: Path, number: int) -> None:
    """As by the system when memory is short, or by somebody: it says nothing of the file."""
    assert sandbox.run(PATH, str, "", killed_until, tmp_path / "noted", 1, number) == SAID
    assert (tmp_path / "noted").read_text() == "killed killed "


def test_a_file_whose_second_process_is_killed_is_one_line(sandbox: Sandbox, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"x\.docx: the process that read it was killed, and so") as caught:
        sandbox.run(PATH, str, "", killed_until, tmp_path / "noted", 9)
    assert (tmp_path / "noted").read_text() == "killed killed "
    assert str(caught.value) == (
        "x.docx: the process that read it was killed, and so was a second one: by somebody, or since memory was short; "
        "see that the machine has memory for it, then read it again"
    )
    assert caught.value.passing and "damaged" not in str(caught.value)
    assert sandbox.run(PATH, str, "", operator.add, 2, 3) == 5


def works_long(noted: Path) -> None:
    """In the other process: says that it has begun, and takes its time."""
    with noted.open("a") as file:
        file.write("begun ")
    time.sleep(60)


def test_work_that_is_interrupted_ends_at_once_and_is_not_begun_again(sandbox: Sandbox, tmp_path: Path) -> None:
    noted = tmp_path / "noted"

    def interrupt() -> None:
        while not (noted.exists() and noted.read_text()):
            time.sleep(0.01)
        sandbox.interrupt()

    other = threading.Thread(target=interrupt)
    other.start()
    with pytest.raises(InputError, match=r"x\.docx: the process that read it was killed"):
        sandbox.run(PATH, str, "", works_long, noted)
    other.join()
    assert noted.read_text() == "begun "
    # What was interrupted is over: a file that is killed by somebody afterwards is read once more.
    assert sandbox.run(PATH, str, "", killed_until, tmp_path / "killed", 1) == SAID


def test_what_killed_processes_have_left_goes_when_a_sandbox_is_entered(monkeypatch: pytest.MonkeyPatch) -> None:
    swept: list[str] = []
    monkeypatch.setattr(supervisor, "sweep", lambda: swept.append("swept"))
    sandbox = Sandbox()
    assert swept == []
    with sandbox:
        assert swept == ["swept"]
    assert swept == ["swept"]


def leaves_late() -> None:
    """In the other process: lets go of its pipe, and ends some time after that, by itself."""
    os.closerange(3, 256)
    time.sleep(0.5)
    os._exit(1)


def test_a_process_that_is_about_to_end_is_not_taken_for_one_that_was_killed(sandbox: Sandbox) -> None:
    with pytest.raises(InputError, match=r"x\.docx: ended the process that read it"):
        sandbox.run(PATH, str, "", leaves_late)


def test_a_process_that_is_killed_while_it_waits_costs_no_file(sandbox: Sandbox) -> None:
    process = sandbox.run(PATH, str, "", os.getpid)
    os.kill(process, signal.SIGKILL)
    os.waitid(os.P_PID, process, os.WEXITED | os.WNOWAIT)
    assert sandbox.run(PATH, str, "", operator.add, 2, 3) == 5


def test_a_file_is_read_by_the_reader_of_its_kind_there_as_here(sandbox: Sandbox, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(SAID, "utf-8")
    assert sandbox.read("txt", tmp_path / "x.txt").text == SAID
    assert read_file(tmp_path / "x.txt", "txt", Bounds()).text == SAID


def test_what_takes_too_long_ends_with_its_process() -> None:
    with Sandbox(Bounds(seconds=0.3)) as sandbox:
        with pytest.raises(InputError, match=r"x\.docx: took longer than 0\.3 s to read") as caught:
            sandbox.run(PATH, str, "", time.sleep, 60)
        assert caught.value.passing
        assert sandbox._process is None and sandbox._folder is None


def test_the_process_hears_and_says_nothing_and_takes_one_processor(sandbox: Sandbox) -> None:
    for descriptor in (0, 1, 2):
        assert sandbox.run(PATH, str, "", os.readlink, f"/proc/self/fd/{descriptor}") == os.devnull
    for name in ("OMP_THREAD_LIMIT", "OPENBLAS_NUM_THREADS"):
        assert sandbox.run(PATH, str, "", os.getenv, name) == "1"
    packages = str(Path(supervisor.__file__).parents[3])
    assert (sandbox.run(PATH, str, "", os.getenv, "PYTHONPATH") or "").split(os.pathsep)[0] == packages


@pytest.mark.parametrize("known", [None, "/one:/two"])
def test_what_the_process_may_import_is_the_program_before_what_others_add(
    known: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    packages = str(Path(supervisor.__file__).parents[3])
    with monkeypatch.context() as changed, Sandbox(Bounds(seconds=20)) as sandbox:
        changed.delenv("PYTHONPATH", raising=False)
        if known:
            changed.setenv("PYTHONPATH", known)
        found = sandbox.run(PATH, str, "", os.getenv, "PYTHONPATH")
    assert found == (f"{packages}:{known}" if known else packages)


def test_who_interrupts_a_sandbox_that_does_nothing_is_no_fault() -> None:
    with Sandbox(Bounds(seconds=20)) as sandbox:
        sandbox.interrupt()
        process = sandbox.run(PATH, str, "", os.getpid)
        os.kill(process, signal.SIGKILL)
        os.waitid(os.P_PID, process, os.WEXITED)  # it is nobody's child any more
        sandbox.interrupt()


class Slow:
    """A pipe behind which nothing answers after what is `said`; `waited` is how long it was asked to wait."""

    def __init__(self, *said: object) -> None:
        self.said, self.waited = list(said), list[float | None]()

    def poll(self, seconds: float | None) -> bool:
        self.waited.append(seconds)
        return bool(self.said)

    def recv(self) -> object:
        return self.said.pop(0)


def test_a_process_has_two_minutes_to_start_and_the_bound_to_read() -> None:
    errand = Errand(PATH, str, "", str, (), 7.0, 10)
    starting, reading = Slow(), Slow(LOADED)
    with pytest.raises(InputError) as late:
        Sandbox()._answer(cast(Connection, starting), errand)
    with pytest.raises(InputError, match=r"x\.docx: took longer than 7 s to read"):
        Sandbox()._answer(cast(Connection, reading), errand)
    assert (starting.waited, reading.waited) == ([120.0], [120.0, 7.0])
    assert late.value.passing
    said = "x.docx: the process that reads it did not start within 120 s"
    assert str(late.value) == f"{said}; when the machine has less to do, read it again"


def test_libraries_that_cannot_be_loaded_cost_no_process(sandbox: Sandbox) -> None:
    before = sandbox.run(PATH, str, "", os.getpid)
    with pytest.raises(InputError, match="ValueError: invalid literal"):
        sandbox.run(PATH, int, "no number", os.getpid)
    assert sandbox.run(PATH, str, "", os.getpid) == before


def test_no_file_stays_open_after_a_process() -> None:
    with Sandbox() as sandbox:
        sandbox.run(PATH, str, "", os.getpid)
        sandbox.close()
        before = psutil.Process().num_fds()
        for _ in range(2):
            sandbox.run(PATH, str, "", os.getpid)
            sandbox.close()
        gc.collect()
        assert psutil.Process().num_fds() == before


def test_nothing_is_started_before_the_first_file_and_closing_twice_is_no_fault() -> None:
    with Sandbox() as sandbox:
        assert sandbox._process is None
        sandbox.close()
    sandbox.close()


def test_leaving_ends_the_process_and_removes_its_folder() -> None:
    with Sandbox() as sandbox:
        process = sandbox.run(PATH, str, "", os.getpid)
        folder = sandbox.run(PATH, str, "", os.getenv, "TMPDIR")
        assert folder is not None and Path(folder).is_dir()
    assert not Path(folder).exists()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_the_process_may_have_no_more_memory_than_the_bound() -> None:
    with Sandbox(Bounds(seconds=20, memory=3_000_000_000)) as sandbox:
        assert sandbox.run(PATH, str, "", resource.getrlimit, resource.RLIMIT_AS) == (3_000_000_000, 3_000_000_000)


def test_the_process_writes_into_a_folder_of_its_own_which_goes_with_it() -> None:
    with Sandbox(Bounds(seconds=20)) as sandbox:
        folder = Path(sandbox.run(PATH, str, "", tempfile.mkdtemp))
        own = folder.parent
        assert own.name.startswith(PREFIX) and own != Path(tempfile.gettempdir())
        assert own.is_dir()
    assert not own.exists()


def test_programs_that_the_process_has_started_end_with_it() -> None:
    """As tesseract and LibreOffice, which would work on for minutes."""
    with Sandbox(Bounds(seconds=20)) as sandbox:
        number = sandbox.run(PATH, str, "", os.spawnlp, os.P_NOWAIT, "sleep", "sleep", "600")
        started = psutil.Process(number)
        assert started.is_running()
    gone, alive = psutil.wait_procs([started], timeout=30)
    for left in alive:
        left.kill()
    assert gone == [started]
