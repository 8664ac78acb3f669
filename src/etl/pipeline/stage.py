"""Files become staged batches: read, judged and written in the process that reads them; only paths and counts go on.

Importing this module imports neither pandas nor pandera: the first batch that is written does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from etl.catalogue import Catalogue, load
from etl.pipeline.discover import RawFile, Work
from etl.pipeline.read import Judgement, Progress, Reading, readings_of
from etl.pipeline.report import DocumentLine
from etl.pipeline.staged import Batch, StagedDocument, Terms, indexes, read, rows_of, write
from etl.reading.collector import collector_paused
from etl.settings import Settings

READ = Judgement("read")

SIZE = 500
"""Documents of a batch: what is lost at most when a process ends, so few that they take little memory, and so many that
checking a frame, which costs the same for few rows, costs little for each."""


@dataclass(frozen=True, slots=True)
class Staged:
    """What a run has staged: the `batches` that are to be loaded, the names of the files `outside` of its years, those
    that are still to be read (`rest`), and batches of dead runs that a later one may take up (`aside`)."""

    batches: tuple[Batch, ...] = ()
    outside: tuple[str, ...] = ()
    rest: tuple[RawFile, ...] = ()
    aside: tuple[Batch, ...] = ()

    def with_more(self, batches: Sequence[Batch], files: Sequence[RawFile]) -> Staged:
        """With the batches of the rest, all in the order of the `files`, whose names and ids they share."""
        named = {file.name: file for file in files}
        every = [*self.batches, *(_sharing(batch, named) for batch in batches if batch.lines)]
        every.sort(key=lambda batch: batch.lines[0].name)
        outside = sorted((*self.outside, *(name for batch in batches for name in batch.outside)))
        return replace(self, batches=tuple(every), outside=tuple(outside), rest=())


def _sharing(batch: Batch, named: Mapping[str, RawFile]) -> Batch:
    """The batch without copies of what is known of its files: of a hundred thousand they would be 25 MB."""
    lines = []
    for line in batch.lines:
        file = named[line.name]
        its_id = file.document_id if file.document_id == line.document_id else line.document_id
        judgement = READ if line.judgement == READ else line.judgement
        lines.append(replace(line, name=file.name, document_id=its_id, judgement=judgement))
    return replace(batch, lines=tuple(lines))


def stage_files(
    files: Sequence[RawFile], settings: Settings, terms: Terms, done: Progress | None = None
) -> list[Batch]:
    """Paths in, batches out, in the order of the files. Raises WarehouseError where one cannot be written."""
    known, readings, batches = load(), _told(readings_of(files, settings), done), list[Batch]()
    while len(batches) * SIZE < len(files):
        with collector_paused():
            batches.append(stage(list(islice(readings, SIZE)), settings, terms, known))
    return batches


def _told(readings: Iterator[Reading], done: Progress | None) -> Iterator[Reading]:
    for count, reading in enumerate(readings, 1):
        if done is not None:
            done(count)
        yield reading


def stage(readings: Sequence[Reading], settings: Settings, terms: Terms, catalogue: Catalogue) -> Batch:
    """The readings that the run takes, judged and staged. Raises WarehouseError where they cannot be written."""
    from etl.pipeline.judging import rows_of_tables, validate_batch  # pandas and pandera

    kept = [reading for reading in readings if terms.take(reading.file.name, reading.periods)]
    names = {reading.file.name for reading in kept}
    outside = [reading.file.name for reading in readings if reading.file.name not in names]
    checked = validate_batch(kept, catalogue)
    documents = [_document(reading, line) for reading, line in zip(kept, checked.lines, strict=True)]
    return write(rows_of_tables(checked, settings, terms) if kept else {}, documents, settings, terms, outside)


def _document(reading: Reading, line: DocumentLine) -> StagedDocument:
    return StagedDocument(
        line=line,
        path=str(reading.file.path.absolute()),
        card_sha256=reading.file.card_sha256,
        periods=tuple(sorted(reading.periods)),
        notes=() if reading.document is None else tuple(reading.document.notes),
    )


def take_up(work: Work, settings: Settings, terms: Terms) -> Staged:
    """What is staged already of the files that are `todo`, and what is left to be read.

    Of a batch of which only a part holds, that part is staged anew. Raises WarehouseError where that cannot be written.
    """
    files = {file.name: file for file in work.todo}
    todo = dict(files)
    known = {*todo, *work.gone, *(file.name for file in work.unchanged), *(name for name, _ in work.copies)}
    batches, outside, aside = list[Batch](), list[str](), list[Batch]()
    for index in indexes(terms.folder):
        if (found := read(index, settings, terms)) is None:
            continue
        batch, documents = found
        if known.isdisjoint(line.name for line in batch.lines):
            aside.append(batch)
            continue
        holding = [one for one in documents if (file := todo.get(one.line.name)) is not None and one.is_of(file)]
        kept = [one for one in holding if terms.take(one.line.name, one.periods)]
        for one in holding:
            del todo[one.line.name]
        outside += [one.line.name for one in holding if not terms.take(one.line.name, one.periods)]
        if 0 < len(kept) < len(documents):
            batch = write(rows_of(batch, {one.line.document_id for one in kept}), kept, settings, terms)
        if kept:
            batches.append(_sharing(batch, files))  # at once: what is let go of later leaves holes behind
    return Staged(tuple(batches), tuple(outside), tuple(todo.values()), tuple(aside))
