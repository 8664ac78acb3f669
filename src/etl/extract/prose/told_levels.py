"""The levels told in a sentence: one of a part of what was told before, and a second one of the same time."""

from __future__ import annotations

from decimal import Decimal

from etl.extract.figure import Figure, Interpretation, Refusal
from etl.extract.prose.names.subject import Subject
from etl.extract.prose.placement import Placed
from etl.extract.prose.positions.mention import Mention

_TIMES = frozenset({"period", "cumulative"})
_CASES = "market"  # what was found and what was dealt with is told by turns: "phát hiện 94 vụ, xử lý 93 vụ"


class ToldLevels:
    """What was told as a level, sentence by sentence."""

    def __init__(self) -> None:
        self._cells: set[tuple[str, ...]] = set()  # of this sentence, and of the one that it goes on with
        self._first: dict[tuple[str, ...], Decimal] = {}  # of this sentence

    def sentence(self, goes_on: bool) -> None:
        """A new sentence begins; `goes_on` where it is about the parts of the one before."""
        self._first.clear()
        if not goes_on:
            self._cells.clear()

    def is_again(self, figure: Figure, subject: Subject, place: Placed) -> bool:
        """Whether a level of the same cell was told before; from now on this one was."""
        cell = _cell(figure, subject, place)
        told = cell in self._cells
        self._cells.add(cell)
        return told

    def second(
        self, mention: Mention, figure: Figure, subject: Subject, place: Placed, reading: Interpretation
    ) -> Refusal | None:
        """Why it is hardly a level of its own: the sentence has told another one of this cell, and no new time or name.

        "Đạt 600 tỷ đồng, vượt con số 500 tỷ đồng của năm trước", "… chiếm 70% của toàn tỉnh (829 tỷ đồng)"; not plans,
        which several set, nor the months so far ("đạt 151 triệu USD; lũy kế đạt 2,5 tỷ USD").
        """
        if figure.indicator.group == _CASES or reading.plan or place.scenario == "plan":
            return None
        price = str(subject.price.value) if subject.price is not None else ""
        cell, amount = (*_cell(figure, subject, place), price, figure.quantity.base or ""), mention.quantity
        told = self._first.setdefault(cell, amount.value * amount.scale)
        if told == amount.value * amount.scale or _has_its_time(mention):
            return None
        return Refusal("a second level in one sentence; of what it is is not said", "level.second", doubt=True)


def _cell(figure: Figure, subject: Subject, place: Placed) -> tuple[str, ...]:
    scope = str(subject.scope.value) if subject.scope else ""
    return figure.indicator.indicator, place.area_id or "", place.period or "", place.scenario, scope


def _has_its_time(mention: Mention) -> bool:
    """Whether a time, or between two counts an amount's name, stands between the figure before and this one."""
    counted = mention.right.counted is not None
    for token in reversed(mention.tokens[: mention.i]):
        if token.kind in _TIMES or (counted and token.kind == "indicator"):
            return True  # "… 12 đề án; kinh phí quốc gia 800 triệu đồng cho 2 đề án"
        if token.kind == "quantity" and not counted:
            return False
    return False
