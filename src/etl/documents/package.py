"""Office files are zip archives of XML: opened here, and refused when unpacking or parsing them would do harm."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from etl.errors import InputError

_PROLOG = 4_000  # bytes in which a document type declaration stands, if there is one
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""The name of the stream in which an office file with a password is wrapped."""
_AGAIN = "fetch it again, or open it in an office program and save it anew"


def open_package(path: Path, data: bytes, unpacked: int) -> zipfile.ZipFile:
    """The archive in `data`, which unpacks to at most `unpacked` bytes and declares no entities.

    Raises InputError for a file with a password, a damaged archive, one that is too large inside (a zip bomb) or holds
    a DTD, which no office program writes and through which a file could reach others or grow without end.
    """
    if ENCRYPTED in data and data.startswith(b"\xd0\xcf\x11\xe0"):
        raise InputError(path, "has a password", "save it without one")
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
        size = sum(info.file_size for info in package.infolist())
        if size > unpacked:
            raise InputError(
                path,
                f"unpacks from {len(data):,} to {size:,} bytes, more than the {unpacked:,} that are read",
                "remove it if it is a zip bomb, or raise Bounds.unpacked",
            )
        for info in package.infolist():
            if info.filename.endswith((".xml", ".rels")) and _declares(package, info):
                raise InputError(
                    path, f"declares entities in {info.filename}", "do not trust it; ask its sender for a clean copy"
                )
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise InputError(path, f"is damaged: {error}", _AGAIN) from None
    return package


def _declares(package: zipfile.ZipFile, info: zipfile.ZipInfo) -> bool:
    with package.open(info) as part:
        head = part.read(_PROLOG)
    # UTF-16 has a zero byte beside each of these letters.
    return _DECLARATION.search(head.replace(b"\0", b"")) is not None
