"""Every error that a user of the project can meet, as one tree. Each message states where, what and the remedy.

EtlError
├── InputError            one report (or its card) cannot be read; the others go on
├── FilesMissing          too many raw files are gone at once; nothing is withdrawn
├── FetchError            one address cannot be had; the others go on
├── CatalogueError        a data file of the catalogue contradicts itself
├── WarehouseError        the warehouse file cannot be opened, is newer, is damaged
│   ├── WarehouseBusy     another process is writing
│   └── AuditFailed       the next file was built and is not fit to be published
├── InstallationError     a part of the program itself is missing
├── ServingError          the Prefect server cannot be started or reached
└── UsageError            an argument or a setting that cannot be meant
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Sequence
from typing import Any


def printable(text: str, kept: str = "") -> str:
    """`text` with everything escaped that steers a terminal, breaks a line or turns the direction of writing.

    Spaces of every width stay, and so do the signs in `kept`.
    """
    if text.isprintable():
        return text
    return "".join(
        sign
        if sign.isprintable() or unicodedata.category(sign) == "Zs" or sign in kept
        else sign.encode("unicode_escape").decode("ascii")
        for sign in text
    )


def reason(error: OSError) -> str:
    """Why the operating system refused it, in its words alone.

    Libraries put a number and words of their own before them ("… Detail: [errno 28] No space left on device").
    """
    if error.strerror:
        return error.strerror
    number = re.search(r"\[errno (\d+)\]", str(error), re.IGNORECASE)
    return os.strerror(int(number[1])) if number else str(error)


class EtlError(Exception):
    """A fault that is stated in one line: `where: what; remedy`.

    `where` names the document, file or argument, `what` the reason, `remedy` what a person can do; `passing` is
    whether it may pass by itself.
    """

    passing = False

    def __init__(self, where: object, what: str, remedy: str) -> None:
        super().__init__(printable(f"{where}: {what}; {remedy}"))
        self.where, self.what, self.remedy = str(where), what, remedy

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickles the error by its parts: it cannot be made again from its message."""
        return _again, (type(self), str(self), vars(self))


def _again(kind: type[EtlError], message: str, parts: dict[str, Any]) -> EtlError:
    error = kind.__new__(kind, message)
    vars(error).update(parts)
    return error


class InputError(EtlError):
    """One report, or the card beside it, cannot be read.

    `passing` states that the reason was the machine's (memory, time, a process that was killed), so that reading the
    same file again may go well.
    """

    def __init__(self, where: object, what: str, remedy: str, passing: bool = False) -> None:
        super().__init__(where, what, remedy)
        self.passing = passing


class FilesMissing(EtlError):
    """More raw files are gone at once than a person takes away: the folder that holds them is."""


class FetchError(EtlError):
    """One address cannot be had.

    `passing` states whether the fault may pass by itself (a server in trouble, a lost connection), `wait` the seconds
    that the server asked us to wait, None when it did not.
    """

    def __init__(self, where: object, what: str, remedy: str, passing: bool = False, wait: float | None = None) -> None:
        super().__init__(where, what, remedy)
        self.passing, self.wait = passing, wait


class CatalogueError(EtlError):
    """A data file of the catalogue contradicts itself or another one."""


class WarehouseError(EtlError):
    """The warehouse file cannot be used."""


class WarehouseBusy(WarehouseError):
    """Another process is writing to the warehouse."""


class AuditFailed(WarehouseError):
    """The next warehouse file was built and is not fit to be published.

    `findings` are what the audit found (`etl.warehouse.audit.Finding`), each with its offending rows.
    """

    def __init__(self, where: object, what: str, remedy: str, findings: Sequence[Any] = ()) -> None:
        super().__init__(where, what, remedy)
        self.findings = tuple(findings)


class InstallationError(EtlError):
    """A part of the program itself is missing or does not fit the others."""


class ServingError(EtlError):
    """The Prefect server cannot be started or reached."""


class UsageError(EtlError):
    """An argument or a setting that cannot be meant."""
