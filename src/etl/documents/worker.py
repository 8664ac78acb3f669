"""The process behind `sandbox`: takes file after file from a pipe, reads it, and answers with a Content or a fault."""

from __future__ import annotations

import logging
import resource
import sys
from multiprocessing.connection import Connection
from pathlib import Path

from etl.documents.document import Content
from etl.documents.readers import reader_of
from etl.errors import InputError
from etl.settings import Bounds

Answer = Content | tuple[str, str, str]
"""A content, or where, what and remedy of the fault."""


def main() -> None:
    """Serves the pipe whose file descriptor is the first argument, within the bytes of memory of the second."""
    pipe, memory = Connection(int(sys.argv[1])), int(sys.argv[2])
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    logging.disable()  # pdfminer complains about every second file
    while True:
        try:
            kind, path, bounds = pipe.recv()
        except EOFError:
            return
        pipe.send(_answer(kind, path, bounds))


def _answer(kind: str, path: Path, bounds: Bounds) -> Answer:
    try:
        return reader_of(kind)(path, path.read_bytes(), bounds)
    except InputError as fault:
        return fault.where, fault.what, fault.remedy
    except MemoryError:
        what = f"needs more than the {bounds.memory:,} bytes of memory that reading may take"
        return str(path), what, "split it, or raise Bounds.memory"
    except Exception as error:  # libraries raise what they like over a damaged file
        what = f"is damaged, or its reader is at fault ({type(error).__name__}: {error})"
        return str(path), what, "open it by hand and save it anew"


if __name__ == "__main__":
    main()
