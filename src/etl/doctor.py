"""Which optional programs this machine has for scans and old Word files. How they are used is in `documents`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from etl.documents.formats import ocr, oldword


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing that reading can use, what for, and the command that installs it; None where it is there."""

    what: str
    needed_for: str
    install: str | None

    def __str__(self) -> str:
        if self.install is None:
            return f"found    {self.what}, for {self.needed_for}"
        return f"missing  {self.what}, for {self.needed_for}: `{self.install}`"


def examine() -> list[Requirement]:
    """What is there and what is missing. All of it is optional; a report that needs it says so itself."""
    return [*_ocr(), _office()]


def _ocr() -> Iterator[Requirement]:
    needed_for = "scanned PDFs and pictures (.png, .jpg, .tif)"
    lacks = ocr.missing()
    for what, install in lacks:
        yield Requirement(what, needed_for, install)
    if not lacks:
        yield Requirement("tesseract with Vietnamese, and what cleans pages for it", needed_for, None)


def _office() -> Requirement:
    install = None if oldword.office() else oldword.INSTALL
    return Requirement("LibreOffice", "old Word files (.doc, .rtf)", install)
