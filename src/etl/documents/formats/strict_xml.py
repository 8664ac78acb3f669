"""Strict Open XML, which office programs save on request: the same elements as usual in other namespaces."""

from __future__ import annotations

import io
import zipfile

from etl.documents.formats.package import Package

_HEAD = 50_000  # bytes in which the root of a part is
_STRICT = b"http://purl.oclc.org/ooxml/"
_USUAL = b"http://schemas.openxmlformats.org/"
_NAMESPACES = tuple(
    (_STRICT + name.encode(), _USUAL + name.encode().replace(b"/", b"/2006/", 1))
    for name in ("spreadsheetml/main", "wordprocessingml/main", "officeDocument/relationships", "officeDocument/math",
                 "drawingml/main", "drawingml/wordprocessingDrawing", "drawingml/picture")
)  # fmt: skip
_RELATIONS = "_rels/.rels"


def transitional(xml: bytes) -> bytes:
    """The part in the namespaces that office programs write unless they are asked for Strict Open XML."""
    if xml.find(_STRICT, 0, _HEAD) >= 0:
        for strict, usual in _NAMESPACES:
            xml = xml.replace(strict, usual)
    return xml


def transitional_file(package: Package) -> bytes:
    """The file with every part in the usual namespaces; its own bytes where it is no Strict Open XML."""
    if _RELATIONS not in package or _STRICT not in package.read(_RELATIONS):
        return package.data
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as changed:
        for name in package.archive.namelist():
            part = package.read(name)
            changed.writestr(name, transitional(part) if name.endswith((".xml", ".rels")) else part)
    return target.getvalue()
