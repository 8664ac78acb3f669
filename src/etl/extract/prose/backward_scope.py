"""What is told behind figures and holds of them, too: a price basis, a scope, that they are not settled.

"đạt 51.000 tỷ đồng, đạt 101% kế hoạch (theo giá 2010)", "đạt 400 triệu USD (không kể dầu thô)", "đạt 4.416 tỷ đồng,
tăng 11,6% (số liệu sơ bộ)". It reaches back no further than to the beginning of the sentence, or to a number of it that
is no observation.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from etl.extract.observation import Doubt, Evidence, LeftOut, Observation, scenario_of
from etl.extract.price_basis import OF_NO_YEAR
from etl.extract.prose.heads.price_heads import TOLD_IN_HEAD
from etl.extract.prose.placement import Placement
from etl.extract.prose.subjects.subject_tracker import SubjectTracker
from etl.extract.tokens import Token

_TOLD_BEHIND = "told behind it"
"""How it was found, in the evidence of a figure."""


class BackwardScope:
    """Amends the observations at the end of `found`, the readings of the text so far: the list is changed in place."""

    def __init__(
        self, text: str, found: list[Observation | Doubt | LeftOut], tracker: SubjectTracker, placement: Placement
    ) -> None:
        self._text, self._found = text, found
        self._tracker, self._placement = tracker, placement
        self._start = 0

    def sentence(self, start: int) -> None:
        """A sentence begins at `start`: what is told in it reaches back no further."""
        self._start = start

    def price(self) -> None:
        """The bracket that has just closed told a price basis: that of the figures of its indicator that have none of
        their own."""
        price = self._tracker.current.price
        if price is None or price.value in OF_NO_YEAR or not self._goes_on():
            return
        for k, one in self._last_first():
            if one.indicator == self._tracker.current.indicator and not self._has_own_price(k, one):
                self._amend(k, one, "price_basis", price, price_basis=price.value)

    def price_behind(self, price: Token) -> None:
        """A price basis stands right behind an amount: that is at these prices, whatever was told before it: "đạt 7.480
        tỷ đồng theo giá cố định 1994 và 27.300 tỷ đồng theo giá hiện hành"."""
        found = next(self._last_first(), None)
        if found is not None and found[1].measure == "value" and found[1].indicator == self._tracker.current.indicator:
            self._amend(*found, "price_basis", price, price_basis=price.value)

    def scope(self, scope: Token) -> None:
        """A scope stands alone: that of the figures of one time right before it, where none is told of them."""
        if not self._goes_on():
            return
        for k, one in self._of_one_time():
            if one.scope is not None:
                return
            self._amend(k, one, "scope", scope, scope=scope.value)

    def scenario(self, early: Token) -> None:
        """A bracket tells that figures are not settled: those of one time right before it, and what follows of them."""
        if not self._tracker.after_figure:
            return
        for k, one in self._of_one_time():
            if one.scenario != "actual":
                return
            self._placement.unsettle(one.indicator, early.value, one.period)
            scenario, preliminary = scenario_of(early.value), early.value == "preliminary"
            self._amend(k, one, "scenario", early, scenario=scenario, preliminary=preliminary)

    def _has_own_price(self, k: int, one: Observation) -> bool:
        """Whether a price basis was told of the observation at `k` already. The one right before the bracket takes its
        basis all the same: "đạt 512 tỷ đồng (giá 1994), nay đạt 900 tỷ đồng (giá 2010)"."""
        told = one.evidence.get("price_basis")
        return told is not None and told.how != TOLD_IN_HEAD and k < len(self._found) - 1

    def _goes_on(self) -> bool:
        """Whether a figure was told last, and nothing has been named since."""
        return self._tracker.after_figure and not self._tracker.fresh

    def _last_first(self) -> Iterator[tuple[int, Observation]]:
        """The observations right before, the last one first, each with its index in what was found."""
        for k in range(len(self._found) - 1, -1, -1):
            one = self._found[k]
            if not isinstance(one, Observation) or one.char_start < self._start:
                return
            yield k, one

    def _of_one_time(self) -> Iterator[tuple[int, Observation]]:
        """Those right before that are of the indicator spoken of, and of the time and place of the last of them."""
        told = None
        for k, one in self._last_first():
            told = told or (one.period, one.area_id)
            if (one.indicator, one.period, one.area_id) != (self._tracker.current.indicator, *told):
                return
            yield k, one

    def _amend(self, k: int, one: Observation, part: str, token: Token, **values: Any) -> None:
        told = Evidence(self._text[token.start : token.end], token.start, token.end, _TOLD_BEHIND)
        self._found[k] = replace(one, evidence={**one.evidence, part: told}, **values)
