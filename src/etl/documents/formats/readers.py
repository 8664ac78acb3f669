"""The reader of each kind of file, and which files are read in the sandbox. The kind of a file is found in `kinds`."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from etl.documents.document import Content
from etl.settings import Bounds

Reader = Callable[[Path, bytes, Bounds], Content]
"""Takes the path (for messages), the bytes and the bounds; raises InputError(where=path)."""

_READERS = {
    "txt": "text:read_text",
    "html": "html:read_html",
    "csv": "delimited:read_csv",
    "docx": "word:read_docx",
    "doc": "oldword:read_doc",
    "rtf": "oldword:read_doc",
    "xlsx": "spreadsheet:read_workbook",
    "xls": "spreadsheet:read_workbook",
    "ods": "spreadsheet:read_workbook",
    "pdf": "pdf:read_pdf",
    "image": "picture:read_image",
}
_IN_PROCESS = frozenset({"txt", "html", "csv"})


def reader_of(kind: str) -> Reader:
    """The reader of a kind; its module is imported only now."""
    module, _, name = _READERS[kind].partition(":")
    reader: Reader = getattr(import_module(f"etl.documents.formats.{module}"), name)
    return reader


def is_small(kind: str, data: bytes, bounds: Bounds) -> bool:
    """Whether a file can be read in this process under a deadline: a text, page or CSV of usual size, depth and width.

    Reading one takes a few seconds and some hundred megabytes whatever its content; everything else is read in a
    process of its own.
    """
    if kind not in _IN_PROCESS:
        return False
    if kind == "html":
        return len(data) <= bounds.page_bytes and data.count(b"<") <= bounds.page_tags
    return len(data) <= bounds.text_bytes
