"""What is counted of a page that was read, beside what was drawn on it."""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from benchmarks.scans.drawing import DASHES, Condition, Drawn
from etl.documents.document import Content

_FIRST_FIGURES = 3  # columns before them are labels
_AROUND = ".,;()"
_WORD = re.compile(r"\S+")


@dataclass(slots=True)
class Score:
    """Counts of one condition; `took` and `plain_took` are seconds of processor time for pages with a table."""

    counts: Counter[str]
    took: float = 0.0
    plain_took: float = 0.0

    def share(self, right: str, of: str) -> str:
        """A share in per cent, "–" where there is nothing to count."""
        return f"{100 * self.counts[right] / self.counts[of]:.1f}" if self.counts[of] else "–"

    def each(self, seconds: float, of: str) -> str:
        """How many of the `seconds` each of `of` took, "–" where there is none."""
        return f"{seconds / self.counts[of]:.1f}" if self.counts[of] else "–"


def added(scores: Iterable[Score]) -> Score:
    """All of them as one."""
    whole = Score(Counter())
    for score in scores:
        whole.counts += score.counts
        whole.took, whole.plain_took = whole.took + score.took, whole.plain_took + score.plain_took
    return whole


def count_cells(drawn: Drawn, content: Content, counts: Counter[str]) -> None:
    """Counts the cells that hold their figure, and those that do not and say so."""
    read, unsure = _grid(content)
    for row, column, printed in _printed(drawn):
        words, got = _signs(printed), read.get((row, column), "")
        right, doubt = got == words, (row, column) in unsure or not got
        counts.update({"cells": 1, "all": 1, "right": right, "doubt": doubt, "wrong unmarked": not right and not doubt})
        if len(words) == 1:
            counts.update({"digits": 1, "right digit": right})
        if printed[0] in DASHES:
            counts.update({f"declines {printed[0]}": 1, f"right decline {printed[0]}": right})
            counts["positive"] += "-" + got == words
        if (row, column) in drawn.stamped:
            counts.update({"stamped": 1, "right stamped": right})


def count_figures(drawn: Drawn, content: Content, counts: Counter[str]) -> None:
    """Counts the figures of sentences that stand in the text. Those that do not are marked as far as words in doubt
    stand there in their place; all are where a page is refused."""
    wanted = Counter(map(_signs, drawn.figures))
    of_tables = {(cell.start, cell.end) for table in content.tables for cell in table.cells}
    doubts = [(start, end) for start, end, _ in content.unsure if (start, end) not in of_tables]
    found = Counter[str]()
    instead = 0
    for word in _WORD.finditer(content.text):
        said = _signs(word[0]).strip(_AROUND)
        if found[said] < wanted[said]:
            found[said] += 1
            continue
        counts["positive"] += "-" + said in wanted
        if any(start < word.end() and word.start() < end for start, end in doubts):
            instead += 1
    missed = len(drawn.figures) - found.total()
    marked = min(missed, instead) if content.text else missed
    counts.update({"figures": len(drawn.figures), "all": len(drawn.figures), "right figure": found.total(),
                   "doubt": len(doubts) if content.text else missed, "wrong unmarked": missed - marked})  # fmt: skip
    for sign in DASHES:
        declines = Counter(_signs(figure) for figure in drawn.figures if figure[0] == sign)
        counts.update({f"sentence declines {sign}": declines.total(),
                       f"right sentence decline {sign}": (found & declines).total()})  # fmt: skip


def count_plain(drawn: Drawn, condition: Condition, counts: Counter[str]) -> None:
    """Counts the figures that tesseract as it comes finds anywhere on the page."""
    said = Counter(_signs(word) for word in _plain(drawn.picture, condition.dpi).split())
    cells = Counter(_signs(words) for _, _, words in _printed(drawn))
    found = Counter(word.strip(_AROUND) for word in said.elements())
    counts.update({"cells beside": cells.total(), "plain cells": (said & cells).total(),
                   "figures beside": len(drawn.figures),
                   "plain figure": (found & Counter(map(_signs, drawn.figures))).total()})  # fmt: skip


def _printed(drawn: Drawn) -> Iterator[tuple[int, int, str]]:
    """Row and column from 0 and text of each figure of the table."""
    for row, words in enumerate(drawn.cells[1:], 1):
        for column, text in enumerate(words[_FIRST_FIGURES:], _FIRST_FIGURES):
            yield row, column, text


def _grid(content: Content) -> tuple[dict[tuple[int, int], str], set[tuple[int, int]]]:
    """What the largest table of the page has in each row and column, and which of them are unsure."""
    table = max(content.tables, key=lambda each: len(each.cells), default=None)
    if table is None:
        return {}, set()
    starts = {start for start, _, _ in content.unsure}
    read = {(cell.row, cell.column): _signs(content.text[cell.start : cell.end]) for cell in table.cells}
    return read, {(cell.row, cell.column) for cell in table.cells if cell.start in starts}


def _signs(words: str) -> str:
    """Without spaces, all dashes alike."""
    return re.sub("[–−—]", "-", "".join(words.split()))


def _plain(picture: bytes, dpi: int) -> str:
    with tempfile.NamedTemporaryFile(suffix=".jpg") as file:
        file.write(picture)
        file.flush()
        command = ["tesseract", file.name, "stdout", "-l", "vie", "--dpi", str(dpi)]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout
