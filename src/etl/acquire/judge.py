"""Judges what came from an address: what kind of file it is, whether it is kept, whether its content is new."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from etl.acquire.addresses import suffix_of
from etl.acquire.request import Response
from etl.acquire.source import Source
from etl.documents.document import Content
from etl.documents.formats.kinds import NAMES, SUFFIXES, kind_of
from etl.documents.formats.readers import is_small, reader_of
from etl.documents.sandbox.supervisor import Sandbox
from etl.errors import FetchError, InputError
from etl.settings import Bounds

_TYPES = {
    "text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt", "text/csv": ".csv",
    "application/pdf": ".pdf", "application/msword": ".doc", "application/rtf": ".rtf",
    "application/vnd.ms-excel": ".xls", "application/vnd.oasis.opendocument.spreadsheet": ".ods",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
}  # fmt: skip
_VAGUE = frozenset({"", "application/octet-stream", "application/force-download", "application/download"})
_PAGES = ("html", "txt")
_PICTURES = ((b"\x89PNG", ".png"), (b"\xff\xd8\xff", ".jpg"))


@dataclass(frozen=True, slots=True)
class Judged:
    """`suffix` is that of the content; `left_out` states why it is not kept, None when it is."""

    suffix: str
    kind: str
    left_out: str | None = None


def judge(answer: Response, source: Source, title: str | None, sandbox: Sandbox) -> Judged:
    """What `answer` is and whether `source` keeps it; `title` is what it was announced as.

    Raises FetchError for an empty answer, and for a web page in place of a document.
    """
    if not answer.body.strip():
        raise FetchError(answer.url, "is empty", "open it in a browser")
    said, named = _TYPES.get(answer.content_type), suffix_of(answer.url)
    hint = said or (named if named in SUFFIXES else "")
    kind = kind_of(Path(f"page{hint}"), answer.body)
    suffix = _suffix(kind, hint, answer.body)
    promised = next((its for each in (said, named) if (its := SUFFIXES.get(each or "", "html")) not in _PAGES), None)
    if kind == "html" and promised is not None:
        raise FetchError(answer.url, f"should be {NAMES[promised]} and is a web page", "open it in a browser")
    if kind == "txt" and said not in (".txt", ".html") and answer.content_type not in _VAGUE:
        return Judged(suffix, kind, f"is {answer.content_type}, which has no reader")
    return Judged(suffix, kind, _unkept(answer, kind, source, title, sandbox))


def _suffix(kind: str, hint: str, data: bytes) -> str:
    if kind == "image":
        return next((suffix for magic, suffix in _PICTURES if data.startswith(magic)), ".tif")
    if SUFFIXES.get(hint) == kind and hint != ".htm":
        return hint
    return next(suffix for suffix, each in SUFFIXES.items() if each == kind)


def _unkept(answer: Response, kind: str, source: Source, title: str | None, sandbox: Sandbox) -> str | None:
    """Why it is not kept. Texts and pages are read for that; what needs another process is judged by its title."""
    if not is_small(kind, answer.body, sandbox.bounds):
        return source.unkept_title(title) if title else None
    try:
        content = read(kind, answer.body, sandbox)
    except InputError as error:
        return error.what
    headline = " ".join(filter(None, (title, content.title))) or content.text[:200]
    return source.unkept_title(headline) or source.unkept_text(content.text)


def read(kind: str, data: bytes, sandbox: Sandbox) -> Content:
    """The content as the reader of `kind` gives it. Raises InputError.

    A page is read in the sandbox: fetching runs in threads, in which no deadline can be set.
    """
    name = Path(f"page.{kind}")
    if kind != "html":
        return _read(name, kind, data, sandbox.bounds)
    return sandbox.run(name, reader_of, kind, _read, name, kind, data, sandbox.bounds)


def _read(name: Path, kind: str, data: bytes, bounds: Bounds) -> Content:
    return reader_of(kind)(name, data, bounds)


def says_the_same(kind: str, data: bytes, before: Path, sandbox: Sandbox) -> bool:
    """Whether a page differs from the raw file `before` only in what is around the report: counters, adverts, menus."""
    if kind != "html" or before.suffix != ".html":
        return False
    try:
        old = before.read_bytes()
        if not all(is_small(kind, each, sandbox.bounds) for each in (data, old)):
            return False
        one, other = read(kind, data, sandbox), read(kind, old, sandbox)
    except (InputError, OSError):
        return False
    return (one.title, one.text) == (other.title, other.text)
