"""A time that is held for a while, as the text goes by, and what is spoken of again behind it.

"vượt mức 395 triệu USD của năm 2011, tăng 9,2%" is of 2011 only up to the comma; `held_times` tells how far it goes.
"""

from __future__ import annotations

from etl.extract.comparison import Comparison
from etl.extract.prose.times.held_times import HeldTimes, Hold
from etl.extract.prose.times.named_years import NamedYears
from etl.extract.prose.times.spoken_time import SpokenTime
from etl.extract.tokens import Token
from etl.language import periods
from etl.language.period_expressions import Expression

_LAST_MONTH = 12


class Holding:
    """Holds the times that `held` finds, and gives back what was `spoken` of before, with its `years`."""

    def __init__(self, spoken: SpokenTime, years: NamedYears, held: HeldTimes) -> None:
        self._spoken, self._years, self._held = spoken, years, held
        self._hold: Hold | None = None
        self.before: Expression | None = None
        """What was spoken of before the time held last in this sentence."""
        self._years_before = (0, False)
        self.was_on = False
        """The sentence before ended with a time that was held."""

    @property
    def is_on(self) -> bool:
        """Whether a time is held here."""
        return self._hold is not None

    def begin(self) -> None:
        """A sentence begins."""
        self.was_on, self.before, self._years_before = False, None, (0, False)

    def end(self) -> None:
        """A sentence ends."""
        self.was_on = self.is_on
        self.release()

    def takes(self, value: Expression, tokens: list[Token], i: int) -> bool:
        """Whether the time `value` named at `i` is only what the figure behind it is compared with. If not, it may be
        one that is held, which begins here."""
        if self._spoken.bracket or self._hold is not None:
            return False
        hold = self._held.of(tokens, i, self._years.figure_since)
        if hold is not None and hold.compared and hold.end <= tokens[i].end:
            self._compared_with(value, hold)  # "cao hơn tháng 11 là 9%"
            return True
        if hold is not None:
            self.hold(hold)
        return False

    def level(self, comparison: Comparison, tokens: list[Token], i: int) -> Expression | None:
        """The time that the comparison at `i` names, where it only tells what there was then, which holds from here; of
        the end of a year that year. None where it compares."""
        hold = None if self._spoken.bracket or self.is_on else self._held.of_level(comparison, tokens, i)
        if hold is None or comparison.period is None:
            return None
        self.hold(hold)
        turn = comparison.period.first == comparison.period.last == _LAST_MONTH
        return comparison.period._replace(first=1) if turn else comparison.period

    def hold(self, hold: Hold) -> None:
        """The time that is named here holds as long as `hold` tells; then what is spoken of now holds again."""
        self.before, self._years_before = self._spoken.now.period, (self._years.last, self._years.said)
        self._hold = hold

    def reach(self, token: Token) -> None:
        """What is read comes to the `token`, before which a time that was held may have ended."""
        if self._hold is not None and token.start >= self._hold.end and not self._spoken.bracket:
            self.release()

    def reach_time(self) -> None:
        """What is read comes to another time, at which the one that is held may end."""
        if self._hold is not None and self._hold.to_next and not self._spoken.bracket:
            self.release()

    def release(self) -> None:
        """What was told of another time first is over: "Nếu năm 1991 thu 38 tỷ đồng thì nay …. Xuất khẩu đạt …"."""
        now = self._spoken.now
        hold, held, self._hold = self._hold, now.period, None
        if hold is None:
            return
        now.period = self.before
        self._years.last, self._years.said = self._years_before
        if (hold.reason or hold.concession) and held is not None and not self._is_over(held, hold):
            now.period = held._replace(relative="untold")  # "Do quý I khó khăn, … đạt 1.200 tỷ đồng"
        self._spoken.leave()
        now.average = False
        if hold.compared and held is not None:
            self._compared_with(held, hold)

    def _is_over(self, held: Expression, hold: Hold) -> bool:
        """Whether what follows a reason or concession of the time `held` is plainly of what was spoken of before."""
        code, own = self._spoken.code(held), self._spoken.period(None)[0]
        if code is None or own is None or code == own:
            return True
        return hold.concession and periods.months(code)[1] < periods.months(own)[0]

    def _compared_with(self, time: Expression, hold: Hold) -> None:
        kind = "unknown" if hold.mean else "period"
        self._spoken.now.before = Comparison(kind, time, time.start, time.end, said=True)
