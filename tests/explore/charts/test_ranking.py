from __future__ import annotations

from etl.explore.charts import ranking
from tests.explore.charts.naming import VI, layer, row, values

ROWS = (
    row(actual=4013.0, plan=3900),
    row(actual=9000, area_id="ha-noi", status="estimate"),
    row(actual=70, area_id="bac-kan", consistency="conflict"),
    row(actual=9, area_id="cao-bang", price_basis="current"),
    row(2014, actual=5, area_id="ha-giang"),
    row(actual=99999, area_id="viet-nam"),
)


def test_the_largest_comes_first_and_the_nation_is_no_province() -> None:
    spec = ranking(ROWS, "industrial_output", 2015, VI)
    assert spec is not None
    assert list(dict.fromkeys(spec["encoding"]["y"]["sort"])) == ["Hà Nội", "Lạng Sơn", "Bắc Kạn"]
    assert spec["title"]["text"] == ["Giá trị sản xuất công nghiệp, 2015"]


def test_figures_at_other_prices_are_left_out_and_counted() -> None:
    spec = ranking(ROWS, "industrial_output", 2015, VI)
    assert spec is not None
    assert " ".join(spec["title"]["subtitle"]) == "tỷ đồng; 1 số theo giá hoặc phạm vi khác không xếp chung"


def test_estimates_are_outlines_and_plans_ticks() -> None:
    spec = ranking(ROWS, "industrial_output", 2015, VI)
    scale = layer(spec, "bar")["encoding"]["fill"]["scale"]
    assert dict(zip(scale["domain"], scale["range"], strict=True)) == {
        "thực hiện": "#0072b2",
        "ước thực hiện": "transparent",
    }
    assert layer(spec, "tick")["transform"] == [{"filter": "datum.code == 'plan'"}]
    assert [one["area"] for one in values(spec) if one.get("doubt")] == ["Bắc Kạn"]


def test_no_level_is_no_chart() -> None:
    assert ranking([row(plan=1)], "industrial_output", 2015, VI) is None
