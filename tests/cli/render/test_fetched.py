"""`etl fetch` on screen: what landed goes to one stream, what failed to the other, in lines that can be read."""

from __future__ import annotations

import io

from rich.console import Console

from etl.acquire.fetch_report import Failure, FetchReport, SkippedAddress, SourceReport
from etl.cli.render import fetched


def shown(*sources: SourceReport) -> tuple[str, str]:
    out, err = io.StringIO(), io.StringIO()
    fetched.show(Console(file=out, width=100), Console(file=err, width=20), FetchReport(sources))
    return out.getvalue(), err.getvalue()


def test_failures_go_to_standard_error_in_one_line_each_however_narrow_it_is() -> None:
    failure = Failure("https://a.vn/1", "is gone (status 410)", "take it out of the sources")
    out, err = shown(SourceReport("bao", 2, ("bao/a.html",), failed=(failure,)))
    assert err == "failed: https://a.vn/1: is gone (status 410); take it out of the sources\n"
    assert "new: bao/a.html\n" in out
    assert out.endswith("fetched: 1 new report from 1 source, 1 failure\n")


def test_a_paused_source_has_a_line_and_no_row() -> None:
    out, err = shown(SourceReport("resting", paused="the site is rebuilt"))
    assert out == "resting: paused (the site is rebuilt)\nfetched: 0 new reports from 1 source, 0 failures\n"
    assert err == ""


def test_what_was_left_out_is_listed_for_one_source_alone() -> None:
    left = SkippedAddress("https://a.vn/2", "is a picture")
    assert "left out: https://a.vn/2: is a picture" in shown(SourceReport("a", left_out=(left,)))[0]
    assert "left out: https://a.vn/2" not in shown(SourceReport("a", left_out=(left,)), SourceReport("b"))[0]


def test_a_long_list_is_cut_and_counted() -> None:
    out, _ = shown(SourceReport("bao", 25, tuple(f"bao/{n:02}.html" for n in range(25))))
    assert "new: bao/19.html\nnew: 5 more\n" in out
    assert "bao/20.html" not in out
