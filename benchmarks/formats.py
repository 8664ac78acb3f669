"""How fast each format is read, beside the floor: what its library alone takes to give text and tables.

    python -m benchmarks.formats [--runs 5] [--scans]
    python -m benchmarks.formats --workbooks [--folder DIR]

"read" is the whole of reading in a running sandbox: bytes, text, tables, title, day and province. "reader" is the part
that the floor is compared with, turn by turn and in time of the processor; it may take twice as long. The files are the
samples of the tests: the report of Lạng Sơn with its annex, and long tables made of the annex's rows. Last, what the
sandbox itself costs: its start with the first file of a format, and its pipe with every other one.

With `--workbooks` the published monthly workbooks in `DIR` (by default ../shared/bulletins) are read and understood,
figures included, each once and one after the other, beside what pandas takes for the cells alone.
"""

from __future__ import annotations

import argparse
import io
import statistics
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from tests.documents import samples

from benchmarks.bulletins import FOLDER
from etl import catalogue
from etl.documents import Sandbox, read
from etl.documents.formats import ocr
from etl.documents.formats.readers import reader_of
from etl.extract import extract
from etl.reading.collector import collector_paused
from etl.settings import Bounds

Clock = Callable[[], float]
MOST = 2.0
"""How many times the floor the reader may take."""
ENGINES = {".xls": ("xlrd", 2.0), ".xlsx": ("openpyxl", 0.5)}
"""What pandas reads a workbook with, and how many times that all of our reading may take."""


@dataclass(frozen=True, slots=True)
class Case:
    """A file to read: its kind, its pages (sheets count as one), and what the library alone does with it."""

    title: str
    name: str
    kind: str
    data: bytes
    pages: int
    floor: Callable[[bytes], object] | None = None


def plain_pdf(data: bytes) -> object:
    """Text and tables of every page."""
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return [(page.extract_text(), page.extract_tables()) for page in pdf.pages]


def plain_workbook(data: bytes) -> object:
    """The values of every sheet."""
    import python_calamine as calamine

    book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]


def plain_docx(data: bytes) -> object:
    """The text of every paragraph and cell."""
    import docx

    document = docx.Document(io.BytesIO(data))
    cells = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    return [paragraph.text for paragraph in document.paragraphs], cells


def cases(scans: bool) -> list[Case]:
    """The files, scans only when asked for: they take seconds each."""
    rows = [[str(number), f"{row[1]} {number}", *row[2:]] for number, row in enumerate(samples.ROWS * 300, 1)]
    text = samples.report_text()
    found = [
        Case("text", "x.txt", "txt", text.encode(), 1),
        Case("text in TCVN3", "x.txt", "txt", samples.old_bytes(text, "tcvn3"), 1),
        Case("web page", "x.html", "html", samples.html().encode(), 1),
        Case("CSV", "x.csv", "csv", samples.comma_separated(), 1),
        Case("Word", "x.docx", "docx", samples.docx(), 1, plain_docx),
        Case("Excel, 8 rows", "x.xlsx", "xlsx", samples.xlsx(), 1, plain_workbook),
        Case("Excel, 80 rows", "x.xlsx", "xlsx", samples.xlsx(rows[:75]), 1, plain_workbook),
        Case("Excel, 900 rows", "x.xlsx", "xlsx", samples.xlsx(rows), 1, plain_workbook),
        Case("PDF, 1 page", "x.pdf", "pdf", samples.pdf(), 1, plain_pdf),
        Case("PDF, 9 pages of table", "x.pdf", "pdf", samples.pdf(copies=60), 9, plain_pdf),
    ]
    if scans and not ocr.missing():
        found.append(Case("scan (OCR)", "x.png", "image", samples.scan(samples.pdf())[0], 1))
    return found


def medians(runs: int, *tasks: Callable[[], object], clock: Clock = time.perf_counter) -> list[float]:
    """Median seconds of each task over `runs` rounds, after one more that does not count."""
    spent: list[list[float]] = [[] for _ in tasks]
    for _ in range(runs + 1):
        for task, times in zip(tasks, spent, strict=True):
            start = clock()
            task()
            times.append(clock() - start)
    return [statistics.median(times[1:]) for times in spent]


