"""Frames that do not have the shape of their stage."""

from __future__ import annotations

import pytest
from pandera.errors import SchemaErrors

from etl.validate.frames import DocumentRow, document_frame, observation_frame, rejected_frame
from etl.validate.schemas import DocumentFrame, KpiYearlyFrame, ObservationFrame, RejectedFrame
from tests.warehouse.figures import READ_AT, lang_son


def test_frames_without_rows_have_the_columns_and_types_of_their_tables() -> None:
    DocumentFrame.validate(document_frame([]), lazy=True)
    ObservationFrame.validate(observation_frame([]), lazy=True)
    RejectedFrame.validate(rejected_frame([]), lazy=True)


def test_a_frame_without_a_column_is_refused_at_once() -> None:
    frame = observation_frame(lang_son().observations).drop(columns="quote")
    with pytest.raises(SchemaErrors, match="quote"):
        ObservationFrame.validate(frame, lazy=True)


def test_a_frame_with_a_column_too_many_is_refused() -> None:
    frame = observation_frame(lang_son().observations).assign(comment="x")
    with pytest.raises(SchemaErrors, match="comment"):
        ObservationFrame.validate(frame, lazy=True)


def row(status: str, reason: str | None, document_id: str = "a" * 64, path: str = "a.txt") -> DocumentRow:
    document = lang_son().document
    made = DocumentRow.of(document, card_sha256=None, extractor_version="1", read_at=READ_AT)
    fields = {name: getattr(made, name) for name in DocumentRow.__slots__}
    return DocumentRow(**{**fields, "status": status, "reason": reason, "document_id": document_id, "path": path})


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ([row("read", "why?")], "needs a reason"),
        ([row("failed", None)], "needs a reason"),
        ([row("lost", "x")], "isin"),
        ([row("read", None, document_id="not a hash")], "str_matches"),
        ([row("read", None), row("read", None, path="b.txt")], "document_id"),
        ([row("read", None), row("read", None, document_id="b" * 64)], "path"),
    ],
    ids=["reason of a good one", "bad one without", "status", "id", "id twice", "path twice"],
)
def test_document_rows_that_cannot_be_meant(rows: list[DocumentRow], fault: str) -> None:
    with pytest.raises(SchemaErrors, match=fault):
        DocumentFrame.validate(document_frame(rows), lazy=True)


def test_a_document_that_could_not_be_read_is_known_by_its_bytes_or_its_path() -> None:
    def failed(raw: bytes | None) -> str:
        return DocumentRow.failed(
            "a.txt", "it is empty; fetch it again", raw=raw, card_sha256=None, extractor_version="1", read_at=READ_AT
        ).document_id

    assert len({failed(b""), failed(b"\xff"), failed(None)}) == 3
    assert failed(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_kpi_yearly_needs_its_columns() -> None:
    with pytest.raises(SchemaErrors, match="area_id"):
        KpiYearlyFrame.validate(observation_frame([]), lazy=True)
