"""What the pages show of raw files: the picture of a page, and what a report has that is not read. Kept by content.

Which file it is the warehouse says, and only one that still has the bytes that were read is opened: no address names a
file. The work is done in the sandbox of reading, one file at a time.
"""

from __future__ import annotations

import hashlib
import os
import re
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from etl import documents
from etl.catalogue import Catalogue
from etl.documents.formats import ocr, page_picture, recognised_page
from etl.documents.formats.page_picture import PagePicture
from etl.documents.formats.recognised_page import NOTHING, Recognised
from etl.documents.raw_names import path_of
from etl.errors import InputError
from etl.extract.observation import LeftOut
from etl.reading import read_and_extract
from etl.settings import Settings

SECONDS, WAIT = 60.0, 20.0
"""How long one file may take, and how long another request waits for it."""

MOST = 64
"""Answers that are kept: a picture has about 100 kB."""

DRAWN = ("pdf", "image")
"""The formats whose pages can be drawn."""

WAITING = 4
"""Requests at once for pages that are recognised: more are answered without boxes, so that they hold up no other."""

_PAGE = re.compile(r"trang (\d+)")
"""The page in the locator of a figure."""


Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as a PNG; whether it is `settled`, so that asking again gives no other one: it lacks boxes for now where
    the recognition that knows their places has too much to do, did not end, or is not installed."""

    png: bytes
    settled: bool = True


class _Work:
    """One process that works on one file at a time, and the answers that are kept."""

    def __init__(self, settings: Settings) -> None:
        self.sandbox = documents.Sandbox(replace(settings.bounds, seconds=min(SECONDS, settings.bounds.seconds)))
        self._working, self._guard = threading.Lock(), threading.Lock()
        self._kept: OrderedDict[tuple[str, ...], Any] = OrderedDict()
        self._ended = False

    def once(
        self, key: tuple[str, ...], work: Callable[[], Answer | None], fault: Answer | None = None
    ) -> Answer | None:
        """What `work` gives for this key, now or before; `fault` for a file that is at fault or takes too long itself.
        None where there is none, or another file takes too long; then nothing is kept.
        """
        kept = self._known(key)
        if kept is None and self._working.acquire(timeout=WAIT):
            try:
                kept = self._known(key)  # another request may have asked for the same
                if kept is None and not self._ended:
                    kept = self._keep(key, work())
            except (InputError, OSError):
                kept = self._keep(key, fault)
            finally:
                self._working.release()
        answer: Answer | None = kept[0] if kept else None
        return answer

    def _keep(self, key: tuple[str, ...], answer: Answer | None) -> tuple[Answer] | None:
        if answer is None:
            return None
        with self._guard:
            self._kept[key] = answer
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)
        return (answer,)

    def _known(self, key: tuple[str, ...]) -> tuple[Any] | None:
        with self._guard:
            if key not in self._kept:
                return None
            self._kept.move_to_end(key)
            return (self._kept[key],)

    def close(self) -> None:
        """Ends the process, and what it works on: nobody waits for that any more."""
        self._ended = True
        self.sandbox.interrupt()
        with self._working:
            self.sandbox.close()


class RawFiles:
    """The raw files behind the warehouse, for several threads. To be closed."""

    def __init__(self, settings: Settings, catalogue: Catalogue) -> None:
        self._settings, self._catalogue = settings, catalogue
        self._drawing, self._recognising = _Work(settings), _Work(settings)
        self._places = threading.BoundedSemaphore(WAITING)

    def is_there(self, name: str) -> bool:
        """Whether the raw file of a report is where it was."""
        return os.path.isfile(path_of(name, self._settings.raw))  # noqa: PTH113  # also where it may not be asked for

    def picture(self, figure: Mapping[str, Any]) -> Picture | None:
        """The page with a figure as a PNG, its words boxed where their place is known; None where it cannot be drawn.

        `figure` has document_id, path, format, trust, locator, quote and cell_context as the warehouse states them. The
        first picture of a page that is a picture itself takes seconds: its words are recognised to know their places.
        """
        number = page_number(figure)
        if number is None:
            return None
        drawn = self._draw(figure, number, None)
        if drawn is None or drawn.places or figure["trust"] != "ocr":
            return Picture(drawn.png) if drawn else None
        words = None if self.missing else self._recognised(figure, number)
        boxed = None if words is None or words is NOTHING else self._draw(figure, number, words)
        return Picture((boxed or drawn).png, settled=boxed is not None)

    @cached_property
    def missing(self) -> bool:
        """Whether recognition is not installed here, so that pages that are pictures have no boxes."""
        return bool(ocr.missing())

    def _draw(self, figure: Mapping[str, Any], number: int, words: Recognised | None) -> PagePicture | None:
        row = (figure["cell_context"] or "").split("|")[0].strip()
        kind = "picture" if words is None else "picture of recognised words"
        key = (kind, figure["document_id"], str(number), figure["quote"], row)

        def drawn() -> PagePicture | None:
            path = path_of(figure["path"], self._settings.raw)
            data = self._bytes(path, figure["document_id"])
            if data is None:
                return None
            sandbox = self._drawing.sandbox
            asked = (path, data, figure["format"], number, figure["quote"], row, sandbox.bounds, words)
            return sandbox.run(path, page_picture.load, figure["format"], page_picture.draw_page, *asked)

        return self._drawing.once(key, drawn)

    def _recognised(self, figure: Mapping[str, Any], number: int) -> Recognised | None:
        """The words of a page and their places, once for all figures that stand on it; none of a page that cannot be
        recognised in time, None while there is too much to do."""

        def found() -> Recognised | None:
            path, sandbox = path_of(figure["path"], self._settings.raw), self._recognising.sandbox
            data = self._bytes(path, figure["document_id"])
            if data is None:
                return None
            asked = (path, data, figure["format"], number, sandbox.bounds)
            return sandbox.run(path, recognised_page.load, figure["format"], recognised_page.recognise, *asked)

        if not self._places.acquire(blocking=False):
            return None
        try:
            return self._recognising.once((figure["document_id"], str(number)), found, fault=NOTHING)
        finally:
            self._places.release()

    def left_out(self, document_id: str, name: str, text_md5: str) -> Sequence[LeftOut] | None:
        """The numbers of a report that are not read, with the reason, by today's rules.

        None where it cannot be read, or gives another text than the one with `text_md5` that the warehouse has.
        """

        def found() -> Sequence[LeftOut] | None:
            path = path_of(name, self._settings.raw)
            if self._bytes(path, document_id) is None:
                return None
            document, extraction = read_and_extract(path, self._catalogue, self._settings, self._drawing.sandbox)
            return extraction.left_out if hashlib.md5(document.text.encode()).hexdigest() == text_md5 else None

        return self._drawing.once(("left out", document_id, text_md5), found)

    def close(self) -> None:
        """Ends the processes that read."""
        self._drawing.close()
        self._recognising.close()

    def _bytes(self, path: Path, document_id: str) -> bytes | None:
        """The bytes of the file, where they are those that the report was read from."""
        data = documents.opened(path, self._settings.max_bytes).data
        return data if hashlib.sha256(data).hexdigest() == document_id else None


def page_number(figure: Mapping[str, Any]) -> int | None:
    """The page of a file that can be drawn, on which the figure stands; None of others, and where it is not known."""
    found = _PAGE.match(figure["locator"] or "") if figure["format"] in DRAWN else None
    return int(found[1]) if found else None
