"""Reads the shipped reports with the code of whichever commit is on the path, once for each line it is sent.

    python benchmarks/reading_probe.py FOLDER both|rules

Answers each line with the processor seconds of each report, figures included. Run by `benchmarks.reading --before`.
"""

from __future__ import annotations

import gc
import sys
import time
from dataclasses import replace
from pathlib import Path

from etl.catalogue import load
from etl.catalogue.reader_weights import ReaderWeights
from etl.documents import read
from etl.extract import extract

STEP = 8  # every so many reports


def main() -> None:
    """Answers until its input ends."""
    folder, readers = sys.argv[1:]
    catalogue = load()
    if readers == "rules":
        catalogue = replace(catalogue, reader=ReaderWeights(fault="the rules alone are asked"))
    documents = [read(path, catalogue) for path in sorted(Path(folder).rglob("*.txt"))[::STEP]]
    for document in documents:
        extract(document, catalogue)  # the vocabulary is compiled once
    gc.disable()
    for _ in sys.stdin:
        spent = []
        for document in documents:
            start = time.process_time()
            extract(document, catalogue)
            spent.append(time.process_time() - start)
        gc.collect()
        print(*spent, flush=True)


if __name__ == "__main__":
    main()
