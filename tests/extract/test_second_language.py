"""English words of a bilingual label name nothing; names of makers and of what Vietnamese calls so do."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.extract.heading_words import scan


def named(text: str, catalogue: Catalogue) -> list[str]:
    """The words of `text` whose tokens name or measure something."""
    tokens = scan(text, 0, catalogue)
    return [text[t.start : t.end] for t in tokens if t.kind not in ("filler", "sign")]


@pytest.mark.parametrize(
    ("label", "left"),
    [
        ("Xi măng (Nghìn tấn) - Cement (Thous. tons)", ["Xi", "măng", "Nghìn tấn"]),
        ("Nước máy (Nghìn m3) - Running water (Thous. m3)", ["Nước", "máy", "Nghìn m3"]),
        ("Quần áo may sẵn / Ready made clothes", ["Quần", "áo", "may", "sẵn"]),
        ("Sữa tươi Fresh milk", ["Sữa", "tươi"]),
        ("Tháng 1 - Jan.", ["Tháng 1"]),
        ("Tháng 5 - May", ["Tháng 5"]),
        ("Tháng 1 Jan.", ["Tháng 1"]),
    ],
)
def test_english_that_repeats_a_label_names_nothing(label: str, left: list[str], catalogue: Catalogue) -> None:
    assert named(label, catalogue) == left


@pytest.mark.parametrize(
    "label",
    ["Bia - Heineken", "Phân bón - NPK", "Xi măng - Clinker", "Bia chai Sanmiguel", "Tháng 4 - May", "Tháng 4 May"],
)
def test_other_names_behind_a_label_stay(label: str, catalogue: Catalogue) -> None:
    assert named(label, catalogue)[-1] == label.split()[-1]
