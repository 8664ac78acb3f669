"""Batches of readings as files: the rows of documents, figures and rejected figures as Parquet, and an index of them.

A batch is known by its index alone, which is written last and names the version that read it, its documents, and the
size and hash of each file: what was cut short, changed, or read by other rules is never taken for it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl.documents.document import Note
from etl.documents.formats.programs import programs_for
from etl.errors import WarehouseError
from etl.language.years import Years
from etl.pipeline.discover import RawFile
from etl.pipeline.read import Judgement
from etl.pipeline.report import DocumentLine
from etl.settings import Settings
from etl.warehouse.error_translation import fault

if TYPE_CHECKING:
    from pyarrow import Table

TABLES = ("document", "observation", "rejected")


@dataclass(frozen=True, slots=True)
class Terms:
    """What a run stages: into which `folder`, under which rules, when, and which years it is about.

    `again` are the names of documents that are taken whatever they report on.
    """

    folder: Path
    extractor_version: str
    started_at: datetime
    years: Years = field(default_factory=Years)
    again: frozenset[str] = frozenset()

    def take(self, name: str, periods: Collection[str]) -> bool:
        """Whether the run takes a document that reports on these periods; one without any may be about every year."""
        return not periods or self.years.meet(periods) or name in self.again


@dataclass(frozen=True, slots=True)
class StagedDocument:
    """A document of a batch: its line in the report of the run, and what a later run has to know to take it up.

    `path` and `card_sha256` are those of its raw file, `periods` what its figures report on.
    """

    line: DocumentLine
    path: str
    card_sha256: str | None
    periods: tuple[str, ...]
    notes: tuple[Note, ...] = ()

    def is_of(self, file: RawFile) -> bool:
        """Whether it is what reading `file` gives under the same rules. One that failed may not fail again."""
        same = (self.line.document_id, self.card_sha256, self.path)
        return self.line.judgement.status != "failed" and same == (
            file.document_id,
            file.card_sha256,
            str(file.path.absolute()),
        )


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch that is staged: `stem` is the path of its files without their endings, `sums` their sizes and hashes.

    `outside` are the names of the files that were read and left out because they report on other years.
    """

    stem: Path
    sums: Mapping[str, tuple[int, str]]
    lines: tuple[DocumentLine, ...]
    notes: tuple[tuple[str, Note], ...] = ()
    outside: tuple[str, ...] = ()

    @property
    def observations(self) -> int:
        """The figures that were accepted."""
        return sum(line.observations for line in self.lines)

    @property
    def rejected(self) -> int:
        """The rows of its rejected figures."""
        return sum(line.rejected for line in self.lines)

    def file(self, table: str) -> Path:
        """The file with its rows of `table`."""
        return self.stem.with_name(f"{self.stem.name}.{table}.parquet")

    def check(self) -> None:
        """Raise WarehouseError when one of its files is not as it was written."""
        for table, sum_ in self.sums.items():
            try:
                is_whole = _sum(self.file(table)) == sum_
            except FileNotFoundError:
                is_whole = False
            if not is_whole:
                what = "it is not what was staged: another program has changed it, or it lies on another machine"
                remedy = "name a folder that every process of the run reaches (ETL_STAGING), and run again"
                raise WarehouseError(self.file(table), what, remedy)


def write(
    tables: Mapping[str, Table],
    documents: Sequence[StagedDocument],
    settings: Settings,
    terms: Terms,
    outside: Sequence[str] = (),
) -> Batch:
    """Writes the rows of a batch and its index into the folder of the run. Raises WarehouseError, as on a full disk."""
    import pyarrow.parquet as parquet

    stem = terms.folder / _key(documents, settings, terms)
    lines = tuple(document.line for document in documents)
    notes = tuple((document.line.name, note) for document in documents for note in document.notes)
    batch = Batch(stem, {}, lines, notes, tuple(outside))
    if not documents:
        return batch
    unfinished = stem.with_name(f"{stem.name}.unfinished")
    sums = {}
    try:
        for name, table in tables.items():
            parquet.write_table(table, unfinished, compression="zstd")
            sums[name] = _sum(unfinished)
            unfinished.replace(batch.file(name))
        index = {
            "terms": _terms(documents, settings, terms),
            "sums": sums,
            "documents": [_plain(one) for one in documents],
        }
        unfinished.write_text(_sealed(json.dumps(index)), "utf-8")
        unfinished.replace(_index(stem))
    except OSError as error:
        with suppress(OSError):
            unfinished.unlink()
        raise fault(terms.folder, error) from error
    return Batch(stem, sums, lines, notes, tuple(outside))


