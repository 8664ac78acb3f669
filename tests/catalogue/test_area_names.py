"""Bare names and slugs of areas."""

from __future__ import annotations

import unicodedata

import pytest

from etl.catalogue import Catalogue
from etl.catalogue.area_names import area_named, slug


@pytest.mark.parametrize(
    ("name", "area"),
    [("Lạng Sơn", "lang-son"), ("lang-son", "lang-son"), (" LANG-SON ", "lang-son"), ("Tỉnh Lạng Sơn", "lang-son"),
     ("LẠNG  SƠN", "lang-son"), ("Thành phố Đà Nẵng", "da-nang"), ("TP. Đà Nẵng", "da-nang"),
     ("Bà Rịa - Vũng Tàu", "ba-ria-vung-tau"), ("Bà Rịa-Vũng Tàu", "ba-ria-vung-tau"), ("Hoà Bình", "hoa-binh"),
     (unicodedata.normalize("NFD", "Lạng Sơn"), "lang-son"), ("Việt Nam", "viet-nam"),
     ("Lang Son", None), ("Lạng Sơm", None), ("", None), ("tỉnh", None), ("Sở Công Thương Lạng Sơn", None)],
)  # fmt: skip
def test_the_area_of_a_name(name: str, area: str | None, catalogue: Catalogue) -> None:
    assert area_named(name, catalogue) == area


def test_a_name_of_two_times_is_the_area_that_had_it_first(catalogue: Catalogue) -> None:
    assert area_named("Tuyên Quang", catalogue) == "tuyen-quang"
    assert area_named("tuyen-quang-2025", catalogue) == "tuyen-quang-2025"


@pytest.mark.parametrize(
    ("name", "written"),
    [("Lạng Sơn", "lang-son"), ("Đắk Lắk", "dak-lak"), ("Bà Rịa - Vũng Tàu", "ba-ria-vung-tau"), ("Huế 2", "hue-2"),
     (unicodedata.normalize("NFD", "Đà Nẵng"), "da-nang"), ("", "")],
)  # fmt: skip
def test_a_name_in_an_address(name: str, written: str) -> None:
    assert slug(name) == written


def test_every_area_has_the_slug_of_its_name(catalogue: Catalogue) -> None:
    for area in catalogue.areas.values():
        assert slug(area.name) in (area.area_id, area.area_id.removesuffix("-2025")), area
