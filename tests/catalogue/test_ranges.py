"""Plausible ranges: the data file fits the catalogue, and what cannot be meant is refused."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from etl.catalogue import Catalogue
from etl.catalogue.ranges import Range, load_ranges
from etl.errors import CatalogueError
from etl.validate.columns import MEASURES


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("nation_factor = 20\n[measure]\nshare = { low = 0, above = 1 }\n[indicator]\n", "share has low, above"),
        ("nation_factor = 20\n[measure]\nshare = { most = 0 }\n[indicator]\n", "most means nothing here"),
        ("nation_factor =", "ranges.toml: "),
    ],
)
def test_ranges_that_cannot_be_meant(text: str, fault: str, tmp_path: Path) -> None:
    (tmp_path / "ranges.toml").write_text(text, "utf-8")
    with pytest.raises(CatalogueError, match=fault):
        load_ranges(tmp_path / "ranges.toml")


def test_ranges_name_indicators_and_measures_that_exist(catalogue: Catalogue) -> None:
    ranges = catalogue.ranges
    assert set(ranges.measures) == set(MEASURES) - {"value"}
    assert {code for code, _ in ranges.exceptions} <= set(catalogue.indicators)
    assert {measure for _, measure in ranges.exceptions} <= set(MEASURES)


def test_a_range_says_what_it_holds() -> None:
    assert str(Range(Decimal(-100), Decimal(500), is_open=True)) == "above -100 up to 500"
    assert str(Range(high=Decimal("5E+6"))) == "up to 5000000"
    assert str(Range()) == "any number"
    assert Decimal(-100) not in Range(Decimal(-100), is_open=True)
    assert Decimal(-100) in Range(Decimal(-100))


def test_only_what_has_words_or_a_range_for_that_is_below_zero(catalogue: Catalogue) -> None:
    of_level = {code: catalogue.ranges.of_level(one, False, 1) for code, one in catalogue.indicators.items()}
    assert [code for code, its in of_level.items() if Decimal(-1) in its] == ["trade_balance", "fdi_capital.adjusted"]
    assert all(Decimal(0) in its or its.low > 0 for its in of_level.values() if its.low is not None)
