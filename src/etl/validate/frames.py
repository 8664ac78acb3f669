"""Dataclasses become frames with the columns and types of `columns`. The checks are in `schemas`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from decimal import Decimal
from operator import attrgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from etl.documents.document import Document
from etl.extract.observation import Doubt, Observation
from etl.validate.columns import DOCUMENT, OBSERVATION, REJECTED, Column, Columns, arrow_type, pandas_type
from etl.validate.text_fingerprint import Wording, wordings
from etl.vietnam_time import day_in_vietnam

if TYPE_CHECKING:
    from pandas import DataFrame


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A row of the table `document`; the columns are documented in `warehouse/sql/tables/document.sql`.

    `status` is `read`, `doubtful` or `failed`, `reason` states why it is not `read`; `read_at` has its time zone. The
    figures of one with `withdrawn_on` count no more from that day; `in_raw` is None where nobody knows. `tries` is how
    often in a row reading it failed for a reason that may pass, `bounds` those of reading where it is not simply read.
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
    in_raw: bool | None = None
    withdrawn_on: date | None = None
    withdrawn_reason: str | None = None
    tries: int | None = None
    bounds: str | None = None

    @classmethod
    def of(
        cls,
        document: Document,
        *,
        card_sha256: str | None,
        extractor_version: str,
        read_at: datetime,
        reason: str | None = None,
        in_raw: bool | None = None,
        bounds: str | None = None,
    ) -> DocumentRow:
        """The row of a document that was read: `doubtful` when there is a `reason` to doubt it, else `read`.

        One that its card calls retracted is withdrawn from the day on which that is read.
        """
        status = "doubtful" if reason else "read"
        known = dict(zip(_OF_DOCUMENT, _of_document(document), strict=True))
        return cls(**known, card_sha256=card_sha256, extractor_version=extractor_version, read_at=read_at,
                   status=status, reason=reason, in_raw=in_raw, bounds=bounds if reason else None,
                   withdrawn_on=day_in_vietnam(read_at) if document.retracted else None,
                   withdrawn_reason=f"retracted: {document.retracted}" if document.retracted else None)  # fmt: skip

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
        in_raw: bool | None = None,
        tries: int | None = None,
        bounds: str | None = None,
    ) -> DocumentRow:
        """The row of a file that could not be read, identified by its bytes, or by its path when they are not
        available."""
        document_id = hashlib.sha256(path.encode() if raw is None else raw).hexdigest()
        return cls(document_id=document_id, path=path, format=None, title=None, published_on=None,
                   published_on_evidence=None, area_id=None, area_evidence=None, url=None, publisher=None, text="",
                   card_sha256=card_sha256, extractor_version=extractor_version, status="failed", reason=reason,
                   read_at=read_at, trust=None, in_raw=in_raw, tries=tries, bounds=bounds)  # fmt: skip


_OF_DOCUMENT = tuple(
    sorted({field.name for field in fields(DocumentRow)} & {name for name in dir(Document) if not name.startswith("_")})
)
_of_document = attrgetter(*_OF_DOCUMENT)


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
    char_start: int | None
    char_end: int | None
    locator: str | None
    rule: str | None
    cell_context: str | None = None

    @property
    def rejected_id(self) -> str:
        """Hash (16 hex digits) of all fields of the figure but the context of its cell, and of the reason."""
        parts = (getattr(self, f.name) for f in fields(self) if f.name != "cell_context")
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
    made = list(rows)
    read_at = [row.read_at.astimezone(UTC).replace(tzinfo=None) for row in made]
    return _frame(DOCUMENT, made, {"read_at": read_at})


def observation_frame(
    observations: Iterable[Observation], documents: Mapping[str, Document] = MappingProxyType({})
) -> DataFrame:
    """One row per observation, columns of the table `observation`.

    `documents` by document_id, for the wording of each figure; it is null where the document is not among them. Raises
    pyarrow's ArrowInvalid for a number that the columns cannot hold.
    """
    figures = list(observations)
    return stored(stated_frame(figures, wordings_in(figures, documents)))


def stated_frame(
    figures: Sequence[Observation], worded: Sequence[Wording | None], further: Mapping[str, Any] = MappingProxyType({})
) -> DataFrame:
    """As `observation_frame`, but with the numbers as they were stated: Python objects, whatever they are.

    `worded` has the wording of each figure. Its sentence holds the whole quote, which may go on into the next one.
    `further` are arrays that become columns after these.
    """
    pairs = list(zip(worded, figures, strict=True))
    sentences = {
        "wording": [one and one.number for one in worded],
        "sentence_start": [one and min(one.start, figure.char_start) for one, figure in pairs],
        "sentence_end": [one and max(one.end, figure.char_end) for one, figure in pairs],
    }
    return _frame(OBSERVATION, figures, sentences, further, exact=False)


def stored(stated: DataFrame) -> DataFrame:
    """The rows of a `stated_frame`, or of one with further columns, with exactly the columns of `observation`."""
    return _assembled({
        column.name: array_of(column, stated[column.name].to_list())
        if column.kind.precision
        else stated[column.name].array
        for column in OBSERVATION
    })  # fmt: skip


def rejected_frame(rows: Iterable[RejectedRow]) -> DataFrame:
    """One row per figure that was not accepted, columns of the table `rejected`; the same row twice is kept once."""
    unique = {row.rejected_id: row for row in rows}
    return _frame(REJECTED, list(unique.values()), {"rejected_id": list(unique)})


def wordings_in(figures: Sequence[Observation], documents: Mapping[str, Document]) -> list[Wording | None]:
    """The wording of each figure, in their order; None where its document is not among those given by their ids."""
    rows: dict[str, list[int]] = {}
    for row, figure in enumerate(figures):
        rows.setdefault(figure.document_id, []).append(row)
    found: list[Wording | None] = [None] * len(figures)
    for document_id in rows.keys() & documents.keys():
        places = [figures[row].char_start for row in rows[document_id]]
        for row, wording in zip(rows[document_id], wordings(documents[document_id].text, places), strict=True):
            found[row] = wording
    return found


def _frame(
    columns: Columns,
    rows: Sequence[Any],
    computed: Mapping[str, Sequence[Any]],
    further: Mapping[str, Any] = MappingProxyType({}),
    exact: bool = True,
) -> DataFrame:
    """The rows column by column, so that a frame without rows or with nulls only has the same types.

    Columns that are not `computed` are attributes of the rows. Unless `exact`, numbers stay what they are.
    """
    made = {
        column.name: array_of(
            column,
            computed[column.name] if column.name in computed else list(map(attrgetter(column.name), rows)),
            exact,
        )
        for column in columns
    }
    return _assembled({**made, **further})


def array_of(column: Column, values: Sequence[Any], exact: bool = True) -> Any:
    """The values as an array of the type of the column; unless `exact`, numbers as the objects that they are.

    Raises pyarrow's ArrowException, ValueError or TypeError for a value of another type.
    """
    import numpy as np
    import pandas as pd
    import pyarrow as pa

    if column.kind.precision and not exact:
        objects = np.empty(len(values), dtype=object)
        objects[:] = values
        return objects
    dtype = pandas_type(column)
    # Through Arrow where the type has one: it accepts only values of the type and is several times as fast.
    if hasattr(dtype, "__from_arrow__"):
        return dtype.__from_arrow__(pa.array(values, arrow_type(column.kind)))
    return pd.Series(values, dtype=dtype).array


def _assembled(columns: Mapping[str, Any]) -> DataFrame:
    """A frame of arrays: one of series would be aligned row by row."""
    import pandas as pd

    return pd.DataFrame(columns, copy=False)
