"""Office files are zip archives of XML: opened here, and refused when unpacking or parsing them would do harm."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from etl.errors import InputError

_PROLOG = 4_000  # bytes within which a document type declaration is, if there is one
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
# Up to the first element, after which no declaration can follow: a mark, spaces, instructions and comments. No
# possessive quantifiers: Python 3.11.2, the one of Debian 12, matches repeated groups that have one wrongly.
_BEGIN = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?(?:\s|<\?(?:[^?]|\?(?!>))*\?>|<!--(?:[^-]|-(?!->))*-->)*<[A-Za-z_:]"
)
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""The name of the stream that wraps an office file with a password."""
_AGAIN = "fetch it again, or open it in an office program and save it anew"
_LOCAL = struct.Struct("<4s22xHH")  # the header of a member: a mark, and the lengths of its name and its extras
_MARK = b"PK\x03\x04"
_PLAIN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_PATCHED_OR_LOCKED = 0x61  # flags of a member that zipfile refuses
_UTF8 = 0x800  # the flag of a name that is written in it


@dataclass(frozen=True, slots=True)
class Package:
    """A checked archive, its bytes, and the small members that the check unpacked whole; None for the others.

    Members are found by their names in whatever case, with "/" or "\\" between folders, as office programs find them;
    `names` holds how each is written in the archive.
    """

    archive: zipfile.ZipFile
    data: bytes
    small: Mapping[str, bytes | None]
    names: Mapping[str, str]

    def __contains__(self, name: str) -> bool:
        return plain_name(name) in self.names

    def read(self, name: str) -> bytes:
        """A member. Raises KeyError where there is none, and what `zipfile` raises for a damaged one."""
        name = self.names[plain_name(name)]
        if (known := self.small.get(name)) is not None:
            return known
        info = self.archive.getinfo(name)
        whole = _unpacked(self.data, info, info.file_size)
        return self.archive.read(name) if whole is None else whole


def plain_name(name: str) -> str:
    """The name of a member in the form in which names are compared."""
    return name.replace("\\", "/").lower()


def open_package(path: Path, data: bytes, unpacked: int) -> Package:
    """The archive in `data`, which unpacks to at most `unpacked` bytes and declares no entities.

    Raises InputError for a file with a password, a damaged archive, one that is too large inside (a zip bomb) or holds
    a DTD, which no office program writes and through which a file could reach others or grow without end.
    """
    if data.startswith(b"\xd0\xcf\x11\xe0") and ENCRYPTED in data:
        raise InputError(path, "has a password", "save it without one")
    small: dict[str, bytes | None] = {}
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
        size = sum(info.file_size for info in package.infolist())
        if size > unpacked:
            raise InputError(
                path,
                f"unpacks from {len(data):,} to {size:,} bytes, more than the {unpacked:,} that are read",
                "remove it if it is a zip bomb, or raise ETL_BOUND_UNPACKED",
            )
        for info in package.infolist():
            if not info.filename.endswith((".xml", ".rels")):
                continue
            head = _head(package, data, info)
            if fault := _fault(head.replace(b"\0", b""), whole=len(head) == info.file_size):
                raise InputError(
                    path, f"{fault} in {info.filename}", "do not trust it; ask its sender for a clean copy"
                )
            small[info.filename] = head if len(head) == info.file_size else None
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, zlib.error) as error:
        raise InputError(path, f"is damaged: {error}", _AGAIN) from None
    return Package(package, data, small, {plain_name(name): name for name in package.namelist()})


def _fault(head: bytes, whole: bool) -> str:
    """The fault of the `head` of a part, which may be `whole`; "" for none. Zero bytes are removed from `head`, because
    UTF-16 has one beside each of the letters that are searched for."""
    if _DECLARATION.search(head):
        return "declares entities"
    return "" if whole or _BEGIN.match(head) else "has more than a prolog before the first element"


def _head(package: zipfile.ZipFile, data: bytes, info: zipfile.ZipInfo) -> bytes:
    """The first bytes of a member."""
    head = _unpacked(data, info, _PROLOG)
    if head is not None:
        return head
    with package.open(info) as part:
        return part.read(_PROLOG)


def _unpacked(data: bytes, info: zipfile.ZipInfo, most: int) -> bytes | None:
    """The first `most` bytes of a member, in a third of the time that `zipfile` takes to open one; None for an
    unusual or damaged member, which is left to `zipfile`."""
    packed = _packed(data, info)
    if packed is None:
        return None
    try:
        stored = info.compress_type == zipfile.ZIP_STORED
        most = max(1, most)  # none would mean that there is no bound
        part = bytes(packed[:most]) if stored else zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, most)
    except zlib.error:
        return None
    if len(part) != min(most, info.file_size) or (info.file_size <= most and zlib.crc32(part) != info.CRC):
        return None
    return part


def _packed(data: bytes, info: zipfile.ZipInfo) -> memoryview | None:
    """The bytes of a stored or deflated member as they are in the archive, if its own header agrees with the
    directory."""
    start = info.header_offset
    if info.compress_type not in _PLAIN or info.flag_bits & _PATCHED_OR_LOCKED:
        return None
    if not 0 <= start <= len(data) - _LOCAL.size:
        return None
    mark, named, extra = _LOCAL.unpack_from(data, start)
    begin = start + _LOCAL.size + named
    name = data[begin - named : begin].decode("utf-8" if info.flag_bits & _UTF8 else "cp437", "replace")
    if mark != _MARK or name != info.orig_filename:
        return None
    return memoryview(data)[begin + extra : begin + extra + info.compress_size]
