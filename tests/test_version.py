"""The extractor's version on a made-up package: what changes it and what does not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from etl import version
from etl.errors import InstallationError

RULES = (
    "extract/rules.py", "catalogue/data/units.csv", "documents/text.py", "language/fold.py", "validate/checks.py",
    "pipeline/read.py",
)  # fmt: skip


def test_the_version_changes_exactly_with_rules_catalogue_and_validation(tmp_path: Path) -> None:
    for name in (*RULES, "cli.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("one")
    (tmp_path / "validate").mkdir(exist_ok=True)
    versions = [version.extractor_version(tmp_path)]
    for name in ("cli.py", *RULES):
        (tmp_path / name).write_text("two")
        versions.append(version.extractor_version(tmp_path))
    assert versions[0] == versions[1]
    assert len(set(versions)) == 1 + len(RULES)
    (tmp_path / "extract" / "__pycache__").mkdir()
    (tmp_path / "extract" / "__pycache__" / "rules.pyc").write_text("three")
    (tmp_path / "extract" / "rules.cpython-311-x86_64-linux-gnu.so").write_text("compiled")
    (tmp_path / "language" / "fold.cp313-win_amd64.pyd").write_text("compiled")
    assert version.extractor_version(tmp_path) == versions[-1]


def test_every_source_exists() -> None:
    package = Path(version.__file__).parent
    assert [source for source in version.SOURCES if not (package / source).exists()] == []


def test_a_source_that_is_missing_is_an_error_that_names_it(tmp_path: Path) -> None:
    for source in version.SOURCES[:-1]:
        (tmp_path / source).mkdir()
    with pytest.raises(InstallationError, match=re.escape(version.SOURCES[-1])):
        version.extractor_version(tmp_path)
