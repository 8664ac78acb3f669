"""The engine finds its models where the program says they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.documents.formats import ocr
from etl.documents.formats.scan import engine
from tests.documents.formats.scan import drawn


def test_the_folder_of_models_is_the_one_that_the_program_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = 'List of available languages in "/some/folder/" (2):\\neng\\nvie\\n'
    (tmp_path / "tesseract").write_text(f"#!/bin/sh\nprintf '{said}'\n")
    (tmp_path / "tesseract").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    engine.models.cache_clear()
    try:
        assert (engine.models(), engine.languages()) == ("/some/folder/", ["eng", "vie"])
    finally:
        engine.models.cache_clear()


@pytest.mark.skipif(bool(ocr.missing()), reason="OCR is not installed, see `etl doctor`")
def test_words_have_their_places_and_how_sure_they_are() -> None:
    grey = drawn.page([], sentence="Exports 4.013")[..., 0]
    first, second = engine.Engine().words(grey)
    assert (first.text, second.text) == ("Exports", "4.013")
    assert first.left == pytest.approx(202, abs=6) and first.right < second.left
    assert min(first.sure, second.sure) > 60


@pytest.mark.skipif(bool(ocr.missing()), reason="OCR is not installed, see `etl doctor`")
def test_a_model_is_loaded_once_and_what_it_may_see_is_set_anew_each_time() -> None:
    grey = drawn.page([], sentence="Exports 4.013")[..., 0]
    found = drawn.engine()
    figure, _ = found.figure(grey, engine.LANGUAGE)
    assert not any(map(str.isalpha, figure)) and found.lines(grey)[0] == "Exports 4.013"
    assert found.figure(grey, engine.LANGUAGE)[0] == figure
    assert [word.text for word in found.words(grey)] == ["Exports", "4.013"]


def test_an_engine_is_lent_to_one_at_a_time_and_kept() -> None:
    with engine.lent() as first, engine.lent() as second:
        assert first is not second
    with engine.lent() as third:
        assert third in (first, second)
