"""Second readings: the figures around an ambiguous one decide, and only against a reading that they contradict."""

from __future__ import annotations

from decimal import Decimal

from etl.catalogue import Catalogue
from etl.extract.observation import Observation
from etl.extract.report.arithmetic import choose, interval


def _one(catalogue: Catalogue, value: str, at: int, **told: object) -> Observation:
    """A level of output in billions of dong of Lạng Sơn for 2015, or what `told` says instead."""
    number = Decimal(value)
    fields: dict[str, object] = {
        "indicator": "industrial_output", "period": "2015", "scenario": "actual", "measure": "value", "unit": "bn_vnd",
        "scope": None, **told,
    }  # fmt: skip
    unit = catalogue.units[str(fields["unit"])]
    decimals = max(0, -int(number.as_tuple().exponent))
    return Observation(
        document_id="d", area_id="lang-son", value=number, value_to=None, value_base=number * unit.factor,
        base_unit=unit.base_unit, decimals=decimals, bound=None, price_basis=None, base=None, quote="", char_start=at,
        char_end=at + 1, locator="", rule="level.stated", **fields,  # type: ignore[arg-type]
    )  # fmt: skip


def _chosen(catalogue: Catalogue, *around: Observation) -> Observation:
    """The reading of "4.013" (4013 or 4,013 tỷ đồng) beside the other figures."""
    ambiguous = _one(catalogue, "4013", 0)
    found = choose([ambiguous, *around], {0: (Decimal("4.013"), 3)}, catalogue)
    return next(one for one in found if one.char_start == 0)


def test_what_nothing_contradicts_stays(catalogue: Catalogue) -> None:
    assert _chosen(catalogue).value == 4013
    growth = _one(catalogue, "16.7", 1, measure="growth_yoy", unit="pct")
    assert _chosen(catalogue, growth, _one(catalogue, "3439", 2, period="2014")).value == 4013


def test_a_part_that_is_more_than_the_whole_shows_the_other_reading(catalogue: Catalogue) -> None:
    whole = _one(catalogue, "3", 1, indicator="industrial_output")
    part = _one(catalogue, "4013", 0, indicator="industrial_output.mining")
    (first, _) = choose([part, whole], {0: (Decimal("2.013"), 3)}, catalogue)
    assert first.value == Decimal("2.013")
    assert first.value_base == Decimal("2.013") * 10**9
    assert first.rule.startswith("level.stated+chosen-by-")


def test_a_reading_that_is_contradicted_too_changes_nothing(catalogue: Catalogue) -> None:
    part = _one(catalogue, "4013", 0, indicator="industrial_output.mining")
    whole = _one(catalogue, "3", 1)
    (first, _) = choose([part, whole], {0: (Decimal("4.013"), 3)}, catalogue)
    assert (first.value, first.rule) == (Decimal(4013), "level.stated")


def test_decimals_that_end_in_a_zero_are_none(catalogue: Catalogue) -> None:
    """ "14.000 tỷ đồng" beside a whole of 1,945 is no 14: the whole is of another time."""
    part = _one(catalogue, "14000", 0, indicator="industrial_output.mining")
    whole = _one(catalogue, "1945", 1)
    (first, _) = choose([part, whole], {0: (Decimal("14.000"), 3)}, catalogue)
    assert (first.value, first.rule) == (Decimal(14000), "level.stated")


def test_a_figure_of_another_scope_or_a_plan_is_no_witness(catalogue: Catalogue) -> None:
    part = _one(catalogue, "4013", 0, indicator="industrial_output.mining")
    planned = _one(catalogue, "3", 1, scenario="plan")
    (first, _) = choose([part, planned], {0: (Decimal("2.013"), 3)}, catalogue)
    assert first.value == 4013


def test_what_an_observation_can_mean_is_in_its_base_unit(catalogue: Catalogue) -> None:
    low, high = interval(_one(catalogue, "4013", 0), catalogue)
    assert (low, high) == (Decimal("4012.5") * 10**9, Decimal("4013.5") * 10**9)
