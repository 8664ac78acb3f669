"""The pages that name files of the project name files that exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = ("README.md", "CONTRIBUTING.md", "docs/architecture.md", "docs/extending.md", "docs/glossary.md")
FOLDERS = (ROOT, ROOT / "src", ROOT / "src" / "etl", ROOT / "src" / "etl" / "catalogue" / "data")
MADE_UP = re.compile(r"[A-Z]{4,}|convenience-stores")
"""In the names of files that a page asks its reader to write."""


@pytest.mark.parametrize("page", PAGES)
def test_every_file_it_names_exists(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    named = set(re.findall(r"`([\w./-]+/[\w.-]+\.(?:py|sql|toml|csv|md))`", text))
    named = {name for name in named if not MADE_UP.search(name) or name in PAGES}
    assert [name for name in sorted(named) if not any((folder / name).exists() for folder in FOLDERS)] == []
