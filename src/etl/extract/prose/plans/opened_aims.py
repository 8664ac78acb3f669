"""What a colon opens: aims of a year, tasks, what came of aims, or either ("Các chỉ tiêu: …")."""

from __future__ import annotations

from collections.abc import Callable

from etl.extract.prose.heads.headings import Headings
from etl.extract.prose.plans import stated_aims
from etl.extract.prose.plans.plan_heads import PlanHeads
from etl.extract.prose.times.spoken_time import SpokenTime
from etl.extract.tokens import Token
from etl.language.period_expressions import Expression


class OpenedAims:
    """Sets what is planned of what is `spoken` of, in the `folded` text; `name` is told the year that the aims are for.

    `headings` are those above, `plans` the plan at the head of the clause.
    """

    def __init__(
        self,
        spoken: SpokenTime,
        headings: Headings,
        plans: PlanHeads,
        folded: str,
        name: Callable[[Expression], None],
    ) -> None:
        self._spoken, self._headings, self._plans, self._folded, self._name = spoken, headings, plans, folded, name
        self.task: Token | None = None
        """What names tasks above, while the sentence names no time."""
        self._either: Token | None = None  # the end of "các chỉ tiêu:", which leaves open what came of them

    def begin(self, is_heading: bool) -> None:
        """A sentence begins, a heading or not: it may stand below tasks."""
        self.task = None if is_heading or self._spoken.report.planned else self._headings.tasks
        self._spoken.now.vague = self.task or self._spoken.now.vague

    def verb(self) -> None:
        """A verb is read: "Các chỉ tiêu chủ yếu: xuất khẩu đạt …", what came about has its verb."""
        now = self._spoken.now
        if now.vague is not None and now.vague is self._either:
            now.vague = None

    def time(self, time: Expression) -> None:
        """A `time` is named, another one than that of the heading: what follows is no task of any time."""
        headed = self._headings.period is not None and not self._headings.is_of_another(time, self._spoken.calendar)
        if self.task is not None and not (self._spoken.bracket or headed):
            self._spoken.now.vague, self.task = None, None

    def open(self, tokens: list[Token], i: int) -> None:
        """Reads the colon at `i`. What it opens may be aims, and of a year of their own: "Chỉ tiêu năm 2018: …"."""
        now, year = self._spoken.now, stated_aims.list_of_aims(tokens, i)
        if year is None and not self._spoken.bracket:
            self._open_results(tokens, i)
        if not self._spoken.bracket and now.planned is None:
            self._open_tasks(tokens, i)
        if year is not None:
            self._name(year.value)
        if stated_aims.is_of_plan(tokens, i):
            now.planned = tokens[0]
        elif year is not None:
            now.planned = year if self._spoken.is_ahead() else now.planned
        elif (end := stated_aims.end_of_plan(tokens, i)) is not None:
            now.before, now.planned = None, now.planned or (tokens[i - 1] if end == "to come" else None)
            if tokens[i - 1].is_("benign", "year"):  # "kế hoạch năm: …"
                self._name(Expression(tokens[i - 1].start, tokens[i - 1].end))
        elif (aimed := stated_aims.year_aimed_at(now.before)) is not None and self._spoken.is_ahead():
            self._name(aimed)
            now.planned = tokens[i - 1]

    def _open_results(self, tokens: list[Token], i: int) -> None:
        """The colon at `i` may open what came of aims."""
        now = self._spoken.now
        told = self._plans.told_by(now.before, tokens, i)
        if told == "results" or (told == "either" and not self._spoken.is_ahead()):
            self._either = tokens[i - 1] if told == "either" else None
            now.vague, now.before = self._either or now.vague, None

    def _open_tasks(self, tokens: list[Token], i: int) -> None:
        """The colon at `i` may open tasks of no time: "5. Nhiệm vụ còn lại của năm: đưa xuất khẩu …"."""
        task = self._headings.names_tasks(tokens[:i], self._folded)
        if task is not None and not any(t.kind == "period" for t in tokens[:i]):
            self.task = self._spoken.now.vague = task
