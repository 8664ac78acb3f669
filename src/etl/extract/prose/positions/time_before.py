"""Rates behind one that is told on the month or quarter before: bare ones may be so, too, over the full stop.

"Chỉ số sản xuất công nghiệp tháng 10 tăng 1,27% so với tháng trước. Khai khoáng tăng 1,62%. Chế biến tăng 1,29%":
parts of a whole that is held against the month before alone are so, too. Of anything else that is told behind it in its
paragraph ("Nhập khẩu tăng 1,2%") it is not said.
"""

from __future__ import annotations

from typing import NamedTuple

from etl.extract.comparison import Comparison
from etl.extract.figure import Figure, Interpretation, Refusal

_MONTH, _QUARTER = "month", "quarter"
_UNSAID = Refusal("on the {} before, as the rate before it, or not: which is not said", "growth.pair", doubt=True)


class _Rate(NamedTuple):
    """A rate that was told: the kind of time it is on ("" where that is another), its period, and its sentence."""

    kind: str
    period: str
    sentence: int


class TimeBefore:
    """The wholes of one document that are held against the time before, by period."""

    def __init__(self) -> None:
        self._wholes: dict[tuple[str, str], dict[str, Comparison | None]] = {}  # (whole, period) → by kind of time
        self._last: _Rate | None = None  # in this paragraph
        self._one_before: _Rate | None = None  # the one before it
        self._sentence = 0

    def sentence(self, first: bool) -> None:
        """A sentence begins, the `first` of a paragraph or another."""
        self._sentence += 1
        if first:
            self._last = self._one_before = None

    def told(self, figure: Figure, answer: Interpretation | Refusal) -> None:
        """The figure states what `answer` is; against the quarter before that is no measure, and yet a rate."""
        compared = figure.compared
        if figure.period is None or figure.bracket or figure.quantity.base not in ("pct", "times"):
            return
        if isinstance(answer, Interpretation):
            if not answer.measure.startswith("growth"):
                return
            kind = _MONTH if answer.measure == "growth_mom" else ""
        elif compared is not None and compared.kind == _QUARTER:
            kind = _QUARTER
        else:
            return
        self._one_before, self._last = self._last, _Rate(kind, figure.period, self._sentence)
        code = figure.indicator.indicator
        if "." not in code:
            self._wholes.setdefault((code, figure.period), {})[kind] = compared

    def comparison(self, indicator: str, period: str | None) -> Comparison | None:
        """The time before, where the whole that `indicator` is a part of is held against nothing else at `period`."""
        whole, dot, _ = indicator.partition(".")
        told = self._wholes.get((whole, period or "")) if dot else None
        return next(iter(told.values())) if told is not None and len(told) == 1 and "" not in told else None

    def why(self, figure: Figure, answer: Interpretation) -> Refusal | None:
        """Why it is left open on what the rate told last is; None where it is not."""
        before, bare = self._one_before, figure.compared is None and not (figure.bracket or figure.dated)
        if not bare or before is None or answer.measure != "growth_yoy" or before.sentence == self._sentence:
            return None
        if not before.kind or before.period != figure.period:
            return None
        self._last = before  # it says no more of what comes behind it than that one did
        return _UNSAID._replace(reason=_UNSAID.reason.format(before.kind))
