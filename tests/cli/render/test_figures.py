"""Figures without a warehouse: the keys of a JSON line, exact numbers, and what goes to standard error."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from decimal import Decimal

import pytest
from rich.console import Console

from etl.catalogue import Catalogue
from etl.cli.render import figures
from etl.documents.document import Document, Note
from etl.errors import InputError
from etl.extract.observation import Doubt, Extraction, Observation
from etl.pipeline.discover import RawFile
from etl.pipeline.read import Reading

FILE = RawFile("a.txt", "a.txt", "d1", None)
NOTE = Note("note", "hidden rows not read", 1)
DOCUMENT = Document("d1", "a.txt", "txt", "…", warnings=("a.card.toml: it is not TOML [x]; mend it",), notes=(NOTE,))
FIGURE = Observation(
    "d1", "exports", "viet-nam", "2015", "actual", "value", Decimal("900.50"), None, "mn_usd",
    Decimal("900500000.00"), "usd", 2, "about", None, None, None, "khoảng 900,50 triệu USD", 10, 33, "dòng 1",
    "level.stated",
)  # fmt: skip


def shown(capsys: pytest.CaptureFixture[str], catalogue: Catalogue, *readings: Reading, format: str) -> tuple[str, str]:
    out, err = io.StringIO(), io.StringIO()
    figures.show(Console(file=out, width=200), Console(file=err, width=200), readings, catalogue, format)
    return capsys.readouterr().out if format == "jsonl" else out.getvalue(), err.getvalue()


def test_a_figure_is_one_json_object_with_every_digit(capsys: pytest.CaptureFixture[str], catalogue: Catalogue) -> None:
    out, err = shown(capsys, catalogue, Reading(FILE, DOCUMENT, Extraction((FIGURE,))), format="jsonl")
    assert out.count("\n") == 1
    assert '"value": 900.50,' in out
    row = json.loads(out)
    assert (row["document"], row["area"], row["area_id"], row["bound"]) == ("a.txt", "Việt Nam", "viet-nam", "about")
    assert row["value_to"] is None
    assert (row["quote"], row["char_start"], row["char_end"]) == ("khoảng 900,50 triệu USD", 10, 33)
    assert "1 documents, 1 figures, 0 in doubt" in err


def test_warnings_notes_and_faults_go_to_standard_error_as_they_are(
    capsys: pytest.CaptureFixture[str], catalogue: Catalogue
) -> None:
    fault = InputError("b.txt", "is empty", "fetch it again")
    out, err = shown(capsys, catalogue, Reading(FILE, DOCUMENT), Reading(FILE, fault=fault), format="jsonl")
    assert out == ""
    assert err.splitlines()[:3] == [
        "etl: a.card.toml: it is not TOML [x]; mend it",
        "etl: note",
        "etl: b.txt: is empty; fetch it again",
    ]


def test_the_table_shows_the_figure_and_the_doubts_are_counted(
    capsys: pytest.CaptureFixture[str], catalogue: Catalogue
) -> None:
    doubt = Doubt("d1", "its indicator is unclear", "5%", 40, 42, "dòng 2", "growth.up")
    out, err = shown(capsys, catalogue, Reading(FILE, DOCUMENT, Extraction((FIGURE,), (doubt,))), format="table")
    assert "khoảng 900,50 triệu USD" in out
    assert "1 in doubt (`etl explain` says why)" in err


def test_series_in_detail_are_printed_when_asked_for_and_counted_otherwise(
    capsys: pytest.CaptureFixture[str], catalogue: Catalogue
) -> None:
    sector = replace(FIGURE, indicator="grdp.services", rule="table.level")
    said = replace(FIGURE, indicator="grdp.services", rule="level.amount")
    reading = Reading(FILE, DOCUMENT, Extraction((FIGURE, sector, said)))
    out, err = shown(capsys, catalogue, reading, format="jsonl")
    assert [json.loads(line)["indicator"] for line in out.splitlines()] == ["exports", "grdp.services"]
    assert "1 table cell of series in detail not printed (`etl extract --detail` prints them)" in err
    figures.show(Console(file=io.StringIO()), Console(file=io.StringIO()), [reading], catalogue, "jsonl", detail=True)
    printed = capsys.readouterr().out.splitlines()
    assert [json.loads(line)["indicator"] for line in printed] == ["exports", "grdp.services", "grdp.services"]
