"""Which reader a kind of file has, and which of them run in the sandbox. What kind a file is, is told in `kinds`."""

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


def needs_sandbox(kind: str, size: int, bounds: Bounds) -> bool:
    """Whether a file of `size` bytes is read in a process of its own: everything but text and pages of usual size."""
    return kind not in _IN_PROCESS or (kind == "html" and size > bounds.page_bytes)
