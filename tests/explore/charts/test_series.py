from __future__ import annotations

from etl.explore.charts import growth, series, small_multiples
from tests.explore.charts.naming import EN, LANG_SON, VI, layer, row, values


def test_the_levels_and_aims_of_a_province() -> None:
    spec = series(LANG_SON, "industrial_output", VI)
    assert spec is not None
    assert spec["title"] == {"text": ["Giá trị sản xuất công nghiệp"], "subtitle": ["tỷ đồng"]}
    assert [one["said"].partition("\n")[0] for one in values(spec)] == [
        "2014: 3.439 tỷ đồng (ước thực hiện)", "2015: 4.013 tỷ đồng (thực hiện)",
        "2015: 3.764,54 tỷ đồng (kế hoạch suy ra)", "2016: 4.310 tỷ đồng (kế hoạch)",
    ]  # fmt: skip
    assert values(spec)[1]["link"] == "/cell/lang-son/2015/industrial_output"
    assert layer(spec, "point")["encoding"]["shape"]["scale"]["range"] == [
        "circle",
        "diamond",
        "triangle-up",
        "triangle-down",
    ]
    assert layer(spec, "rule")["encoding"]["y2"] == {"field": "high"}
    assert spec["encoding"]["x"]["axis"]["values"] == [2014, 2015, 2016]
    assert spec["encoding"]["y"]["scale"]["zero"]


def test_stated_growth_stands_beside_the_computed_one() -> None:
    spec = growth(LANG_SON, "industrial_output", EN)
    assert [one["said"].partition("\n")[0] for one in values(spec)] == [
        "2015: 16.7% (actual)", "2015: 16.69% (computed from the levels)",
    ]  # fmt: skip


def test_price_bases_are_lines_of_their_own_with_colour_and_dashes() -> None:
    rows = [row(y, actual=y, price_basis=basis) for y in (2014, 2015) for basis in ("current", "constant_2010")]
    spec = series(rows, "industrial_output", VI)
    line = layer(spec, "line")["encoding"]
    assert line["color"]["scale"]["domain"] == ["giá hiện hành", "giá so sánh 2010"]
    assert len({tuple(dash) for dash in line["strokeDash"]["scale"]["range"]}) == 2
    assert len({one["stretch"] for one in values(spec)}) == 2


def test_several_areas_are_named() -> None:
    rows = [row(actual=1), row(actual=2, area_id="ha-noi", price_basis="current")]
    assert [one["series"] for one in values(series(rows, "industrial_output", VI, areas=True))] == [
        "Lạng Sơn", "Hà Nội (giá hiện hành)",
    ]  # fmt: skip


def test_a_contradicted_figure_is_marked() -> None:
    spec = series([row(actual=1, consistency="conflict"), row(2016, actual=2)], "industrial_output", VI)
    assert [one.get("doubt") for one in values(spec)] == ["MÂU THUẪN", None]
    assert any(one["mark"] != "point" and one["mark"].get("text") == "!" for one in spec["layer"]) if spec else False


def test_a_percentage_does_not_start_at_nothing() -> None:
    spec = series([row(actual=99.2, unit="pct", indicator="households_electrified")], "households_electrified", VI)
    assert spec is not None
    assert not spec["encoding"]["y"]["scale"]["zero"]


def test_nothing_known_is_no_chart() -> None:
    assert series([row()], "industrial_output", VI) is None
    assert growth([row(actual=1)], "industrial_output", VI) is None


def test_small_multiples_show_growth_where_no_level_is_known() -> None:
    rows = [
        *LANG_SON,
        row(indicator="iip", growth_stated=8.1, unit="pct"),
        row(indicator="exports", plan=4, unit="mn_usd"),
    ]
    charts = small_multiples(rows, ["industrial_output", "iip", "exports", "imports"], VI)
    assert [values(one)[0]["value"] for one in charts] == [3439, 8.1, 4]
    assert [one["title"]["subtitle"] for one in charts] == [["tỷ đồng"], ["% so với năm trước"], ["triệu USD"]]
