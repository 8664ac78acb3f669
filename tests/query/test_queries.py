"""Names of areas and indicators as people write them."""

from __future__ import annotations

import unicodedata

import pytest

from etl.catalogue import Catalogue
from etl.errors import UsageError
from etl.query.queries import find_areas, find_indicator


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lang-son", ["lang-son"]),
        ("Lạng Sơn", ["lang-son"]),
        (unicodedata.normalize("NFD", "lạng sơn"), ["lang-son"]),
        ("hòa bình", ["hoa-binh"]),
        ("cả nước", ["viet-nam"]),
        ("Tuyên Quang", ["tuyen-quang", "tuyen-quang-2025"]),
        ("tuyen-quang-2025", ["tuyen-quang-2025"]),
    ],
)
def test_areas_are_found(text: str, expected: list[str], catalogue: Catalogue) -> None:
    assert find_areas(catalogue, text) == expected


@pytest.mark.parametrize("text", ["Lang Son", "Lạng", "", "Quảng"])
def test_what_names_no_area_is_refused(text: str, catalogue: Catalogue) -> None:
    with pytest.raises(UsageError, match="--area"):
        find_areas(catalogue, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("exports", "exports"),
        ("industrial_output.mining", "industrial_output.mining"),
        ("giá trị sản xuất công nghiệp", "industrial_output"),
        ("Industrial output, gross value", "industrial_output"),
    ],
)
def test_indicators_are_found(text: str, expected: str, catalogue: Catalogue) -> None:
    assert find_indicator(catalogue, text) == expected


def test_what_names_no_indicator_is_refused_with_the_nearest(catalogue: Catalogue) -> None:
    with pytest.raises(UsageError, match="did you mean exports"):
        find_indicator(catalogue, "export")
