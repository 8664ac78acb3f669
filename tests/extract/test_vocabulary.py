"""The catalogue's phrases compiled: each has the kind of its place in the catalogue, and only one."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from etl.catalogue import Catalogue
from etl.errors import CatalogueError
from etl.extract.vocabulary import Counted, vocabulary
from etl.language.lexicon import Hit


def _hit(catalogue: Catalogue, phrase: str) -> Hit:
    (hit,) = vocabulary(catalogue).lexicon.find(phrase)
    return hit


@pytest.mark.parametrize(
    ("phrase", "kind", "value"),
    [
        ("kim ngạch xuất khẩu", "indicator", "exports"),
        ("giá trị sản xuất", "head", "industrial_output"),
        ("khai khoáng", "part", "mining"),
        ("tăng", "verb", "up"),
        ("so với", "compare", "prefix"),
    ],
)
def test_the_kind_of_a_phrase_is_its_place_in_the_catalogue(
    phrase: str, kind: str, value: str, catalogue: Catalogue
) -> None:
    hit = _hit(catalogue, phrase)
    assert (hit.kind, hit.value) == (kind, value)


def test_a_counted_noun_names_all_that_it_can_be_the_figure_of(catalogue: Catalogue) -> None:
    indicators = {
        code: replace(catalogue.indicators[code], counted=("cái",)) for code in ("markets", "supermarkets")
    } | {"petrol_stations": replace(catalogue.indicators["petrol_stations"], counted_in_context=frozenset(("cái",)))}
    hit = _hit(replace(catalogue, indicators={**catalogue.indicators, **indicators}), "cái")
    assert hit.kind == "counted"
    assert isinstance(hit.value, Counted)
    assert set(hit.value.plain) == {"markets", "supermarkets"}
    assert hit.value.context == ("petrol_stations",)


def test_units_and_parts_by_their_whole(catalogue: Catalogue) -> None:
    words = vocabulary(catalogue)
    assert words.unit_codes["vnd", 10**9] == "bn_vnd"
    assert words.parts_of["industrial_output"]["mining"] == "industrial_output.mining"
    quantity = words.quantities.at("4.013 tỷ đồng", 0, 13, 13)
    assert quantity is not None
    assert (quantity.base, quantity.scale) == ("vnd", Decimal(10**9))


def test_percentages_themselves_are_ratios_and_indices_are_not(catalogue: Catalogue) -> None:
    ratios = vocabulary(catalogue).ratios
    assert "households_electrified" in ratios
    assert {"iip", "cpi", "exports"}.isdisjoint(ratios)


def test_a_phrase_that_means_two_things_is_a_fault_of_the_catalogue(catalogue: Catalogue) -> None:
    imports = catalogue.indicators["imports"]
    taught = replace(imports, phrases=(*imports.phrases, "kim ngạch xuất khẩu"))
    with pytest.raises(CatalogueError, match=r"'kim ngạch xuất khẩu' means both .* leave the phrase in one place"):
        vocabulary(replace(catalogue, indicators={**catalogue.indicators, "imports": taught}))
