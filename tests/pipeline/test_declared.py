"""The file of corrections of a run: read, faulty, or gone while corrections are published."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from etl import pipeline
from etl.pipeline.declared import declared, faulty_corrections
from etl.query.queries import ask
from etl.settings import Settings
from tests.conftest import GOOD, copy_reports


@pytest.fixture
def empty(tmp_path: Path) -> Settings:
    (tmp_path / "raw").mkdir()
    return Settings(raw=tmp_path / "raw", warehouse=tmp_path / "w.duckdb")


def test_faulty_corrections_are_said_in_one_line(empty: Settings) -> None:
    assert faulty_corrections(empty) == ""
    empty.corrections_file.write_text("[[correction]", "utf-8")
    said = faulty_corrections(empty)
    assert said.startswith(f"{empty.corrections_file}: it is not TOML")
    assert said.endswith("; until then those published last hold")


def test_a_file_that_was_named_and_is_not_there_is_told(empty: Settings) -> None:
    """A slip in the setting would publish what is declared in the right file as if nobody had corrected it."""
    file = empty.raw.parent / "corections.toml"
    named = replace(empty, corrections=file)
    assert faulty_corrections(named) == (
        f"{file}: there is no such file of corrections; set ETL_CORRECTIONS to it, or put an empty file there if none "
        "are declared; until then those published last hold"
    )
    file.touch()
    assert (faulty_corrections(named), declared(named)) == ("", ())


def test_a_file_that_is_gone_withdraws_nothing_and_an_empty_one_does(settings: Settings) -> None:
    copy_reports(settings.raw, *GOOD)
    pipeline.run(settings)
    [[path, quote, says]] = ask(
        settings.warehouse,
        "select path, quote, value from observation join document using (document_id) "
        "where observation.area_id = 'thai-binh' and indicator = 'exports' and value = 1545",
    ).rows
    file = settings.corrections_file
    file.write_text(
        f'[[correction]]\ndocument = "{path}"\nquote = "{quote}"\nsays = {says:f}\nright = 1546\n'
        'indicator = "exports"\nreason = "r"\nwho = "w"\nwhen = 2026-02-01\n',
        "utf-8",
    )
    assert pipeline.run(settings).corrections == ""
    file.rename(file.with_suffix(".away"))
    for accept in (False, True):
        report = pipeline.run(settings, accept=accept)
        assert report.corrections == (
            f"{file}: it is not there, though corrections are published; bring it back, or put an empty file there if "
            "they are to be withdrawn; until then those published last hold"
        )
        assert not report.published
    (settings.raw / "kon-tum.txt").write_text((settings.raw / f"{GOOD[0]}.txt").read_text("utf-8") + "\n", "utf-8")
    assert pipeline.run(settings, accept=True).published
    corrected = "select count(*) from kpi_yearly where corrected is not null"
    assert ask(settings.warehouse, corrected).rows == [(1,)]
    file.touch()
    assert declared(settings) == ()
    assert pipeline.run(settings, accept=True).published
    assert ask(settings.warehouse, corrected).rows == [(0,)]
    file.unlink()
    assert faulty_corrections(settings) == ""
