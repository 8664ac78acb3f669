"""Raw files become Documents: NFC text, title, day of publication, province. One reader per format."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from etl.catalogue import Catalogue
from etl.documents.document import Card, Content, Document, locate
from etl.documents.formats.kinds import NAMES, SUFFIXES, kind_of
from etl.documents.formats.raw import read_bytes
from etl.documents.formats.readers import needs_sandbox, reader_of
from etl.documents.metadata.card import card_and_faults, card_digest, card_path
from etl.documents.metadata.describe import describe
from etl.documents.sandbox.supervisor import Sandbox
from etl.errors import InputError
from etl.settings import Bounds

__all__ = ["Card", "Document", "Sandbox", "card_digest", "card_path", "locate", "read", "suffixes"]


def suffixes() -> frozenset[str]:
    """The suffixes of raw files that have a reader, in lower case with their dot. Cards are not raw files."""
    return frozenset(SUFFIXES)


def read(path: Path, catalogue: Catalogue, max_bytes: int = 50_000_000, sandbox: Sandbox | None = None) -> Document:
    """The report in the raw file `path`, with what its card says.

    `sandbox` is where files other than texts and small pages are read, and holds the bounds; without one, such a file
    gets a sandbox for itself, which costs a third of a second.

    A fault of the card does not keep the report from being read: the key at fault is set aside (a card that describes
    other bytes is still used) and the fault stands in `Document.warnings`, and so does a suffix that is not that of
    the content.
    Raises InputError (where=path) for a raw file that cannot be read.
    """
    if path.suffix.lower() not in SUFFIXES:
        known = ", ".join(sorted(SUFFIXES))
        raise InputError(path, f"has no reader for {path.suffix or 'a name without a suffix'}", f"readable are {known}")
    data = read_bytes(path, max_bytes)
    kind = kind_of(path, data)
    content = _content(path, data, kind, sandbox)
    document_id = hashlib.sha256(data).hexdigest()
    card, warnings = _card(path, document_id, catalogue)
    return describe(
        content, card, document_id, path.as_posix(), kind, catalogue, warnings + tuple(_misnamed(path, kind))
    )


def _content(path: Path, data: bytes, kind: str, sandbox: Sandbox | None) -> Content:
    """What the reader of `kind` takes out of the file, at most as many characters as the bounds allow."""
    bounds = sandbox.bounds if sandbox is not None else Bounds()
    if not needs_sandbox(kind, len(data), bounds):
        content = reader_of(kind)(path, data, bounds)
    elif sandbox is not None:
        content = sandbox.read(kind, path)
    else:
        with Sandbox(bounds) as own:
            content = own.read(kind, path)
    if len(content.text) > bounds.characters:
        raise InputError(
            path,
            f"has a text of {len(content.text):,} characters, more than the {bounds.characters:,} that are read",
            "split it, or raise Bounds.characters if it really is one report",
        )
    return content


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
