"""Declared corrections: the entries of `data/corrections.toml`, read and written. The warehouse applies them.

An entry says which report, which words, what they say, what is right, why, who says so and since when.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from etl.errors import UsageError


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry.

    `document` is the report's path, address or document_id; `quote` the words or a part of them; `says` and `right`
    what they say and what is right, both in `unit` (None = the unit as written). What is left of the fields tells
    one figure from another where the words are not enough (`at` is the place of the quote), and completes a figure
    that was rejected because it could not be told. `where` names the entry in messages.
    """

    document: str
    quote: str
    says: Decimal
    right: Decimal
    reason: str
    who: str
    when: date
    unit: str | None = None
    at: int | None = None
    indicator: str | None = None
    area: str | None = None
    period: str | None = None
    scenario: str | None = None
    measure: str | None = None
    where: str = field(default="", compare=False)

    @property
    def correction_id(self) -> str:
        """Hash (16 hex digits) of everything the entry says."""
        parts = [str(getattr(self, f.name)) for f in fields(self) if f.compare]
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


_KEYS: Mapping[str, tuple[type, ...]] = {
    "document": (str,),
    "quote": (str,),
    "says": (int, Decimal),
    "right": (int, Decimal),
    "reason": (str,),
    "who": (str,),
    "when": (date,),
    "unit": (str,),
    "at": (int,),
    "indicator": (str,),
    "area": (str,),
    "period": (str,),
    "scenario": (str,),
    "measure": (str,),
}
_REQUIRED = ("document", "quote", "says", "right", "reason", "who", "when")


def load(path: Path) -> tuple[Correction, ...]:
    """The entries of the file at `path` in their order; none where there is no file.

    Raises UsageError (one line, naming file and entry) for a file that is not TOML, and for an entry that lacks a
    key, has an unknown one, or one of another type.
    """
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            path, f"it cannot be read ({error})", "make it a readable UTF-8 file, or move it away"
        ) from None
    return parse(text, path)


def parse(text: str, path: Path) -> tuple[Correction, ...]:
    """As `load`, for the text of the file; `path` is for messages."""
    try:
        content = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(path, f"it is not TOML ({error})", "mend the line") from None
    entries = content.pop("correction", [])
    if content or not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise UsageError(path, "it holds something else than [[correction]] entries", "see the example in the file")
    return tuple(_entry(entry, f"{path}, entry {n}") for n, entry in enumerate(entries, 1))


def _entry(entry: Mapping[str, Any], where: str) -> Correction:
    remedy = f"an entry has {', '.join(_REQUIRED)}, and may have {', '.join(k for k in _KEYS if k not in _REQUIRED)}"
    missing = [key for key in _REQUIRED if key not in entry]
    if missing:
        raise UsageError(where, f"{missing[0]} is missing", remedy)
    for key, value in entry.items():
        if key not in _KEYS:
            raise UsageError(where, f"{key} means nothing here", remedy)
        if type(value) not in _KEYS[key] or value == "":
            raise UsageError(where, f"{key} cannot be {value!r}", "numbers and days stand without quotation marks")
    numbers = {key: Decimal(entry[key]) for key in ("says", "right")}
    if not all(number.is_finite() for number in numbers.values()) or numbers["says"] == numbers["right"]:
        raise UsageError(where, "says and right are not two different numbers", "state both in the same unit")
    words: dict[str, Any] = {key: value for key, value in entry.items() if key not in numbers}
    told = f"{where} ({entry['document']}, “{entry['quote']}”)"
    return Correction(**{**words, **numbers, "where": told})


def append(path: Path, correction: Correction) -> None:
    """Add an entry at the end of the file, made if need be; at once, so that no half of it is ever read.

    Raises UsageError when the file cannot be read or written, or is faulty already.
    """
    try:
        before = path.read_text("utf-8") if path.exists() else ""
        after = before + ("" if not before or before.endswith("\n") else "\n") + written(correction)
        parse(after, path)
        unfinished = path.with_name(f".{path.name}.unfinished")
        unfinished.write_text(after, "utf-8")
        unfinished.replace(path)
    except OSError as error:
        raise UsageError(path, f"it cannot be written ({error.strerror})", "give this user the right") from None


def written(correction: Correction) -> str:
    """The entry as TOML."""
    pairs = [(key, getattr(correction, key)) for key in _KEYS]
    lines = [f"{key} = {_literal(value)}" for key, value in pairs if value is not None]
    return "\n".join(["", "[[correction]]", *lines, ""])


def _literal(value: object) -> str:
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")  # JSON's escapes are TOML's
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def ids(corrections: Sequence[Correction]) -> set[str]:
    """The ids of the entries."""
    return {correction.correction_id for correction in corrections}
