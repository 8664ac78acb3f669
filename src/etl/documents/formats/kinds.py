"""The kind of a file by its bytes; its suffix decides only where the bytes do not (CSV, plain text)."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from etl.documents.formats.package import plain_name

SUFFIXES = {
    ".txt": "txt", ".md": "txt", ".html": "html", ".htm": "html", ".csv": "csv", ".tsv": "csv", ".docx": "docx",
    ".doc": "doc", ".rtf": "rtf", ".xlsx": "xlsx", ".xlsm": "xlsx", ".xls": "xls", ".ods": "ods", ".pdf": "pdf",
    ".png": "image", ".jpg": "image", ".jpeg": "image", ".tif": "image", ".tiff": "image",
}  # fmt: skip
NAMES = {
    "txt": "a text", "html": "a web page", "csv": "a CSV file", "docx": "a Word file", "doc": "an old Word file",
    "rtf": "an RTF file", "xlsx": "an Excel file", "xls": "an old Excel file", "ods": "an ODS workbook",
    "pdf": "a PDF", "image": "a picture",
}  # fmt: skip
_MAGIC = (
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"II*\0", "image"),
    (b"MM\0*", "image"),
)
_PDF_WITHIN = 1024  # bytes before the mark that PDF programs skip
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP_PARTS = (("word/", "docx"), ("xl/", "xlsx"))
_STREAMS = (("EncryptedPackage", "xlsx"), ("WordDocument", "doc"), ("Workbook", "xls"), ("Book", "xls"))
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype html|html)\b",
    re.IGNORECASE | re.DOTALL,
)


def kind_of(path: Path, data: bytes) -> str:
    """The kind of the file with the bytes `data`, one of the values of SUFFIXES.

    A file whose bytes give no sign has the kind of its suffix if that is a page or CSV, else it is a text: either it
    can be read as one, or its reader states what is wrong.
    """
    named = SUFFIXES.get(path.suffix.lower())
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return "pdf"
    if kind := next((kind for magic, kind in _MAGIC if data.startswith(magic)), None):
        return kind
    if data.startswith(_ZIP):
        return _kind_of_zip(data) or named or "txt"
    if data.startswith(_OLE):
        return _kind_of_ole(data, named)
    if _PAGE.match(data[:4_000].replace(b"\0", b"")):  # UTF-16 has a zero byte beside each of these letters
        return "html"
    return named if named in ("csv", "html") else "txt"


def _kind_of_zip(data: bytes) -> str | None:
    """The kind of what the archive holds; None when it is damaged or no office file, which its reader then reports."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = [plain_name(name) for name in archive.namelist()]
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 100:
                return "ods" if b"spreadsheet" in archive.read("mimetype") else None
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError):
        return None
    return next((kind for part, kind in _ZIP_PARTS if any(name.startswith(part) for name in names)), None)


def _kind_of_ole(data: bytes, named: str | None) -> str:
    """The kind by the names in the directory of the compound file; of an encrypted new Office file by its suffix."""
    for stream, kind in _STREAMS:
        if stream.encode("utf-16-le") in data:
            return named if stream == "EncryptedPackage" and named in ("docx", "xlsx") else kind
    return named or "doc"
