"""The stopwatch: what it reports of a stage, and that the time of a stage is kept whatever happens in it."""

from __future__ import annotations

import pytest

from etl.progress import Stopwatch


def test_each_stage_reports_its_beginning_and_how_many_are_done() -> None:
    heard: list[tuple[str, int, int]] = []
    watch = Stopwatch(lambda *said: heard.append(said))
    with watch.stage("read", 5, before=2) as done:
        done(1)
        done(3)
    assert heard == [("read", 2, 5), ("read", 3, 5), ("read", 5, 5)]


def test_two_stages_of_one_name_add_up(monkeypatch: pytest.MonkeyPatch) -> None:
    times = iter([10.0, 11.5, 20.0, 20.25])
    monkeypatch.setattr("etl.progress.time.perf_counter", lambda: next(times))
    watch = Stopwatch()
    with watch.stage("load"):
        pass
    with watch.stage("load") as done:
        done(1)
    assert watch.seconds == {"load": 1.75}


def test_a_stage_that_fails_is_timed_too() -> None:
    watch = Stopwatch()
    with pytest.raises(ValueError, match="no"), watch.stage("audit"):
        raise ValueError("no")
    assert list(watch.seconds) == ["audit"]