def measure(case: Case, runs: int, folder: Path, sandbox: Sandbox) -> str:
    """One line of the table."""
    path = folder / case.name
    path.write_bytes(case.data)
    known, reader = catalogue.load(), reader_of(case.kind)
    (whole,) = medians(runs, lambda: read(path, known, sandbox=sandbox))
    line = f"{case.title:24} {1 / whole:10.1f} {case.pages / whole:10.1f} {whole * 1000:10.1f}"
    if case.floor is None:
        return line
    floor = case.floor
    ours, least = medians(
        runs, lambda: reader(path, case.data, Bounds()), lambda: floor(case.data), clock=time.process_time
    )
    verdict = "" if ours <= MOST * least else f"  over {MOST:g}×"
    return f"{line} {ours * 1000:10.2f} {least * 1000:10.2f} {ours / least:6.2f}×{verdict}"


def sandbox_costs(case: Case, runs: int, folder: Path) -> str:
    """Milliseconds of a file in a sandbox that starts for it, in one that runs, and in our own process."""
    path = folder / case.name
    path.write_bytes(case.data)
    reader = reader_of(case.kind)

    def first() -> None:
        with Sandbox() as fresh:
            fresh.read(case.kind, path)

    (start,) = medians(min(runs, 5), first)
    with Sandbox() as running:
        there, here = medians(
            runs, lambda: running.read(case.kind, path), lambda: reader(path, path.read_bytes(), Bounds())
        )
    return f"{case.title:24} {start * 1000:10.0f} {there * 1000:10.1f} {here * 1000:10.1f}"


def workbooks(folder: Path) -> Iterator[str]:
    """A line for each workbook in `folder`, in milliseconds of the processor, and one for all of each kind."""
    known, ratios = catalogue.load(), dict[str, list[float]]()
    paths = [path for path in sorted(folder.iterdir()) if path.suffix in ENGINES]
    extract(read(paths[-1], known), known)  # the vocabulary is compiled once
    for path in paths:
        _, most = ENGINES[path.suffix]
        cells, formats, figures = _spent(path, known)
        ratio = (formats + figures) / cells
        ratios.setdefault(path.suffix, []).append(ratio)
        over = "" if ratio <= most else f"  over {most:g}×"
        yield f"{path.name:32} {cells:10.1f} {formats:10.1f} {figures:10.1f} {ratio:6.2f}×{over}"
    for kind, found in ratios.items():
        engine, most = ENGINES[kind]
        spread = f"{min(found):.2f} to {max(found):.2f}"
        yield f"{kind}: {statistics.median(found):.2f} times pandas with {engine} ({spread}; the aim is {most:g})"


def _spent(path: Path, known: catalogue.Catalogue) -> list[float]:
    """Milliseconds of the processor for the cells through pandas, for our document of it, and for its figures."""
    import pandas as pd

    engine: Any = ENGINES[path.suffix][0]
    with collector_paused(), warnings.catch_warnings(action="ignore"):  # paused as `etl run` does for a batch
        times = [time.process_time()]
        pd.read_excel(path, sheet_name=None, engine=engine)
        times.append(time.process_time())
        document = read(path, known)
        times.append(time.process_time())
        extract(document, known)
        times.append(time.process_time())
    return [1000 * (after - before) for before, after in pairwise(times)]


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--scans", action="store_true")
    parser.add_argument("--workbooks", action="store_true")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    given = parser.parse_args(arguments)
    if given.workbooks:
        print(f"{'ms':32} {'pandas':>10} {'format':>10} {'figures':>10} {'ratio':>7}")
        for line in workbooks(given.folder):
            print(line, flush=True)
        return
    print(f"{'':24} {'docs/s':>10} {'pages/s':>10} {'read ms':>10} {'reader ms':>10} {'floor ms':>10} {'ratio':>7}")
    with tempfile.TemporaryDirectory() as folder, Sandbox() as sandbox:
        for case in cases(given.scans):
            print(measure(case, given.runs, Path(folder), sandbox), flush=True)
        print(f"\n{'ms':24} {'first':>10} {'sandbox':>10} {'without':>10}")
        for case in (case for case in cases(scans=False) if case.floor is not None and case.pages == 1):
            print(sandbox_costs(case, given.runs, Path(folder)), flush=True)


if __name__ == "__main__":
    main()
