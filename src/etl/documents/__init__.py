"""Raw files become Documents: NFC text, title, day of publication, province. One reader per format."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from etl.catalogue import Catalogue
from etl.documents.card import card_digest, card_path, read_card
from etl.documents.document import Card, Content, Document
from etl.documents.facts import describe
from etl.documents.html import read_html
from etl.documents.raw import read_bytes
from etl.documents.text import read_text
from etl.errors import InputError

__all__ = ["Card", "Document", "card_digest", "card_path", "read", "suffixes"]

_READERS: dict[str, tuple[str, Callable[[Path, bytes], Content]]] = {
    ".txt": ("txt", read_text),
    ".html": ("html", read_html),
    ".htm": ("html", read_html),
}


def suffixes() -> frozenset[str]:
    """The suffixes of raw files that have a reader, in lower case with their dot. Cards are not raw files."""
    return frozenset(_READERS)


def read(path: Path, catalogue: Catalogue, max_bytes: int = 50_000_000) -> Document:
    """The report in the raw file `path`, with what its card says.

    A fault of the card does not keep the report from being read: the card is set aside (one that describes other bytes
    is still used) and the fault stands in `Document.warnings`. Raises InputError (where=path) for a raw file that
    cannot be read.
    """
    if path.suffix.lower() not in _READERS:
        known = ", ".join(sorted(_READERS))
        raise InputError(path, f"has no reader for {path.suffix or 'a name without a suffix'}", f"readable are {known}")
    format, reader = _READERS[path.suffix.lower()]
    data = read_bytes(path, max_bytes)
    document_id = hashlib.sha256(data).hexdigest()
    card, warnings = _card(path, document_id, catalogue)
    return describe(reader(path, data), card, document_id, path.as_posix(), format, catalogue, warnings)


def _card(path: Path, document_id: str, catalogue: Catalogue) -> tuple[Card, tuple[str, ...]]:
    """The card of `path` and what is wrong with it."""
    try:
        card = read_card(path, catalogue)
    except InputError as error:
        return Card(), (str(error),)
    if card.sha256 is not None and card.sha256.lower() != document_id:
        return card, (f"{card_path(path)}: its sha256 is not that of {path.name}; fetch the report again",)
    return card, ()
