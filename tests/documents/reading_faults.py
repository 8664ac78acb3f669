"""What is wrong with how a file was read: nothing, as long as it is read or told in one line, whatever is in it."""

from __future__ import annotations

import math
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from etl import documents
from etl.catalogue import Catalogue, load
from etl.documents.document import Document
from etl.documents.formats.readers import reader_of
from etl.errors import InputError
from etl.extract import Extraction, extract
from etl.extract.vocabulary import vocabulary
from etl.settings import Settings

SECONDS = 60.0
"""The bound of a file of some pages, on a machine that has other work."""

_PANIC = "PanicException"
"""What a library written in Rust raises over a damaged file where it should not have: no `Exception`."""

_OURS = str(Path(documents.__file__).parents[1])


class Outcome(NamedTuple):
    """What became of a file: read, damaged, refused (told what it is), or ended (the process that read it); and what
    must not be."""

    became: str
    faults: list[str]


def outcome(data: bytes, path: Path, settings: Settings, sandbox: documents.Sandbox) -> Outcome:
    """Writes `data` to `path` and reads it as a run does, always in the sandbox.

    The end of the process that reads is no fault: what crashes is outside software, and the document is told to be
    damaged.
    """
    path.write_bytes(data)
    try:
        raw = documents.opened(path)
        return Outcome("read", sandbox.run(path, _load, raw.kind, _read, path, settings))
    except InputError as fault:
        ends = {"is damaged": "damaged", "ended the process": "ended"}
        became = next((end for words, end in ends.items() if words in fault.what), "refused")
        return Outcome(became, list(_of_message(fault, path)))


def here(data: bytes, path: Path, settings: Settings) -> list[str]:
    """As `outcome`, in this process: what must not be. What a library raises over a damaged file is no fault."""
    path.write_bytes(data)
    try:
        return _read(path, settings)
    except InputError as fault:
        return list(_of_message(fault, path))
    except Exception:
        return []
    except BaseException as fault:
        if type(fault).__name__ != _PANIC:
            raise
        return []


def of_reading(document: Document, extraction: Extraction) -> Iterator[str]:
    """What must not be in a reading, whatever the text is."""
    text = document.text
    for observation in extraction.observations:
        if text[observation.char_start : observation.char_end] != observation.quote:
            yield f"the quote is not at its place: {observation.quote!r}"
        if not math.isfinite(observation.value) or not math.isfinite(observation.value_base):
            yield f"no number: {observation.value}"
        if not observation.quote.strip():
            yield "a figure without words"
    for doubt in extraction.doubts:
        if text[doubt.char_start : doubt.char_end] != doubt.quote:
            yield f"the quote of a doubt is not at its place: {doubt.quote!r}"


def _load(kind: str) -> Catalogue:
    reader_of(kind)
    known = load()
    vocabulary(known)
    return known


def _read(path: Path, settings: Settings) -> list[str]:
    """In the sandbox: what is raised by code of ours and says nothing of the file is a fault, with its place."""
    try:
        document = documents.read_here(documents.opened(path), load(), settings.bounds)
        return list(of_reading(document, extract(document, load())))
    except (InputError, MemoryError):
        raise
    except Exception as error:
        if fault := of_program(error):
            return [fault]
        raise


def of_program(error: Exception) -> str | None:
    """The fault that code of ours raised without saying anything of the file; None where a library did."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    if type(error).__module__ != "builtins" or not last.filename.startswith(_OURS):
        return None
    return f"{type(error).__name__}: {error} in {last.filename.removeprefix(_OURS)}:{last.lineno} {last.line}"


def _of_message(fault: InputError, path: Path) -> Iterator[str]:
    told = str(fault)
    if "\n" in told or not told.isprintable():
        yield f"more than a line: {told!r}"
    if str(fault.where) != str(path):
        yield f"another file is named: {told}"
    if not fault.remedy:
        yield f"no remedy: {told}"
    if "took longer than" in told:
        yield told
