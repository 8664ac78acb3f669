"""Reader of plain text: every character of the file is the report's, so there is nothing to take out."""

from __future__ import annotations

from pathlib import Path

from etl.documents.decoding import decode, tidy
from etl.documents.document import Content
from etl.settings import Bounds


def read_text(path: Path, data: bytes, bounds: Bounds) -> Content:
    """The content of a `.txt` file. Raises InputError for what is not text."""
    return Content(text=tidy(decode(path, data)))
