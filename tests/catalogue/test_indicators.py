"""What a measure of an indicator is counted in, and how parts follow from their wholes."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue


@pytest.mark.parametrize(
    ("indicator", "measure", "dimension"),
    [("industrial_output", "value", "money"), ("industrial_output", "growth_yoy", "ratio"),
     ("industrial_output", "plan_completion", "ratio"), ("industrial_output.mining", "value", "money")],
)  # fmt: skip
def test_only_the_value_is_in_the_dimension_of_the_indicator(
    indicator: str, measure: str, dimension: str, catalogue: Catalogue
) -> None:
    assert catalogue.indicators[indicator].dimension_of(measure) == dimension


def test_a_part_is_shown_and_bounded_as_its_whole(catalogue: Catalogue) -> None:
    whole, part = (catalogue.indicators[code] for code in ("industrial_output", "industrial_output.mining"))
    assert (part.parent, part.partition) == ("industrial_output", catalogue.parts["mining"].partition)
    for name in ("dimension", "display_unit", "adds_up", "flow", "low", "high", "index"):
        assert getattr(part, name) == getattr(whole, name), name
    assert (part.headline, part.has_share, part.phrases) == (False, True, ())
    assert part.name_vi == f"{whole.name_vi}: {catalogue.parts['mining'].name_vi}"


def test_every_indicator_is_shown_in_a_unit_of_its_dimension_and_has_a_known_parent(catalogue: Catalogue) -> None:
    for code, known in catalogue.indicators.items():
        assert catalogue.units[known.display_unit].dimension == known.dimension, code
        assert known.parent is None or code == f"{known.parent}.{code.rpartition('.')[2]}"
        assert known.parent is None or known.parent in catalogue.indicators
