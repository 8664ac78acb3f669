"""Names of areas and indicators as people write them."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest

from etl.catalogue import Catalogue
from etl.errors import UsageError
from etl.query.names import double_name, find_area, find_areas, find_indicator, near_areas, near_indicators


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lang-son", ["lang-son"]),
        ("Lạng Sơn", ["lang-son"]),
        ("lang son", ["lang-son"]),
        ("LANGSON", ["lang-son"]),
        ("Tỉnh Lạng Sơn", ["lang-son"]),
        ("tinh lang son", ["lang-son"]),
        (unicodedata.normalize("NFD", "lạng sơn"), ["lang-son"]),
        (unicodedata.normalize("NFD", "Tỉnh Đắk Lắk"), ["dak-lak", "dak-lak-2025"]),
        ("hòa bình", ["hoa-binh"]),
        ("ba ria vung tau", ["ba-ria-vung-tau"]),
        ("Thành phố Huế", ["hue"]),
        ("tp hue", ["hue"]),
        ("cả nước", ["viet-nam"]),
        ("ca nuoc", ["viet-nam"]),
        ("20", ["lang-son"]),
        ("Tuyên Quang", ["tuyen-quang", "tuyen-quang-2025"]),
        ("tuyen-quang", ["tuyen-quang"]),
        ("tuyen-quang-2025", ["tuyen-quang-2025"]),
    ],
)
def test_areas_are_found(text: str, expected: list[str], catalogue: Catalogue) -> None:
    assert find_areas(catalogue, text) == expected


@pytest.mark.parametrize("text", ["Lạng", "", " ", "tỉnh", "Quảng", "Sơn Lạng"])
def test_what_names_no_area_is_refused(text: str, catalogue: Catalogue) -> None:
    with pytest.raises(UsageError, match="--area"):
        find_areas(catalogue, text)


def test_an_unknown_area_is_refused_with_the_nearest(catalogue: Catalogue) -> None:
    with pytest.raises(UsageError, match="did you mean Lạng Sơn"):
        find_areas(catalogue, "Lạng Xơn")
    with pytest.raises(UsageError, match=r"did you mean Quảng \w+ or Quảng \w+ or Quảng \w+\?"):
        find_areas(catalogue, "Quảng")


def test_a_code_that_means_two_provinces_is_refused(catalogue: Catalogue) -> None:
    with pytest.raises(UsageError, match=r"Yên Bái \(yen-bai\), Lào Cai \(lao-cai-2025\)"):
        find_areas(catalogue, "15")


def test_without_tone_marks_a_word_means_one_name_or_none(catalogue: Catalogue) -> None:
    son_la = replace(catalogue.areas["son-la"], area_id="son-la-x", name="Sòn Lã")
    known = replace(catalogue, areas={**catalogue.areas, "son-la-x": son_la})
    assert find_areas(known, "Sơn La") == ["son-la"]
    assert find_areas(known, "sòn lã") == ["son-la-x"]
    with pytest.raises(UsageError, match=r"may mean Sơn La \(son-la\), Sòn Lã \(son-la-x\)"):
        find_areas(known, "son la")


def test_where_one_area_is_meant_a_name_of_two_is_refused(catalogue: Catalogue) -> None:
    assert find_area(catalogue, "lang son") == "lang-son"
    with pytest.raises(UsageError, match=r"tuyen-quang \(until 2025-06-30\), tuyen-quang-2025 \(since 2025-07-01\)"):
        find_area(catalogue, "Tuyên Quang")


def test_a_name_of_two_areas_is_told(catalogue: Catalogue) -> None:
    assert double_name(catalogue, ["lang-son"]) is None
    said = double_name(catalogue, ["tuyen-quang", "tuyen-quang-2025"])
    assert said is not None
    assert said.startswith("Tuyên Quang is the name of 2 areas: tuyen-quang (until 2025-06-30)")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("exports", "exports"),
        ("Exports", "exports"),
        ("xuất khẩu", "exports"),
        ("xuat khau", "exports"),
        (unicodedata.normalize("NFD", "Kim ngạch xuất khẩu"), "exports"),
        ("IIP", "iip"),
        ("industrial output", "industrial_output"),
        ("industrial_output.mining", "industrial_output.mining"),
        ("giá trị sản xuất công nghiệp", "industrial_output"),
        ("Industrial output, gross value", "industrial_output"),
        ("GRDP bình quân đầu người", "grdp_per_head"),
    ],
)
def test_indicators_are_found(text: str, expected: str, catalogue: Catalogue) -> None:
    assert find_indicator(catalogue, text) == expected


def test_what_names_no_indicator_is_refused_with_the_nearest(catalogue: Catalogue) -> None:
    with pytest.raises(UsageError, match=r"did you mean Kim ngạch xuất khẩu \(exports\)"):
        find_indicator(catalogue, "export")
    with pytest.raises(UsageError, match=r"industrial_clusters"):
        find_indicator(catalogue, "industrial cluster")
    with pytest.raises(UsageError, match="lists them"):
        find_indicator(catalogue, "@@@")


def test_a_word_of_two_indicators_is_refused_with_both(catalogue: Catalogue) -> None:
    rows = {**catalogue.indicators, "twin": replace(catalogue.indicators["exports"], indicator="twin")}
    with pytest.raises(UsageError, match=r"may mean Kim ngạch xuất khẩu \(exports\), Kim ngạch xuất khẩu \(twin\)"):
        find_indicator(replace(catalogue, indicators=rows), "kim ngạch xuất khẩu")


def test_every_area_is_found_however_its_name_is_written(catalogue: Catalogue) -> None:
    for area in catalogue.areas.values():
        for name in area.names:
            plain = "".join(sign for sign in unicodedata.normalize("NFD", name) if not unicodedata.combining(sign))
            for written in (name, name.upper(), unicodedata.normalize("NFD", name), plain.replace("Đ", "D")):
                assert area.area_id in find_areas(catalogue, written), written
        if area.kind == "province":
            assert area.area_id in find_areas(catalogue, f"Tỉnh {area.name}")


def test_indicators_are_found_by_all_their_names(catalogue: Catalogue) -> None:
    for row in list(catalogue.indicators.values())[::9]:
        for written in (row.indicator, row.name_vi, row.name_vi.upper(), row.name_en):
            assert find_indicator(catalogue, written) == row.indicator


def test_the_nearest_names_as_ids(catalogue: Catalogue) -> None:
    assert near_areas(catalogue, "Lạng Xơn")[0] == "lang-son"
    assert near_areas(catalogue, "Tuyên Quang") == ["tuyen-quang", "tuyen-quang-2025"]
    assert near_indicators(catalogue, "xuất khẩu") == ["exports"]
    assert near_indicators(catalogue, "export")[0] == "exports"
    assert near_areas(catalogue, "@@@") == near_indicators(catalogue, "@@@") == []
