"""Dataclasses become frames with the columns of the warehouse's tables. What is checked stands in `schemas`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from etl.documents.document import Document
from etl.extract.observation import Doubt, Observation
from etl.validate.text_fingerprint import wordings

if TYPE_CHECKING:
    from pandas import DataFrame
    from pyarrow import Table

_STATED = ("observation_id", *(f.name for f in fields(Observation) if f.name != "evidence"))
OBSERVATION_COLUMNS = (*_STATED, "wording")


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A row of the table `document`; what the columns mean stands in `warehouse/sql/tables/document.sql`.

    `status` is `read`, `doubtful` or `failed`, `reason` says why it is not `read`; `read_at` carries its time zone.
    """

    document_id: str
    path: str
    format: str | None
    title: str | None
    published_on: date | None
    published_on_evidence: str | None
    area_id: str | None
    area_evidence: str | None
    url: str | None
    publisher: str | None
    text: str
    card_sha256: str | None
    extractor_version: str
    status: str
    reason: str | None
    read_at: datetime
    trust: str | None

    @classmethod
    def of(
        cls,
        document: Document,
        *,
        card_sha256: str | None,
        extractor_version: str,
        read_at: datetime,
        reason: str | None = None,
    ) -> DocumentRow:
        """The row of a document that was read: `doubtful` when there is a `reason` to doubt it, else `read`."""
        known = {name: getattr(document, name) for name in (f.name for f in fields(cls)) if hasattr(document, name)}
        status = "doubtful" if reason else "read"
        return cls(**known, card_sha256=card_sha256, extractor_version=extractor_version, read_at=read_at,
                   status=status, reason=reason)  # fmt: skip

    @classmethod
    def failed(
        cls,
        path: str,
        reason: str,
        *,
        raw: bytes | None,
        card_sha256: str | None,
        extractor_version: str,
        read_at: datetime,
    ) -> DocumentRow:
        """The row of a file that could not be read, known by its bytes, or by its path when they cannot be had."""
        document_id = hashlib.sha256(path.encode() if raw is None else raw).hexdigest()
        return cls(document_id=document_id, path=path, format=None, title=None, published_on=None,
                   published_on_evidence=None, area_id=None, area_evidence=None, url=None, publisher=None, text="",
                   card_sha256=card_sha256, extractor_version=extractor_version, status="failed", reason=reason,
                   read_at=read_at, trust=None)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A figure that was not accepted: `stage` is `extract` or `validate`, unknown parts are None."""

    document_id: str
    stage: str
    reason: str
    indicator: str | None
    area_id: str | None
    period: str | None
    scenario: str | None
    measure: str | None
    value: Decimal | None
    unit: str | None
    quote: str
    char_start: int
    char_end: int
    locator: str
    rule: str

    @property
    def rejected_id(self) -> str:
        """Hash (16 hex digits) of everything that is known of the figure, and of the reason."""
        parts = (getattr(self, f.name) for f in fields(self))
        return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:16]

    @classmethod
    def of(cls, figure: Doubt | Observation, stage: str, reason: str) -> RejectedRow:
        """The row of a figure that `stage` did not accept for `reason`."""
        told = {f.name: getattr(figure, f.name) for f in fields(cls) if f.name not in ("stage", "reason", "value")}
        return cls(**told, stage=stage, reason=reason, value=storable(figure.value))


def storable(value: Decimal | None) -> Decimal | None:
    """`value`, or None when DECIMAL(28, 6) cannot hold it: not finite, too large, or with more than six decimals."""
    if value is None or not value.is_finite() or abs(value) >= Decimal(10) ** 22:
        return None
    return value if value == value.quantize(Decimal("0.000001")) else None


def document_frame(rows: Iterable[DocumentRow]) -> DataFrame:
    """One row per document, columns of the table `document`; `read_at` as UTC without a zone, as the table has it."""
    records = [
        [getattr(row, f.name) if f.name != "read_at" else row.read_at.astimezone(UTC).replace(tzinfo=None)
         for f in fields(DocumentRow)]
        for row in rows
    ]  # fmt: skip
    return _frame(records, [f.name for f in fields(DocumentRow)])


def observation_frame(
    observations: Iterable[Observation], documents: Mapping[str, Document] = MappingProxyType({})
) -> DataFrame:
    """One row per observation, columns of the table `observation`; values stay decimals.

    `documents` by document_id, for the wording of each figure; it is null where the document is not among them.
    """
    figures = list(observations)
    worded = zip(figures, _wordings(figures, documents), strict=True)
    records = [[*(getattr(figure, name) for name in _STATED), wording] for figure, wording in worded]
    return _frame(records, OBSERVATION_COLUMNS)


def _wordings(figures: Sequence[Observation], documents: Mapping[str, Document]) -> list[int | None]:
    """The wording of each figure, in their order."""
    rows: dict[str, list[int]] = {}
    for row, figure in enumerate(figures):
        rows.setdefault(figure.document_id, []).append(row)
    found: list[int | None] = [None] * len(figures)
    for document_id in rows.keys() & documents.keys():
        places = [figures[row].char_start for row in rows[document_id]]
        for row, wording in zip(rows[document_id], wordings(documents[document_id].text, places), strict=True):
            found[row] = wording
    return found


def rejected_frame(rows: Iterable[RejectedRow]) -> DataFrame:
    """One row per figure that was not accepted, columns of the table `rejected`; the same row twice is kept once."""
    columns = ["rejected_id", *(f.name for f in fields(RejectedRow))]
    unique = {row.rejected_id: [getattr(row, name) for name in columns] for row in rows}
    return _frame(list(unique.values()), columns)


_OBJECTS = {"value", "value_to", "value_base", "published_on"}
_WHOLE_NUMBERS = {"decimals", "char_start", "char_end"}


def _frame(records: Sequence[Sequence[Any]], columns: Sequence[str]) -> DataFrame:
    """Column by column with its own type, so that a frame without rows or with nulls only has the same types."""
    import pandas as pd

    def typed(name: str, values: list[Any]) -> pd.Series[Any]:
        if name in _OBJECTS:  # decimals and days; pandas would make floats and timestamps of them
            return pd.Series(values, dtype=object)
        if name in _WHOLE_NUMBERS:
            return pd.Series(values, dtype="int64")
        if name == "wording":
            return pd.Series(values, dtype="Int64")
        return pd.Series(values, dtype="datetime64[us]" if name == "read_at" else "str")

    return pd.DataFrame({name: typed(name, [record[i] for record in records]) for i, name in enumerate(columns)})


ROW_GROUP = 122_880
"""Rows that DuckDB writes as one; a table in batches of so many is written by all cores at once."""


def arrow(frame: DataFrame) -> Table:
    """The frame as Arrow in batches of ROW_GROUP, decimals and days in the exact types of the warehouse's columns.

    From a column of Python objects DuckDB would guess a type by a sample of the rows, and a wider figure further down
    would fail the load.
    """
    import pyarrow as pa

    exact = {
        "value": pa.decimal128(28, 6),
        "value_to": pa.decimal128(28, 6),
        "value_base": pa.decimal128(38, 6),
        "published_on": pa.date32(),
    }
    columns = {name: pa.array(frame[name], type=exact.get(name), from_pandas=True) for name in frame.columns}
    table = pa.table(columns)
    return pa.Table.from_batches(table.to_batches(ROW_GROUP), table.schema)
