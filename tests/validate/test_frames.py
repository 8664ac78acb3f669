"""Rows become frames: numbers as they are stated and as they are stored, wordings, and what a column cannot hold."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from etl.extract.observation import Doubt
from etl.validate.columns import NUMBER, OBSERVATION, Column, as_frame, pandas_type
from etl.validate.frames import (
    DocumentRow,
    RejectedRow,
    document_frame,
    observation_frame,
    rejected_frame,
    stated,
    storable,
    stored,
    wordings_in,
)
from tests.warehouse.figures import READ_AT, lang_son

REPORT = lang_son().document
LEVEL = lang_son().observations[3]


def test_a_stated_frame_holds_any_number_and_a_stored_one_what_the_table_holds() -> None:
    odd = replace(LEVEL, value=Decimal("NaN"), value_base=Decimal("Infinity"))
    told = {**stated([LEVEL, odd], [None, None]), "further": np.array(["x", "y"])}
    assert told["value"][0] is LEVEL.value
    assert told["value_base"][1] == Decimal("Infinity")
    pd.testing.assert_frame_equal(as_frame(stored(told, [0])), observation_frame([LEVEL]))
    with pytest.raises(pa.ArrowInvalid):
        stored(told)


@pytest.mark.parametrize("value", ["0.0000001", "10000000000000000000000", "Infinity"])
def test_a_number_that_a_column_cannot_hold_is_never_rounded(value: str) -> None:
    assert storable(Decimal(value)) is None
    with pytest.raises(pa.ArrowInvalid):
        observation_frame([replace(LEVEL, value=Decimal(value))])


@pytest.mark.parametrize(
    "change",
    [
        {"quote": 5},
        {"decimals": "one"},
        {"decimals": 1.5},
        {"char_start": 2.0},
        {"char_start": None},
        {"char_end": 2**70},
    ],
)
def test_what_has_another_type_than_its_column_is_no_frame(change: dict[str, Any]) -> None:
    with pytest.raises((pa.ArrowException, TypeError, ValueError, OverflowError)):
        observation_frame([replace(LEVEL, **change)])


def test_wordings_are_those_of_the_documents_that_are_known() -> None:
    known, other = LEVEL, replace(LEVEL, document_id="b" * 64)
    documents = {LEVEL.document_id: lang_son().document}
    first, second = wordings_in([known, other], documents)
    assert (first is None, second) == (False, None)
    assert observation_frame([known, other], documents)["wording"].isna().to_list() == [False, True]


def test_the_same_rejected_row_twice_is_kept_once_and_its_nulls_stay() -> None:
    row = RejectedRow.of(replace(LEVEL, value=Decimal("NaN")), "validate", "it is no number")
    other = replace(row, char_start=None, locator=None)
    frame = rejected_frame([row, row, other])
    assert frame["char_start"].isna().to_list() == [False, True]
    assert frame["value"].isna().all()


CARD: dict[str, Any] = {"url": "https://sct.langson.gov.vn/1", "publisher": "Sở Công Thương", "trust": "text"}
LATE = datetime(2026, 1, 5, 20, 30, tzinfo=UTC)  # the next day in Vietnam
OF_NONE = {
    "format": None, "title": None, "published_on": None, "published_on_evidence": None, "area_id": None,
    "area_evidence": None, "url": None, "publisher": None, "text": "", "trust": None, "withdrawn_on": None,
    "withdrawn_reason": None,
}  # fmt: skip


def row_of(reason: str | None = None, retracted: str | None = None) -> dict[str, Any]:
    document = replace(REPORT, **CARD, retracted=retracted)
    row = DocumentRow.of(
        document, card_sha256="c" * 64, extractor_version="7", read_at=LATE, reason=reason, in_raw=True, bounds="b"
    )
    return asdict(row)


def test_the_row_of_a_report_has_all_that_is_known_of_it() -> None:
    of_report = {
        name: getattr(REPORT, name)
        for name in ("document_id", "path", "format", "title", "published_on", "published_on_evidence", "area_id",
                     "area_evidence", "text")
    }  # fmt: skip
    assert None not in of_report.values()
    assert row_of() == {
        **of_report, **CARD, "card_sha256": "c" * 64, "extractor_version": "7", "read_at": LATE, "status": "read",
        "reason": None, "in_raw": True, "bounds": None, "withdrawn_on": None, "withdrawn_reason": None, "tries": None,
    }  # fmt: skip


def test_a_report_that_is_doubted_keeps_its_reason_and_the_bounds_of_reading() -> None:
    in_doubt = {"status": "doubtful", "reason": "a page has no letters", "bounds": "b"}
    assert row_of("a page has no letters") == {**row_of(), **in_doubt}


def test_a_report_that_was_retracted_is_withdrawn_on_the_day_it_is_in_vietnam() -> None:
    withdrawn = {"withdrawn_on": date(2026, 1, 6), "withdrawn_reason": "retracted: misprints"}
    assert row_of(retracted="misprints") == {**row_of(), **withdrawn}


@pytest.mark.parametrize(("raw", "hashed"), [(b"bytes", b"bytes"), (b"", b""), (None, "lạng-sơn.pdf".encode())])
def test_a_file_that_cannot_be_read_is_known_by_its_bytes_or_by_its_path(raw: bytes | None, hashed: bytes) -> None:
    row = DocumentRow.failed(
        "lạng-sơn.pdf", "it is damaged", raw=raw, card_sha256="c" * 64, extractor_version="7", read_at=LATE,
        in_raw=False, tries=2, bounds="b",
    )  # fmt: skip
    assert asdict(row) == {
        **OF_NONE, "document_id": hashlib.sha256(hashed).hexdigest(), "path": "lạng-sơn.pdf", "status": "failed",
        "reason": "it is damaged", "card_sha256": "c" * 64, "extractor_version": "7", "read_at": LATE,
        "in_raw": False, "tries": 2, "bounds": "b",
    }  # fmt: skip


@pytest.fixture
def clock_of_vietnam(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The machine's own time is that of Vietnam."""
    with monkeypatch.context() as patched:
        patched.setenv("TZ", "Asia/Ho_Chi_Minh")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("clock_of_vietnam")
