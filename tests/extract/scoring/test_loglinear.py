"""Probabilities from weights."""

from __future__ import annotations

import math

import pytest

from etl.catalogue.reader_weights import Sums, packed
from etl.extract.scoring.loglinear import best, calibrated, chances, class_chances


def named(*features: str) -> tuple[str, ...]:
    """A bundle that names its features by themselves."""
    return features


def test_candidates_of_one_label_share_its_probability() -> None:
    found = chances([("a", ["x"], ()), ("a", ["x"], ()), ("b", ["unknown"], ())], Sums({"x": 0}))
    assert found == pytest.approx({"a": 2 / 3, "b": 1 / 3})


def test_a_weight_of_one_hundred_is_a_factor_of_e() -> None:
    found = chances([("a", ["x"], ()), ("b", [], ())], Sums({"x": 100}))
    assert found["a"] / found["b"] == pytest.approx(math.e)


def test_a_bundle_weighs_what_its_features_do() -> None:
    weights = Sums({"x": 40, "y": 60, "z": -30})
    apart = chances([("a", ["x", "y", "z"], ()), ("b", ["unknown"], ())], weights)
    for _ in range(2):  # made and found again
        assert chances([("a", ["z"], [(named, "x", "y")]), ("b", (), [(named, "unknown")])], weights) == apart


def test_classes_have_a_weight_each_and_unknown_features_none() -> None:
    labels = ("a", "b")
    found = class_chances((["x", "unknown"], ()), Sums({"x": packed((0, 100)), "y": packed((7, 7))}), labels)
    assert found["b"] / found["a"] == pytest.approx(math.e)
    balanced = Sums({"x": packed((0, 100)), "y": packed((50, -50))})
    assert class_chances((["x"], [(named, "y")]), balanced, labels) == {"a": 0.5, "b": 0.5}
    assert class_chances((["unknown"], ()), Sums({}), labels) == {"a": 0.5, "b": 0.5}


def test_of_equals_the_first_is_best() -> None:
    assert best({"b": 0.5, "a": 0.5}) == "b"


def test_calibration_is_a_line_through_the_logit() -> None:
    assert calibrated(0.5, (0.0, 2.0)) == 0.5
    assert calibrated(0.8, (0.0, 1.0)) == pytest.approx(0.8)
    assert 0 < calibrated(0.0, (0.0, 1.0)) < calibrated(1.0, (0.0, 1.0)) < 1
