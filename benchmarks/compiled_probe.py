"""Reads reports with the code that is on the path, whether that is compiled or not.

    python benchmarks/compiled_probe.py FOLDER…

Answers "readings" with a line of JSON: the version of the rules, and by report the hash of all that was read of it and
why not more. Answers any other line with the processor seconds of each report. Run by `benchmarks.compiled`.
"""

from __future__ import annotations

import gc
import hashlib
import json
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from etl.catalogue import Catalogue, load
from etl.documents import read
from etl.documents.document import Document
from etl.documents.formats.kinds import SUFFIXES
from etl.errors import InputError
from etl.extract import engine, extract
from etl.version import extractor_version


def main() -> None:
    """Answers until its input ends."""
    catalogue = load()
    files = (path for folder in sys.argv[1:] for path in sorted(Path(folder).rglob("*")) if path.suffix in SUFFIXES)
    documents = list(readable(files, catalogue))
    for line in sys.stdin:
        if line.strip() == "readings":
            hashes = {document.path: digest(document, catalogue) for document in documents}
            told = {"version": extractor_version(), "engine": engine.__file__, "readings": hashes}
            print(json.dumps(told), flush=True)
            gc.disable()
        else:
            print(*(spent(document, catalogue) for document in documents), flush=True)
            gc.collect()


def readable(files: Iterable[Path], catalogue: Catalogue) -> Iterator[Document]:
    """The documents of those files that can be read."""
    for path in files:
        try:
            yield read(path, catalogue)
        except InputError:
            continue


def digest(document: Document, catalogue: Catalogue) -> str:
    """The hash of all that is read of a document; of the error where reading it fails."""
    try:
        found = extract(document, catalogue)
    except Exception as error:
        return repr(error)
    parts = (*found.observations, *found.doubts, *found.left_out)
    return hashlib.sha256("\n".join(map(repr, parts)).encode()).hexdigest()


def spent(document: Document, catalogue: Catalogue) -> float:
    """The processor seconds of reading a document."""
    start = time.process_time()
    extract(document, catalogue)
    return time.process_time() - start


if __name__ == "__main__":
    main()
