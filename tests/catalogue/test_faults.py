"""A slip in a data file of the catalogue ends in one line that names the file, the row and the remedy."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from etl.catalogue.loader import DATA, load
from etl.errors import CatalogueError

FAULTS = {
    "no TOML": ("indicators.toml", "[indicator.cpi]", "[indicator.cpi", "indicators.toml"),
    "an unknown unit": ("indicators.toml", 'display_unit = "bn_vnd"', 'display_unit = "gold"', "unknown unit gold"),
    "an unknown part": ("indicators.toml", 'parts = ["mining"', 'parts = ["fishing", "mining"', "unknown part fishing"),
    "cases of nothing": ("indicators.toml", 'cases = "market_violations"', 'cases = "sins"', "unknown sins"),
    "made by nothing": ("indicators.toml", 'of_part = "electricity"', 'of_part = "wind"', "unknown wind"),
}  # fmt: skip


@pytest.mark.parametrize(("file", "right", "wrong", "told"), FAULTS.values(), ids=FAULTS)
def test_a_slip_is_named(file: str, right: str, wrong: str, told: str, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    text = (folder / file).read_text("utf-8")
    assert right in text
    (folder / file).write_text(text.replace(right, wrong, 1), "utf-8")
    with pytest.raises(CatalogueError, match=told) as caught:
        load(folder)
    assert caught.value.remedy and "\n" not in str(caught.value)
