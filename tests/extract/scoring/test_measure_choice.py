"""The features of a measure, and what a number as written becomes by it."""

from __future__ import annotations

from decimal import Decimal

from etl.extract.scoring.lines import features_of
from etl.extract.scoring.measure_choice import CONVERSIONS, measure_features
from tests.extract.scoring.conftest import REPORT, TextOf, slot


def test_what_a_slot_is_compared_with_is_a_feature(seen: TextOf) -> None:
    text = seen(REPORT)
    features = features_of(*measure_features(text, slot(text, 1), "industrial_output", "2015"))
    assert "compared with year -1 of report pct" in features
    assert "verb verb:up pct" in features
    assert "compared behind compare:plan pct" in features_of(*measure_features(text, slot(text, 3), "exports", "2015"))


def test_a_number_becomes_the_value_that_is_stated() -> None:
    stated = {name: convert(Decimal("6.6")) for name, convert in CONVERSIONS.items()}
    assert stated["over"] == Decimal("106.6")
    assert stated["short"] == Decimal("93.4")
    assert stated["negative"] == Decimal("-6.6")
    assert stated["times more"] == 560
    assert CONVERSIONS["index"](Decimal("108.5")) == Decimal("8.5")
