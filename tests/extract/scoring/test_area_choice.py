"""The areas that a slot can be a figure of."""

from __future__ import annotations

from etl.extract.scoring.area_choice import area_candidates, is_area_near, silent_areas
from tests.extract.scoring.conftest import TextOf, by_label, slot


def test_the_report_s_area_the_nation_and_those_named_beside_are_offered(seen: TextOf) -> None:
    text = seen("Xuất khẩu của tỉnh Bắc Giang đạt 5 triệu USD.")
    found = by_label(area_candidates(text, slot(text), "lang-son"))
    assert found.keys() == {"lang-son", "bac-giang", "viet-nam"}
    assert "here area other" in found["bac-giang"]


def test_where_no_area_is_named_nearby_every_slot_has_the_same_candidates(seen: TextOf) -> None:
    text = seen("Xuất khẩu đạt 5 triệu USD.")
    assert not is_area_near(text, slot(text))
    assert area_candidates(text, slot(text), "lang-son") == silent_areas("lang-son")
    assert [candidate[0] for candidate in silent_areas(None)] == ["viet-nam"]
