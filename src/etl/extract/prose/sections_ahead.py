"""Headings without a time behind one that tells of the time to come: "II. MỤC TIÊU NĂM 2017", "III. CHỈ TIÊU"."""

from __future__ import annotations

from dataclasses import replace

from etl.catalogue.text_vocabulary import SpokenOf
from etl.extract.prose.context_state import ContextState
from etl.language.patterns import any_of
from etl.language.period_expressions import Expression


class SectionsAhead:
    """The last heading of each level that told of the time to come, up to one that tells of another time."""

    def __init__(self, words: SpokenOf) -> None:
        self._looks_ahead = any_of(words.looks_ahead)
        self._told: dict[int, ContextState] = {}
        self._goes_on = self._ends = False  # what the heading that is being read does with what stands before it

    def begin(self, heading: str, aims: bool, looks_back: bool) -> None:
        """A heading begins, in its folded words; it names `aims` or not, and what was done or not."""
        self._ends = looks_back
        self._goes_on = aims or self._looks_ahead.search(heading) is not None

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
