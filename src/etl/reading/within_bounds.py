"""One raw file becomes its document and its figures, within bounds. The caller decides what is done with them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from etl import documents
from etl.catalogue import Catalogue, load
from etl.documents.document import Document
from etl.documents.formats.readers import reader_of
from etl.extract import extract
from etl.extract.observation import Extraction, with_parts
from etl.extract.vocabulary import vocabulary
from etl.reading.collector import collector_paused
from etl.settings import Settings


def read_and_extract(
    path: Path,
    known: Catalogue,
    settings: Settings,
    sandbox: documents.Sandbox,
    name: str | None = None,
    lean: bool = False,
) -> tuple[Document, Extraction]:
    """The document in the file at `path`, called `name` (its path unless given), and its figures, within the bounds.

    A small file is read in this process under a deadline, any other in the sandbox, with the catalogue of the
    installation. With `lean`, without what only `etl explain` needs. Raises InputError (where=path), also for an
    exceeded bound.
    """
    raw = documents.opened(path, settings.max_bytes)
    if not documents.may_read_here(raw, settings.bounds):
        return sandbox.run(path, _load, raw.kind, _read_alone, path, settings, name, lean)
    _load(raw.kind, known)
    with documents.deadline(path, settings.bounds.seconds):
        return _both(raw, known, settings, name, lean)


def _load(kind: str, known: Catalogue | None = None) -> None:
    """Loads what reading needs besides the file, so that loading does not count as the file's time."""
    reader_of(kind)
    vocabulary(known or load())


def _read_alone(path: Path, settings: Settings, name: str | None, lean: bool) -> tuple[Document, Extraction]:
    """As `read_and_extract`, in the process of the sandbox."""
    return _both(documents.opened(path, settings.max_bytes), load(), settings, name, lean)


def _both(
    raw: documents.Opened, known: Catalogue, settings: Settings, name: str | None, lean: bool
) -> tuple[Document, Extraction]:
    document = documents.read_here(raw, known, settings.bounds)
    document = document if name is None else replace(document, path=name)
    with collector_paused():
        extraction = extract(document, known)
        return (_lean_document(document), _lean_extraction(extraction)) if lean else (document, extraction)


def _lean_document(document: Document) -> Document:
    """The document without what only `etl explain` needs."""
    return replace(document, tables=(), places=())


def _lean_extraction(extraction: Extraction) -> Extraction:
    """The figures without what only `etl explain` needs: half of the data sent from one process to another."""
    figures = tuple(with_parts(observation, evidence={}) for observation in extraction.observations)
    return replace(extraction, observations=figures, left_out=())
