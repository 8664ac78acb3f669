"""The features of a scenario."""

from __future__ import annotations

from etl.extract.scoring.lines import features_of
from etl.extract.scoring.scenario_choice import scenario_features
from tests.extract.scoring.conftest import REPORT, TextOf, slot


def test_the_nearest_word_before_a_slot_is_a_feature(seen: TextOf) -> None:
    text = seen(REPORT)
    assert "nearest scenario:plan" in features_of(*scenario_features(text, slot(text, 4), "value", "2016", "2015"))
    assert "nearest scenario:estimate" in features_of(*scenario_features(text, slot(text, 2), "value", "2015", "2015"))
    assert "other paragraph silent 1" in features_of(*scenario_features(text, slot(text, 0), "value", "2015", "2015"))
