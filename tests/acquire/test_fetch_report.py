"""What a report of fetching counts and says, and when a whole fetch counts as failed."""

from __future__ import annotations

from etl.acquire.fetch_report import Failure, FetchReport, SkippedAddress, SourceReport

GONE = Failure("https://a.vn/1", "is gone (status 410)", "take it out of the sources")


def test_a_source_is_one_line_with_the_counts_that_are_not_zero() -> None:
    assert str(SourceReport("bao")) == "bao: 0 found, 0 new"
    full = SourceReport(
        "bao", 9, ("a.html", "b.html"), 3, (SkippedAddress("https://a.vn/2", "is a picture"),), (GONE,), 2
    )
    assert str(full) == "bao: 9 found, 2 new, 3 unchanged, 1 left out, 1 failed, 2 put off"


def test_a_paused_source_says_why_and_counts_nothing() -> None:
    assert str(SourceReport("bao", 9, paused="the site is rebuilt")) == "bao: paused (the site is rebuilt)"


def test_an_error_of_the_source_is_a_failure_before_those_of_its_addresses() -> None:
    report = SourceReport("bao", failed=(GONE,), error="bao: is not there; look at https://a.vn; then go on")
    assert report.failures == (Failure("bao", "is not there", "look at https://a.vn; then go on"), GONE)
    assert str(report).endswith("2 failed")


def test_everything_failed_only_where_nothing_landed_and_every_source_that_was_asked_has_an_error() -> None:
    bad, paused = SourceReport("bad", error="no answer"), SourceReport("resting", paused="later")
    assert FetchReport((bad, paused)).all_failed
    assert not FetchReport((bad, SourceReport("good"))).all_failed
    assert not FetchReport((SourceReport("bad", new=("a.html",), error="broke off"),)).all_failed
    assert not FetchReport((paused,)).all_failed
    assert not FetchReport().all_failed


def test_the_lines_state_the_whole_then_each_source_then_each_failure() -> None:
    report = FetchReport((SourceReport("bao", 1, ("bao/a.html",)), SourceReport("so", 2, failed=(GONE,))))
    assert report.lines() == [
        "fetched: 1 new report from 2 sources, 1 failure",
        "bao: 1 found, 1 new",
        "so: 2 found, 0 new, 1 failed",
        "failed: https://a.vn/1: is gone (status 410); take it out of the sources",
    ]
    assert report.new == ("bao/a.html",)
    assert FetchReport().lines() == ["fetched: nothing, since no sources are declared"]
