"""The headings that stand above a place of a text, and what they say of what stands below them: its time, a plan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from etl.catalogue.text_vocabulary import SpokenOf
from etl.extract.comparison import Comparison, comparison_at
from etl.extract.observation import EARLY
from etl.extract.prose.heads.sections_ahead import SectionsAhead
from etl.extract.prose.times.context_state import ContextState
from etl.extract.prose.times.sentence_times import are_two
from etl.extract.tokens import Token
from etl.language.patterns import any_of
from etl.language.period_expressions import Calendar, Expression, resolve
from etl.language.sentences import ABOVE_LIST

_BARE = frozenset({"sign", "number", "quantity", "period", "benign", "aside", "continue"})
"""What may stand beside the name of a plan that is all a heading says: its number, its time, "chủ yếu", "cụ thể"."""

_TIMES = frozenset({"period", "same", "year", "month"})
"""The kinds of comparisons with another time."""

_SEVERAL = 2
ABOVE_ALL = 0
"""The level of aims that numbered headings stand below: "… các chỉ tiêu năm 2021 như sau:"."""


class Headings:
    """The headings that are open, by level. `begin` reads the tokens of one, `end` returns what holds below it."""

    def __init__(self, words: SpokenOf) -> None:
        self._looks_back = any_of(words.looks_back)
        self._ahead, self._adopted = SectionsAhead(words), any_of(words.adopted)
        self._backward: list[tuple[int, bool]] = []  # whether the open ones look back on what there is, by level
        self._is_backward = False  # the one that is being read does
        self._any_figure = words.any_figure  # words for a plan that are words for figures, too: "chỉ tiêu"
        self.period: Expression | None = None  # that the last heading named, or one above it
        self._open: list[tuple[int, ContextState]] = []
        self._soles: list[int] = []  # the levels of the open ones that are but the name of a plan
        self._named: Expression | None = None  # in the heading that is being read
        self._of_times = 0  # how many it names
        self._plan: Token | None = None  # its plan, where it says nothing of what came of it
        self._is_sole = False  # it is but the name of that plan: "1. Kế hoạch được giao"
        self._is_set = False  # it tells that the plan is adopted: "Điều 2. Thông qua các chỉ tiêu năm 2015"
        self._against: Comparison | None = None  # what all below it is compared with: "4. So sánh với năm 2013"
        self._is_vague = False  # the last heading that names a time names tasks of it, and may be of what is over
        self._announced: ContextState | None = None  # aims that the sentence before has announced

    def announce(self, now: ContextState) -> None:
        """A sentence that ends in a colon announces aims of a year; numbered headings may stand between it and them."""
        if now.planned is not None and now.period is not None and now.period.year:
            self._announced = ContextState(period=now.period, planned=now.planned)

    @property
    def planned(self) -> Token | None:
        """The plan that the last heading is but the name of, or one that it stands below; None where it is none."""
        return self._open[-1][1].planned if self._open and self._soles else None

    @property
    def standing(self) -> Comparison | None:
        """What the last heading says that all below it is compared with."""
        return self._open[-1][1].standing if self._open else None

    @property
    def listed(self) -> Token | None:
        """The word by which the last heading tells that all below it is an estimate: "2. Ước thực hiện cả năm"."""
        return self._open[-1][1].listed if self._open else None

    @property
    def tasks(self) -> Token | None:
        """The words of the tasks that the headings above name, where they name no time, or one of which it is not known
        that it is to come ("Phương hướng quý II" below a title without a time); None elsewhere."""
        return self._ahead.tasks if self.period is None or self._is_vague else None

    def names_tasks(self, tokens: list[Token], folded: str) -> Token | None:
        """The first of `tokens`, where they name tasks as a heading does; else None."""
        return self._ahead.task(tokens, folded)

    @property
    def looks_back(self) -> bool:
        """Whether one above says that what there is, or what was done, stands below it: "I. THỰC TRẠNG"."""
        return any(backward for _, backward in self._backward)

    def is_of_another(self, expression: Expression, calendar: Calendar) -> bool:
        """Whether a time named below the last heading is another one than it names."""
        return self.period is None or resolve(expression, calendar) != resolve(self.period, calendar)

    def begin(self, tokens: list[Token], is_heading: bool, folded: str) -> None:
        """A sentence begins in the `folded` text, a heading or not."""
        self._plan, announced, self._announced = None, self._announced, None
        if not is_heading:
            return
        if announced is not None:
            self._open = [(ABOVE_ALL, announced)]
        self._against = _against(tokens)
        start, stop = (tokens[0].start, tokens[-1].end) if tokens else (0, 0)
        looks_back = self._looks_back.search(folded, start, stop) is not None
        named = [t.value for t in tokens if t.kind == "period" and not t.value.is_day and not self._is_against(t)]
        self._named, self._of_times = named[0] if named and not are_two(named) else None, len(named)
        if not named and looks_back and (before := _year_before(tokens)) is not None:
            self._named, self._of_times = before, 1
        if not any(t.is_("verb", "level") for t in tokens):
            self._plan = next((t for t in tokens if t.is_("compare", "plan")), None)
        plan = self._plan
        named_so = plan is not None and folded[plan.start : plan.end] not in self._any_figure
        adopted = plan is not None and self._adopted.search(folded, tokens[0].start, plan.start) is not None
        aim = next((t for t in tokens if t.is_("scenario", "plan")), None)
        aims = plan is not None or any(t.kind == "scenario" and t.value not in EARLY for t in tokens)
        self._is_backward = not aims and looks_back
        self._ahead.begin(tokens, folded, aims, looks_back)
        said = tokens[1:] if tokens and tokens[0].kind == "word" else tokens  # "a) Kế hoạch"
        self._is_set = adopted and not looks_back
        self._is_sole = (named_so or aim is not None) and all(t in (plan, aim) or t.kind in _BARE for t in said)

    def end(
        self,
        level: int,
        now: ContextState,
        is_own: Callable[[Expression], bool],
        is_ahead: Callable[[Expression], bool],
    ) -> ContextState | None:
        """What holds below the heading that has been read, up to the next of its `level`; None where that is nothing.

        `now` is the state at its end; `is_own` tells whether a period is the report's own, of which it has results,
        `is_ahead` whether it comes after that.
        """
        told, named = now.scenario, self._named
        planned = now.planned or self._plan
        if planned is None and told is not None and told.value in ("expected", "will"):
            planned = told  # "Dự báo cả năm 2024"
        while self._open and self._open[-1][0] >= level:
            self._open.pop()
        self._soles = [one for one in self._soles if one < level and not (named or self._is_backward)]
        self._soles += [level] if self._is_sole else []
        self._backward = [one for one in self._backward if one[0] < level]
        self._backward.append((level, self._is_backward))
        self._ahead.open(level)
        if level == ABOVE_LIST and named is None and planned is None and self._against is None:
            return replace(self._open[-1][1]) if self._open else None
        outer = self._open[-1][1] if self._open and named is None else ContextState()
        if named is None and outer.period is None:
            outer = self._ahead.below(level, outer)
        time = named or outer.period
        doubtful = planned is not None and planned is self._plan and not (self._is_sole or self._is_set)
        if doubtful and time is not None and is_own(time):
            planned = None  # "Một số chỉ tiêu chủ yếu năm 2024" in the report on 2024: what came of them
        early = told is not None and told.value in EARLY and self._of_times < _SEVERAL
        listed = told if early else outer.listed  # not below "Tình hình 9 tháng và ước cả năm 2012"
        standing = self._against or outer.standing
        below = ContextState(period=time, planned=planned or outer.planned, listed=listed, standing=standing)
        vague = named is None and planned is not None and doubtful
        # "I. Các chỉ tiêu của ngành"
        self._open.append((level, replace(below, planned=outer.planned) if vague else below))
        self.period = below.period
        if named is not None:
            self._is_vague = self._ahead.names_tasks and below.planned is None and not is_ahead(named)
            aimed = is_ahead(named) or (below.planned is not None and not is_own(named))
            self._ahead.tell(level, below if aimed else None)
        return below

    def _is_against(self, token: Token) -> bool:
        """Whether the time is what is compared with."""
        return self._against is not None and self._against.start <= token.start < self._against.end


def _year_before(tokens: list[Token]) -> Expression | None:
    """The year before the report's that a heading looks back on: "I. KẾT QUẢ NĂM TRƯỚC". None where another time or
    what is compared is told."""
    found = [comparison_at(tokens, k) for k, t in enumerate(tokens) if t.kind == "compare"]
    if len(found) != 1 or found[0] is None or found[0][0].kind != "year" or found[0][0].said:
        return None
    return Expression(found[0][0].start, found[0][0].end, relative="before")


def _against(tokens: list[Token]) -> Comparison | None:
    """The time that a heading begins with as what is compared with; None elsewhere."""
    k = next((k for k, t in enumerate(tokens) if t.kind not in ("sign", "number", "quantity")), len(tokens))
    k += k + 1 < len(tokens) and tokens[k].kind == "word" and tokens[k + 1].is_("sign", ".", ")", "/")
    while k < len(tokens) and tokens[k].kind == "sign":
        k += 1
    found = comparison_at(tokens, k) if k < len(tokens) else None
    return found[0] if found is not None and found[0].said and found[0].kind in _TIMES else None
