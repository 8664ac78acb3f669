"""The figures of a page as a file, written by the same functions as `etl export`."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Literal

from fastapi.responses import Response, StreamingResponse

from etl.explore.words import Words
from etl.query.export import Request, export_from
from etl.query.export.contents import What
from etl.query.pages.published import Published
from etl.query.selection import EVERYTHING, Selection

Suffix = Literal["xlsx", "csv", "parquet"]
KINDS: dict[Suffix, str] = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "parquet": "application/vnd.apache.parquet",
}
PIECE = 1 << 18
"""Bytes that are sent at once."""

AT_ONCE = 2
"""Files that are written at the same time; others wait."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is taken along, and which rows of it; `name` is what the file is called."""

    what: What
    name: str
    chosen: Selection = EVERYTHING


class Downloads:
    """Writes files of what is published, a few at a time."""

    def __init__(self, published: Published) -> None:
        self._published = published
        self._free = threading.BoundedSemaphore(AT_ONCE)

    def file(self, wanted: Wanted, suffix: Suffix, words: Words) -> Response | None:
        """The file as an answer; None where nothing is known of the report or run it is of. Raises WarehouseError."""
        chosen = wanted.chosen
        with self._free, _folder() as folder:
            target = folder / f"{wanted.name}.{suffix}"
            request = Request(wanted.what, target, suffix, chosen, words.lang, bom=suffix == "csv")
            with self._published.asked() as connection:
                written = export_from(connection, request)
            if not written.rows and (chosen.documents or chosen.runs):
                return None
            # The folder goes now, and what is open in it when it has been sent: memory never holds the whole file.
            file, size = target.open("rb"), target.stat().st_size
        headers = {
            "content-disposition": f'attachment; filename="{target.name}"',
            "content-length": str(size),
            "cache-control": "no-cache",
        }
        return StreamingResponse(_pieces(file), media_type=KINDS[suffix], headers=headers)


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while piece := file.read(PIECE):
            yield piece


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="etl-explore-") as folder:
        yield Path(folder)


def split(name: str) -> tuple[str, Suffix] | None:
    """`exports.tea.xlsx` → `exports.tea` and `xlsx`; None where it ends in no known suffix."""
    stem, _, suffix = name.rpartition(".")
    return next(((stem, known) for known in KINDS if known == suffix and stem), None)
