"""Areas in the time in which they exist."""

from __future__ import annotations

from datetime import date

import pytest

from etl.catalogue import Catalogue
from etl.catalogue.areas import MERGER, NATION, Area, area_on

BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)


@pytest.mark.parametrize(
    ("area_id", "day", "then"),
    [("tuyen-quang", BEFORE, "tuyen-quang"), ("tuyen-quang", AFTER, "tuyen-quang-2025"),
     ("tuyen-quang-2025", BEFORE, "tuyen-quang"), ("tuyen-quang-2025", AFTER, "tuyen-quang-2025"),
     ("ha-giang", AFTER, "ha-giang"), ("lang-son", AFTER, "lang-son"), (NATION, AFTER, NATION)],
)  # fmt: skip
def test_the_area_that_has_the_name_on_a_day(area_id: str, day: date, then: str, catalogue: Catalogue) -> None:
    assert area_on(catalogue.areas, area_id, day) == then


def test_the_names_of_an_area_are_its_name_and_its_other_spellings() -> None:
    area = Area("hue", "Huế", "city", None, None, None, None, ("Thừa Thiên Huế",))
    assert area.names == ("Huế", "Thừa Thiên Huế")


def test_63_provinces_are_34_after_the_merger(catalogue: Catalogue) -> None:
    provinces = [area for area in catalogue.areas.values() if area.kind != "nation"]

    def at(day: date) -> set[str]:
        return {
            area.area_id for area in provinces
            if (area.valid_from or date.min) <= day <= (area.valid_to or date.max)
        }  # fmt: skip

    assert (len(at(BEFORE)), len(at(AFTER))) == (63, 34)
    assert {area.merged_into for area in provinces if area.valid_to == BEFORE} <= at(AFTER)
    assert MERGER == AFTER
