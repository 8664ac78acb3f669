"""Reports with a few things wrong in them, made by Hypothesis: bytes anywhere, and the parts inside of packages."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from functools import cache

from hypothesis import strategies as st

from tests.documents import samples
from tests.documents.open_document import ods

SEEDS: Mapping[str, Callable[[], bytes]] = {
    ".txt": lambda: samples.report_text().encode(),
    ".html": lambda: samples.html().encode(),
    ".csv": samples.comma_separated,
    ".docx": samples.docx,
    ".xlsx": samples.xlsx,
    ".xls": samples.xls,
    ".ods": ods,
    ".pdf": lambda: _pdf(),
    ".png": lambda: samples.scan(samples.pdf(), dpi=40)[0],
}
"""Suffix → a sound report in that format."""

PACKAGES = (".docx", ".xlsx", ".ods")

WORDS = (
    b"", b"\0", b"\xff", b"\xef\xbb\xbf", b"\n", b"\t", b" ", b"-1", b"0", b"1e400", b"nan", b"9" * 40, b"99999999999",
    b"4294967296", b"-2147483649", b"<", b">", b"&", b"]]>", b"<!--", b"<td rowspan='70000' colspan='9'>", b"<table>",
    b"</table>", b"</w:t>", b"<w:p>", b"r='XFD1048576'", b"obj", b"endobj", b"stream", b"<<", b">>", b"BT", b"ET",
    b"Tj", b'"', b";", b",", b"12,5%", "4.013 tỷ đồng".encode(), "năm 2015".encode(), "quý V/2015".encode(),
    "đ\u0300\u0301".encode(), "\u202e".encode(), "\ud800".encode("utf-8", "surrogatepass"), b"\x80" * 9, b"(" * 50,
)  # fmt: skip
"""What is put between or in the place of bytes: signs that mean something to one of the formats."""

_PLACE = st.floats(0, 1)
_SPANS = re.compile(rb'(?<=>)[^<>]+(?=<)|(?<=")[^"<>]*(?=")|\d[\d.,]*')
"""Words between tags, values of attributes, numbers: with others in their place the file is still of its format."""

_WORDS = st.one_of(st.sampled_from(WORDS), st.binary(max_size=6))
_NONE = st.just(b"")
_EDITS = st.one_of(
    st.tuples(st.sampled_from(["value", "value", "put", "over"]), _PLACE, _WORDS, st.just(0)),
    st.tuples(st.just("cut"), _PLACE, _NONE, st.integers(1, 5_000)),
    st.tuples(st.just("twice"), _PLACE, _NONE, st.integers(1, 2_000)),
    st.tuples(st.just("end"), _PLACE, _NONE, st.just(0)),
)
_SEVERAL = st.lists(_EDITS, min_size=1, max_size=6)

Edits = list[tuple[str, float, bytes, int]]


@cache
def seed(suffix: str) -> bytes:
    """The sound report, made once."""
    return SEEDS[suffix]()


def edited(data: bytes, edits: Edits) -> bytes:
    """`data` with the edits done one after the other, each at a fraction of what is left."""
    for kind, place, words, length in edits:
        at = int(place * len(data))
        if kind == "put":
            data = data[:at] + words + data[at:]
        elif kind == "value":
            data = _with_value(data, place, words)
        elif kind == "over":
            data = data[:at] + words + data[at + len(words) :]
        elif kind == "cut":
            data = data[:at] + data[at + length :]
        elif kind == "twice":
            data = data[:at] + data[at : at + length] + data[at:]
        else:
            data = data[: max(at, 1)]
    return data


def _with_value(data: bytes, place: float, words: bytes) -> bytes:
    spans = list(_SPANS.finditer(data))
    if not spans:
        return data
    chosen = spans[min(int(place * len(spans)), len(spans) - 1)]
    return data[: chosen.start()] + words.translate(None, b'<>&"') + data[chosen.end() :]


def mutated(suffix: str) -> st.SearchStrategy[bytes]:
    """Files of that format that are not quite sound; those of packages mostly with a sound package around a part."""
    sound = seed(suffix)
    whole = _SEVERAL.map(lambda edits: edited(sound, edits))
    if suffix not in PACKAGES:
        return whole
    some = st.tuples(st.sampled_from(names(sound)), _SEVERAL)
    inside = some.map(lambda drawn: with_part(sound, drawn[0], edited(part(sound, drawn[0]), drawn[1])))
    return st.one_of(inside, inside, inside, whole)


def names(package: bytes) -> list[str]:
    """The parts of a package."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return archive.namelist()


def part(package: bytes, name: str) -> bytes:
    """The content of one part."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return archive.read(name)


def with_part(package: bytes, name: str, content: bytes) -> bytes:
    """The package with other content in one of its parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as archive, zipfile.ZipFile(target, "w") as changed:
        for each in archive.namelist():
            changed.writestr(each, content if each == name else archive.read(each))
    return target.getvalue()


def _pdf() -> bytes:
    """The report as a PDF whose content is not compressed: an edit changes what a page draws, not a checksum."""
    import pikepdf

    target = io.BytesIO()
    with pikepdf.Pdf.open(io.BytesIO(samples.pdf())) as document:
        document.save(target, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.generalized)
    return target.getvalue()
