"""The identity of an observation: what it is of, and where it stands."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from etl.extract.observation import Evidence, Observation, scenario_of, with_parts

ONE = Observation(
    document_id="d" * 64, indicator="exports", area_id="lang-son", period="2015", scenario="actual", measure="value",
    value=Decimal(720), value_to=None, unit="mn_usd", value_base=Decimal(720_000_000), base_unit="usd", decimals=0,
    bound=None, price_basis=None, scope=None, base=None, quote="720 triệu USD", char_start=10, char_end=23,
    locator="dòng 1", rule="level.stated",
)  # fmt: skip


def test_it_is_sixteen_hex_digits() -> None:
    assert len(ONE.observation_id) == 16
    assert int(ONE.observation_id, 16) >= 0


@pytest.mark.parametrize(
    "other",
    [
        replace(ONE, document_id="e" * 64),
        replace(ONE, indicator="imports"),
        replace(ONE, area_id="cao-bang"),
        replace(ONE, period="2014"),
        replace(ONE, scenario="plan"),
        replace(ONE, measure="share"),
        replace(ONE, char_start=11),
        replace(ONE, char_end=24),
    ],
)
def test_another_cell_or_place_is_another_observation(other: Observation) -> None:
    assert other.observation_id != ONE.observation_id


def test_the_same_words_read_as_another_value_are_the_same_observation() -> None:
    again = replace(ONE, value=Decimal(721), rule="level.passed", scope="goods")
    assert again.observation_id == ONE.observation_id


@pytest.mark.parametrize(
    ("said", "scenario", "status"),
    [
        ("actual", "actual", "actual"),
        ("estimate", "estimate", "estimate"),
        ("preliminary", "estimate", "preliminary"),
        ("plan", "plan", None),
    ],
)
def test_a_preliminary_figure_is_an_estimate_with_a_status_of_its_own(
    said: str, scenario: str, status: str | None
) -> None:
    one = replace(ONE, scenario=scenario_of(said), preliminary=said == "preliminary")
    assert (one.scenario, one.status) == (scenario, status)


def test_evidence_does_not_make_a_difference_between_two() -> None:
    assert replace(ONE, evidence={"value": Evidence("720")}) == ONE


def test_with_other_parts_it_is_what_replace_makes_of_it() -> None:
    evidence = {"value": Evidence("720 triệu USD", 10, 23)}
    assert with_parts(ONE, period="2014", reading=None) == replace(ONE, period="2014", reading=None)
    assert with_parts(ONE, evidence=evidence).evidence == evidence
    assert with_parts(ONE) == ONE
    with pytest.raises(TypeError):
        with_parts(ONE, no_such_part=1)