def test_the_frame_of_documents_has_their_moments_in_utc() -> None:
    in_vietnam = READ_AT.astimezone(timezone(timedelta(hours=7)))
    rows = [
        DocumentRow.failed("a.txt", "gone", raw=None, card_sha256=None, extractor_version="7", read_at=at)
        for at in (READ_AT, in_vietnam)
    ]
    frame = document_frame(iter(rows))
    assert frame["read_at"].to_list() == [READ_AT.replace(tzinfo=None)] * 2
    assert frame["path"].to_list() == ["a.txt", "a.txt"]
    assert frame["in_raw"].isna().all()


def test_a_rejected_row_has_all_that_is_known_of_its_figure() -> None:
    doubt = Doubt(
        "d" * 64, "not this one", "4.013 tỷ", 3, 11, "dòng 1", "level", "industrial_output", "lang-son", "2015",
        "actual", "value", Decimal("4013.5"), "bn_vnd", "Bảng 1",
    )  # fmt: skip
    row = RejectedRow.of(doubt, "extract", "the place is unknown")
    assert asdict(row) == {**asdict(doubt), "stage": "extract", "reason": "the place is unknown"}
    assert row.value is doubt.value
    validated = RejectedRow.of(doubt, "validate", "the place is unknown")
    assert len({row.rejected_id, validated.rejected_id, replace(row, quote="x").rejected_id}) == 3
    assert replace(row, cell_context=None).rejected_id == row.rejected_id
    frame = rejected_frame([row, validated])
    assert frame["rejected_id"].to_list() == [row.rejected_id, validated.rejected_id]
    assert frame["value"].to_list() == [Decimal("4013.5")] * 2
    assert frame["value"].dtype == pandas_type(Column("value", NUMBER, nullable=True))


@pytest.mark.parametrize("value", ["0", "-0.000001", "9999999999999999999999.999999", "-9999999999999999999999"])
def test_a_number_that_a_column_can_hold_stays_as_it_is(value: str) -> None:
    assert storable(Decimal(value)) == Decimal(value)


def test_no_number_is_none() -> None:
    assert storable(None) is None


def test_a_sentence_holds_the_whole_quote() -> None:
    [wording] = wordings_in([LEVEL], {LEVEL.document_id: REPORT})
    assert wording is not None
    over = replace(LEVEL, char_start=wording.start - 3, char_end=wording.end + 5)
    inside = replace(LEVEL, char_start=wording.start + 1, char_end=wording.end - 1)
    told = stated([over, inside, LEVEL], [wording, wording, None])
    places = [told[name].tolist() for name in ("sentence_start", "sentence_end")]
    assert places[0][:2] == [wording.start - 3, wording.start]
    assert places[1][:2] == [wording.end + 5, wording.end]
    assert [pd.isna(place[2]) for place in places] == [True, True]
    with pytest.raises(ValueError, match="zip"):
        stated([LEVEL, LEVEL], [wording])


def test_figures_of_several_reports_have_each_the_sentence_of_its_own() -> None:
    other = replace(REPORT, document_id="b" * 64, text=f"Trang chủ. {REPORT.text}")
    of_other = replace(LEVEL, document_id=other.document_id, char_start=LEVEL.char_start + len("Trang chủ. "))
    documents = {one.document_id: one for one in (REPORT, other)}
    figures = [*lang_son().observations, of_other, LEVEL]
    for found, figure in zip(wordings_in(figures, documents), figures, strict=True):
        assert found is not None
        assert found.start <= figure.char_start < found.end
        assert figure.quote.split()[0] in documents[figure.document_id].text[found.start : found.end]


def test_rows_are_taken_in_the_order_asked_for_and_with_the_columns_of_the_table_alone() -> None:
    figures = lang_son().observations[:3]
    told = {**stated(figures, [None] * 3), "further": np.array(["x", "y", "z"])}
    for rows, expected in (([2, 0], [figures[2], figures[0]]), ([], []), (None, figures)):
        kept = as_frame(stored(told, rows))
        assert list(kept) == [column.name for column in OBSERVATION]
        assert kept["value"].to_list() == [figure.value for figure in expected]
        assert kept["observation_id"].to_list() == [figure.observation_id for figure in expected]


def test_a_null_where_there_may_be_none_and_a_broken_number_name_their_column() -> None:
    with pytest.raises(ValueError, match=r"^a null in char_start, where there may be none$"):
        observation_frame([replace(LEVEL, char_start=None)])  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"^double in decimals, where whole numbers are$"):
        observation_frame([replace(LEVEL, decimals=1.5)])  # type: ignore[arg-type]
