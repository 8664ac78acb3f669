"""What the columns (or rows) of a table are of: a level in a period and scenario, or a comparison of two of them.

The words are those of `boxhead`; here they become period codes, and a comparison finds the columns it compares.
Whether a comparison is printed as an index or as growth is decided in `ratios`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from etl.extract.comparison import Comparison, against_code
from etl.extract.observation import REACHED
from etl.extract.tables.boxhead import Heading
from etl.extract.tables.compared import OF_ANOTHER_YEAR, compared_with, comparison, of_a_term, of_each_year
from etl.extract.tables.estimated import estimated, expected_beside_plans, unsettled
from etl.extract.tables.levels import Levels, Meaning, is_before, is_within
from etl.extract.tables.same_of_which import SameOfWhich
from etl.extract.tables.sides import Side
from etl.extract.tables.title import Clock
from etl.extract.tokens import Token
from etl.language import period_expressions, periods
from etl.language.period_expressions import Expression

_MANY, _NEAR = 100, 12
_UNTOLD = "what it is compared with is not told"


class Times:
    """The meaning of every line, from the headings of all of them and the time of the table."""

    def __init__(
        self,
        headings: Mapping[int, Heading],
        clock: Clock,
        title: Heading,
        formulas: Mapping[int, tuple[int, int]],
        chosen: Mapping[int, tuple[str, Token]] | None = None,
    ) -> None:
        """`formulas` names, for lines whose number says how they were reckoned, the two lines divided; `chosen` is the
        time of lines whose heading tells none, and the token of the title that does."""
        self.headings, self._clock, self._title, self._formulas = headings, clock, title, formulas
        self._chosen = chosen or {}
        self.read = Levels(clock, title)
        self.levels: dict[int, Meaning] = {
            line: self._with_time(line, self.read.level(heading.side))
            for line, heading in headings.items()
            if not heading.is_ratio and line not in formulas
        }
        self._same = SameOfWhich(headings, dict(self.levels), clock)
        self.levels |= {line: self._with_time(line, level) for line, level in self._same.open.items()}
        self.levels |= expected_beside_plans(headings, self.levels, self._same_name, clock.published)
        self._early = estimated(headings, self.levels, self._meaning)
        self.levels = {line: self._unsettled(line, level) for line, level in self.levels.items()}

    def with_times(self, chosen: Mapping[int, tuple[str, Token]]) -> Times:
        """The same headings, with these times for lines that tell none."""
        return Times(self.headings, self._clock, self._title, self._formulas, {**self._chosen, **chosen})

    def alternatives(self, line: int) -> tuple[tuple[str, Token], ...]:
        """The times that a line can have whose heading tells none. Only a month can be held against the one before."""
        meaning = self.meaning(line)
        if meaning.period is not None or meaning.kind in ("nothing", "completion") or meaning.scenario == "plan":
            return ()
        found = self._same.narrowed(line, self.read.alternatives(self.headings[line].side))
        if meaning.compared is not None and meaning.compared.kind == "month":
            return tuple((code, token) for code, token in found if _length(code) == 1)
        return found

    def meaning(self, line: int) -> Meaning:
        """What the figures of `line` are."""
        return self._unsettled(line, self._with_time(line, self._meaning(line)))

    def _unsettled(self, line: int, meaning: Meaning) -> Meaning:
        """`meaning`, no more settled than the levels of the table it was reckoned from."""
        said = self.headings[line].side.scenario
        return unsettled(line, meaning, said, self.levels, self._early, self._same_name, self._clock.published)

    def _with_time(self, line: int, meaning: Meaning) -> Meaning:
        if meaning.period is not None or line not in self._chosen:
            return meaning
        period, token = self._chosen[line]
        return replace(meaning, period=period, why="", token=token)

    def _meaning(self, line: int) -> Meaning:
        heading, formula = self.headings[line], self._formulas.get(line)
        if line in self.levels:
            return self.levels[line]
        if heading.ratio is not None and heading.ratio.value == "difference":
            return Meaning("nothing", why="the size of a change, not a level")
        if heading.ratio is not None and heading.ratio.value == "decline":
            return Meaning("nothing", why="it is a fall, the sign of which is not told")
        if heading.ratio is not None and heading.ratio.value == "share":
            return self._share(line, self.read.level(heading.side))
        if heading.against is None and formula is not None:
            return self._divided(*formula)
        if heading.against is None:
            return self._alone(line, heading)
        return self._compared(line, heading)

    def is_in_percent(self, line: int) -> bool:
        """Whether the heading of `line`, or the title, says that comparisons are in percent, or no other word does."""
        return self.headings[line].is_in_percent or any(t.is_("unit", "pct") for t in self._title.tokens)

    def against_title(self) -> Comparison | None:
        """What the title says all figures are compared with ("… so với cùng kỳ năm trước")."""
        found = comparison(self._title.against) if self._title.against is not None else None
        if found is None or found.kind != "period" or found.period is None:
            return found
        if period_expressions.resolve(found.period, self._clock.calendar) == self._clock.period:
            return None  # "So sánh với các tỉnh lân cận 8 tháng năm 2019": the time of all its figures
        if found.period.first != found.period.last:
            return found
        # "Các tháng năm 2005 so với tháng 12 năm 2004": the base of all, though it is the month before one of them.
        several = len({level.period for level in self.levels.values() if level.period}) > 1
        return replace(found, kind="base") if several else found

    # --- comparisons ----------------------------------------------------------------------------------------

    def _alone(self, line: int, heading: Heading) -> Meaning:
        """A rate whose heading names nothing to compare with: growth is on the year before, an average over years."""
        side = of_each_year(heading.side) if heading.average is not None else heading.side
        level = self.read.level(side)
        is_growth = heading.ratio is not None and heading.ratio.value in ("growth", "change", "index")
        pairs = [pair for pair in self._any_pairs(line) if self.levels[pair[1]].scenario != "plan"]
        if is_growth and heading.average is None and not heading.side.timed and pairs:
            # "Tăng, giảm (%)" behind columns of several times: of one of them, not of the time of the table
            found = self._of(heading.side, self._numerators(line, heading.side, Side(), with_plan=False))
            return replace(found, kind="growth", token=found.token or heading.ratio, pairs=tuple(pairs))
        if is_growth or heading.average is not None:
            return replace(level, kind="growth", token=level.token or heading.ratio)
        return Meaning("nothing", why=_UNTOLD, pairs=self._any_pairs(line))

    def _share(self, line: int, level: Meaning) -> Meaning:
        """A share; of the same scenario as the levels of its period, where its own heading tells none."""
        if self.headings[line].side.scenario is None:
            told = {m.scenario for m in self.levels.values() if m.period == level.period and m.period is not None}
            level = replace(level, scenario=told.pop()) if len(told) == 1 else level
        return replace(level, kind="share")

    def _any_pairs(self, line: int) -> tuple[tuple[int, int], ...]:
        """Every level over an earlier one or over its plan: what a bare "So sánh (%)" can have been reckoned from."""
        few = len(self.headings) <= _MANY  # of a few hundred columns only what stands near
        levels = {k: m for k, m in self.levels.items() if (few or abs(k - line) <= _NEAR) and self._same_name(k, line)}
        return tuple(
            (over, under)
            for over, one in levels.items()
            for under, other in levels.items()
            if over != under and one.scenario != "plan" and (other.scenario == "plan" or is_before(other, one))
        )

    def _divided(self, numerator: int, denominator: int) -> Meaning:
        """A column that was reckoned from two others: "5=4/3" tells it, or arithmetic."""
        over, under = self.levels.get(numerator), self.levels.get(denominator)
        if over is None or under is None:
            return Meaning("nothing", why="its formula names no column of levels")
        found = Meaning("growth", over.period, over.scenario, over.why, over.token, None, ((numerator, denominator),))
        if under.scenario == "plan" and over.scenario != "plan":
            return replace(found, kind="completion")
        return replace(found, compared=against_code(under.period, under.token))

    def _compared(self, line: int, heading: Heading) -> Meaning:
        against = heading.against or Side()
        with_plan = against.scenario is not None and against.scenario.value in ("plan", "completion")
        side, against = self._same_time(heading.side, against)
        numerators = self._numerators(line, side, against, with_plan)
        if with_plan and not numerators and side.is_of_year:  # "Đạt % KH năm 2021": the year is the plan's
            side = replace(side, when=None, relative=None, cumulative=None)
            numerators = self._numerators(line, side, against, with_plan)
        if not numerators and (formula := self._formulas.get(line)) is not None and formula[0] in self.levels:
            numerators = formula[:1]  # "7=5/2": only what is expected there is of that time
        found = self._of(side, numerators)
        if heading.is_mean and side.when is None and found.period is not None and _length(found.period) == 1:
            found = replace(found, period=self._clock.cumulative)  # "Bình quân kỳ báo cáo so với cùng kỳ năm trước"
        with_plan = with_plan and found.scenario != "plan"
        if with_plan and against.is_of_year and not is_within(found.period, self.read.period(against)[0]):
            return Meaning("nothing", why=OF_ANOTHER_YEAR)
        pairs = tuple(
            (over, under)
            for over in numerators
            for under in self._denominators(line, self.levels[over].period, None if with_plan else against)
        )
        if with_plan:
            return replace(found, kind="completion", pairs=pairs, why=found.why or self._of_a_term(found, pairs))
        compared = compared_with(side, against, found.period) or self._latest(against, line)
        if compared is None:
            return Meaning("nothing", why="what it is compared with could not be told")
        return replace(found, kind="growth", compared=compared, pairs=pairs)

    def _of_a_term(self, found: Meaning, pairs: Sequence[tuple[int, int]]) -> str:
        return of_a_term(found.period, {self.levels[under].period for _, under in pairs})

    def _same_time(self, side: Side, against: Side) -> tuple[Side, Side]:
        """Both sides, the time behind "so cùng kỳ" told of what is compared: "So cùng kỳ (%) tháng 5" is of May."""
        when, relative = against.when, against.relative
        if side.timed or when is None or relative is None or relative.value != "same" or against.is_of_year:
            return side, against
        told, year = {level.period for level in self.levels.values()}, when.value.year
        for own in (year, year and year + 1):  # "… tháng 5/2021": of that month, or of the one that is held against it
            code = period_expressions.resolve(when.value._replace(year=own), self._clock.calendar)
            if not year or code in told or own == self._clock.calendar.year:
                when = replace(when, value=when.value._replace(year=own))
                return replace(side, when=when), replace(against, when=None)
        return side, against

    def _denominators(self, line: int, period: str | None, against: Side | None) -> list[int]:
        """The levels that one of `period` can be divided by: its plans where `against` is None."""
        levels = {k: level for k, level in self.levels.items() if self._same_name(k, line)}
        if against is None:
            return [k for k, level in levels.items() if level.scenario == "plan" and is_within(period, level.period)]
        base = self._base(period, against)
        return [k for k, level in levels.items() if base and level.period == base and level.scenario != "plan"]

    def about(self, meaning: Meaning, pair: tuple[int, int] | None) -> Meaning:
        """`meaning` once arithmetic has told which lines were divided."""
        if pair is None:
            return meaning
        if meaning.kind == "nothing" or (meaning.kind == "growth" and meaning.compared is None):
            return self._divided(*pair)
        level = self.levels[pair[0]]
        why = level.why or (self._of_a_term(level, [pair]) if meaning.kind == "completion" else "")
        return replace(meaning, period=level.period, scenario=level.scenario, why=why, token=level.token)

    def _numerators(self, line: int, side: Side, against: Side, with_plan: bool) -> tuple[int, ...]:
        """The levels that the comparison can be about: those its heading tells, else the latest that were reached."""
        fitting = {k: level for k, level in self.levels.items() if level.period and self._same_name(k, line)}
        if side.scenario is not None:
            planned = side.scenario.value not in REACHED
            fitting = {k: level for k, level in fitting.items() if (level.scenario == "plan") == planned}
        if side.timed:
            period, _ = self.read.period(side)
            of_it = {k: level for k, level in fitting.items() if level.period == period}
            fitting = self._sums_so_far(fitting, period) or of_it if side.is_sum_so_far else of_it
            reached = {k: level for k, level in fitting.items() if level.scenario != "plan"}
            return tuple(reached if with_plan else reached or fitting)
        if side.scenario is None:
            fitting = {k: level for k, level in fitting.items() if level.scenario != "plan"}
        elif side.scenario.value == "actual":
            fitting = _reached_in_last_year(fitting)
        if against.relative is not None and against.relative.value == "month":
            fitting = {k: level for k, level in fitting.items() if _length(level.period) == 1}
        if with_plan:
            plans = [m.period for k, m in self.levels.items() if m.scenario == "plan" and self._same_name(k, line)]
            fitting = {k: m for k, m in fitting.items() if any(is_within(m.period, p) for p in plans)} or fitting
        # A comparison stands behind what it compares; what comes behind it is compared by another one.
        fitting = {k: level for k, level in fitting.items() if k < line} or fitting
        last = max((periods.months(level.period or "")[1] for level in fitting.values()), default=None)
        latest = [k for k, level in fitting.items() if periods.months(level.period or "")[1] == last]
        if against.when is not None:  # "So với năm 2021": of a year, not of its last month
            expression: Expression = against.when.value
            months = 12 * max(expression.year_to - expression.year, 0) + expression.last - expression.first + 1
            latest = [k for k in latest if _length(fitting[k].period) == months] or latest
        return tuple(latest)

    def _sums_so_far(self, levels: Mapping[int, Meaning], period: str | None) -> dict[int, Meaning]:
        """Those of the `levels` that their headings call sums so far, of one time, other than `period`: "Lũy kế so KH"
        is of "Lũy kế TH 2021-2023"."""
        sums = {k: level for k, level in levels.items() if self.headings[k].side.cumulative is not None}
        told = {level.period for level in sums.values()}
        return sums if len(told) == 1 and period not in told else {}

    def _of(self, side: Side, numerators: tuple[int, ...]) -> Meaning:
        """Period and scenario of what is compared: that of its column, where there is just one."""
        told = {(self.levels[k].period, self.levels[k].scenario) for k in numerators}
        if len(told) == 1:
            return self.levels[numerators[0]]
        if len(told) > 1:
            return Meaning("growth", None, "actual", "which column it compares is not told")
        return self.read.level(side)

    def against(self, side: Side | None, period: str | None, own: Side) -> Comparison | None:
        """What a row of rates ("So với năm 2019"), which tells its `own` time or none, compares a figure of `period`
        with; None where it tells no time."""
        if side is not None and side.when is not None and side.relative is None:
            return against_code(self._base(period, side), side.when)  # of a month the same one of that year
        return None if side is None else compared_with(own, side, period)

    def _latest(self, against: Side, line: int) -> Comparison | None:
        """ "KH/TH": against the level that was reached last."""
        if against.scenario is None or against.scenario.value not in REACHED:
            return None
        reached = self._numerators(line, Side(), Side(), with_plan=False)
        return against_code(self.levels[reached[0]].period, against.scenario) if len(reached) == 1 else None

    def _base(self, period: str | None, against: Side) -> str | None:
        """The period compared with, as far as a column can be of it."""
        if period is None:
            return None
        relative = against.relative.value if against.relative is not None else None
        if relative in ("same", "year"):
            return periods.shift(period, -12)
        if relative == "month":
            return periods.shift(period, -1) if periods.is_month(period) else None
        if against.when is None:
            return None
        expression: Expression = against.when.value
        code = period_expressions.resolve(expression, self._clock.calendar)
        whole_year = (expression.first, expression.last) == (1, 12) and not expression.year_to
        if code is not None and whole_year and _length(period) < 12:
            return periods.shift(period, 12 * (expression.year - periods.year_of(period)))
        return code

    def _same_name(self, one: int, other: int) -> bool:
        """Whether two lines are headed by the same indicator, if by any; rates without a name by that of the levels
        they stand behind."""
        return self._names(one) == self._names(other)

    def stands_behind(self, line: int) -> tuple[tuple[str, str], ...]:
        """The names of the levels that a line of rates without a name stands behind."""
        is_bare = self.headings[line].is_ratio and not self.headings[line].names
        return tuple(("of", str(name)) for name in self._names(line)) if is_bare else ()

    def _names(self, line: int) -> tuple[Any, ...]:
        heading = self.headings[line]
        if heading.is_ratio and not heading.names:
            before = max((k for k, h in self.headings.items() if k < line and not h.is_ratio), default=line)
            heading = self.headings[before]
        return tuple(t.value for t in heading.names)


def _reached_in_last_year(levels: dict[int, Meaning]) -> dict[int, Meaning]:
    """Those of the `levels` that are called reached, where some are of the last year that any is of: "Thực hiện so với
    cùng kỳ" beside "Ước thực hiện năm" is not of the estimate."""
    year = max((periods.months(level.period or "")[1] // 12 for level in levels.values()), default=None)
    reached = {k: level for k, level in levels.items() if level.scenario == "actual"}
    is_of_last = any(periods.months(level.period or "")[1] // 12 == year for level in reached.values())
    return reached if is_of_last else levels


def _length(period: str | None) -> int:
    if period is None:
        return 0
    first, last = periods.months(period)
    return last - first + 1
