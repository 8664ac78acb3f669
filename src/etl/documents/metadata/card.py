"""The card beside a raw file: its path, its content and its faults. Its content is used in `describe`."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from dataclasses import fields
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from etl.catalogue import Catalogue
from etl.catalogue.area_names import area_named
from etl.documents.document import Card
from etl.documents.metadata.card_period import FORMS, period_of
from etl.documents.raw_names import digest_of
from etl.errors import InputError
from etl.language.periods import years_of
from etl.language.years import FIRST, LAST
from etl.toml_files import TomlFile, nearest, read_toml, shown
from etl.vietnam_time import today

SUFFIX = ".card.toml"
_KEYS = tuple(field.name for field in fields(Card))
_OTHER_WORDS = {
    "date": "published_on", "day": "published_on", "ngày": "published_on", "province": "area", "tỉnh": "area",
    "year": "period", "năm": "period", "kỳ": "period", "source": "publisher", "link": "url", "address": "url",
    "ngay": "published_on", "tinh": "area", "nam": "period", "ky": "period",
}  # fmt: skip
_OF_ITS_FIGURES = ("area", "period", "published_on", "retracted")
_MEND = "mend the card; until then the report speaks for itself"
FIRST_DAY = date(1990, 1, 1)
"""No report that is read here was published earlier."""

Value = TypeVar("Value")


def card_path(path: Path) -> Path:
    """The path of the card of raw file `path`: `<full name>.card.toml` if that exists, else `<stem>.card.toml`."""
    own = path.with_name(path.name + SUFFIX)
    there = os.path.exists(own)  # noqa: PTH110  # False for a name that is too long for a file, where `Path.exists` raises
    return own if there else path.with_name(path.stem + SUFFIX)


def card_name(path: str | Path, listed: Collection[str]) -> str | None:
    """The name of the card of raw file `path` among the names of cards `listed` in its folder; None without one."""
    name = os.path.basename(path)  # noqa: PTH119
    for stem in (name, _stem(name)) if listed else ():
        if (card := f"{stem}{SUFFIX}") in listed:
            return card
    return None


def card_digest(path: str | Path) -> str | None:
    """sha256 (hex) of the bytes of the card of raw file `path`; None when there is no card that can be read."""
    folder, name = os.path.split(path)
    for stem in (name, _stem(name)):
        try:
            return digest_of(os.path.join(folder, f"{stem}{SUFFIX}"))  # noqa: PTH118
        except FileNotFoundError:
            continue
        except (OSError, ValueError):
            return None
    return None


def _stem(name: str) -> str:
    """As `Path.stem`."""
    dot = name.rfind(".")
    return name[:dot] if 0 < dot < len(name) - 1 else name


def latest_day() -> date:
    """Tomorrow in Vietnam: no report was published later."""
    return today() + timedelta(days=1)


def read_card(path: Path, catalogue: Catalogue) -> Card:
    """As `card_and_faults`, for a card that has to be right. Raises its first fault as InputError."""
    card, faults = card_and_faults(path, catalogue)
    if faults:
        raise faults[0]
    return card


def card_and_faults(path: Path, catalogue: Catalogue) -> tuple[Card, tuple[InputError, ...]]:
    """The card of raw file `path`, an empty one when there is none, and its faults.

    A key whose value is not accepted is left out and reported (card, line, key, what is accepted); the others hold.
    Keys that the project does not know are ignored, unless they look like a misspelt one. Raises nothing.
    """
    where, faults = card_path(path), list[InputError]()
    if not os.path.lexists(where):  # nor can there be one whose name would be too long
        return Card(), ()
    try:
        file = read_toml(where, InputError, remedy=_MEND)
    except FileNotFoundError:
        return Card(), ()
    except InputError as fault:
        return Card(), (fault,)
    return _card(file, catalogue, faults), tuple(faults)


def _card(file: TomlFile, catalogue: Catalogue, faults: list[InputError]) -> Card:
    for key, value in file.data.items():
        meant = None if key in _KEYS else _OTHER_WORDS.get(key.casefold()) or nearest(key, _KEYS)
        if meant is not None:
            faults.append(InputError(file.where(key), f"has an unknown key {key!r}", f"did you mean {meant!r}?"))
        elif isinstance(value, dict) and (below := [name for name in _OF_ITS_FIGURES if name in value]):
            what, remedy = f"has {below[0]} below a line [{key}], where it means nothing", "write it above that line"
            faults.append(InputError(file.where(below[0], key), what, remedy))

    def said(key: str, read: Callable[[TomlFile, str], Value | None]) -> Value | None:
        if key not in file.data:
            return None
        try:
            return read(file, key)
        except InputError as fault:
            faults.append(fault)
            return None

    published = said("published_on", _moment)
    return Card(
        url=said("url", _url),
        publisher=said("publisher", _text),
        published_on=published.date() if published else None,
        fetched_at=said("fetched_at", _moment),
        sha256=said("sha256", _text),
        area=said("area", lambda file, key: _area(file, key, catalogue)),
        period=said("period", _period),
        retracted=said("retracted", _retracted),
    )


def _text(file: TomlFile, key: str) -> str | None:
    value = file.data[key]
    if not isinstance(value, str):
        raise InputError(file.where(key), f"{key} must be a text, not {shown(value)}", f'write {key} = "…"')
    if any(sign < " " and sign not in "\t\n" for sign in value):
        raise InputError(file.where(key), f"{key} holds signs that no one can read", f'write {key} = "…" anew')
    return " ".join(value.split()) or None


def _retracted(file: TomlFile, key: str) -> str | None:
    """The reason of a retraction: an empty one is none, and `true` or `false` says nothing of why."""
    value = file.data[key]
    if value is False:
        return None
    if not isinstance(value, str) or not value.strip():
        raise InputError(file.where(key), f"{key} must say why, not {shown(value)}", f'write {key} = "…", or remove it')
    return _text(file, key)


def _url(file: TomlFile, key: str) -> str | None:
    url = _text(file, key)
    try:
        if url is None or (urlsplit(url).scheme and urlsplit(url).hostname is not None) or url.startswith("file:"):
            return url
    except ValueError:  # brackets that hold no IPv6 address, a host of strange signs
        pass
    remedy = f'write the whole address, as in {key} = "https://example.vn/page"'
    raise InputError(file.where(key), f"{key} cannot be {shown(url)}", remedy)


def _area(file: TomlFile, key: str, catalogue: Catalogue) -> str | None:
    area = _text(file, key)
    if area is not None and area_named(area, catalogue) is None:
        near = nearest(area, [known.name for known in catalogue.areas.values()])
        remedy = f"did you mean {near!r}?" if near else 'write a name or slug of areas.csv, as in area = "Lạng Sơn"'
        raise InputError(file.where(key), f"area names an unknown province {shown(area)}", remedy)
    return area


def _period(file: TomlFile, key: str) -> str | None:
    value = file.data[key]
    if isinstance(value, str) and not value.strip():
        return None
    whole = isinstance(value, int) and not isinstance(value, bool)  # `period = 2015` is what a person writes
    period = period_of(shown(value)) if whole else period_of(value) if isinstance(value, str) else None
    if period is None or not _can_be(period):
        raise InputError(file.where(key), f"{key} cannot be {shown(value)}", FORMS)
    return period


def _can_be(period: str) -> bool:
    """Whether a report can be about the period: it has begun or begins next year, and is not before the first year."""
    touched = years_of(period)
    return FIRST <= touched.start <= latest_day().year + 1 and touched.stop - 1 <= LAST


def _moment(file: TomlFile, key: str) -> datetime | None:
    """A TOML date, a TOML date-time, or either written as ISO text."""
    value = moment = file.data[key]
    if isinstance(value, str):
        try:
            moment = datetime.fromisoformat(value.strip())
        except ValueError:
            moment = None
    elif isinstance(value, date) and not isinstance(value, datetime):
        moment = datetime(value.year, value.month, value.day)
    remedy = f"write a day from {FIRST_DAY} to tomorrow, as in {key} = 2016-01-18"
    if not isinstance(moment, datetime):
        raise InputError(file.where(key), f"{key} must be a date, not {shown(value)}", remedy)
    if not FIRST_DAY <= moment.date() <= latest_day():
        raise InputError(file.where(key), f"{key} cannot be {shown(value)}", remedy)
    return moment
