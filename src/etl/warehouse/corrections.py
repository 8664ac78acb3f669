"""Declared corrections: the entries of `data/corrections.toml`, read and written. The warehouse applies them.

An entry says which report, which words, what they say, what is right, why, who says so and since when.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from etl.errors import UsageError
from etl.toml_files import TomlFile, nearest, parse_toml, read_toml, short, shown


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
_DIGITS, _BITS = 17, 60  # of a figure, before and behind the decimal mark; about as many bits
_LONGEST_TEXT = 2**31
_FIGURE = "write the figure as the report has it, as in 4013.5"
_REQUIRED = ("document", "quote", "says", "right", "reason", "who", "when")


def load(path: Path) -> tuple[Correction, ...]:
    """The entries of the file at `path` in their order; none where there is no file.

    Raises UsageError (one line, naming file and entry) for a file that is not TOML, and for an entry that lacks a
    key, has an unknown one, or one of another type.
    """
    try:
        return _entries(read_toml(path, UsageError, Decimal))
    except FileNotFoundError:
        return ()


def parse(text: str, path: Path) -> tuple[Correction, ...]:
    """As `load`, for the text of the file; `path` is for messages."""
    return _entries(parse_toml(path, text, UsageError, Decimal))


def _entries(file: TomlFile) -> tuple[Correction, ...]:
    content = dict(file.data)
    entries = content.pop("correction", [])
    if content or not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        key = next(iter(content), "correction")
        where = file.where(key) if file.where(key) != str(file.path) else file.where(None, key)
        what = f"it holds something else than [[correction]] entries: {short(key)}"
        raise UsageError(where, what, "see the example in the file")
    return tuple(_entry(entry, file, n) for n, entry in enumerate(entries, 1))


def _entry(entry: Mapping[str, Any], file: TomlFile, number: int) -> Correction:
    def at(key: str | None = None) -> str:
        return f"{file.where(key, 'correction', number)}, entry {number}"

    remedy = f"an entry has {', '.join(_REQUIRED)}, and may have {', '.join(k for k in _KEYS if k not in _REQUIRED)}"
    for key, value in entry.items():
        if key not in _KEYS:
            near = nearest(key, [known for known in _KEYS if known not in entry])
            raise UsageError(at(key), f"{short(key)} means nothing here", f"did you mean {near}?" if near else remedy)
        if type(value) not in _KEYS[key] or (isinstance(value, str) and not value.strip()):
            right = "numbers and days stand without quotation marks, texts between them"
            raise UsageError(at(key), f"{key} cannot be {shown(value)}", right)
    missing = [key for key in _REQUIRED if key not in entry]
    if missing:
        raise UsageError(at(), f"{missing[0]} is missing", remedy)
    numbers = {key: _number(entry[key], key, at) for key in ("says", "right")}
    if numbers["says"] == numbers["right"]:
        raise UsageError(at("right"), "says and right are not two different numbers", "state both in the same unit")
    if not 0 <= entry.get("at", 0) < _LONGEST_TEXT:
        raise UsageError(at("at"), f"at cannot be {shown(entry['at'])}", "write the place of the quote, as in at = 915")
    words: dict[str, Any] = {key: value for key, value in entry.items() if key not in numbers}
    told = f"{file.path}, entry {number} ({entry['document']}, “{entry['quote']}”)"
    return Correction(**{**words, **numbers, "where": told})


def _number(value: int | Decimal, key: str, at: Callable[[str], str]) -> Decimal:
    """The number, which the warehouse can hold in any unit. Raises UsageError."""
    if isinstance(value, Decimal) and not value.is_finite():
        raise UsageError(at(key), "says and right are not two different numbers", _FIGURE)
    if isinstance(value, int) and value.bit_length() > _BITS:
        raise UsageError(at(key), f"{key} cannot be {shown(value)}", _FIGURE)
    number = Decimal(value)
    if abs(number.adjusted()) > _DIGITS or len(number.as_tuple().digits) > 2 * _DIGITS:
        raise UsageError(at(key), f"{key} cannot be {shown(value)}", _FIGURE)
    return number


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
