"""The figures of a page as a file, written by the same functions as `etl export`."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from fastapi.responses import Response

from etl.catalogue import Catalogue
from etl.explore.words import Words
from etl.language.years import Years
from etl.query.export import Request, export_from
from etl.query.export.contents import What
from etl.query.pages.published import Published
from etl.query.selection import Selection

Suffix = Literal["xlsx", "csv", "parquet"]
KINDS: dict[Suffix, str] = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "parquet": "application/vnd.apache.parquet",
}
AT_ONCE = 2
"""Files that are written at the same time; others wait."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is taken along: KPIs or figures, of an area, an indicator, years; `name` is what the file is called."""

    what: What
    name: str
    area_id: str | None = None
    indicator: str | None = None
    years: str | None = None


class Downloads:
    """Writes files of what is published, a few at a time."""

    def __init__(self, published: Published, catalogue: Catalogue) -> None:
        self._published, self._catalogue = published, catalogue
        self._free = threading.BoundedSemaphore(AT_ONCE)

    def file(self, wanted: Wanted, suffix: Suffix, words: Words) -> Response:
        """The file as an answer. Raises WarehouseError, and UsageError for years that cannot be meant."""
        chosen = Selection(
            None if wanted.area_id is None else (wanted.area_id,),
            None if wanted.indicator is None else (wanted.indicator,),
            Years.parse(wanted.years),
        )
        with self._free, _folder() as folder:
            target = folder / f"{wanted.name}.{suffix}"
            request = Request(wanted.what, target, suffix, chosen, words.lang, bom=suffix == "csv")
            with self._published.asked(download=True) as connection:
                export_from(connection, request)
            content = target.read_bytes()
        headers = {"content-disposition": f'attachment; filename="{target.name}"', "cache-control": "no-cache"}
        return Response(content, media_type=KINDS[suffix], headers=headers)


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="etl-explore-") as folder:
        yield Path(folder)


def split(name: str) -> tuple[str, Suffix] | None:
    """`exports.tea.xlsx` → `exports.tea` and `xlsx`; None where it ends in no known suffix."""
    stem, _, suffix = name.rpartition(".")
    return next(((stem, known) for known in KINDS if known == suffix and stem), None)
