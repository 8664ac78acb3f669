"""How fast each format is read, beside the floor: what its library alone takes to give text and tables.

    python -m benchmarks.formats [--runs 5] [--scans]

"read" is the whole of reading in a running sandbox: bytes, text, tables, title, day and province. "reader" is the part
that the floor is compared with; it may take twice as long. The files are the samples of the tests: the report of Lạng
Sơn with its annex, and long tables made of the annex's rows.
"""

from __future__ import annotations

import argparse
import io
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.documents import samples

from etl import catalogue
from etl.documents import Sandbox, ocr, read
from etl.documents.readers import reader_of
from etl.settings import Bounds

MOST = 2.0
"""How many times the floor the reader may take."""


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
    rows = [[str(number), *row[1:]] for number, row in enumerate(samples.ROWS * 300, 1)]
    text = samples.report_text()
    found = [
        Case("text", "x.txt", "txt", text.encode(), 1),
        Case("text in TCVN3", "x.txt", "txt", samples.old_bytes(text, "tcvn3"), 1),
        Case("web page", "x.html", "html", samples.html().encode(), 1),
        Case("CSV", "x.csv", "csv", samples.comma_separated(), 1),
        Case("Word", "x.docx", "docx", samples.docx(), 1, plain_docx),
        Case("Excel, 8 rows", "x.xlsx", "xlsx", samples.xlsx(), 1, plain_workbook),
        Case("Excel, 900 rows", "x.xlsx", "xlsx", samples.xlsx(rows), 1, plain_workbook),
        Case("PDF, 1 page", "x.pdf", "pdf", samples.pdf(), 1, plain_pdf),
        Case("PDF, 9 pages of table", "x.pdf", "pdf", samples.pdf(copies=60), 9, plain_pdf),
    ]
    if scans and not ocr.missing():
        found.append(Case("scan (OCR)", "x.png", "image", samples.scan(samples.pdf())[0], 1))
    return found


def median(runs: int, once: Callable[[], object]) -> float:
    """Median seconds over `runs` times, after one more that does not count."""
    once()
    spent = []
    for _ in range(runs):
        start = time.perf_counter()
        once()
        spent.append(time.perf_counter() - start)
    return statistics.median(spent)


def measure(case: Case, runs: int, folder: Path, sandbox: Sandbox) -> str:
    """One line of the table."""
    path = folder / case.name
    path.write_bytes(case.data)
    known, reader = catalogue.load(), reader_of(case.kind)
    whole = median(runs, lambda: read(path, known, sandbox=sandbox))
    line = f"{case.title:24} {1 / whole:10.1f} {case.pages / whole:10.1f} {whole * 1000:10.1f}"
    if case.floor is None:
        return line
    ours = median(runs, lambda: reader(path, case.data, Bounds()))
    floor = case.floor
    least = median(runs, lambda: floor(case.data))
    verdict = "" if ours <= MOST * least else f"  over {MOST:g}×"
    return f"{line} {ours * 1000:10.1f} {least * 1000:10.1f} {ours / least:6.2f}×{verdict}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--scans", action="store_true")
    given = parser.parse_args(arguments)
    print(f"{'':24} {'docs/s':>10} {'pages/s':>10} {'read ms':>10} {'reader ms':>10} {'floor ms':>10} {'ratio':>7}")
    with tempfile.TemporaryDirectory() as folder, Sandbox() as sandbox:
        for case in cases(given.scans):
            print(measure(case, given.runs, Path(folder), sandbox), flush=True)


if __name__ == "__main__":
    main()
