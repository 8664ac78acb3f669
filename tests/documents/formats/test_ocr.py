"""OCR: what is missing for it and how that is installed, and what is refused before it starts."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.documents.formats import ocr
from etl.errors import InputError
from etl.settings import Bounds


def program(folder: Path, prints: str) -> None:
    """A tesseract that knows these languages."""
    (folder / "tesseract").write_text(f"#!/bin/sh\nprintf '{prints}'\n")
    (folder / "tesseract").chmod(0o755)


def test_what_is_missing_is_named_with_what_installs_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert ocr.missing()[-1] == ("the program tesseract", "apt-get install tesseract-ocr tesseract-ocr-vie")
    program(tmp_path, "List of available languages (1):\\neng\\n")
    assert ocr.missing()[-1] == ("the Vietnamese model of tesseract", "apt-get install tesseract-ocr-vie")
    program(tmp_path, "List of available languages (2):\\neng\\nvie\\n")
    assert all("tesseract" not in what for what, _ in ocr.missing())


def test_the_package_is_missed_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(ocr, "find_spec", lambda name: None)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert ocr.remedy() == (
        "install OCR: `pip install 'tesserocr>=2.13,<3'` && `pip install 'opencv-python-headless>=5,<6'` "
        "&& `apt-get install tesseract-ocr tesseract-ocr-vie`"
    )


def test_too_many_scanned_pages_are_refused_before_anything_is_looked_for() -> None:
    with pytest.raises(InputError, match=r"has 3 scanned pages, more than the 2 that are read by OCR"):
        ocr.check(Path("x.pdf"), 3, Bounds(scanned=2))


def test_a_scan_without_ocr_is_refused_with_the_commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(InputError, match="is a scan, and OCR is not installed") as caught:
        ocr.check(Path("x.pdf"), 1, Bounds())
    assert "apt-get install tesseract-ocr tesseract-ocr-vie" in caught.value.remedy
