"""Tables that a text draws with bars, in the one form in which they are read: a row a line, "| a | b |".

They are drawn as in Markdown, with bars at the edges or without, in frames of "+---+", or in those of box characters;
cells that tabs part are cells, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

_RULE = re.compile(r"\|?(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*(?::?-+:?)?")
_EDGE = "─━═┌┬┐├┼┤└┴┘╒╤╕╞╪╡╘╧╛╔╦╗╠╬╣╚╩╝╭╮╰╯|"
_FRAME = re.compile(rf"\+(?:[-=]+\+)+|[{_EDGE}]*[─━═]{{2}}[{_EDGE}]*")
_TAB, _FEWEST = "\t", 2  # so many tabs in a row, and more such rows, are a table
_BARS = str.maketrans("│┃║", "|||")


def with_bars(text: str) -> str | None:
    """The `text` with the rows of its tables as lines of bars, and without the lines of their frames; None where no
    rule, frame, tab or row of bars at both edges shows that there is a table."""
    lines = text.split("\n")
    drawn = [line.strip().translate(_BARS) for line in lines]
    frames = {at for at, line in enumerate(drawn) if _FRAME.fullmatch(line)}
    rows = _rows(drawn, frames)
    for at in _tabbed(lines):
        drawn[at] = f"|{lines[at].replace('|', '/').replace(_TAB, '|')}|"
        rows.add(at)
    rows |= set(_edged(drawn))
    if not rows:
        return None
    beside = {at for at in frames if {at - 1, at + 1} & rows}
    return "\n".join(_row(drawn[at]) if at in rows else line for at, line in enumerate(lines) if at not in beside)


def _rows(drawn: Sequence[str], frames: set[int]) -> set[int]:
    """The lines that are rows: from the heading above a rule on as long as there are bars, and those in frames."""
    rows, below_rule, in_frame = set[int](), False, False
    for at, line in enumerate(drawn):
        if at in frames:
            in_frame = True
        elif at and _RULE.fullmatch(line) and 0 < _cells(line) == _cells(drawn[at - 1]):
            rows |= {at - 1, at}
            below_rule = True
        elif (below_rule and "|" in line) or (in_frame and len(line) > 1 and line[0] == line[-1] == "|"):
            rows.add(at)
        else:
            below_rule = in_frame = False
    return rows


def _tabbed(lines: Sequence[str]) -> Iterator[int]:
    """The lines below each other that tabs part into as many cells."""
    for tabs, run in groupby(enumerate(lines), key=lambda each: each[1].rstrip().count(_TAB)):
        same = [at for at, _ in run]
        if tabs >= _FEWEST and len(same) > _FEWEST:
            yield from same


def _edged(drawn: Sequence[str]) -> Iterator[int]:
    """The lines below each other with a bar at both edges that part them into as many cells: a table without a rule."""
    bars = [line.count("|") if len(line) > 1 and line[0] == line[-1] == "|" else 0 for line in drawn]
    for count, run in groupby(range(len(drawn)), key=bars.__getitem__):
        same = list(run)
        if count > _FEWEST and len(same) > _FEWEST:
            yield from same


def _cells(line: str) -> int:
    """How many cells the bars part; 0 for a line without bars."""
    return _row(line).count("|") - 1 if "|" in line else 0


def _row(line: str) -> str:
    """The line with a bar at both edges."""
    return f"{'' if line.startswith('|') else '|'}{line}{'' if line.endswith('|') else '|'}"
