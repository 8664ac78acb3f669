from __future__ import annotations

import re

import lxml.etree
import pytest

from etl.explore.charts import Spec, growth, ranking, series, tile_map
from etl.explore.charts.points import KINDS, Point
from etl.explore.charts.specification import (
    DASHES,
    LETTER,
    LOOKS,
    PALETTE,
    chart,
    figure_text,
    legend_columns,
    shape_scales,
)
from tests.explore.charts.naming import EN, LANG_SON, VI, row


def test_kinds_differ_without_colour() -> None:
    looks = [(shape, filling != "transparent") for shape, _, filling in (LOOKS[kind] for kind in KINDS)]
    assert len(set(looks)) == len(KINDS)
    assert len({tuple(dash) for dash in DASHES}) == len(PALETTE)


def test_one_legend_names_the_kinds_that_are_there() -> None:
    scales = shape_scales(["plan", "actual", "plan"], VI.words)
    assert scales["shape"]["scale"] == {"domain": ["thực hiện", "kế hoạch"], "range": ["circle", "triangle-up"]}
    assert scales["fill"]["scale"]["domain"] == scales["stroke"]["scale"]["domain"]
    assert shape_scales(["actual"], VI.words)["shape"]["legend"] is None


def test_a_legend_has_as_many_columns_as_its_names_have_room() -> None:
    assert legend_columns(["kế hoạch suy ra"], 2) == {"expr": f"clamp(floor(width / {32 + 15 * LETTER}), 1, 2)"}
    assert legend_columns([]) == {"expr": "clamp(floor(width / 32), 1, 3)"}


def test_numbers_are_those_of_the_language() -> None:
    assert chart(VI, "", "")["config"]["locale"]["number"]["decimal"] == ","
    assert chart(EN, "", "")["config"]["locale"]["number"]["thousands"] == ","
    assert figure_text(Point("actual", 4013.0, row()), VI, "bn_vnd") == "4.013 tỷ đồng"
    assert figure_text(Point("actual", 4013.5, row()), EN, "bn_vnd") == "4,013.5 billion dong"
    assert figure_text(Point("actual", 16.7, row()), VI, None) == "16,7\u00a0%"
    assert figure_text(Point("computed", 16.6909, row()), VI, None) == "16,69\u00a0%"


def test_a_long_title_is_broken_into_lines() -> None:
    title = "Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng"
    spec = chart(VI, title, "tỷ đồng")
    assert spec["title"]["text"] == ["Tổng mức bán lẻ hàng hóa và doanh thu dịch", "vụ tiêu dùng"]
    assert spec["description"] == f"{title}. tỷ đồng"


@pytest.mark.slow
@pytest.mark.parametrize(
    "spec",
    [
        series(LANG_SON, "industrial_output", VI),
        growth(LANG_SON, "industrial_output", VI),
        ranking([*LANG_SON, row(actual=9, area_id="ha-noi", consistency="conflict")], "industrial_output", 2015, VI),
        tile_map(LANG_SON, "industrial_output", 2015, "until_2025", VI),
    ],
    ids=["series", "growth", "ranking", "tile_map"],
)
def test_vega_draws_every_chart(spec: Spec) -> None:
    vl_convert = pytest.importorskip("vl_convert", reason="vl-convert-python is not installed")
    drawn = vl_convert.vegalite_to_svg(spec, vl_version="6.4")
    assert "Giá trị sản xuất công nghiệp" in drawn
    assert "NaN" not in drawn
    assert "undefined" not in drawn


def right_ends(drawn: str) -> dict[str, float]:
    """The names in the legends of a picture, and how far from its left edge each ends."""
    ends = dict[str, float]()
    for text in lxml.etree.fromstring(drawn.encode()).iterfind(".//{*}text"):
        above = [text, *text.iterancestors()]
        if any("role-legend-label" in (one.get("class") or "") for one in above):
            moved = re.findall(r"translate\(([\d.-]+)", " ".join(one.get("transform") or "" for one in above))
            ends[str(text.text)] = sum(map(float, moved)) + LETTER * len(str(text.text))
    return ends


@pytest.mark.slow
@pytest.mark.parametrize("width", [200, 320, 640])
def test_no_name_of_a_legend_is_cut_however_narrow_the_chart(width: int) -> None:
    vl_convert = pytest.importorskip("vl_convert", reason="vl-convert-python is not installed")
    known = [
        row(year=2012 + place, actual=2000, status=status) for place, status in enumerate(("estimate", "preliminary"))
    ]
    spec = series([*LANG_SON, *known], "industrial_output", VI)
    assert spec is not None
    spec["width"] = width
    ends = right_ends(vl_convert.vegalite_to_svg(spec, vl_version="6.4"))
    assert {"thực hiện", "sơ bộ", "ước thực hiện", "kế hoạch", "kế hoạch suy ra"} <= ends.keys()
    assert max(ends.values()) <= width
