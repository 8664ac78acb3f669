"""The school of the second reader: places of facts, fitting, and weights that are those of the code."""

from __future__ import annotations

import json
from typing import Any

import pytest
from benchmarks.second_reader.alignment import lessons
from benchmarks.second_reader.source import source_of_features

from etl.catalogue import Catalogue
from etl.catalogue.loader import DATA
from etl.extract.scoring import FEATURES
from etl.extract.scoring.lines import Candidate, once
from tests.extract.scoring.conftest import REPORT, TextOf


def _fact(indicator: str, measure: str, value: float, unit: str, surface: str, **more: Any) -> dict[str, Any]:
    return {"indicator": indicator, "measure": measure, "value": value, "unit": unit, "surface": surface, **more}


def test_the_stored_weights_are_those_of_the_code() -> None:
    """Where this fails, the features have changed since the weights were trained: `make train`."""
    stored = json.loads((DATA / "second_reader.json").read_text("utf-8"))
    assert (stored["features"], stored["source"]) == (FEATURES, source_of_features())


def test_a_fact_is_where_its_number_is_and_its_indicator_is_named(seen: TextOf, catalogue: Catalogue) -> None:
    facts = [
        _fact("industrial_output", "value", 4013, "bn_vnd", "4.013 tỷ đồng"),
        _fact("exports", "plan_completion", 102, "pct", "102%"),
    ]
    found = lessons(seen(REPORT), facts, catalogue)
    assert [[fact["indicator"] for fact, _ in lesson.facts] for lesson in found] == [
        ["industrial_output"], [], [], ["exports"], [],
    ]  # fmt: skip
    assert found[0].sure
    assert not found[1].sure


def test_a_fact_is_found_by_what_its_number_becomes(seen: TextOf, catalogue: Catalogue) -> None:
    text = seen("Xuất khẩu vượt 6,6% kế hoạch; nhập khẩu giảm 3%.")
    facts = [
        _fact("exports", "plan_completion", 106.6, "pct", "6,6%"),
        _fact("imports", "growth_yoy", -3, "pct", "3%"),
    ]
    assert [lesson.facts[0][1] for lesson in lessons(text, facts, catalogue)] == ["over", "negative"]


def test_what_separates_right_from_wrong_gets_the_weight() -> None:
    pytest.importorskip("scipy")
    from benchmarks.second_reader.fitting import Choices, Classes

    decisions: list[tuple[list[Candidate], set[str]]] = [
        ([("a", ["near"], ()), ("b", ["far"], ())], {"a"}), ([("b", ["far"], ()), ("c", (), [(once, "near")])], {"c"}),
    ]  # fmt: skip
    fitted = Choices.of(decisions).some([0, 1]).fit(1.0)
    assert fitted["near"] > 0 > fitted["far"]
    classes = Classes.of([((["up"], ()), {"growth"}), ((["reach"], ()), {"value"})] * 2)
    rows = classes.some([0, 1, 2, 3]).fit(1.0)
    assert classes.classes == ["growth", "value"]
    assert rows["up"][0] > rows["up"][1]


def test_calibration_finds_how_often_what_is_believed_is_so() -> None:
    pytest.importorskip("scipy")
    from benchmarks.second_reader.course import calibration

    believed = [(0.9, k % 10 < 7) for k in range(100)] + [(0.5, k % 10 < 5) for k in range(100)]
    offset, factor = calibration(believed)
    assert abs(offset) < 0.05
    assert 0.3 < factor < 0.5


def test_every_feature_is_of_one_family_and_leaving_out_what_tells_costs_decisions() -> None:
    pytest.importorskip("scipy")
    import numpy as np
    from benchmarks.second_reader.ablation import family, wrong
    from benchmarks.second_reader.fitting import Classes

    assert family("measure", "of exports pct <20") == "size of the number"
    assert family("measure", "of exports pct") == "unit"
    assert family("indicator", "nothing like it") == "the rest"
    lessons = [((["up"], ()), {"growth"}), ((["reach"], ()), {"value"})] * 6
    found, of = Classes.of(lessons), [f"set {n // 2}" for n in range(12)]
    assert wrong(found, of, np.array([True, True])) == (0, 12)
    assert wrong(found, of, np.array([False, False]))[0] == 6
