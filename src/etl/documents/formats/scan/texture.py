"""Pages that hold no print but texture: grain, cloth, a hatching. A ruled table of it is told before an engine is asked
that would look for letters in it for long and find some; what an engine makes of other texture is told from words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from etl.documents.formats.scan.ink import DARK
from etl.documents.legacy_encodings import is_syllable

_INKED = 0.02  # of its pixels: a cell with less ink tells nothing
_EVEN = 0.1  # of the ink of a usual row: print leaves a tenth of the rows with less, above, below and between its lines
_ACROSS = 0.7  # of the columns have ink: print leaves margins, and gaps between letters
_FEWEST = 6  # cells: fewer tell nothing
_QUIETEST = 0.1  # of the rows
_MOST = 0.8  # of the cells with ink
_LEAST, _SENSE = 60, 0.3  # signs that were read: fewer tell nothing; the share of them that words and figures have
_FIGURE = re.compile(r"[-+–(]?\d[\d.,/]*%?\)?")
_AROUND = ".,;:()\"'“”%-–"
_LONG = 3  # letters that hang together
_FEWEST_WORDS, _SPELLED = 12, 0.7  # of three letters and more: fewer tell nothing; the share of them that is spelled


def is_texture(cells: Sequence[Any]) -> bool:
    """Whether nearly all of the cells with ink, each given as grey pixels, are covered with it from edge to edge."""
    inked = [cell for cell in cells if cell.size and (cell < DARK).mean() >= _INKED]
    return len(inked) >= _FEWEST and sum(map(_is_covered, inked)) >= _MOST * len(inked)


def _is_covered(cell: Any) -> bool:
    import numpy as np

    dark = cell < DARK
    rows = dark.mean(axis=1)
    return bool(np.quantile(rows, _QUIETEST) >= _EVEN * rows.mean() and dark.any(axis=0).mean() >= _ACROSS)


def is_gibberish(said: Iterable[str]) -> bool:
    """Whether almost nothing of what was read is a word or a figure."""
    tokens = [token for text in said for token in text.split()]
    signs = sum(map(len, tokens))
    return signs >= _LEAST and sum(len(token) for token in tokens if _has_sense(token)) < _SENSE * signs


def _has_sense(token: str) -> bool:
    word = token.strip(_AROUND)
    return bool(_FIGURE.fullmatch(token)) or is_syllable(word) or (len(word) >= _LONG and word.isalnum())


def makes_words(said: Iterable[str]) -> bool:
    """Whether most of the words that were read are spelled as Vietnamese, as they are on no page that lies on its side
    or on its head."""
    words = [word for text in said for token in text.split() if len(word := token.strip(_AROUND)) >= _LONG]
    words = [word for word in words if word.isalpha()]
    return len(words) >= _FEWEST_WORDS and sum(map(is_syllable, words)) >= _SPELLED * len(words)
