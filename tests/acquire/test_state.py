"""The memory between runs: which addresses are due, when a failure is looked at again, whose turn it is at a host."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from etl.acquire import state as module
from etl.acquire.found import FoundAddress
from etl.acquire.state import FILE, State
from etl.errors import UsageError

NIGHT = 24 * 3600.0
A, B = FoundAddress("https://x.vn/a", "Tổng kết", date(2016, 1, 18), "v1"), FoundAddress("https://x.vn/b")


class Clock:
    now = 1_000_000.0

    def time(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(module, "time", clock)
    return clock


@pytest.fixture
def state(tmp_path: Path, clock: Clock) -> Iterator[State]:
    with State(tmp_path, "bao") as state:
        yield state


def due(state: State, rules: str = "r") -> list[str]:
    return [known.url[-1] for known in state.due(rules)]


def test_what_is_found_is_due_in_its_order_with_what_is_known_of_it(state: State) -> None:
    state.remember([B, A], "r")
    first, second = state.due("r")
    assert (first.url, second.url) == (B.url, A.url)
    assert (second.title, second.published_on, second.sha256, second.name) == ("Tổng kết", "2016-01-18", None, None)
    assert state.counts() == (2, 0)


def test_what_has_landed_is_asked_again_nightly_for_some_days(state: State, clock: Clock) -> None:
    state.remember([A], "r")
    state.landed(A.url, "s1", "bao/a.html", '"1"', "Mon", recheck_days=2)
    assert due(state) == []
    clock.now += NIGHT
    [known] = state.due("r")
    assert (known.sha256, known.name, known.etag, known.last_modified) == ("s1", "bao/a.html", '"1"', "Mon")
    clock.now += NIGHT
    state.landed(A.url, "s1", "bao/a.html", recheck_days=2)  # two days after the first landing: the last time
    clock.now += 100 * NIGHT
    assert due(state) == []
    assert state.counts() == (1, 1)


def test_a_new_stamp_of_the_publisher_makes_it_due_again(state: State) -> None:
    state.remember([A], "r")
    state.landed(A.url, "s1", "bao/a.html")
    state.remember([A], "r")
    state.remember([FoundAddress(A.url)], "r")  # named elsewhere without a stamp
    assert due(state) == []
    state.remember([FoundAddress(A.url, updated="v2")], "r")
    assert due(state) == ["a"]
    state.landed(A.url, "s1", "bao/a.html")
    state.remember([A], "r", always=True)
    assert due(state) == ["a"]


def test_what_was_left_out_is_asked_again_only_under_other_rules(state: State, clock: Clock) -> None:
    state.remember([A], "r")
    state.left_out(A.url, "is a picture", "r")
    clock.now += 100 * NIGHT
    assert (due(state, "r"), due(state, "other rules")) == ([], ["a"])


def test_a_lasting_failure_is_looked_at_after_1_2_4_nights_and_a_passing_one_at_once(
    state: State, clock: Clock
) -> None:
    state.remember([A], "r")
    state.failed(A.url, passing=True)
    assert due(state) == ["a"]
    state.landed(A.url, "s1", "bao/a.html")  # which forgets the failures
    state.remember([A], "r", always=True)
    for nights in (1, 2, 4):
        state.failed(A.url, passing=False)
        clock.now += (nights - 1) * 20 * 3600.0
        assert due(state) == []
        clock.now += 20 * 3600.0
        assert due(state) == ["a"]


def test_turns_at_a_host_follow_one_another(state: State, clock: Clock) -> None:
    assert [state.claim("x.vn", 2.0) for _ in range(3)] == [0.0, 2.0, 4.0]
    assert state.claim("y.vn", 2.0) == 0.0
    clock.now += 60.0
    assert state.claim("x.vn", 2.0) == 0.0
    clock.now -= 30 * NIGHT  # the clock was set back: nobody waits a month
    assert state.claim("x.vn", 2.0) == 0.0


def test_another_sources_landing_is_known_by_address_and_by_content(tmp_path: Path, state: State) -> None:
    state.remember([A], "r")
    with State(tmp_path, "so") as other:
        other.remember([A], "r")
        other.landed(A.url, "s1", "so/a.html")
    assert state.landed_elsewhere(A.url) == ("s1", "so/a.html")
    assert state.landed_elsewhere(B.url) is None
    assert state.holders("s1") == ["so/a.html"]
    assert (due(state), state.counts()) == (["a"], (1, 0))


def test_an_entry_read_under_other_rules_is_read_again(state: State) -> None:
    state.read_entry("https://x.vn/rss", "r", '"1"', "Mon", "v1")
    assert state.entry("https://x.vn/rss", "r") == ('"1"', "Mon", "v1")
    assert state.entry("https://x.vn/rss", "other rules") == (None, None, None)


def test_what_fails_in_between_is_taken_back(state: State) -> None:
    with pytest.raises(ZeroDivisionError), state.alone():
        state.remember([A], "r")
        raise ZeroDivisionError
    assert state.counts() == (0, 0)


def test_a_file_that_is_no_memory_is_one_line_with_the_remedy(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"x" * 4096)
    with pytest.raises(UsageError, match=r"it cannot be used \(file is not a database\); move it away"):
        State(tmp_path, "bao")
