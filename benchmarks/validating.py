"""How long validation takes beside reading: the shipped reports, copied in memory to 10,000, about 96,000 figures.

    python -m benchmarks.validating [--reports 10000]

Timed is what happens once all is read: the figures are split into accepted and rejected, the rows of the documents are
made and checked, and a new warehouse takes the three frames. Reading is timed over the shipped reports and reckoned for
as many; the floor is making one frame of the same figures, unchecked. Figures are ratios of one run on one machine.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import cycle, islice
from pathlib import Path

from benchmarks.timing import Table, took
from etl.catalogue import Catalogue, load
from etl.documents import read
from etl.documents.document import Document
from etl.extract import extract
from etl.extract.observation import Extraction
from etl.reading.collector import collector_paused
from etl.validate.frames import DocumentRow, document_frame, wordings_in
from etl.validate.schemas import DocumentFrame
from etl.validate.split import split
from etl.warehouse import begin

RAW = Path(__file__).parents[1] / "data" / "raw"
ROUNDS = 3
READ, FRAME, WORDINGS = "read (reckoned)", "the columns of the figures, unchecked", "wordings (a part of reading)"
SPLIT, LOAD = "split into accepted and rejected", "check the documents, load all"

Reports = list[tuple[Document, Extraction]]


def shipped(catalogue: Catalogue) -> tuple[Reports, float]:
    """The shipped reports with their figures, and the seconds that reading and extracting them took."""
    start = time.perf_counter()
    with collector_paused():  # as `etl run` does for a batch
        documents = [read(path, catalogue) for path in sorted(RAW.glob("*.txt"))]
        reports = [(document, extract(document, catalogue)) for document in documents]
    return reports, time.perf_counter() - start


def copies(reports: Reports, count: int) -> Iterator[tuple[Document, Extraction]]:
    """`count` reports out of few, each with an identity of its own; their figures are as they were."""
    for number, (document, found) in enumerate(islice(cycle(reports), count)):
        document_id = f"{number:064x}"
        yield (
            replace(document, document_id=document_id, path=f"{number}.txt", text=f"{document.text}\n\n({number})\n"),
            Extraction(
                tuple(replace(figure, document_id=document_id, evidence={}) for figure in found.observations),
                tuple(replace(doubt, document_id=document_id) for doubt in found.doubts),
            ),
        )


def measure(count: int) -> None:
    """Prints the seconds of each step, medians of ROUNDS, and the ratios."""
    from etl.validate.frames import stated  # `scale_probes` runs on commits that have it not

    catalogue, table = load(), Table()
    shipped(catalogue)  # the vocabulary is compiled once
    few, seconds = shipped(catalogue)
    table.note(READ, seconds * count / len(few))
    reports = list(copies(few, count))
    documents = {document.document_id: document for document, _ in reports}
    figures = [figure for _, found in reports for figure in found.observations]
    doubts = [doubt for _, found in reports for doubt in found.doubts]
    now = datetime(2026, 1, 1, tzinfo=UTC)
    rows = [
        DocumentRow.of(document, card_sha256=None, extractor_version="made-up", read_at=now)
        for document in documents.values()
    ]
    with table.timed(WORDINGS):
        worded = wordings_in(figures, documents)
    split(figures[:100], [], documents, catalogue)  # the models are built once
    spent: dict[str, list[float]] = {FRAME: [], SPLIT: [], LOAD: []}
    for _ in range(ROUNDS):
        spent[FRAME].append(took(lambda: stated(figures, worded)))
        start = time.perf_counter()
        done = split(figures, doubts, documents, catalogue, worded)
        spent[SPLIT].append(time.perf_counter() - start)
        with tempfile.TemporaryDirectory() as folder, begin(Path(folder) / "w.duckdb", catalogue, 0) as version:
            start = time.perf_counter()
            checked = DocumentFrame.validate(document_frame(rows), lazy=True)
            version.replace(checked, done.accepted, done.rejected)
            spent[LOAD].append(time.perf_counter() - start)
    for name, measured in spent.items():
        table.median(name, measured)
    print(f"    {len(done.accepted)} figures accepted, {len(done.rejected)} rejected, of {count} reports")
    table.ratio(SPLIT, READ, "at most 0.06")
    table.ratio(SPLIT, FRAME, "at most 4")


def main() -> None:
    """Prints the table."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--reports", type=int, default=10_000)
    measure(arguments.parse_args().reports)


if __name__ == "__main__":
    main()
