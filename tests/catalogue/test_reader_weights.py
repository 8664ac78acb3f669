"""The weights' file: what is not in order is one line, and never an error."""

from __future__ import annotations

import json
import pickle
from pathlib import Path
from typing import Any

import pytest

from etl.catalogue import reader_weights
from etl.catalogue.loader import DATA
from etl.catalogue.reader_weights import Sums, load_weights, packed, unpacked, weights_of

SMALL: dict[str, Any] = {
    "features": "f", "known": ["exports"], "calibration": [0.1, 1.2],
    "labels": {"measure": ["value same"], "scenario": ["actual", "plan"]},
    "choices": {name: {"x": 5} for name in ("report_period", "report_area", "indicator", "period", "area")},
    "classes": {"measure": {"x": [3]}, "scenario": {"x": [1, -1]}},
}  # fmt: skip


def test_the_shipped_weights_are_in_order() -> None:
    weights = load_weights(DATA / "second_reader.json")
    assert weights.fault is None
    assert len(weights.known) > 30
    assert weights.labels["scenario"] == ("actual", "estimate", "plan")


def test_weights_are_read_as_written() -> None:
    weights = weights_of(SMALL)
    assert weights.choices["indicator"] == {"x": 5}
    assert weights.classes["scenario"] == {"x": packed((1, -1))}
    assert weights.calibration == (0.1, 1.2)


def test_rows_of_weights_are_added_in_one_step() -> None:
    rows = [(1, -1, 900_000), (-50, 0, -999_999), (7, 7, -1)]
    found = unpacked(sum(map(packed, rows)), 3)
    assert [value - found[0] for value in found] == [0, 48, -99_958]
    assert unpacked(0, 2)[0] == unpacked(0, 2)[1]


def _named(*features: str) -> tuple[str, ...]:
    """A bundle that names its features by themselves."""
    return features


def test_a_bundle_is_added_up_once_and_only_so_many_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader_weights, "_MOST_SUMS", 2)
    sums = Sums({"x": 5, "y": -2})
    for feature in "abcxy":
        assert sums.of([feature], [(_named, "x", "y"), (_named, feature)]) == 3 + 2 * sums.weights.get(feature, 0)
    assert len(sums) <= 2
    assert pickle.loads(pickle.dumps(sums)).of(["x"], [(_named, "y")]) == 3


@pytest.mark.parametrize(
    "content",
    [
        None, "", "{", "[]", "{}", "null", '"x"', json.dumps(SMALL)[:-9],
        json.dumps(SMALL | {"classes": {"measure": {"x": [3, 4]}, "scenario": {}}}),
        json.dumps(SMALL | {"choices": {**SMALL["choices"], "area": {"x": "heavy"}}}),
        json.dumps(SMALL | {"choices": {**SMALL["choices"], "area": {"x": 0.5}}}),
        json.dumps(SMALL | {"choices": {**SMALL["choices"], "area": {"x": 10**9}}}),
        json.dumps(SMALL | {"calibration": [1]}), json.dumps(SMALL | {"known": 3}),
    ],
)  # fmt: skip
def test_a_damaged_file_is_one_line_that_names_it(tmp_path: Path, content: str | None) -> None:
    file = tmp_path / "second_reader.json"
    if content is not None:
        file.write_text(content, "utf-8")
    weights = load_weights(file)
    assert weights.fault is not None
    assert str(file) in weights.fault
    assert "make train" in weights.fault
    assert "\n" not in weights.fault
    assert weights.choices == {}
