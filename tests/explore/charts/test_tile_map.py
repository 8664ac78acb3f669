from __future__ import annotations

from datetime import date, timedelta

import pytest

from etl.catalogue import Catalogue
from etl.catalogue.areas import MERGER
from etl.explore.charts import BOUNDARIES, tile_map
from etl.explore.charts.tile_map import Boundaries, class_bounds, class_labels, squares
from tests.explore.charts.naming import EN, VI, row, values

DAYS: dict[Boundaries, date] = {"until_2025": MERGER - timedelta(days=1), "since_2025": MERGER}


@pytest.mark.parametrize("boundaries", BOUNDARIES)
def test_every_province_of_the_boundaries_has_one_square_of_its_own(
    catalogue: Catalogue, boundaries: Boundaries
) -> None:
    day = DAYS[boundaries]
    existing = {
        area.area_id
        for area in catalogue.areas.values()
        if area.kind != "nation" and (area.valid_from or day) <= day <= (area.valid_to or day)
    }
    placed = squares(boundaries)
    assert set(placed) == existing
    assert len(placed) == {"until_2025": 63, "since_2025": 34}[boundaries]
    assert len(set(placed.values())) == len(placed)


@pytest.mark.parametrize("boundaries", BOUNDARIES)
def test_neighbours_hang_together_and_names_fit(boundaries: Boundaries) -> None:
    places = set(squares(boundaries).values())
    alone = [
        place
        for place in places
        if not any((place[0] + x, place[1] + y) in places for x, y in ((0, 1), (1, 0), (0, -1), (-1, 0)))
    ]
    assert alone in ([], [(5, 10)], [(3, 8)])
    lines = [line for one in values(tile_map([], "exports", 2015, boundaries, VI)) for line in one["lines"]]
    assert max(map(len, lines)) <= 7


def test_squares_are_coloured_by_class_and_those_without_a_figure_are_empty() -> None:
    rows = [
        row(actual=10.0 * n, area_id=area)
        for n, area in enumerate(("lang-son", "ha-noi", "hue", "ca-mau", "an-giang"), 1)
    ]
    shown = {one["area"]: one for one in values(tile_map(rows, "industrial_output", 2015, "until_2025", VI))}
    assert shown["Lạng Sơn"]["class"] == "dưới 20"
    assert shown["An Giang"]["class"] == "từ 50"
    assert (shown["Lạng Sơn"]["look"], shown["An Giang"]["look"]) == ("light", "dark")
    assert shown["Hải Phòng"]["said"] == "Hải Phòng: không có số liệu"
    assert shown["Hải Phòng"]["link"] == "/area/hai-phong"
    assert "class" not in shown["Hải Phòng"]


def test_a_figure_at_other_prices_is_shown_but_not_compared() -> None:
    rows = [row(actual=1), row(actual=2, area_id="ha-noi"), row(actual=9, area_id="hue", price_basis="current")]
    shown = {one["area"]: one for one in values(tile_map(rows, "industrial_output", 2015, "until_2025", VI))}
    assert shown["Huế"]["said"].startswith("Huế: 9 tỷ đồng, giá hiện hành (thực hiện)")
    assert "class" not in shown["Huế"]


def test_figures_of_other_boundaries_and_years_are_not_on_the_map() -> None:
    rows = [row(2014, actual=1), row(actual=1, area_id="ho-chi-minh-2025"), row(actual=5, area_id="viet-nam")]
    assert not any("class" in one for one in values(tile_map(rows, "industrial_output", 2015, "until_2025", VI)))


def test_growth_has_the_same_classes_every_year() -> None:
    rows = [row(growth_stated=-2.0), row(growth_stated=16.7, area_id="ha-noi", price_basis="current")]
    shown = {one["area"]: one for one in values(tile_map(rows, "iip", 2015, "until_2025", EN, "growth_stated"))}
    assert (shown["Lạng Sơn"]["class"], shown["Hà Nội"]["class"]) == ("below 0%", "15% and more")


def test_bounds_are_round_and_none_is_met_by_all() -> None:
    assert class_bounds([4013, 17, 430, 9100, 120_000, 56]) == (56, 430, 4000, 9100)
    assert class_bounds([5, 5, 5]) == ()
    assert class_bounds([]) == ()
    assert class_labels((), "bn_vnd", VI) == ["có số liệu"]
    assert class_labels((20, 30), "bn_vnd", EN) == ["below 20", "20 – 30", "30 and more"]
