from __future__ import annotations

import pytest

from etl.explore.charts import Spec, growth, ranking, series, tile_map
from etl.explore.charts.points import KINDS, Point
from etl.explore.charts.specification import DASHES, LOOKS, PALETTE, chart, figure_text, shape_scales
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
