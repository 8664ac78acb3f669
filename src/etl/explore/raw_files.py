"""What the pages show of raw files: the picture of a page, and what a report has that is not read. Kept by content.

Which file it is the warehouse says, and only one that still has the bytes that were read is opened: no address names a
file. The work is done in the sandbox of reading, one file at a time.
"""

from __future__ import annotations

import hashlib
import re
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from etl import documents
from etl.catalogue import Catalogue
from etl.documents.formats import page_picture
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

_PAGE = re.compile(r"trang (\d+)")
"""The page in the locator of a figure."""


Answer = TypeVar("Answer")


class RawFiles:
    """The raw files behind the warehouse, for several threads. To be closed."""

    def __init__(self, settings: Settings, catalogue: Catalogue) -> None:
        self._settings, self._catalogue = settings, catalogue
        self._sandbox = documents.Sandbox(replace(settings.bounds, seconds=min(SECONDS, settings.bounds.seconds)))
        self._working, self._guard = threading.Lock(), threading.Lock()
        self._kept: OrderedDict[tuple[str, ...], Any] = OrderedDict()

    def is_there(self, name: str) -> bool:
        """Whether the raw file of a report is where it was."""
        return path_of(name, self._settings.raw).is_file()

    def picture(self, figure: Mapping[str, Any]) -> bytes | None:
        """The page with a figure as a PNG, its words boxed where their place is known; None where it cannot be drawn.

        `figure` has document_id, path, format, locator, quote and cell_context as the warehouse states them.
        """
        number = page_number(figure)
        if number is None:
            return None
        row = (figure["cell_context"] or "").split("|")[0].strip()
        key = ("picture", figure["document_id"], str(number), figure["quote"], row)

        def drawn() -> bytes | None:
            path = path_of(figure["path"], self._settings.raw)
            data = self._bytes(path, figure["document_id"])
            if data is None:
                return None
            asked = (path, data, figure["format"], number, figure["quote"], row, self._sandbox.bounds)
            return self._sandbox.run(path, page_picture.load, figure["format"], page_picture.draw_page, *asked).png

        return self._once(key, drawn)

    def left_out(self, document_id: str, name: str, text_md5: str) -> Sequence[LeftOut] | None:
        """The numbers of a report that are not read, with the reason, by today's rules.

        None where it cannot be read, or gives another text than the one with `text_md5` that the warehouse has.
        """

        def found() -> Sequence[LeftOut] | None:
            path = path_of(name, self._settings.raw)
            if self._bytes(path, document_id) is None:
                return None
            document, extraction = read_and_extract(path, self._catalogue, self._settings, self._sandbox)
            return extraction.left_out if hashlib.md5(document.text.encode()).hexdigest() == text_md5 else None

        return self._once(("left out", document_id), found)

    def close(self) -> None:
        """Ends the process that reads."""
        with self._working:
            self._sandbox.close()

    def _bytes(self, path: Path, document_id: str) -> bytes | None:
        """The bytes of the file, where they are those that the report was read from."""
        data = documents.opened(path, self._settings.max_bytes).data
        return data if hashlib.sha256(data).hexdigest() == document_id else None

    def _once(self, key: tuple[str, ...], work: Callable[[], Answer | None]) -> Answer | None:
        """What `work` gives for this key, now or before; None for a file that is at fault or takes too long."""
        with self._guard:
            if key in self._kept:
                self._kept.move_to_end(key)
                kept: Answer | None = self._kept[key]
                return kept
        if not self._working.acquire(timeout=WAIT):
            return None
        try:
            answer = work()
        except (InputError, OSError):
            return None
        finally:
            self._working.release()
        with self._guard:
            self._kept[key] = answer
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)
        return answer


def page_number(figure: Mapping[str, Any]) -> int | None:
    """The page of a file that can be drawn, on which the figure stands; None of others, and where it is not known."""
    found = _PAGE.match(figure["locator"] or "") if figure["format"] in DRAWN else None
    return int(found[1]) if found else None
