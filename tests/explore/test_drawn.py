"""Which charts a page has."""

from __future__ import annotations

from etl.explore import drawn
from tests.explore.charts.naming import LANG_SON, VI, row, values


def test_an_indicator_of_which_one_year_is_known_has_no_chart() -> None:
    rows = [
        *LANG_SON,
        row(indicator="exports", actual=1),
        row(indicator="imports", plan=1),
        row(2016, indicator="imports", plan=1),
    ]
    assert [one.id for one in drawn.small(rows, VI)] == ["chart-industrial_output", "chart-imports"]


def test_growth_is_drawn_of_the_first_indicator_that_has_levels_and_growth() -> None:
    years = (2014, 2015)
    rows = [
        *(row(year, indicator="exports", actual=1) for year in years),
        *(row(year, indicator="iip", growth_stated=7.5) for year in years),
        *(row(year, indicator="retail_sales", actual=1, growth_stated=7.5, growth_computed=7.4) for year in years),
    ]
    [shown] = drawn.first_growth(rows, VI)
    assert shown.id == "growth"
    assert "bán lẻ" in shown.title
    assert drawn.first_growth(rows[:4], VI) == []


def test_a_part_of_an_indicator_has_an_id_without_dots() -> None:
    rows = [row(year, indicator="industrial_output.mining", actual=1) for year in (2014, 2015)]
    assert [one.id for one in drawn.small(rows, VI)] == ["chart-industrial_output-mining"]


def test_a_year_is_drawn_on_the_boundaries_of_then() -> None:
    then, now = row(actual=1), row(2025, "tuyen-quang-2025", actual=1)
    assert [one.id for one in drawn.maps([then], "industrial_output", 2015, VI)] == ["map-until_2025"]
    both = drawn.maps([row(2025, actual=1), now], "industrial_output", 2025, VI)
    assert [one.id for one in both] == ["map-until_2025", "map-since_2025"]
    assert [one.id for one in drawn.maps([now], "industrial_output", 2026, VI)] == []


def test_a_map_shows_growth_where_no_level_is_known() -> None:
    [shown] = drawn.maps([row(growth_stated=8.1, indicator="iip")], "iip", 2015, VI)
    assert shown.title == "Chỉ số sản xuất công nghiệp, 2015. % so với năm trước"


def test_a_figure_that_is_added_up_is_shown_as_derived() -> None:
    added = row(area_id="phu-tho-2025", actual=7, source="added")
    missing = row(area_id="hue", actual=None, source="part missing")
    [shown] = drawn.today([added, missing], "industrial_output", 2015, VI)
    [stated] = [one for one in values(shown.spec) if "class" in one]
    assert "7 tỷ đồng (cộng từ các kỳ, các phần)" in stated["said"]
    assert stated["link"] == "/area/phu-tho-2025"


def test_areas_with_most_years_stand_in_one_chart() -> None:
    rows = [
        row(year, area, actual=1)
        for area, last in (("hue", 2012), ("ha-noi", 2014), ("viet-nam", 2016))
        for year in range(2012, last + 1)
    ]
    [shown] = drawn.over_years(rows, "industrial_output", VI)
    assert {one["series"] for one in values(shown.spec)} == {"Hà Nội"}


def test_nothing_known_is_nothing_drawn() -> None:
    nothing = [row()]
    code = "industrial_output"
    assert drawn.small(nothing, VI) == drawn.growth(nothing, code, VI) == drawn.over_years(nothing, code, VI) == []
    assert drawn.ranked(nothing, code, 2015, VI) == drawn.today([], code, 2015, VI) == []
