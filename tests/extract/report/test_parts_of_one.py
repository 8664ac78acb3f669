"""Parts that are named as their whole is: they add up to it, and are no figures of it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from etl.catalogue import Catalogue
from etl.extract.observation import Observation
from etl.extract.report.parts_of_one import without_parts


def _told(catalogue: Catalogue, value: str, at: int, **told: object) -> Observation:
    """A level of promotion's money in billions of dong for 2015 at the place `at`, or what `told` says instead."""
    fields: dict[str, object] = {
        "indicator": "industrial_promotion_funding", "period": "2015", "scenario": "plan", "measure": "value",
        "unit": "bn_vnd", "scope": None, "bound": None, **told,
    }  # fmt: skip
    unit, number = catalogue.units[str(fields["unit"])], Decimal(value)
    return Observation(
        document_id="d", area_id="lang-son", value=number, value_to=None, value_base=number * unit.factor,
        base_unit=unit.base_unit, decimals=1, price_basis=None, base=None, quote=value, char_start=at, char_end=at + 9,
        locator="", rule="level.stated", **fields,  # type: ignore[arg-type]
    )  # fmt: skip


def test_what_adds_up_to_the_level_before_it_is_a_part_of_that(catalogue: Catalogue) -> None:
    whole, parts = _told(catalogue, "4.8", 0), [_told(catalogue, "1.9", 30), _told(catalogue, "2.9", 60)]
    kept, left_out, doubts = without_parts([whole, *parts])
    assert kept == [whole]
    assert [one.quote for one in left_out] == ["1.9", "2.9"]
    assert doubts == []


def test_what_is_told_behind_a_part_may_be_of_that(catalogue: Catalogue) -> None:
    whole = _told(catalogue, "4.8", 0)
    before = _told(catalogue, "95", 15, measure="plan_completion", unit="pct")
    behind = _told(catalogue, "90", 75, measure="plan_completion", unit="pct")
    other = _told(catalogue, "7", 80, measure="growth_yoy", unit="pct", indicator="exports")
    parts = [_told(catalogue, "1.9", 30), _told(catalogue, "2.9", 60)]
    kept, _, doubts = without_parts([whole, before, *parts, behind, other])
    assert kept == [whole, before, other]
    assert [(one.quote, one.rule) for one in doubts] == [("90", "parts.of-one")]


@pytest.mark.parametrize(
    ("levels", "told"),
    [
        (["4.8", "1.9", "2.8"], {}),  # they come to something else
        (["4.8", "4.8"], {}),  # the same again
        (["4.8", "1.9", "2.9"], {"cell_context": "Tổng số"}),  # cells are told apart by their table
        (["4.8", "1.9", "2.9"], {"bound": "over"}),
    ],
)
def test_other_levels_stay(levels: list[str], told: dict[str, object], catalogue: Catalogue) -> None:
    all_of_them = [_told(catalogue, value, 30 * k, **told) for k, value in enumerate(levels)]
    assert without_parts(all_of_them) == (all_of_them, [], [])


def test_levels_of_other_times_or_far_away_are_no_parts(catalogue: Catalogue) -> None:
    whole, first = _told(catalogue, "4.8", 0), _told(catalogue, "1.9", 30)
    for other in (_told(catalogue, "2.9", 60, period="2014"), _told(catalogue, "2.9", 600)):
        assert without_parts([whole, first, other]) == ([whole, first, other], [], [])
