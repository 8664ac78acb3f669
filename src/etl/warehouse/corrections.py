"""Declared corrections: the entries of `data/corrections.toml`, read and written. The warehouse applies them.

An entry states the report, the words, their value, the right value, the reason, the author and the day.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from etl.errors import UsageError
from etl.toml_files import TomlFile, nearest, parse_toml, read_toml, short, shown
from etl.unfinished import beside
from etl.warehouse.atomic_swap import swap_in
from etl.warehouse.engine import bindable

LOCK_SECONDS = 10.0
"""How long a second writer waits for the first."""

_PAUSE_SECONDS = 0.02


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry.

    `document` is the report's path, address or document_id; `quote` the words or a part of them; `says` and `right`
    the value of the words and the right one, both in `unit` (None = the unit as written). The other fields
    distinguish figures where the words are not enough (`at` is the place of the quote), and complete a figure that
    was rejected because a part of it was unknown. `where` names the entry in messages.
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
        """Hash (16 hex digits) of all fields of the entry."""
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
_DECIMALS = 6  # of the columns of figures
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
    if number != round(number, _DECIMALS):
        raise UsageError(at(key), f"{key} cannot be {shown(value)}: it has more than {_DECIMALS} decimals", _FIGURE)
    return bindable(number)


def append(path: Path, correction: Correction, lock_seconds: float = LOCK_SECONDS) -> None:
    """Add an entry at the end of the file, made if need be; one writer at a time, at once and on the disk.

    A link is followed, permissions and line ends stay. Raises UsageError when the file cannot be read or written, is
    faulty already, or when another program is still writing to it after `lock_seconds`.
    """
    entry = written(correction)
    try:
        target = path.resolve()
        with _alone(target, lock_seconds):
            before = target.read_bytes().decode()
            line_end = "\r\n" if "\r\n" in before else "\n"
            gap = "" if not before or before.endswith("\n") else line_end
            after = before + gap + entry.replace("\n", line_end)
            parse(after, path)
            _replace(target, after)
    except UnicodeDecodeError:
        raise UsageError(path, "it is no UTF-8", "save it as UTF-8") from None
    except OSError as error:
        what, remedy = f"it cannot be written ({error.strerror})", "see to that; what it held is as it was"
        raise UsageError(path, what, remedy) from None


@contextmanager
def _alone(path: Path, seconds: float) -> Iterator[None]:
    """Hold the file's lock, so that no other entry is written in between; it ends with the process.

    It belongs to the file that is replaced at the end of it, so whoever waited looks whether it is still that one.
    """
    deadline = time.monotonic() + seconds
    while True:
        descriptor = os.open(path, os.O_RDONLY | os.O_CREAT, 0o666)
        try:
            if _locked(descriptor) and _is_at(descriptor, path):
                yield
                return
        finally:
            os.close(descriptor)
        if time.monotonic() >= deadline:
            raise UsageError(path, "another program is writing to it", "wait until that has ended, then try again")
        time.sleep(_PAUSE_SECONDS)


def _locked(descriptor: int) -> bool:
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _is_at(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False


def _replace(path: Path, text: str) -> None:
    """Replace the file at `path` by one with this text: atomically, synced, with its permissions."""
    unfinished = beside(path)
    try:
        unfinished.write_bytes(text.encode("utf-8"))
        swap_in(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)


def written(correction: Correction) -> str:
    """The entry as TOML."""
    return f"\n{entry({key: getattr(correction, key) for key in _KEYS})}"


def entry(content: Mapping[str, object]) -> str:
    """An entry as TOML, with the keys of `Correction` that have a value; `load` refuses one that is not complete."""
    lines = [f"{key} = {_literal(content[key])}" for key in _KEYS if content.get(key) is not None]
    return "\n".join(["[[correction]]", *lines, ""])


def _literal(value: object) -> str:
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")  # JSON's escapes are TOML's
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def ids(corrections: Sequence[Correction]) -> set[str]:
    """The ids of the entries."""
    return {correction.correction_id for correction in corrections}
