"""Families of tables: whether anything in one can be an indicator, and that the shipped file gives both kinds."""

from __future__ import annotations

from dataclasses import replace

from etl.catalogue import Catalogue
from etl.catalogue.table_families import NOTHING, UNCLEAR, WHOLE, TableFamily

INVENTORY = TableFamily("inventory", "Tồn kho", None, ("chỉ số tồn kho",), (), False, {})


def test_a_family_of_no_indicator_states_none_whatever_its_labels_look_like() -> None:
    assert not INVENTORY.has_indicators


def test_an_indicator_mixed_rows_or_labels_of_its_own_make_it_one_that_may() -> None:
    assert replace(INVENTORY, indicator="exports").has_indicators
    assert replace(INVENTORY, is_mixed=True).has_indicators
    assert replace(INVENTORY, labels={"tong so": WHOLE}).has_indicators


def test_the_families_of_the_catalogue_name_indicators_that_it_has(catalogue: Catalogue) -> None:
    for family in catalogue.families:
        for code in (family.indicator, family.places, *family.labels.values()):
            known = (None, WHOLE, NOTHING, UNCLEAR)
            assert code in known or code.split(".")[0] in catalogue.indicators, (family.code, code)
