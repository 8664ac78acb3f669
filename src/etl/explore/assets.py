"""The files of `static/`, compressed once. Their address changes with their content, so that a browser keeps them."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fastapi.responses import Response

STATIC = Path(__file__).parent / "static"

KINDS = {
    ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
}  # fmt: skip
"""What files there are, by the end of their name; others are not served."""

KEPT = "public, max-age=31536000, immutable"
"""For a year: another content has another address."""


@dataclass(frozen=True, slots=True)
class Asset:
    """A file as it is sent: its bytes, the same compressed, its media type, and what its address changes with."""

    content: bytes
    packed: bytes
    kind: str
    version: str


@cache
def asset(name: str) -> Asset | None:
    """The file of a name; None where there is none, as for anything outside the folder."""
    file = STATIC / name
    if file.parent != STATIC or file.suffix not in KINDS or not file.is_file():
        return None
    content = file.read_bytes()
    packed = gzip.compress(content, 9, mtime=0)
    return Asset(content, packed, KINDS[file.suffix], hashlib.sha256(content).hexdigest()[:12])


def link(name: str) -> str:
    """The address of a file."""
    found = asset(name)
    return f"/static/{name}?v={found.version}" if found else f"/static/{name}"


def answer(name: str, version: str | None, accepted: str) -> Response | None:
    """The file, compressed for a browser that accepts that (`Accept-Encoding`); None where there is none."""
    found = asset(name)
    if found is None:
        return None
    headers = {"cache-control": KEPT if version == found.version else "no-cache", "vary": "accept-encoding"}
    encodings = {part.partition(";")[0].strip() for part in accepted.split(",")}
    if "gzip" in encodings and len(found.packed) < len(found.content):
        return Response(found.packed, media_type=found.kind, headers=headers | {"content-encoding": "gzip"})
    return Response(found.content, media_type=found.kind, headers=headers)
