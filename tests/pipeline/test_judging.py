"""From readings to rows: figures are split, and documents judged by what is left."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from etl.catalogue import Catalogue
from etl.documents.document import Document
from etl.errors import InputError
from etl.extract import extract
from etl.pipeline.discover import RawFile
from etl.pipeline.judging import document_id, document_rows, rows_of_tables, validate_batch
from etl.pipeline.read import Reading
from etl.pipeline.staged import Terms
from etl.settings import Settings
from etl.validate.columns import as_frame
from etl.validate.text_fingerprint import Wording

BEGAN = datetime(2026, 1, 2, tzinfo=UTC)
FILE = RawFile("a.txt", "a.txt", "d" * 64, "c" * 64)
TEXT = "Năm 2015, giá trị sản xuất công nghiệp đạt 4.013 tỷ đồng."
TERMS = Terms(Path("staged"), "v1", BEGAN)
SETTINGS = Settings(raw=Path("raw"))


def reading(text: str, catalogue: Catalogue) -> Reading:
    document = Document("e" * 64, "a.txt", "txt", text, published_on=date(2016, 1, 18), area_id="lang-son")
    extraction = extract(document, catalogue)
    return Reading(FILE, document, extraction, wordings=tuple(Wording(0, 0, 0) for _ in extraction.observations))


def failed(file: RawFile = FILE) -> Reading:
    return Reading(file, fault=InputError("a.txt", "is empty", "fetch it again"))


def test_an_accepted_figure_makes_its_document_read(catalogue: Catalogue) -> None:
    checked = validate_batch([reading(TEXT, catalogue)], catalogue)
    [line] = checked.lines
    assert (line.name, line.judgement.status, line.observations, line.rejected) == ("a.txt", "read", 1, 0)
    assert list(checked.figures.accepted["value"]) == [4013]


def test_a_document_whose_figures_were_all_rejected_is_doubtful(catalogue: Catalogue) -> None:
    """Exports cannot fall by more than everything."""
    checked = validate_batch([reading("Năm 2015, kim ngạch xuất khẩu giảm 160%.", catalogue)], catalogue)
    [line] = checked.lines
    assert (line.judgement.status, line.observations, line.rejected) == ("doubtful", 0, 1)
    assert line.judgement.reason == "all of its 1 figures were rejected"


def test_the_id_is_that_of_the_document_or_else_that_of_the_file(catalogue: Catalogue) -> None:
    assert document_id(reading(TEXT, catalogue)) == "e" * 64
    assert document_id(failed()) == "d" * 64


def test_a_report_that_failed_has_a_row_with_its_reason(catalogue: Catalogue) -> None:
    other = replace(FILE, name="b.txt")
    checked = validate_batch([reading(TEXT, catalogue), failed(other)], catalogue)
    rows = as_frame(document_rows(checked, SETTINGS, TERMS)).to_dict("records")
    assert [(row["path"], row["status"], row["document_id"]) for row in rows] == [
        ("a.txt", "read", "e" * 64),
        ("b.txt", "failed", "d" * 64),
    ]
    assert rows[1]["reason"] == "is empty; fetch it again"
    assert {(row["card_sha256"], row["extractor_version"]) for row in rows} == {("c" * 64, "v1")}


def test_the_rows_are_those_of_the_tables(catalogue: Catalogue) -> None:
    rows = rows_of_tables(validate_batch([reading(TEXT, catalogue)], catalogue), SETTINGS, TERMS)
    assert {table: len(made) for table, made in rows.items()} == {"document": 1, "observation": 1, "rejected": 0}
