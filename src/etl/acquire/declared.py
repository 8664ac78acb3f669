"""The file of sources, `data/sources.toml`, becomes Sources. What cannot be meant is told in one line."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from etl import catalogue
from etl.acquire.addresses import checked
from etl.acquire.source import Source
from etl.catalogue.area_names import area_named
from etl.errors import FetchError, UsageError

_TEXTS = ("name", "publisher", "area", "dates", "folder", "links", "paused")
_LISTS = ("urls", "feeds", "sitemaps", "pages", "hosts", "keep_title", "keep_text")
_NUMBERS = {"delay": (0.0, 3600.0), "limit": (1, 100_000), "recheck_days": (0, 3650)}
_KEYS = (*_TEXTS, *_LISTS, *_NUMBERS, "private")
_SHARED = ("dates", "keep_title", "keep_text", "delay", "limit", "recheck_days")
_ADDRESSES = ("urls", "feeds", "sitemaps", "pages")
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_HOST = re.compile(r"[a-z0-9.:-]+")


def load_sources(path: Path) -> tuple[Source, ...]:
    """The sources that the file at `path` declares, in their order; none where there is no file.

    Raises UsageError (one line, naming file and source) for what is not TOML, an unknown or missing key, a value of
    another type, an unknown province, a pattern or an address that is none, and a name that stands there twice.
    """
    try:
        content = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(path, f"it cannot be read ({error})", "make it a readable UTF-8 file") from None
    except tomllib.TOMLDecodeError as error:
        raise UsageError(path, f"it is not TOML ({error})", "mend the line") from None
    contact, shared, entries = content.pop("contact", None), content.pop("default", {}), content.pop("source", [])
    if content or not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise UsageError(path, "it holds something else than contact, [default] and [[source]]", "see docs/sources.md")
    if contact is not None and (not isinstance(contact, str) or not contact.isascii() or not contact.isprintable()):
        raise UsageError(path, "contact is no plain text", "write an address or a page where we can be told")
    _check_shared(path, shared)
    sources = tuple(replace(_source(shared | entry, path, n), contact=contact) for n, entry in enumerate(entries, 1))
    _refuse_twice(path, sources)
    return sources


def _check_shared(path: Path, shared: object) -> None:
    """What stands for every source that says nothing else."""
    if not isinstance(shared, dict) or not set(shared) <= set(_SHARED):
        raise UsageError(f"{path}, default", "it says what only a source can say", f"it may hold {', '.join(_SHARED)}")
    for key, value in shared.items():
        _check_type(f"{path}, default", key, value)


def _source(entry: Mapping[str, Any], path: Path, number: int) -> Source:
    where = f"{path}, source {entry.get('name') or number}"
    for key, value in entry.items():
        _check_type(where, key, value)
    for key in ("name", "publisher"):
        if key not in entry:
            raise UsageError(where, f"{key} is missing", f'write {key} = "…"')
    if not _NAME.fullmatch(entry["name"]) or len(entry["name"]) > 60:
        raise UsageError(where, f"name cannot be {entry['name']!r}", "use small letters, digits and single hyphens")
    _check_meaning(where, entry)
    values: dict[str, Any] = {key: tuple(value) if key in _LISTS else value for key, value in entry.items()}
    values |= {key: tuple(_address(where, key, url) for url in entry.get(key, ())) for key in _ADDRESSES}
    if "folder" in entry:
        values["folder"] = path.parent / entry["folder"]
    return Source(**values)


def _check_type(where: str, key: str, value: object) -> None:
    if key not in _KEYS:
        near = difflib.get_close_matches(key, _KEYS, 1, 0.7)
        raise UsageError(where, f"{key} means nothing here", f"did you mean {near[0]}?" if near else "take it out")
    if key in _TEXTS and not (isinstance(value, str) and value.strip()):
        raise UsageError(where, f"{key} cannot be {value!r}", f'write {key} = "…"')
    if key in _LISTS and not (isinstance(value, list) and all(isinstance(v, str) and v.strip() for v in value)):
        raise UsageError(where, f"{key} cannot be {value!r}", f'write {key} = ["…"]')
    if key == "private" and not isinstance(value, bool):
        raise UsageError(where, f"{key} cannot be {value!r}", "write private = true, or leave it out")
    if key in _NUMBERS:
        low, high = _NUMBERS[key]
        whole = isinstance(value, int) and not isinstance(value, bool)
        if not (whole or (key == "delay" and isinstance(value, float))) or not low <= value <= high:  # type: ignore[operator]
            raise UsageError(where, f"{key} cannot be {value!r}", f"write a number from {low:g} to {high:g}")


def _check_meaning(where: str, entry: Mapping[str, Any]) -> None:
    """What is of the right type and still cannot be meant."""
    if not any(entry.get(key) for key in (*_ADDRESSES, "folder")):
        raise UsageError(where, "it says nowhere to look", f"give {', '.join(_ADDRESSES)} or folder")
    if entry.get("dates", "vi") not in ("vi", "en"):
        raise UsageError(where, f"dates cannot be {entry['dates']!r}", 'write "vi" (day first) or "en" (month first)')
    for host in entry.get("hosts", ()):
        if not _HOST.fullmatch(host):
            raise UsageError(where, f"hosts cannot be {host!r}", "write bare hosts, as in www.example.vn")
    if "links" not in entry and (entry.get("pages") or entry.get("sitemaps")):
        what = "pages" if entry.get("pages") else "sitemaps"
        raise UsageError(where, f"links is missing: {what} name much else", "write the pattern of a report's address")
    try:
        re.compile(entry.get("links", ""))
    except re.error as error:
        raise UsageError(where, f"links is no pattern ({error})", "mend the regular expression") from None
    area = entry.get("area")
    if area is not None and area_named(area, catalogue.load()) is None:
        names = [area.name for area in catalogue.load().areas.values()]
        near = difflib.get_close_matches(area, names, 1, 0.5)
        remedy = f"did you mean {near[0]}?" if near else "write a name or slug of areas.csv"
        raise UsageError(where, f"area {area!r} is no province", remedy)


def _address(where: str, key: str, url: str) -> str:
    try:
        return checked(url)
    except FetchError as error:
        raise UsageError(where, f"{key}: {error.where} {error.what}", error.remedy) from None


def _refuse_twice(path: Path, sources: tuple[Source, ...]) -> None:
    names = [source.name for source in sources]
    for name in names:
        if names.count(name) > 1:
            raise UsageError(path, f"two sources have the name {name}", "give one of them another")
