"""Tables of phrases, one row a case; `rows` reads one."""

from __future__ import annotations

import csv
from pathlib import Path


def rows(table: str) -> list[dict[str, str]]:
    """The rows of `table`, a CSV with `|` between its columns."""
    with (Path(__file__).parent / table).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="|"))
