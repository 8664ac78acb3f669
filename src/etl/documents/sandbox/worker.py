"""The process behind `supervisor`: takes files one by one from a pipe and answers with a Content or a fault."""

from __future__ import annotations

import logging
import resource
import sys
from multiprocessing.connection import Connection
from pathlib import Path

from etl.documents.formats.readers import reader_of
from etl.documents.sandbox.supervisor import LOADED, Reply
from etl.errors import InputError
from etl.settings import Bounds


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
        pipe.send(_answer(pipe, kind, path, bounds))


def _answer(pipe: Connection, kind: str, path: Path, bounds: Bounds) -> Reply:
    try:
        reader = reader_of(kind)
        pipe.send(LOADED)
        return reader(path, path.read_bytes(), bounds)
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
