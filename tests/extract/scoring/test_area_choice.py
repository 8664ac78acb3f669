"""The areas that a slot can be a figure of."""

from __future__ import annotations

from etl.extract.scoring.area_choice import area_candidates
from tests.extract.scoring.conftest import TextOf, slot


def test_the_report_s_area_the_nation_and_those_named_beside_are_offered(seen: TextOf) -> None:
    text = seen("Xuất khẩu của tỉnh Bắc Giang đạt 5 triệu USD.")
    found = dict(area_candidates(text, slot(text), "lang-son"))
    assert found.keys() == {"lang-son", "bac-giang", "viet-nam"}
    assert "own beside another" in found["lang-son"]
