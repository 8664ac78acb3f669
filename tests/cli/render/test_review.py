"""What to look at on screen: figures, the entry that was written, what an audit found, the files kept."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from rich.console import Console

from etl.cli.render import review
from etl.cli.render.words import Words
from etl.query.queries import QueryResult
from etl.query.review_queue import COLUMNS
from etl.warehouse import Finding, Point
from etl.warehouse.corrections import Correction
from etl.warehouse.rollback_points import LastRun


def printed(show: Callable[[Console], None]) -> str:
    target = io.StringIO()
    show(Console(file=target, width=200, highlight=False, markup=False))
    return target.getvalue()


def test_figures_are_listed_with_the_beginning_of_their_ids_and_how_many_there_are() -> None:
    row = ("3f9a61c0d2e4b5a6", "conflict", "Lạng Sơn", "2015", *[None] * 8)
    shown = printed(lambda console: review.show_worst(console, QueryResult(COLUMNS, [row]), 12))
    assert "3f9a61c0 " in shown
    assert "3f9a61c0d" not in shown
    assert "1 of 12 figures, the worst first" in shown


def test_reasons_and_hints_are_said_in_vietnamese() -> None:
    why = (
        "growth and levels do not agree: level 4013.5 bn_vnd (a.txt, 0a94969d); exports 16.7 pct (c.txt, 4d1)",
        "the province is not told",
    )
    rows = [("3f9a61c0d2e4b5a6", "conflict", "Lạng Sơn", "2015", *[None] * 5, text, None, None) for text in why]
    shown = printed(lambda console: review.show_worst(console, QueryResult(COLUMNS, rows), 1200, Words("vi")))
    assert "4.013,5" in shown
    assert "16,7" in shown
    assert "không rõ của tỉnh nào" in shown
    assert "2 trong 1.200 mục cần xem, nặng nhất trước" in shown
    assert "khai số đúng: `etl review MÃ_SỐ_LIỆU --right 4031" in shown
    assert not {"agree", "told", "worst", "declare"} & set(shown.replace(":", " ").split())


def test_nothing_to_look_at_is_said() -> None:
    shown = printed(lambda console: review.show_worst(console, QueryResult(COLUMNS, []), 0))
    assert shown == "nothing to look at: no figure was rejected and none contradicts another\n"


def test_the_entry_is_shown_as_it_was_written() -> None:
    entry = Correction("b.txt", "4.031 tỷ đồng", Decimal("4031"), Decimal("4013"), "đảo", "A", date(2026, 1, 2))
    shown = printed(lambda console: review.show_entry(console, entry, Path("corrections.toml")))
    assert shown.startswith("written to corrections.toml:\n\n[[correction]]\n")
    assert "says = 4031\nright = 4013\n" in shown
    assert shown.endswith("`etl run` applies it\n")


def test_a_finding_shows_its_reason_and_only_columns_that_say_something() -> None:
    finding = Finding("past_change", "a bound", 41, ("area", "scope", "new"), [("Lạng Sơn", None, 9999)] * 41)
    shown = printed(lambda console: review.show_findings(console, [finding]))
    assert shown.startswith("past_change: a bound\n")
    assert "scope" not in shown
    assert shown.count("Lạng Sơn") == review.ROWS
    assert "… and 1 rows more" in shown


def test_points_to_go_back_to_have_their_run_and_what_it_changed() -> None:
    now = Point(None, None, 10)
    assert printed(lambda console: review.show_points(console, [now], False)) == "no earlier file is kept yet\n"
    run = LastRun("8f14e45fceea", datetime(2016, 1, 18, 10, 0), "backfill", "2011:2015", "b1", 40, 311)
    points = [Point(12, run, 1_500_000), Point(13, None, 7, "cannot be read"), now]
    shown = printed(lambda console: review.show_points(console, points, False))
    assert [row.split() for row in shown.splitlines() if row.split() and row.split()[0] in ("12", "13", "now")] == [
        ["12", "backfill", "2016-01-18", "10:00", "8f14e45fceea", "2011:2015", "40", "311", "1.5"],
        ["13", "cannot", "be", "read", "0.0"],
        ["now", "no", "run", "0.0"],
    ]
    assert "go back to one: `etl rollback --to NUMBER`" in shown
    assert "at (version => NUMBER)" in printed(lambda console: review.show_points(console, points, True))
