"""Figures before and after, document by document, and a whole warehouse against today's rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from etl import pipeline
from etl.pipeline import figure_diff as module
from etl.pipeline.figure_diff import FigureDifference, Row, compared, figure_diff
from etl.settings import Settings

FIGURE: dict[str, Any] = {
    "document_id": "d", "indicator": "exports", "area_id": "lang-son", "period": "2015", "scenario": "actual",
    "measure": "value", "value": Decimal(500), "unit": "mn_usd", "value_base": Decimal(500_000_000), "base_unit": "usd",
    "value_to": None, "price_basis": None, "scope": None, "base": None, "bound": None, "reading": "both",
    "quote": "xuất khẩu đạt 500 triệu USD", "char_start": 40,
}  # fmt: skip


def _found(old: Sequence[Row], new: Sequence[Row], rejected: Sequence[Row] = ()) -> list[tuple[str, str]]:
    return [(d.change, d.kind) for d in compared("r.txt", old, new, rejected)]


def test_what_both_state_is_the_same_wherever_it_stands() -> None:
    assert _found([FIGURE], [FIGURE | {"char_start": 7, "document_id": "e", "value": Decimal("500.000000")}]) == []


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"period": "2014"}, "period"), ({"scenario": "plan", "reading": "one"}, "scenario, reading"),
        ({"value_base": Decimal(5)}, "value_base"), ({"period": "2014", "document_id": "e"}, "period"),
        ({"period": "2014", "char_start": 38}, "period"),
    ],
)  # fmt: skip
def test_a_figure_that_is_read_otherwise_is_changed_and_the_parts_are_its_kind(
    change: dict[str, Any], kind: str
) -> None:
    assert _found([FIGURE], [FIGURE | change]) == [("changed", kind)]


def test_what_has_no_partner_is_new_or_gone() -> None:
    other = FIGURE | {"value_base": Decimal(9), "char_start": 90}
    assert _found([FIGURE], [other]) == [("gone", "gone"), ("new", "new")]


def test_of_a_figure_that_is_rejected_now_the_reason_is_told() -> None:
    found = list(compared("r.txt", [FIGURE], [], [FIGURE | {"reason": "too large"}]))
    assert [(d.change, d.reason, d.quote) for d in found] == [("gone", "too large", FIGURE["quote"])]


def test_two_figures_alike_are_two() -> None:
    assert _found([FIGURE, FIGURE], [FIGURE]) == [("gone", "gone")]
    assert _found([FIGURE], [FIGURE, FIGURE | {"char_start": 90}]) == [("new", "new")]


def test_the_place_goes_before_the_value() -> None:
    old = FIGURE | {"period": "2014"}
    moved = FIGURE | {"period": "2014", "scenario": "plan", "char_start": 90}
    found = list(compared("r.txt", [old], [moved, FIGURE], []))
    assert [(d.change, d.kind, d.new and d.new["char_start"]) for d in found] == [
        ("changed", "period", 40), ("new", "new", 90),
    ]  # fmt: skip


def test_a_warehouse_is_held_against_today_s_rules_and_left_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    report = raw / "r.txt"
    text = "Lạng Sơn năm 2015\n\nNăm 2015, xuất khẩu tỉnh Lạng Sơn đạt 500 triệu USD, tăng 3% so với năm 2014.\n"
    report.write_text(text, "utf-8")
    settings = replace(Settings.from_env(raw, tmp_path / "w.duckdb"), workers=1)
    first = figure_diff(settings)
    assert (first.read, {d.change for d in first.differences}) == (1, {"new"})
    pipeline.run(settings)
    published = settings.warehouse.read_bytes()  # type: ignore[union-attr]
    assert figure_diff(settings) == replace(first, differences=(), read=0, unchanged=1)
    monkeypatch.setattr(module, "extractor_version", lambda: "of another day")
    assert figure_diff(settings).differences == ()
    report.write_text(text.replace("500", "600"), "utf-8")
    found: Sequence[FigureDifference] = figure_diff(settings).differences
    assert [(d.change, d.new and d.new["value"]) for d in found] == [("gone", None), ("new", 600)]
    report.unlink()
    assert {d.change for d in figure_diff(replace(settings, gone_bound=100)).differences} == {"gone"}
    assert settings.warehouse.read_bytes() == published  # type: ignore[union-attr]
