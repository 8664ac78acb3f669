"""The file of sources, `data/sources.toml`, becomes Sources. What is invalid is one line of UsageError."""

from __future__ import annotations

import re
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from etl import catalogue
from etl.acquire.addresses import checked
from etl.acquire.source import Source
from etl.catalogue.area_names import area_named
from etl.errors import FetchError, UsageError
from etl.toml_files import TomlFile, nearest, read_toml, short, shown

_TEXTS = ("name", "publisher", "area", "dates", "folder", "links", "paused")
_LISTS = ("urls", "feeds", "sitemaps", "pages", "hosts", "keep_title", "keep_text")
_NUMBERS = {"delay": (0.0, 3600.0), "limit": (1, 100_000), "recheck_days": (0, 3650), "due_day": (1, 28)}
_KEYS = (*_TEXTS, *_LISTS, *_NUMBERS, "private")
_SHARED = ("dates", "keep_title", "keep_text", "delay", "limit", "recheck_days")
_ADDRESSES = ("urls", "feeds", "sitemaps", "pages")
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_HOST = re.compile(r"[a-z0-9.:-]+")


def load_sources(path: Path, is_named: bool = False) -> tuple[Source, ...]:
    """The sources that the file at `path` declares, in their order; none where there is no file and nobody named it.

    Raises UsageError (one line, naming file, line and source) for a file that was named and is not there, for what is
    not TOML, an unknown or missing key, a value
    of another type, an unknown province, a pattern or an address that is none, and a name that stands there twice.
    """
    try:
        file = read_toml(path, UsageError)
    except FileNotFoundError:
        if is_named:
            raise UsageError(path, "there is no such file of sources", "set ETL_SOURCES to it, or unset it") from None
        return ()
    content = dict(file.data)
    contact, shared, entries = content.pop("contact", None), content.pop("default", {}), content.pop("source", [])
    if content:
        key = next(iter(content))
        near = nearest(key, ("contact", "default", "source"))
        remedy = f"did you mean {near}?" if near else "see docs/sources.md"
        what = f"it holds something else than contact, [default] and [[source]]: {key}"
        raise UsageError(file.where(key) if file.where(key) != str(path) else file.where(None, key), what, remedy)
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        what = "it holds something else than contact, [default] and [[source]]"
        raise UsageError(file.where("source"), what, "write each source below a line [[source]]")
    if contact is not None and (not isinstance(contact, str) or not contact.isascii() or not contact.isprintable()):
        remedy = "write an address or a page where we can be told"
        raise UsageError(file.where("contact"), "contact is no plain text", remedy)
    _check_shared(file, shared)
    sources = tuple(
        replace(_source(shared, entry, _Entry(file, n, entry)), contact=contact) for n, entry in enumerate(entries, 1)
    )
    _refuse_twice(file, sources)
    return sources


@dataclass(frozen=True, slots=True)
class _Entry:
    """One [[source]] of the file, for stating where a key is; `number` counts from 1."""

    file: TomlFile
    number: int
    said: Mapping[str, Any]

    def where(self, key: str | None = None) -> str:
        """The file, the line of `key`, and which source it is."""
        name = self.said.get("name")
        told = name if isinstance(name, str) and name else self.number
        line = self.file.where(key, "source", self.number)
        if line == str(self.file.path):  # the key is missing, or is in [default]
            line = self.file.where(None, "source", self.number)
        return f"{line}, source {short(told)}"


def _check_shared(file: TomlFile, shared: object) -> None:
    """The values for every source that does not state its own."""
    if not isinstance(shared, dict):
        raise UsageError(file.where("default"), "default is no table", "write it as [default]")
    for key, value in shared.items():
        where = f"{file.where(key, 'default')}, default"
        if key not in _SHARED:
            near = nearest(key, _SHARED)
            remedy = f"did you mean {near}?" if near else f"it may hold {', '.join(_SHARED)}"
            raise UsageError(where, f"it says what only a source can say: {short(key)}", remedy)
        _check_type(where, key, value)


