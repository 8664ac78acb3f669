"""Many reports out of few: copies of those in data/raw that differ in a line that says nothing."""

from __future__ import annotations

import shutil
from itertools import cycle
from pathlib import Path

RAW = Path(__file__).parent.parent / "data" / "raw"


def make_copies(folder: Path, count: int, raw: Path = RAW) -> None:
    """Writes `count` reports with the cards of their originals into `folder`, no two with the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    reports = sorted(raw.glob("*.txt"))
    for number, report in zip(range(count), cycle(reports), strict=False):
        copy = folder / f"{report.stem}-copy-{number:06d}.txt"
        copy.write_text(f"{report.read_text('utf-8').rstrip()}\n\n(bản sao {number})\n", "utf-8")
        card = report.with_suffix(".card.toml")
        if card.exists():
            shutil.copy(card, copy.with_suffix(".card.toml"))
