"""The data files become one catalogue: what each column and key turns into, and what contradicts itself."""

from __future__ import annotations

import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from etl.catalogue.loader import DATA, load
from etl.errors import CatalogueError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(DATA, tmp_path / "data")
    return tmp_path / "data"


def write(folder: Path, name: str, text: str) -> Path:
    (folder / name).write_text(text, "utf-8")
    return folder


def test_units_are_decimals_with_their_base(folder: Path) -> None:
    header = "unit,base_unit,factor,dimension,unit_mult,name_vi,name_en"
    shipped = (folder / "units.csv").read_text("utf-8-sig").strip()
    assert shipped.startswith(header)
    unit = load(
        write(folder, "units.csv", f"{shipped}\nhm_vnd,vnd,100000000,money,8,trăm triệu,hundred million\n")
    ).units
    assert (unit["hm_vnd"].factor, unit["hm_vnd"].unit_mult, unit["hm_vnd"].name_vi) == (
        Decimal(10**8),
        8,
        "trăm triệu",
    )


@pytest.mark.parametrize(
    ("row", "fault"),
    [("gold,tael,1,count,0,x,x", "gold is counted in tael, which is no unit"),
     ("gold,vnd,-5,money,0,x,x", "gold cannot have factor -5"), ("gold,vnd,NaN,money,0,x,x", "factor NaN"),
     ("gold,vnd,5,metal,0,x,x", "dimension metal"), ("gold,vnd,5,money,0.5,x,x", "unit_mult 0.5")],
)  # fmt: skip
def test_a_unit_that_cannot_be_meant(row: str, fault: str, folder: Path) -> None:
    shipped = (folder / "units.csv").read_text("utf-8-sig").strip()
    with pytest.raises(CatalogueError, match=fault):
        load(write(folder, "units.csv", f"{shipped}\n{row}\n"))


def test_areas_have_days_and_aliases_and_empty_cells_are_none(folder: Path) -> None:
    shipped = (folder / "areas.csv").read_text("utf-8-sig").strip()
    rows = f"{shipped}\nthu,Thử,province,,2025-06-30,,thu-moi,Thử Nghiệm|Thử\nthu-moi,Thử Mới,city,2025-07-01,,99,,\n"
    areas = load(write(folder, "areas.csv", rows)).areas
    old, new = areas["thu"], areas["thu-moi"]
    assert (old.valid_from, old.valid_to, old.official_code, old.merged_into) == (
        None,
        date(2025, 6, 30),
        None,
        "thu-moi",
    )
    assert (old.aliases, new.aliases, new.valid_from) == (("Thử Nghiệm", "Thử"), (), date(2025, 7, 1))


def test_a_merger_into_an_area_that_is_none_is_named_with_the_nearest(folder: Path) -> None:
    shipped = (folder / "areas.csv").read_text("utf-8-sig").strip()
    with pytest.raises(CatalogueError, match="thu merged into unknown lang-so; did you mean lang-son"):
        load(write(folder, "areas.csv", f"{shipped}\nthu,Thử,province,,,,lang-so,\n"))


def test_patterns_of_phrases_are_written_out(folder: Path) -> None:
    text = (folder / "indicators.toml").read_text("utf-8-sig")
    assert "phrases = [" in text
    with_pattern = text.replace("phrases = [", 'phrases = ["thử {một|hai} [nữa]", ', 1)
    first = next(iter(load(write(folder, "indicators.toml", with_pattern)).indicators.values()))
    assert {"thử một", "thử một nữa", "thử hai", "thử hai nữa"} <= set(first.phrases)


def test_a_family_of_an_indicator_that_is_none_is_named(folder: Path) -> None:
    shipped = (folder / "table_families.toml").read_text("utf-8-sig")
    bad = f'{shipped}\n[family.thu]\nname = "Thử"\nindicator = "export"\ntitles = ["thử"]\n'
    with pytest.raises(CatalogueError, match="thu is of unknown export; did you mean exports"):
        load(write(folder, "table_families.toml", bad))


def test_the_shipped_catalogue_is_read_once() -> None:
    assert load() is load()


def test_parts_are_indicators_of_their_wholes(folder: Path) -> None:
    indicators = load(folder).indicators
    assert indicators["industrial_output.mining"].parent == "industrial_output"
    assert all(known.parent is None or "." in code for code, known in indicators.items())
