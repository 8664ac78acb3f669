"""Headings without a time behind one that tells of the time to come: "II. MỤC TIÊU NĂM 2017", "III. CHỈ TIÊU"; and
those of tasks, below which what is told of no time is not known to have come about: "III. Nhiệm vụ thời gian tới"."""

from __future__ import annotations

from dataclasses import replace

from etl.catalogue.text_vocabulary import SpokenOf
from etl.extract.prose.times.context_state import ContextState
from etl.extract.tokens import Token
from etl.language.patterns import any_of
from etl.language.period_expressions import Expression

_LONGEST_NUMBER, _NUMERALS = len("viii"), set("ivx")


class SectionsAhead:
    """The last heading of each level that told of the time to come, up to one that tells of another time."""

    def __init__(self, words: SpokenOf) -> None:
        self._looks_ahead, self._said_tasks = any_of(words.looks_ahead), any_of(words.tasks)
        self._looks_back = any_of(words.looks_back)
        self._tasks: list[tuple[int, Token]] = []  # the first words of the open ones that name tasks, by level
        self._task: Token | None = None  # those of the heading that is being read
        self._told: dict[int, ContextState] = {}
        self._goes_on = self._ends = False  # what the heading that is being read does with what stands before it

    def begin(self, tokens: list[Token], folded: str, aims: bool, looks_back: bool) -> None:
        """A heading of `tokens` begins in the `folded` text; it names `aims` or not, and what was done or not."""
        start, stop = (tokens[0].start, tokens[-1].end) if tokens else (0, 0)
        self._ends = looks_back
        self._goes_on = aims or self._looks_ahead.search(folded, start, stop) is not None
        self._task = None if aims or looks_back else self.task(tokens, folded)

    def task(self, tokens: list[Token], folded: str) -> Token | None:
        """The token that `tokens` begin with behind their number, where they name tasks: "5. Nhiệm vụ còn lại"."""
        named = [k for k, t in enumerate(tokens) if not _is_number(t)]
        if not named:
            return None
        start, stop = tokens[named[0]].start, tokens[-1].end
        told = self._said_tasks.match(folded, start, stop) is not None
        return tokens[named[0]] if told and self._looks_back.search(folded, start, stop) is None else None

    @property
    def names_tasks(self) -> bool:
        """Whether the heading that is being read names tasks, and nothing of what was done."""
        return self._task is not None

    @property
    def tasks(self) -> Token | None:
        """The words of the innermost open heading that names tasks, and nothing of what was done; None elsewhere."""
        return self._tasks[-1][1] if self._tasks else None

    def open(self, level: int) -> None:
        """The heading of this `level` has been read; what was open at its level or below is closed."""
        self._tasks = [] if self._ends else [one for one in self._tasks if one[0] < level]
        if self._task is not None:
            self._tasks.append((level, self._task))

    def below(self, level: int, outer: ContextState) -> ContextState:
        """What holds below a heading of this `level` that names no time, where `outer` holds around it.

        The time to come goes on below one that names aims or tasks; below any other ("III. Thương mại") the time is not
        known, and below one that looks back it is over.
        """
        self._close(level)
        if self._ends:
            self._told.pop(level, None)
        told = self._told.get(level)
        if told is None or told.period is None:
            return outer
        if self._goes_on:
            return told
        return replace(outer, period=Expression(told.period.start, told.period.end, relative="untold"))

    def tell(self, level: int, state: ContextState | None) -> None:
        """A heading of this `level` names a time: one to come, of which `state` holds below it, or another one."""
        self._close(level)
        self._told.pop(level, None)
        if state is not None:
            self._told[level] = state

    def _close(self, level: int) -> None:
        self._told = {at: state for at, state in self._told.items() if at <= level}


def _is_number(token: Token) -> bool:
    """Whether it may be a part of a heading's number: "III.", "2)", "a/"."""
    if token.kind == "word":
        return len(token.value) == 1 or (len(token.value) <= _LONGEST_NUMBER and set(token.value) <= _NUMERALS)
    return token.kind in ("sign", "number", "quantity")
