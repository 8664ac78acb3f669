"""Words of a ruled table whose cells have their lines at heights of their own, as centred ones have: who takes letters
of nearly one height for a line mixes the lines of several cells, and reads "t h ủ y s ả n".

There the letters are read cell by cell; all other words of a page stay as they are.
"""

from __future__ import annotations

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
    anew = [cell for cell in cells if any(inside(letter, cell) for letter in mixed)]
    kept = [word for word in words if not any(inside(word, cell) for cell in anew)]
    return kept + [word for cell in anew for word in read([one for one in letters if inside(one, cell)])]


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
