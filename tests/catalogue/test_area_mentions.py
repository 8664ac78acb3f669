"""Names of provinces in running text."""

import csv
from pathlib import Path

import pytest

from etl.catalogue import load
from etl.catalogue.area_mentions import find_areas
from etl.language.fold import fold

with (Path(__file__).parents[1] / "cases/places.csv").open(encoding="utf-8", newline="") as file:
    CASES = list(csv.DictReader(file))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_mentions(case: dict[str, str]) -> None:
    found = find_areas(fold(case["text"]), load(), case["text"])
    assert "|".join(f"{m.area_id} {m.kind} {m.frame}" for m in found) == (case["found"] or "")


@pytest.mark.parametrize("area_id", [a for a in load().areas if a != "viet-nam" and not a.endswith("-2025")])
def test_every_province_is_found_under_every_name(area_id: str) -> None:
    for name in load().areas[area_id].names:
        text = f"Sở Công Thương {name} cho biết"
        (mention,) = find_areas(fold(text), load(), text)
        assert (mention.area_id, text[mention.start : mention.end]) == (area_id, name)


def test_places_are_those_of_the_text() -> None:
    text = "Theo  UBND\u00a0tỉnh Hoà Bình, GRDP của Hòa Bình tăng."
    assert [text[m.start : m.end] for m in find_areas(fold(text), load(), text)] == ["Hoà Bình", "Hòa Bình"]
