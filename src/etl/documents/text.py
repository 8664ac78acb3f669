"""Reader of plain text: every character of the file is the report's, so there is nothing to take out."""

from __future__ import annotations

import re
from pathlib import Path

from etl.documents.decoding import decode, tidy
from etl.documents.document import Content
from etl.errors import InputError

_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype html|html)\b", re.IGNORECASE | re.DOTALL)


def read_text(path: Path, data: bytes) -> Content:
    """The content of a `.txt` file. Raises InputError for what is not text."""
    text = decode(path, data)
    if _PAGE.match(text[:2_000]):
        raise InputError(path, "is a web page under the name of a text", "rename it to .html")
    return Content(text=tidy(text))
