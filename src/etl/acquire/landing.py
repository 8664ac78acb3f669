"""Bytes and card become files of the raw folder: both or none, each content once, no existing file is touched.

The card is put in place before the report: a report that can be seen has its card, whenever the process dies. What a
kill leaves (a hidden unfinished file, a card without its report) is swept away when the source is fetched again.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

from etl.documents import Card
from etl.documents.metadata.card import SUFFIX

_UNFINISHED = ".unfinished"
_DIGITS = 12  # of the sha256 in a file's name


class Holdings:
    """The contents of the raw folder, by size. Only files of the same size are read."""

    def __init__(self, raw: Path) -> None:
        self._raw = raw
        self._by_size: dict[int, list[Path]] | None = None

    def holder(self, data: bytes) -> str | None:
        """The name, relative to the raw folder, of a report with exactly these bytes."""
        if self._by_size is None:
            self._by_size = {}
            for path in _reports(self._raw):
                with suppress(OSError):  # gone since it was listed
                    self._by_size.setdefault(path.stat().st_size, []).append(path)
        same = (path for path in self._by_size.get(len(data), ()) if _holds(path, data))
        return next((path.relative_to(self._raw).as_posix() for path in same), None)

    def add(self, name: str, size: int) -> None:
        """Records a report that has landed."""
        if self._by_size is not None:
            self._by_size.setdefault(size, []).append(self._raw / name)


def _reports(raw: Path) -> Iterator[Path]:
    for path in raw.rglob("*"):
        hidden = any(part.startswith(".") for part in path.relative_to(raw).parts)
        if not hidden and not path.name.endswith(SUFFIX) and path.is_file():
            yield path


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.read_bytes() == data
    except OSError:
        return False


def land(raw: Path, source: str, words: str, suffix: str, data: bytes, card: Card) -> str:
    """Puts `data` and its card into the folder of `source`; gives the report's name, relative to the raw folder.

    The name is `<source>/<words>-<beginning of the sha256><suffix>`; a file of that name is left as it is.
    Not for two at once in one raw folder (`State.alone`). Raises OSError, with nothing landed.
    """
    digest = hashlib.sha256(data).hexdigest()
    folder = raw / source
    folder.mkdir(parents=True, exist_ok=True)
    for digits in range(_DIGITS, len(digest) + 1, 4):
        path = folder / f"{words}-{digest[:digits]}{suffix}"
        if not path.exists():
            _put(path.with_name(path.name + SUFFIX), written(card).encode())
            _put(path, data)
        elif path.read_bytes() != data:  # somebody changed it by hand: that file is theirs
            continue
        return path.relative_to(raw).as_posix()
    raise FileExistsError(f"{path} holds something else than its name says")


def _put(path: Path, data: bytes) -> None:
    """Writes the whole file or none, also after a power cut."""
    unfinished = path.with_name(f".{path.name}{_UNFINISHED}")
    try:
        with unfinished.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def sweep(raw: Path, source: str) -> None:
    """Removes what a killed run left in the folder of `source`. Not to be called while another run lands there."""
    folder = raw / source
    for unfinished in folder.glob(f".*{_UNFINISHED}"):
        unfinished.unlink(missing_ok=True)
    for card in folder.glob(f"*{SUFFIX}"):
        if not card.with_name(card.name.removesuffix(SUFFIX)).exists() and _is_ours(card):
            card.unlink(missing_ok=True)


def _is_ours(card: Path) -> bool:
    """Whether a card has the name of a landed report; one that a person wrote may be named after the stem alone."""
    stem = Path(card.name.removesuffix(SUFFIX)).stem
    digits = stem.rpartition("-")[2]
    return len(digits) >= _DIGITS and set(digits) <= set("0123456789abcdef") and "." in card.name.removesuffix(SUFFIX)


def written(card: Card) -> str:
    """The card as TOML."""
    pairs = ((key, getattr(card, key)) for key in Card.__dataclass_fields__)
    lines = (f"{key} = {_literal(value)}" for key, value in pairs if value is not None)
    return "\n".join(["# What the fetcher knows of this report.", *lines, ""])


def _literal(value: str | date | datetime) -> str:
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")  # JSON's escapes are TOML's
    return value.isoformat()