def read(index: Path, settings: Settings, terms: Terms) -> tuple[Batch, list[StagedDocument]] | None:
    """The batch of an index, with its documents; None where it is damaged, or was read under other rules or bounds."""
    try:
        text, _, seal = index.read_text("utf-8").rpartition("\n")
        if seal != hashlib.sha256(text.encode()).hexdigest():
            return None
        said = json.loads(text)
        documents = [_document(row) for row in said["documents"]]
        if said["terms"] != _terms(documents, settings, terms):
            return None
        lines = tuple(document.line for document in documents)
        notes = tuple((document.line.name, note) for document in documents for note in document.notes)
        stem = index.with_name(index.name.removesuffix(".json"))
        batch = Batch(stem, {name: (size, digest) for name, (size, digest) in said["sums"].items()}, lines, notes)
        batch.check()
    except (OSError, ValueError, KeyError, TypeError, WarehouseError):
        return None
    return batch, documents


def indexes(folder: Path) -> list[Path]:
    """The indexes in the folder of a run."""
    return sorted(folder.glob("*.json"))


def rows_of(batch: Batch, document_ids: Collection[str]) -> dict[str, Table]:
    """The rows of these documents alone, by table."""
    import pyarrow as pa
    import pyarrow.compute as pc
    import pyarrow.parquet as parquet

    wanted = pa.array(sorted(document_ids), pa.large_string())
    read_tables = {table: parquet.read_table(batch.file(table)) for table in TABLES}
    return {name: rows.filter(pc.is_in(rows["document_id"], wanted)) for name, rows in read_tables.items()}


def remove(folder: Path, kept: Iterable[Path] = ()) -> None:
    """Remove what is staged in the folder of a run, but for the batches of the `kept` stems."""
    names = {stem.name for stem in kept}
    for file in folder.iterdir():
        if file.suffix in (".parquet", ".json", ".unfinished") and file.name.split(".")[0] not in names:
            file.unlink(missing_ok=True)


def _index(stem: Path) -> Path:
    return stem.with_name(f"{stem.name}.json")


def _sealed(text: str) -> str:
    return f"{text}\n{hashlib.sha256(text.encode()).hexdigest()}"


def _sum(path: Path) -> tuple[int, str]:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        return file.tell(), digest


def _terms(documents: Iterable[StagedDocument], settings: Settings, terms: Terms) -> list[str]:
    """What the readings depend on besides their files."""
    programs = sorted({programs_for(document.line.name) for document in documents})
    bounds = [settings.reading_bounds, str(settings.raw.absolute())]
    return [terms.extractor_version, *bounds, *programs]


def _key(documents: Sequence[StagedDocument], settings: Settings, terms: Terms) -> str:
    """The name of a batch: the same for the same files, cards, rules and bounds."""
    digest = hashlib.sha256("\0".join(_terms(documents, settings, terms)).encode())
    for document in documents:
        parts = (document.path, document.line.name, document.line.document_id, document.card_sha256)
        digest.update("\0".join(map(str, parts)).encode("utf-8", "surrogateescape") + b"\n")
    return digest.hexdigest()[:32]


def _plain(document: StagedDocument) -> dict[str, Any]:
    notes = [(str(note), note.kind, note.parts) for note in document.notes]
    return {**asdict(document), "notes": notes}


def _document(row: dict[str, Any]) -> StagedDocument:
    line = {**row["line"], "judgement": Judgement(**row["line"]["judgement"])}
    notes = tuple(Note(*note) for note in row["notes"])
    return StagedDocument(**{**row, "line": DocumentLine(**line), "periods": tuple(row["periods"]), "notes": notes})
