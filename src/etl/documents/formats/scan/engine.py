"""Tesseract, asked for the words of a page, the words of a cell, or the digits of a figure."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

LANGUAGE = "vie"
DIGITS_BY = "eng"  # its model has seen more digits than the Vietnamese one
_FIGURE = "0123456789.,-–%()/"
_ENOUGH = 1_700  # pixels of the longer side, from which it is told which way a page is up; more take longer
_RESOLUTION = 96  # dots per inch that every picture is said to have: without it the engine guesses one for each


class Word(NamedTuple):
    """A word and where it stands, in pixels from the top left; `sure` is what the engine says of it, 0 to 100."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    sure: float


class Engine:
    """One engine for one thread at a time. Each of its models is loaded when it is first asked for, which takes a fifth
    of a second, and once for whatever it is asked."""

    def __init__(self) -> None:
        os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # read when it is loaded; pages are read side by side instead
        import tesserocr

        tesserocr.set_leptonica_log_level(tesserocr.LeptLogLevel.NONE)  # it tells of every box at a page's edge
        self._readers: dict[str, Any] = {}

    def words(self, grey: Any) -> Iterator[Word]:
        """The words of a page, or of a part of one."""
        from tesserocr import PSM, RIL, iterate_level

        reader = self._reader(LANGUAGE, PSM.AUTO)
        _show(reader, grey)
        reader.Recognize()
        for word in iterate_level(reader.GetIterator(), RIL.WORD):
            if not word.Empty(RIL.WORD) and (text := word.GetUTF8Text(RIL.WORD).strip()):
                left, top, right, bottom = word.BoundingBox(RIL.WORD)
                yield Word(text, left, top, right, bottom, word.Confidence(RIL.WORD))

    def lines(self, grey: Any, language: str = LANGUAGE) -> tuple[str, float]:
        """The words of a cell in one line, and how sure the engine is of them."""
        from tesserocr import PSM

        return self._said(self._reader(language, PSM.SINGLE_BLOCK), grey)

    def figure(self, grey: Any, language: str = DIGITS_BY) -> tuple[str, float]:
        """The signs of a figure in one line, and how sure the engine is of them."""
        from tesserocr import PSM

        return self._said(self._reader(language, PSM.SINGLE_LINE, _FIGURE), grey)

    def upright(self, grey: Any) -> tuple[int, float]:
        """By how many quarters a page must be turned clockwise to stand upright, and how sure the engine is of it."""
        import numpy as np
        from PIL import Image
        from tesserocr import PSM

        reader = self._reader("osd", PSM.OSD_ONLY)
        image = Image.fromarray(grey)
        _show(reader, np.asarray(image.reduce(max(1, max(image.size) // _ENOUGH))))
        found = reader.DetectOrientationScript()
        return (int(found["orient_deg"]) // 90, float(found["orient_conf"])) if found else (0, 0.0)

    def _said(self, reader: Any, grey: Any) -> tuple[str, float]:
        _show(reader, grey)
        return " ".join(reader.GetUTF8Text().split()), float(reader.MeanTextConf())

    def _reader(self, language: str, mode: int, signs: str = "") -> Any:
        """The reader of a language, set to a mode and to the signs that it may see, "" for all."""
        from tesserocr import OEM, PyTessBaseAPI

        if language not in self._readers:
            oem = OEM.DEFAULT if language == "osd" else OEM.LSTM_ONLY
            self._readers[language] = PyTessBaseAPI(path=models(), lang=language, psm=mode, oem=oem)
            self._readers[language].SetVariable("debug_file", os.devnull)
        reader = self._readers[language]
        reader.SetPageSegMode(mode)
        reader.SetVariable("tessedit_char_whitelist", signs)
        return reader


_idle: list[Engine] = []


@contextmanager
def lent() -> Iterator[Engine]:
    """An engine that no other thread has meanwhile; it keeps its models for who asks next."""
    engine = _idle.pop() if _idle else Engine()
    try:
        yield engine
    finally:
        _idle.append(engine)


@cache
def models() -> str:
    """The folder of tesseract's models, as the program says; "" where it is not installed."""
    return _listed()[0]


def identity() -> str:
    """A few signs that change with the version of the engine and with the bytes of its models."""
    import tesserocr

    digest = hashlib.sha256(tesserocr.tesseract_version().encode())
    for language in (LANGUAGE, DIGITS_BY, "osd"):
        model = Path(models()) / f"{language}.traineddata"
        digest.update(model.read_bytes() if model.is_file() else b"none")
    return digest.hexdigest()[:6]


def languages() -> list[str]:
    """The models that are installed."""
    return _listed()[1]


def _listed() -> tuple[str, list[str]]:
    program = shutil.which("tesseract")
    if program is None:
        return "", []
    said = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False).stdout
    head, _, names = said.partition("\n")
    folder = head.partition('"')[2].partition('"')[0]
    return folder, names.split()


def _show(reader: Any, grey: Any) -> None:
    """Gives a reader the pixels as they are: as a picture of Pillow they would go through a file in memory."""
    height, width = grey.shape
    reader.SetImageBytes(grey.tobytes(), width, height, 1, width)
    reader.SetSourceResolution(_RESOLUTION)
