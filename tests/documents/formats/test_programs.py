"""Which programs a file is read with: another program, another model or none is another version."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.documents.formats import ocr, oldword
from etl.documents.formats.programs import programs_for, read_by
from etl.documents.formats.scan import engine


@pytest.mark.parametrize("name", ["a/report.html", "report.xlsx", "report.docx", "notes", "report.txt"])
def test_what_python_reads_has_the_version_of_the_rules(name: str) -> None:
    assert programs_for(name) == "" and read_by(name, "1.0+abc") == "1.0+abc"


@pytest.mark.parametrize("name", ["a/report.PDF", "scan.png"])
def test_pages_that_may_be_pictures_have_that_of_the_engine_too(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "identity", lambda: "1f3a9c")
    assert read_by(name, "1.0+abc") == "1.0+abc.ocr-1f3a9c"
    monkeypatch.setattr(ocr, "identity", lambda: "")
    assert read_by(name, "1.0+abc") == "1.0+abc.ocr-none"


def test_old_word_files_are_read_anew_once_there_is_an_office(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(oldword, "office", lambda: None)
    assert programs_for("report.doc") == "office-none"
    monkeypatch.setattr(oldword, "office", lambda: "soffice")
    assert programs_for("report.rtf") == "office-found"


@pytest.mark.skipif(bool(ocr.missing()), reason="OCR is not installed, see `etl doctor`")
def test_another_model_is_another_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = engine.identity()
    (tmp_path / "vie.traineddata").write_bytes(b"another model")
    monkeypatch.setattr(engine, "models", lambda: str(tmp_path))
    assert before != engine.identity() == engine.identity()
