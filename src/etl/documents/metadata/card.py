"""The card beside a raw file: finding it, reading it, and what is wrong with it. What it says is used in `describe`."""

from __future__ import annotations

import difflib
import hashlib
import tomllib
from dataclasses import fields
from datetime import date, datetime
from pathlib import Path
from typing import Any

from etl.catalogue import Catalogue
from etl.catalogue.area_names import area_named
from etl.documents.document import Card
from etl.errors import InputError

SUFFIX = ".card.toml"
_KEYS = tuple(field.name for field in fields(Card))
_MEND = "mend the card, or remove it and let the report speak for itself"


def card_path(path: Path) -> Path:
    """Where the card of raw file `path` stands: `<full name>.card.toml` if that exists, else `<stem>.card.toml`."""
    own = path.with_name(path.name + SUFFIX)
    return own if own.exists() else path.with_name(path.stem + SUFFIX)


def card_digest(path: Path) -> str | None:
    """sha256 (hex) of the bytes of the card of raw file `path`; None when there is no card that can be read."""
    try:
        return hashlib.sha256(card_path(path).read_bytes()).hexdigest()
    except OSError:
        return None


def read_card(path: Path, catalogue: Catalogue) -> Card:
    """The card of raw file `path`; an empty one when there is none.

    Keys that the project does not know are left alone, unless they look like a misspelt one. Raises InputError
    (where=the card) for what is not TOML, of a wrong type, or names a province that does not exist.
    """
    where = card_path(path)
    try:
        data = tomllib.loads(where.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        return Card()
    except UnicodeDecodeError:
        raise InputError(where, "is not UTF-8", "save the card as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise InputError(where, f"is not TOML: {error}", _MEND) from None
    except OSError as error:
        raise InputError(where, f"cannot be read: {error.strerror or error}", _MEND) from None
    _refuse_misspelt(where, data)
    return _card(where, data, catalogue)


def _card(where: Path, data: dict[str, Any], catalogue: Catalogue) -> Card:
    area = _text(where, data, "area")
    if area is not None and area_named(area, catalogue) is None:
        raise InputError(where, f"names an unknown province {area!r}", "write a name or slug of areas.csv")
    published, fetched = _moment(where, data, "published_on"), _moment(where, data, "fetched_at")
    return Card(
        url=_text(where, data, "url"),
        publisher=_text(where, data, "publisher"),
        published_on=published.date() if published else None,
        fetched_at=fetched,
        sha256=_text(where, data, "sha256"),
        area=area,
        period=_text(where, data, "period"),
    )


def _refuse_misspelt(where: Path, data: dict[str, Any]) -> None:
    for key in data:
        if key not in _KEYS and (close := difflib.get_close_matches(key, _KEYS, 1, 0.8)):
            raise InputError(where, f"has an unknown key {key!r}", f"did you mean {close[0]!r}?")


def _text(where: Path, data: dict[str, Any], key: str) -> str | None:
    value = data.get(key)
    if isinstance(value, int) and not isinstance(value, bool) and key == "period":
        return str(value)  # `period = 2015` is what a person writes
    if value is not None and not isinstance(value, str):
        raise InputError(where, f"{key} must be a text, not {value!r}", f'write {key} = "..."')
    return (value or "").strip() or None


def _moment(where: Path, data: dict[str, Any], key: str) -> datetime | None:
    """A TOML date, a TOML date-time, or either written as ISO text."""
    value = data.get(key)
    try:
        if isinstance(value, str):
            return datetime.fromisoformat(value.strip())
        if isinstance(value, datetime) or value is None:
            return value
        if isinstance(value, date):
            return datetime(value.year, value.month, value.day)
    except ValueError:
        pass
    raise InputError(where, f"{key} must be a date, not {value!r}", f"write {key} = 2016-01-18")
