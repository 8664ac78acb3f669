"""What the doctor finds, on this machine and on one where nothing is installed."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.doctor import examine
from etl.documents.formats import ocr, oldword
from tests.conftest import Etl


def test_a_machine_without_programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, etl: Etl) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    ran = etl("doctor")
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert any("tesseract" in line and line.endswith(f"`{ocr.INSTALL_PROGRAM}`") for line in lines)
    assert any("LibreOffice" in line and line.endswith(f"`{oldword.INSTALL}`") for line in lines)


def test_a_tesseract_without_vietnamese(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "tesseract"
    program.write_text("#!/bin/sh\necho 'List of available languages (1):'\necho eng\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert "apt-get install tesseract-ocr-vie" in [finding.install for finding in examine()]


def test_what_is_found_names_no_command() -> None:
    assert all(str(finding).startswith("found") == (finding.install is None) for finding in examine())
