"""The extractor's version on a made-up package: what changes it and what does not."""

from __future__ import annotations

from pathlib import Path

from etl import version


def test_the_version_changes_exactly_with_rules_and_catalogue(tmp_path: Path) -> None:
    for name in ("extract/rules.py", "catalogue/data/units.csv", "documents/text.py", "cli.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("one")
    versions = [version.extractor_version(tmp_path)]
    for name in ("cli.py", "extract/rules.py", "catalogue/data/units.csv", "documents/text.py"):
        (tmp_path / name).write_text("two")
        versions.append(version.extractor_version(tmp_path))
    assert versions[0] == versions[1]
    assert len(set(versions)) == 4
    (tmp_path / "extract" / "__pycache__").mkdir()
    (tmp_path / "extract" / "__pycache__" / "rules.pyc").write_text("three")
    assert version.extractor_version(tmp_path) == versions[-1]