def _source(shared: Mapping[str, Any], said: Mapping[str, Any], at: _Entry) -> Source:
    for key, value in said.items():
        _check_type(at.where(key), key, value)
    for key in ("name", "publisher"):
        if key not in said:
            raise UsageError(at.where(), f"{key} is missing", f'write {key} = "…"')
    if not _NAME.fullmatch(said["name"]) or len(said["name"]) > 60:
        remedy = "use small letters, digits and single hyphens"
        raise UsageError(at.where("name"), f"name cannot be {shown(said['name'])}", remedy)
    entry = {**shared, **said}
    _check_meaning(at, entry)
    values: dict[str, Any] = {key: tuple(value) if key in _LISTS else value for key, value in entry.items()}
    values |= {key: tuple(_address(at.where(key), key, url) for url in entry.get(key, ())) for key in _ADDRESSES}
    if "folder" in entry:
        values["folder"] = at.file.path.parent / entry["folder"]
    return Source(**values)


def _check_type(where: str, key: str, value: object) -> None:
    if key not in _KEYS:
        near = nearest(key, _KEYS)
        remedy = f"did you mean {near}?" if near else "take it out"
        raise UsageError(where, f"{short(key)} means nothing here", remedy)
    what = f"{key} cannot be {shown(value)}"
    if key in _TEXTS and not (isinstance(value, str) and value.strip() and "\0" not in value):
        raise UsageError(where, what, f'write {key} = "…"')
    if key in _LISTS and not (isinstance(value, list) and all(isinstance(v, str) and v.strip() for v in value)):
        raise UsageError(where, what, f'write {key} = ["…"]')
    if key == "private" and not isinstance(value, bool):
        raise UsageError(where, what, "write private = true, or leave it out")
    if key in _NUMBERS:
        low, high = _NUMBERS[key]
        whole = isinstance(value, int) and not isinstance(value, bool)
        if not (whole or (key == "delay" and isinstance(value, float))) or not low <= value <= high:  # type: ignore[operator]
            raise UsageError(where, what, f"write a number from {low:g} to {high:g}")


def _check_meaning(at: _Entry, entry: Mapping[str, Any]) -> None:
    """What is of the right type and still cannot be meant."""
    if not any(entry.get(key) for key in (*_ADDRESSES, "folder")):
        raise UsageError(at.where(), "it says nowhere to look", f"give {', '.join(_ADDRESSES)} or folder")
    if entry.get("dates", "vi") not in ("vi", "en"):
        remedy = 'write "vi" (day first) or "en" (month first)'
        raise UsageError(at.where("dates"), f"dates cannot be {shown(entry['dates'])}", remedy)
    for host in entry.get("hosts", ()):
        if not _HOST.fullmatch(host):
            remedy = "write bare hosts, as in www.example.vn"
            raise UsageError(at.where("hosts"), f"hosts cannot be {shown(host)}", remedy)
    if "links" not in entry and (entry.get("pages") or entry.get("sitemaps")):
        what = "pages" if entry.get("pages") else "sitemaps"
        remedy = "write the pattern of a report's address"
        raise UsageError(at.where(), f"links is missing: {what} name much else", remedy)
    try:
        with warnings.catch_warnings(action="ignore"):  # of a set that a later Python may read as two
            re.compile(entry.get("links", ""))
    except (re.error, RecursionError, OverflowError) as error:
        why = "its brackets are nested too deep" if isinstance(error, RecursionError) else short(error)
        raise UsageError(at.where("links"), f"links is no pattern ({why})", "mend the regular expression") from None
    area = entry.get("area")
    if area is not None and area_named(area, catalogue.load()) is None:
        near = nearest(area, [known.name for known in catalogue.load().areas.values()])
        remedy = f"did you mean {near}?" if near else "write a name or slug of areas.csv"
        raise UsageError(at.where("area"), f"area {shown(area)} is no province", remedy)


def _address(where: str, key: str, url: str) -> str:
    try:
        return checked(url)
    except FetchError as error:
        raise UsageError(where, f"{key}: {error.where} {error.what}", error.remedy) from None


def _refuse_twice(file: TomlFile, sources: tuple[Source, ...]) -> None:
    seen: set[str] = set()
    for number, source in enumerate(sources, 1):
        if source.name in seen:
            where = file.where("name", "source", number)
            raise UsageError(where, f"two sources have the name {source.name}", "give one of them another")
        seen.add(source.name)
