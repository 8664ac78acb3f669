"""Dataclasses become columns with the types of `columns`, as arrays and as frames. The checks are in `schemas`.

A frame costs half a millisecond more than its arrays, and each column that is taken out of it again some of that.
"""

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
from etl.validate.columns import (
    DOCUMENT,
    OBSERVATION,
    REJECTED,
    Arrays,
    Column,
    Columns,
    arrow_type,
    as_frame,
    pandas_type,
)
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
        return hashlib.sha256("\x1f".join(map(str, _hashed(self))).encode()).hexdigest()[:16]

    @classmethod
    def of(cls, figure: Doubt | Observation, stage: str, reason: str) -> RejectedRow:
        """The row of a figure that `stage` did not accept for `reason`."""
        told = dict(zip(_TOLD, _told(figure), strict=True))
        return cls(**told, stage=stage, reason=reason, value=storable(figure.value))


_PARTS = tuple(part.name for part in fields(RejectedRow))
_hashed = attrgetter(*(name for name in _PARTS if name != "cell_context"))
_TOLD = tuple(name for name in _PARTS if name not in ("stage", "reason", "value"))
_told = attrgetter(*_TOLD)


def storable(value: Decimal | None) -> Decimal | None:
    """`value`, or None when DECIMAL(28, 6) cannot hold it: not finite, too large, or with more than six decimals."""
    if value is None or not value.is_finite() or abs(value) >= Decimal(10) ** 22:
        return None
    return value if value == value.quantize(Decimal("0.000001")) else None


def document_frame(rows: Iterable[DocumentRow]) -> DataFrame:
    """One row per document, columns of the table `document`; `read_at` as UTC without a zone, as the table has it."""
    return as_frame(document_arrays(rows))


def document_arrays(rows: Iterable[DocumentRow]) -> Arrays:
    """The columns of a `document_frame`."""
    made = list(rows)
    read_at = [row.read_at.astimezone(UTC).replace(tzinfo=None) for row in made]
    return _arrays(DOCUMENT, made, {"read_at": read_at})


def observation_frame(
    observations: Iterable[Observation], documents: Mapping[str, Document] = MappingProxyType({})
) -> DataFrame:
    """One row per observation, columns of the table `observation`.

    `documents` by document_id, for the wording of each figure; it is null where the document is not among them. Raises
    pyarrow's ArrowInvalid for a number that the columns cannot hold.
    """
    figures = list(observations)
    return as_frame(stored(stated(figures, wordings_in(figures, documents))))


def stated(figures: Sequence[Observation], worded: Sequence[Wording | None]) -> Arrays:
    """The columns of an `observation_frame`, but with the numbers as they were stated: Python objects, whatever they
    are.

    `worded` has the wording of each figure. Its sentence holds the whole quote, which may go on into the next one.
    """
    pairs = list(zip(worded, figures, strict=True))
    sentences = {
        "wording": [one and one.number for one in worded],
        "sentence_start": [one and min(one.start, figure.char_start) for one, figure in pairs],
        "sentence_end": [one and max(one.end, figure.char_end) for one, figure in pairs],
    }
    return _arrays(OBSERVATION, figures, sentences, exact=False)


def stored(told: Arrays, rows: Sequence[int] | None = None) -> Arrays:
    """What was `stated`, whatever further columns are beside it, with exactly the columns of `observation`: all rows,
    or those with these numbers."""
    import numpy as np

    kept = told
    if rows is not None:
        places = np.asarray(rows, dtype=np.int64)
        kept = {column.name: told[column.name].take(places) for column in OBSERVATION}
    return {
        column.name: array_of(column, kept[column.name].tolist()) if column.kind.precision else kept[column.name]
        for column in OBSERVATION
    }


def rejected_frame(rows: Iterable[RejectedRow]) -> DataFrame:
    """One row per figure that was not accepted, columns of the table `rejected`; the same row twice is kept once."""
    return as_frame(rejected_arrays(rows))


def rejected_arrays(rows: Iterable[RejectedRow]) -> Arrays:
    """The columns of a `rejected_frame`."""
    unique = {row.rejected_id: row for row in rows}
    return _arrays(REJECTED, list(unique.values()), {"rejected_id": list(unique)})


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


def _arrays(columns: Columns, rows: Sequence[Any], computed: Mapping[str, Sequence[Any]], exact: bool = True) -> Arrays:
    """The rows column by column, so that a frame without rows or with nulls only has the same types.

    Columns that are not `computed` are attributes of the rows. Unless `exact`, numbers stay what they are.
    """
    return {
        column.name: array_of(
            column,
            computed[column.name] if column.name in computed else list(map(attrgetter(column.name), rows)),
            exact,
        )
        for column in columns
    }


def array_of(column: Column, values: Sequence[Any], exact: bool = True) -> Any:
    """The values as an array of the type of the column; unless `exact`, numbers as the objects that they are.

    Raises pyarrow's ArrowException, ValueError or TypeError for a value of another type.
    """
    import numpy as np
    import pyarrow as pa

    if column.kind.precision and not exact:
        objects = np.empty(len(values), dtype=object)
        objects[:] = values
        return objects
    # Through Arrow: it accepts only values of the type, and is several times as fast.
    dtype, kind = pandas_type(column), arrow_type(column.kind)
    if column.kind.python is int:  # told the type, it would cut off decimals
        made = pa.array(values)
        if not (pa.types.is_integer(made.type) or pa.types.is_null(made.type)):
            raise TypeError(f"{made.type} in {column.name}, where whole numbers are")
        made = made.cast(kind)
    else:
        made = pa.array(values, kind)
    if hasattr(dtype, "__from_arrow__"):
        return dtype.__from_arrow__(made)
    if made.null_count:
        raise ValueError(f"a null in {column.name}, where there may be none")
    return made.to_numpy(zero_copy_only=False)
