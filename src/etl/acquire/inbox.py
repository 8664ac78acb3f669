"""Folders as sources: reports that people or other programs put there are copied into the raw folder with a card."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from etl import catalogue
from etl.acquire.found import FoundAddress
from etl.acquire.source import Source
from etl.documents import Card, card_path, suffixes
from etl.documents.formats.raw import read_bytes
from etl.documents.metadata.card import SUFFIX, read_card
from etl.errors import FetchError


def files_in(folder: Path) -> Iterator[tuple[Path, FoundAddress]]:
    """The reports in `folder` and below, each with its address (`file:…`) and a stamp that changes when it does.

    Hidden files, those that an office program keeps beside an open one, cards and files without a reader are skipped.
    Raises FetchError for a folder that does not exist.
    """
    if not folder.is_dir():
        raise FetchError(folder, "is no folder", "make it, or take the source out")
    readable = suffixes()
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
        named = path.suffix.lower() in readable and not path.name.endswith(SUFFIX)
        if named and not hidden and os.path.isfile(path):  # noqa: PTH113  # False where it may not be asked for
            yield path, FoundAddress(path.absolute().as_uri(), updated=_stamp(path))


def read_file(path: Path, source: Source, max_bytes: int) -> tuple[bytes, Card]:
    """The bytes of the file and its own card; publisher and province come from the source where the card has none.

    Raises InputError for a file that cannot be read, and for a faulty card.
    """
    card = read_card(path, catalogue.load())
    told = replace(card, publisher=card.publisher or source.publisher, area=card.area or source.area)
    return read_bytes(path, max_bytes), told


def _stamp(path: Path) -> str:
    parts = (each.stat() for each in (path, card_path(path)) if each.exists())
    return " ".join(f"{stat.st_size}@{stat.st_mtime_ns}" for stat in parts)
