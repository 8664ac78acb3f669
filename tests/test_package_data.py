"""What is no code and belongs to the package (SQL, vocabulary, templates, static files, texts) goes into the wheel."""

from __future__ import annotations

import tomllib
from pathlib import Path

PROJECT = Path(__file__).parents[1]
PACKAGE = PROJECT / "src" / "etl"


def declared() -> list[str]:
    """The patterns of `package-data`, as setuptools reads them: `**` means files in folders of any depth, too."""
    patterns: list[str] = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"][
        "package-data"
    ]["etl"]
    return patterns


def matched(pattern: str) -> set[str]:
    """The files below the package that a pattern means."""
    files = f"{pattern}/*" if pattern.endswith("**") else pattern
    return {path.relative_to(PACKAGE).as_posix() for path in PACKAGE.glob(files) if path.is_file()}


def test_every_file_that_is_no_code_is_declared() -> None:
    files = {
        path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*") if path.is_file() and path.suffix != ".py"
    }
    files = {name for name in files if "__pycache__" not in name}
    assert {"explore/templates/base.html", "explore/static/explore.css", "explore/texts.toml"} <= files
    assert files - set().union(*map(matched, declared())) == set()


def test_no_pattern_has_lost_its_files() -> None:
    assert [pattern for pattern in declared() if not matched(pattern)] == []
