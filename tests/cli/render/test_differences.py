"""What a run would change, on screen."""

from __future__ import annotations

import io
import json

from rich.console import Console

from etl.cli.render.differences import ROWS, show
from etl.pipeline.figure_diff import FigureDiff, FigureDifference
from tests.pipeline.test_figure_diff import FIGURE

CHANGED = FigureDifference("r.txt", "period, scope", FIGURE | {"scope": "goods"}, FIGURE | {"period": "2014"})
GONE = FigureDifference("r.txt", "gone", FIGURE, None, "too large")


def _shown(found: FigureDiff, format: str = "table") -> tuple[str, str]:
    out, errors = io.StringIO(), io.StringIO()
    show(Console(file=out, width=200), Console(file=errors, width=200), found, format)
    return out.getvalue(), errors.getvalue()


def test_kinds_figures_and_words_are_shown() -> None:
    out, errors = _shown(FigureDiff((CHANGED, GONE), 2, 7, (("x.pdf", "damaged"),)))
    for said in ("period, scope", "2015 goods", "2014 no scope", "too large", "exports lang-son 2015", "500 triệu USD"):
        assert said in out
    assert "2 reports read again, 7 unchanged: 2 figures would change; nothing was published" in out
    assert errors == "failed: x.pdf: damaged\n"


def test_a_long_list_ends_with_how_to_see_the_rest() -> None:
    out, _ = _shown(FigureDiff((GONE,) * (ROWS + 3), 1, 0))
    assert "… and 3 more: --format jsonl has them all" in out


def test_lines_of_json() -> None:
    out, _ = _shown(FigureDiff((CHANGED, GONE), 1, 0), "jsonl")
    records = [json.loads(line) for line in out.splitlines()]
    assert [(r["change"], r["kind"], r["document"]) for r in records] == [
        ("changed", "period, scope", "r.txt"), ("gone", "gone", "r.txt"),
    ]  # fmt: skip
    assert records[0]["before"] == "2015 goods"


def test_nothing_to_change_is_one_line() -> None:
    out, _ = _shown(FigureDiff((), 0, 3))
    assert out == "0 reports read again, 3 unchanged: 0 figures would change; nothing was published\n"
