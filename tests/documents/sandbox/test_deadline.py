"""The bound on time in this process: it rings, it rings again, and it leaves nothing behind."""

from __future__ import annotations

import signal
import threading
import time
from pathlib import Path

import pytest

from etl.documents.sandbox import deadline
from etl.errors import InputError

PATH = Path("x.txt")


def test_what_ends_in_time_is_left_alone() -> None:
    with deadline.deadline(PATH, 60):
        done = sum(range(10))
    assert done == 45
    assert signal.getsignal(signal.SIGALRM) is signal.SIG_DFL


def test_what_takes_longer_is_one_line_with_the_remedy() -> None:
    with (
        pytest.raises(InputError, match=r"x\.txt: took longer than 0\.1 s to read; .* ETL_BOUND_SECONDS") as caught,
        deadline.deadline(PATH, 0.1),
    ):
        time.sleep(60)
    assert caught.value.passing
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    assert deadline.can_ring()


def test_a_fault_of_what_is_done_passes_through_and_the_alarm_is_off() -> None:
    with pytest.raises(KeyError), deadline.deadline(PATH, 60):
        raise KeyError
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_the_alarm_is_set_only_where_nobody_else_has_one() -> None:
    assert deadline.can_ring()
    with deadline.deadline(PATH, 60):
        assert not deadline.can_ring()
        assert signal.getitimer(signal.ITIMER_REAL)[0] > 0
    assert deadline.can_ring()
    found = list[bool]()
    thread = threading.Thread(target=lambda: found.append(deadline.can_ring()))
    thread.start()
    thread.join()
    assert found == [False]


def test_neither_the_handler_nor_the_alarm_of_another_is_taken() -> None:
    before = signal.signal(signal.SIGALRM, lambda *_: None)
    try:
        assert not deadline.can_ring()
        signal.setitimer(signal.ITIMER_REAL, 60)
        signal.signal(signal.SIGALRM, signal.SIG_IGN)
        assert not deadline.can_ring()
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def test_an_alarm_that_a_library_swallows_rings_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deadline, "AGAIN", 0.1)
    with pytest.raises(InputError, match="took longer"), deadline.deadline(PATH, 0.1):
        try:
            time.sleep(60)
        except BaseException:  # as a library that catches everything
            time.sleep(60)
