"""Raw files become Documents: NFC text, title, day of publication, province. One reader per format."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from etl.catalogue import Catalogue
from etl.documents.document import Card, Content, Document, locate
from etl.documents.formats.kinds import NAMES, SUFFIXES, kind_of
from etl.documents.formats.raw import read_bytes, refuse_folder
from etl.documents.formats.readers import is_small, reader_of
from etl.documents.metadata.card import card_and_faults, card_digest, card_path
from etl.documents.metadata.describe import describe
from etl.documents.sandbox.deadline import can_ring, deadline
from etl.documents.sandbox.supervisor import Sandbox
from etl.errors import InputError
from etl.settings import Bounds

__all__ = [
    "Card", "Document", "Opened", "Sandbox", "card_digest", "card_path", "deadline", "locate", "may_read_here",
    "opened", "read", "read_here", "suffixes",
]  # fmt: skip


def suffixes() -> frozenset[str]:
    """The suffixes of raw files that have a reader, in lower case with their dot. Cards are not raw files."""
    return frozenset(SUFFIXES)


class Opened(NamedTuple):
    """A raw file with its bytes; `kind` follows from the bytes, not from the name."""

    path: Path
    data: bytes
    kind: str


def opened(path: Path, max_bytes: int = 50_000_000) -> Opened:
    """The raw file at `path`. Raises InputError (where=path) for one that has no reader or cannot be read."""
    if path.suffix.lower() not in SUFFIXES:
        refuse_folder(path)
        known = ", ".join(sorted(SUFFIXES))
        raise InputError(path, f"has no reader for {path.suffix or 'a name without a suffix'}", f"readable are {known}")
    data = read_bytes(path, max_bytes)
    return Opened(path, data, kind_of(path, data))


def read(path: Path, catalogue: Catalogue, max_bytes: int = 50_000_000, sandbox: Sandbox | None = None) -> Document:
    """The report in the raw file `path`, with what its card states.

    Files other than texts and small pages are read in `sandbox`, which holds the bounds; without one, such a file
    gets a sandbox of its own, which costs a third of a second.

    A fault of the card does not keep the report from being read: the key at fault is set aside (a card that describes
    other bytes is still used) and the fault is listed in `Document.warnings`, and so is a suffix that does not fit the
    content.
    Raises InputError (where=path) for a raw file that cannot be read within the bounds.
    """
    raw = opened(path, max_bytes)
    bounds = sandbox.bounds if sandbox is not None else Bounds()
    if may_read_here(raw, bounds):
        with deadline(path, bounds.seconds):
            return read_here(raw, catalogue, bounds)
    if sandbox is not None:
        return document_of(raw, sandbox.read(raw.kind, path), catalogue, bounds)
    with Sandbox(bounds) as own:
        return document_of(raw, own.read(raw.kind, path), catalogue, bounds)


def may_read_here(raw: Opened, bounds: Bounds) -> bool:
    """Whether the file can be read in this process: it is small, and a deadline can be set."""
    if is_small(raw.kind, raw.data, bounds) and can_ring():
        reader_of(raw.kind)  # loading it is not the file's time
        return True
    return False


def read_here(raw: Opened, catalogue: Catalogue, bounds: Bounds) -> Document:
    """As `read`, in this process and without any bound of time or memory."""
    return document_of(raw, reader_of(raw.kind)(raw.path, raw.data, bounds), catalogue, bounds)


def document_of(raw: Opened, content: Content, catalogue: Catalogue, bounds: Bounds) -> Document:
    """The document of the file's `content` and its card. Raises InputError for a text longer than the bounds allow."""
    if len(content.text) > bounds.characters:
        raise InputError(
            raw.path,
            f"has a text of {len(content.text):,} characters, more than the {bounds.characters:,} that are read",
            "split it, or raise ETL_BOUND_CHARACTERS if it really is one report",
        )
    document_id = hashlib.sha256(raw.data).hexdigest()
    card, warnings = _card(raw.path, document_id, catalogue)
    warnings += tuple(_misnamed(raw.path, raw.kind))
    return describe(content, card, document_id, raw.path.as_posix(), raw.kind, catalogue, warnings)


def _misnamed(path: Path, kind: str) -> Iterator[str]:
    """A warning where the suffix is that of another kind of file."""
    named = SUFFIXES[path.suffix.lower()]
    if named != kind:
        yield f"{path}: is {NAMES[kind]} under the name of {NAMES[named]} and was read as what it is; rename it"


def _card(path: Path, document_id: str, catalogue: Catalogue) -> tuple[Card, tuple[str, ...]]:
    """The card of `path` and what is wrong with it."""
    card, faults = card_and_faults(path, catalogue)
    warnings = tuple(map(str, faults))
    if card.sha256 is not None and card.sha256.lower() != document_id:
        warnings += (f"{card_path(path)}: its sha256 is not that of {path.name}; fetch the report again",)
    return card, warnings
