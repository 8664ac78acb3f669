"""What a few words mean, in any order, with or without tone marks."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.query.search import Found, find


@pytest.mark.parametrize(
    ("text", "area", "indicator", "years"),
    [
        ("lang son", "lang-son", None, ()),
        ("Lạng Sơn xuất khẩu 2015", "lang-son", "exports", (2015,)),
        ("2015 xuat khau langson", "lang-son", "exports", (2015,)),
        ("exports Lang Son", "lang-son", "exports", ()),
        ("IIP", None, "iip", ()),
        ("GTSXCN lạng sơn", "lang-son", "industrial_output", ()),
        ("ca nuoc ban le", "viet-nam", "retail_sales", ()),
        ("lạn", "lang-son", None, ()),
    ],
)
def test_words_name_areas_indicators_and_years(
    text: str, area: str | None, indicator: str | None, years: tuple[int, ...], catalogue: Catalogue
) -> None:
    found = find(catalogue, text)
    assert found.areas[:1] == ((area,) if area else ())
    assert found.indicators[:1] == ((indicator,) if indicator else ())
    assert found.years == years


def test_a_name_of_two_areas_finds_both(catalogue: Catalogue) -> None:
    assert find(catalogue, "tuyen quang").areas == ("tuyen-quang", "tuyen-quang-2025")


@pytest.mark.parametrize("text", ["", "   ", "zzzz qqqq", "%", "x" * 10_000, "a " * 5_000])
def test_what_names_nothing_finds_little(text: str, catalogue: Catalogue) -> None:
    found = find(catalogue, text)
    assert len(found.areas) <= 12
    assert len(found.indicators) <= 12
    if not text.strip("% "):
        assert found == Found()
