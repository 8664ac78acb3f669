"""TOML files that people write (cards, corrections, sources, the catalogue): read, with the line of each fault."""

from __future__ import annotations

import codecs
import difflib
import re
import stat
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from etl.errors import EtlError

_MARKS = (  # that of UTF-32 first: it begins with the one of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LONGEST = 5_000_000  # bytes: a file that a person wrote is shorter
_SHOWN = 60  # characters of a value that are repeated in a message
_HEADER = re.compile(r"\s*\[\[?\s*([^\[\]]+?)\s*\]\]?")
_MEND = "mend that line"


@dataclass(frozen=True, slots=True)
class TomlFile:
    """The content of the file at `path`, and its `text`, in which the lines of faults are found."""

    path: Path
    data: dict[str, Any]
    text: str = field(repr=False)

    def where(self, key: str | None = None, table: str | None = None, number: int = 1) -> str:
        """The file with the line of `key` in the `number`th table (from 1) of that name, as in "x.toml, line 3".

        `table` None means the part above all tables. Without a key it is the line of the table's own heading. Gives
        the file alone where the line is not found.
        """
        line = _line(self.text, key, table, number)
        return str(self.path) if line is None else f"{self.path}, line {line}"


def read_toml(
    path: Path, error: type[EtlError], parse_float: Callable[[str], Any] = float, remedy: str = _MEND
) -> TomlFile:
    """The TOML file at `path`, with or without a byte order mark.

    Raises FileNotFoundError where there is none, and `error` (one line with the file, the line and `remedy`) for one
    that cannot be read, is in another encoding or is not TOML.
    """
    try:
        if stat.S_ISFIFO(path.stat().st_mode):  # who opens one waits for somebody who writes
            raise error(path, "it cannot be read (it is a pipe)", "make it a file that this user may read")
        with path.open("rb") as file:
            content = file.read(_LONGEST + 1)
        if len(content) > _LONGEST:
            raise error(path, f"is longer than {_LONGEST:,} bytes", "put the right file in its place")
        text = _decoded(content)
    except FileNotFoundError:
        raise
    except UnicodeDecodeError as fault:
        line = fault.object.count(b"\n", 0, fault.start) + 1
        raise error(f"{path}, line {line}", "it cannot be read: it is not UTF-8", "save the file as UTF-8") from None
    except OSError as fault:
        why = fault.strerror or fault
        raise error(path, f"it cannot be read ({why})", "make it a file that this user may read") from None
    return parse_toml(path, text, error, parse_float, remedy)


def parse_toml(
    path: Path, text: str, error: type[EtlError], parse_float: Callable[[str], Any] = float, remedy: str = _MEND
) -> TomlFile:
    """As `read_toml`, for the text of the file; `path` is for messages."""
    text = text.replace("\ufeff", "").replace("\r\n", "\n")
    try:
        return TomlFile(path, tomllib.loads(text, parse_float=parse_float), text)
    except tomllib.TOMLDecodeError as fault:
        raise error(path, f"it is not TOML: {short(str(fault), 200)}", remedy) from None
    except RecursionError:
        raise error(path, "it is not TOML that can be meant: its brackets are nested too deep", remedy) from None
    except (ValueError, ArithmeticError) as fault:  # numbers that Python does not make of so many digits
        raise error(path, f"it holds a number that cannot be meant ({short(str(fault))})", remedy) from None


def short(value: object, most: int = _SHOWN) -> str:
    """`value` as it is shown in a message: on one line and not longer than `most` characters."""
    text = "".join(sign if sign.isprintable() else "\ufffd" for sign in " ".join(str(value).split()))
    return text if len(text) <= most else f"{text[:most]}…"


def shown(value: object) -> str:
    """As `short`, for a value of a TOML file: texts between quotation marks, days and numbers as they are written."""
    try:
        return short(repr(value) if isinstance(value, str | list | dict | bool) else value)
    except ValueError:  # Python does not print numbers of thousands of digits
        return "a number of thousands of digits"
    except RecursionError:
        return "brackets nested too deep"


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The word of `known` that `word` is most likely meant for: it begins so, or is similar. None where none is."""
    names = {name.casefold(): name for name in known}
    wanted = word.strip().casefold().replace("-", "_")
    if wanted in names:
        return names[wanted]
    begun = [name for low, name in names.items() if len(wanted) >= 3 and low.startswith(wanted)]
    if len(begun) == 1:
        return begun[0]
    near = difflib.get_close_matches(wanted, names, 1, 0.75)
    return names[near[0]] if near else None


def _decoded(data: bytes) -> str:
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8-sig")
    return data.decode(encoding)


def _line(text: str, key: str | None, table: str | None, number: int) -> int | None:
    """The number of the line, from 1. Inside a table's own tables (`[a.b]`) `table` is written so, too."""
    inside, seen = table is None, 0
    wanted = None if key is None else re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[=.]")
    for count, line in enumerate(text.split("\n"), 1):
        if (header := _HEADER.match(line)) and "=" not in line.split("[", 1)[0]:
            same = table is not None and header[1].replace('"', "").replace("'", "") == table
            seen += same
            inside = same and seen == number
            if inside and key is None:
                return count
        elif inside and wanted is not None and wanted.match(line):
            return count
    return None
