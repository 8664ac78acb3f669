"""Words of a ruled table whose cells have their lines at heights of their own, as centred ones have: who takes letters
of nearly one height for a line mixes the lines of several cells, and reads "t h ủ y s ả n".

There the letters are read cell by cell; all other words of a page stay as they are.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from etl.documents.pdf_tables.ruled import Box, Word, inside

_LINE = 3.0  # points: letters whose tops are closer are taken for one line, and so on from one to the next
_OVER = 0.5  # of a letter's width: how far two letters of one line may stand over each other


def apart(
    words: Sequence[Word], letters: Sequence[Word], cells: Sequence[Box], read: Callable[[list[Word]], list[Word]]
) -> list[Word]:
    """The `words` of a page, those of `cells` whose lines are mixed read anew by `read` from the `letters` in them."""
    mixed = [letter for line in _lines(letters) if _is_mixed(line) for letter in line]
    if not mixed:
        return list(words)
    told, found = ByHeight(mixed), ByHeight(words)
    anew = [cell for cell in cells if told.within(cell)]
    gone = {id(word) for cell in anew for word in found.within(cell)}
    all_letters = ByHeight(letters)
    read_anew = (word for cell in anew for word in read(all_letters.within(cell)))
    return [*(word for word in words if id(word) not in gone), *read_anew]


class ByHeight:
    """Words or letters by the heights of their middles, so that those within a cell are found among few."""

    def __init__(self, words: Sequence[Word]) -> None:
        self._words = sorted(words, key=_middle)
        self._heights = [_middle(word) for word in self._words]

    def within(self, cell: Box) -> list[Word]:
        """Those whose middle is in `cell`."""
        first, last = bisect_left(self._heights, cell[1]), bisect_right(self._heights, cell[3])
        return [word for word in self._words[first:last] if inside(word, cell)]


def _middle(word: Word) -> float:
    return float(word["top"] + word["bottom"]) / 2


def _lines(letters: Sequence[Word]) -> Iterator[list[Word]]:
    """The letters that a reader takes for one line, from top to bottom."""
    line: list[Word] = []
    for letter in sorted(letters, key=lambda one: one["top"]):
        if line and letter["top"] - line[-1]["top"] > _LINE:
            yield line
            line = []
        line.append(letter)
    if line:
        yield line


def _is_mixed(line: Sequence[Word]) -> bool:
    """Whether letters of such a line stand over each other, one below the other."""
    if line[-1]["top"] - line[0]["top"] <= _LINE:
        return False
    along = sorted((letter for letter in line if letter["text"].strip()), key=lambda one: one["x0"])
    return any(
        after["x0"] < before["x1"] - _OVER * (before["x1"] - before["x0"]) and abs(after["top"] - before["top"]) > _LINE
        for before, after in pairwise(along)
    )
