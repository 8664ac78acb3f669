"""What levels told in a paragraph imply: planned and reached of one cell, and only while they hold."""

from __future__ import annotations

from decimal import Decimal

from etl.extract.prose.plans.planned_levels import PlannedLevels

EXPORTS, GOODS = ("exports", "", None), ("exports", "", "goods")


def test_what_was_reached_of_what_was_planned() -> None:
    levels = PlannedLevels()
    levels.told(EXPORTS, Decimal(800), planned=True)
    assert levels.completion(EXPORTS) is None
    levels.told(EXPORTS, Decimal(720), planned=False)
    assert levels.completion(EXPORTS) == 90
    assert levels.completion(GOODS) is None


def test_a_plan_holds_for_a_paragraph_and_a_result_for_a_sentence() -> None:
    levels = PlannedLevels()
    levels.told(EXPORTS, Decimal(800), planned=True)
    levels.told(EXPORTS, Decimal(720), planned=False)
    levels.sentence(first=False)
    assert levels.completion(EXPORTS) is None
    levels.told(EXPORTS, Decimal(880), planned=False)
    assert levels.completion(EXPORTS) == 110
    levels.sentence(first=True)
    levels.told(EXPORTS, Decimal(880), planned=False)
    assert levels.completion(EXPORTS) is None


def test_a_plan_of_nothing_implies_nothing() -> None:
    levels = PlannedLevels()
    levels.told(EXPORTS, Decimal(0), planned=True)
    levels.told(EXPORTS, Decimal(720), planned=False)
    assert levels.completion(EXPORTS) is None


def test_a_plan_far_above_what_was_reached() -> None:
    levels = PlannedLevels()
    assert not levels.is_far_above(EXPORTS, Decimal(1200))
    levels.told(EXPORTS, Decimal(62), planned=False)
    assert levels.is_far_above(EXPORTS, Decimal(1200))
    assert not levels.is_far_above(EXPORTS, Decimal(124))
