"""Finds raw files, and decides which of them need reading. Nothing is read."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from etl import documents, warehouse
from etl.documents.formats.programs import read_by
from etl.documents.metadata.card import SUFFIX, card_digest, card_name
from etl.documents.raw_names import digest_of, name_of, names_in, path_of
from etl.errors import UsageError
from etl.pipeline.declared import declared
from etl.pipeline.withdrawal import FILE_IS_GONE, missing, refuse_too_many
from etl.reading.collector import collector_paused
from etl.settings import Settings
from etl.warehouse import corrections

_HIDDEN = (".", "~$")

TRIES = 3
"""How often in a row runs read a file of which reading failed for a reason that may pass."""


@dataclass(frozen=True, slots=True)
class RawFile:
    """A raw file as it was found, at the path `place`.

    `name` is its name in the warehouse (relative to the raw folder when inside, else as given); `document_id` the
    sha256 of its bytes, or of its name when the bytes cannot be read; `card_sha256` that of its card, None without one.
    `tries` is how often in a row reading it failed for a reason that may pass.
    """

    place: str  # as text: of a hundred thousand that nobody opens the paths alone would take a second to make
    name: str
    document_id: str
    card_sha256: str | None
    tries: int = 0

    @property
    def path(self) -> Path:
        """Where it lies."""
        return Path(self.place)


@dataclass(frozen=True, slots=True)
class Work:
    """The raw files of a run, sorted by what is to be done with them.

    `todo` is to be read. `unchanged` has the same bytes, card and extractor_version as in the warehouse, and would be
    read the same; `failing` are those of them that could not be read or placed then. `copies` are (name, name of the
    file with the same bytes), `cards_of_copies` those of them whose own card says something else than that of the
    other. `no_reader` are files in the folders whose kind has no reader, `lone_cards` the cards there that no report
    has. `gone` are the names of documents whose raw file is there no longer, to be withdrawn. Of a backfill: `again`
    are the names of documents in the warehouse that are replaced whatever they state now.
    """

    todo: tuple[RawFile, ...] = ()
    unchanged: tuple[RawFile, ...] = ()
    failing: int = 0
    copies: tuple[tuple[str, str], ...] = ()
    no_reader: tuple[str, ...] = ()
    lone_cards: tuple[str, ...] = ()
    cards_of_copies: tuple[tuple[str, str], ...] = ()
    again: frozenset[str] = frozenset()
    gone: tuple[str, ...] = ()


def find_work(settings: Settings, paths: Sequence[Path], extractor_version: str) -> Work:
    """The raw files at `paths` (files or folders; none = the raw folder), compared with the warehouse.

    Raises UsageError for a path that does not exist, WarehouseError when the warehouse cannot be read, FilesMissing
    when more files are gone than the settings allow.
    """
    with collector_paused():  # of a hundred thousand files nothing is let go before the end
        found, no_reader, lone_cards = discover(settings, paths)
        known = warehouse.known(settings.warehouse)
        files, copies = distinct(found, known, settings)
        same, todo, bounds = list[RawFile](), list[RawFile](), settings.reading_bounds
        for file in files:
            row = known.get(file.name)
            if not is_unchanged(file, row, extractor_version):
                todo.append(file)
            elif row is not None and is_read_again(row, bounds):
                todo.append(replace(file, tries=row.tries if row.bounds == bounds else 0))
            else:
                same.append(file)
        return Work(
            todo=tuple(todo),
            unchanged=tuple(same),
            failing=sum(known[file.name].status != "read" for file in same),
            copies=copies,
            no_reader=no_reader,
            lone_cards=lone_cards,
            cards_of_copies=_unused(copies, found),
            gone=_gone(settings, paths, found, known),
        )


def _gone(
    settings: Settings,
    paths: Sequence[Path],
    found: Sequence[RawFile],
    known: Mapping[str, warehouse.KnownDocument],
) -> tuple[str, ...]:
    """The names of the known documents below `paths` whose file is gone, and whose bytes lie nowhere else either.

    None on a lake: several processes load it, each from a raw folder of its own, and lack the files of the others.
    """
    if isinstance(settings.warehouse, warehouse.Lake):
        return ()
    there = {file.name for file in found}
    perhaps = {name: row for name, row in known.items() if row.in_raw is False or name not in there}
    lost = {start: missing(start, settings, perhaps) for start in paths or (settings.raw,)}
    if paths and any(lost.values()) and settings.raw.is_dir():
        found = [*found, *discover(settings, ()).files]  # a file may have moved out of these paths
    elsewhere = {file.document_id for file in found}
    for start, rows in lost.items():
        rows[:] = [row for row in rows if row.document_id not in elsewhere]
        refuse_too_many(start, rows, settings, known)
    return tuple(sorted({row.path for rows in lost.values() for row in rows}))


class Found(NamedTuple):
    """What there is at some paths: raw files in order of name, the names of files that have no reader, and of cards
    that no report has."""

    files: list[RawFile]
    no_reader: tuple[str, ...]
    lone_cards: tuple[str, ...]


def discover(settings: Settings, paths: Sequence[Path]) -> Found:
    """What there is at `paths` (files or folders; none = the raw folder).

    A file that is named itself is always taken, so that its fault is reported; in a folder only what has a reader, and
    folders that are not entered, which are then told in the same way as a file that cannot be read.
    Raises UsageError for a path that does not exist, and for a raw folder that is none or cannot be listed.
    """
    readable, taken, no_reader, lone = tuple(documents.suffixes()), set[str](), set[str](), set[str]()
    listed = dict[str, _Listed]()
    if not paths and os.path.isfile(settings.raw):  # noqa: PTH113
        remedy = f"set --raw to the folder, or name the report itself, as in `etl run {settings.raw}`"
        raise UsageError(settings.raw, "it is a file and no folder of reports", remedy)
    for start in paths or (settings.raw,):
        if not os.path.lexists(start):  # False for a name that no file can have, where `Path.exists` raises
            raise UsageError(start, "there is no such file or folder", "name an existing one, or set --raw")
        if not os.path.isdir(start):  # noqa: PTH112
            taken.add(str(start))
            continue
        for folder in _walk(str(start), _entries(start)):
            for path in folder.reports:
                (taken if path.lower().endswith(readable) else no_reader).add(path)
            taken.update(folder.not_entered)
            its = _listed_in(folder, settings.raw)
            lone.update(_lone(folder, its))
            listed |= its
    files = {file.name: file for file in (_raw_file(path, settings, listed.get(path)) for path in taken)}
    names, cards = (tuple(sorted(name_of(path, settings.raw) for path in some)) for some in (no_reader - taken, lone))
    return Found([files[name] for name in sorted(files)], names, cards)


class _Folder(NamedTuple):
    """A folder: the paths of what may be reports in it, the names of the cards there, and the paths of the folders in
    it that are not entered."""

    path: str
    reports: list[str]
    cards: frozenset[str]
    not_entered: list[str]


class _Listed(NamedTuple):
    """What the list of a folder tells of a raw file: its name in the warehouse, and the name of its card."""

    name: str
    card: str | None


def _entries(start: Path) -> list[os.DirEntry[str]]:
    try:
        return list(os.scandir(start))
    except OSError as error:
        what = f"its files cannot be listed ({error.strerror})"
        raise UsageError(start, what, "give the right to read and enter it (chmod u+rx), or set --raw") from None


def _walk(path: str, entries: Sequence[os.DirEntry[str]]) -> Iterator[_Folder]:
    """The folder of these entries and those below it. A folder that cannot be listed, or is linked, is not entered.

    Hidden files, those that an office program keeps beside an open one, cards and README.md are not reports. As text:
    of a hundred thousand paths the objects alone would take longer to make than the folder to list.
    """
    reports, cards, not_entered = list[str](), list[str](), list[str]()
    for entry in entries:
        if entry.name.startswith(_HIDDEN):
            continue
        if entry.is_dir(follow_symlinks=False):
            try:
                below = list(os.scandir(entry.path))
            except OSError:  # reading it will say why
                not_entered.append(entry.path)
                continue
            yield from _walk(entry.path, below)
        elif entry.name.endswith(SUFFIX):
            cards.append(entry.name)
        elif entry.is_symlink() and os.path.isdir(entry.path):  # noqa: PTH112
            not_entered.append(entry.path)  # it may lead anywhere, also back to here
        elif entry.name != "README.md":
            reports.append(entry.path)
    yield _Folder(path, reports, frozenset(cards), not_entered)


def _listed_in(folder: _Folder, raw: Path) -> dict[str, _Listed]:
    """What the list of the folder tells of each report in it, by its path."""
    start, cards = len(os.path.join(folder.path, "")), folder.cards  # noqa: PTH118
    names = [path[start:] for path in folder.reports]
    known = map(_Listed, names_in(folder.path, names, raw), (card_name(name, cards) for name in names))
    return dict(zip(folder.reports, known, strict=True))


def _lone(folder: _Folder, listed: Mapping[str, _Listed]) -> Iterator[str]:
    """The paths of the cards that no file in the folder has."""
    if folder.cards:
        used = {report.card for report in listed.values()}
        yield from (os.path.join(folder.path, name) for name in folder.cards - used)  # noqa: PTH118


def raw_file(path: str | Path, settings: Settings) -> RawFile:
    """`path` with its name and hashes. The id is that of the name if it cannot be opened, is too large or no file."""
    return _raw_file(os.fspath(path), settings)


def _raw_file(place: str, settings: Settings, listed: _Listed | None = None) -> RawFile:
    """As `raw_file`; what the list of its folder tells need not be asked again, which would cost more than the rest."""
    name = name_of(place, settings.raw) if listed is None else listed.name
    try:
        digest = digest_of(place, settings.max_bytes)
    except (OSError, ValueError):  # reading it will say why
        digest = hashlib.sha256(name.encode("utf-8", "surrogateescape")).hexdigest()
    return RawFile(place, name, digest, card_digest(place) if listed is None else _card_digest(place, listed.card))


def _card_digest(place: str, card: str | None) -> str | None:
    """That of the card that was listed, or of another that the file has if it is gone since."""
    if card is None:
        return None
    try:
        return digest_of(place[: place.rfind(os.sep) + 1] + card)
    except FileNotFoundError:
        return card_digest(place)
    except (OSError, ValueError):
        return None


def distinct(
    files: Sequence[RawFile], known: Mapping[str, warehouse.KnownDocument], settings: Settings
) -> tuple[list[RawFile], tuple[tuple[str, str], ...]]:
    """The same bytes under two names are one document: the name in the warehouse keeps it, else the first in order."""
    found, names = {file.document_id for file in files}, {file.name for file in files}
    holders = {
        row.document_id: row.path
        for row in sorted(known.values(), key=lambda row: row.path, reverse=True)
        if row.document_id in found and (row.path in names or os.path.isfile(path_of(row.path, settings.raw)))  # noqa: PTH113
    }
    changed = {file.name for file in files if file.name in known and known[file.name].document_id != file.document_id}
    holders = {document_id: name for document_id, name in holders.items() if name not in changed}
    chosen: list[RawFile] = []
    copies: list[tuple[str, str]] = []
    for file in files:
        holder = holders.setdefault(file.document_id, file.name)
        if holder == file.name:
            chosen.append(file)
        else:
            copies.append((file.name, holder))
    return chosen, tuple(copies)


def _unused(copies: Sequence[tuple[str, str]], files: Sequence[RawFile]) -> tuple[tuple[str, str], ...]:
    """The copies whose own card is not used, and says something else than the card that is."""
    cards = {file.name: file.card_sha256 for file in files}
    return tuple(pair for pair in copies if cards[pair[0]] not in (None, cards.get(pair[1], cards[pair[0]])))


def is_unchanged(file: RawFile, row: warehouse.KnownDocument | None, extractor_version: str) -> bool:
    """Whether the warehouse has it as it is read today: bytes, card, rules, and the programs for its kind."""
    if row is None or (row.withdrawn or "").startswith(FILE_IS_GONE):  # one that came back counts again
        return False
    return (row.document_id, row.card_sha256, row.extractor_version) == (
        file.document_id,
        file.card_sha256,
        read_by(file.name, extractor_version),
    )


def is_read_again(row: warehouse.KnownDocument, bounds: str) -> bool:
    """Whether reading the same bytes again may end better: within other bounds than then (those of a document that was
    simply read are not noted), or after a failure that may pass, of which there were not too many."""
    return row.bounds is not None and (row.bounds != bounds or 0 < row.tries < TRIES)


def is_outdated(settings: Settings) -> bool:
    """Whether there is something to publish without new reports: other corrections, older tables or views.

    Of a faulty file of corrections nothing can be published: see `faulty_corrections`. Raises WarehouseError when the
    warehouse cannot be read.
    """
    try:
        ids = corrections.ids(declared(settings))
    except UsageError:
        ids = None
    return warehouse.outdated(settings.warehouse, ids)
