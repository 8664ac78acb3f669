"""What is known at a place of the text beside its subject: period, scenario, comparison, and how long each holds."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from etl.catalogue.text_vocabulary import SpokenOf
from etl.extract.comparison import Comparison
from etl.extract.prose.heads.headings import Headings
from etl.extract.prose.leading_comparisons import LeadingComparisons
from etl.extract.prose.plans import stated_aims
from etl.extract.prose.plans.opened_aims import OpenedAims
from etl.extract.prose.plans.plan_heads import PlanHeads
from etl.extract.prose.plans.told_scenarios import ToldScenarios
from etl.extract.prose.times import sentence_times as times
from etl.extract.prose.times.context_state import ContextState
from etl.extract.prose.times.event_times import is_of_event
from etl.extract.prose.times.held_times import HeldTimes
from etl.extract.prose.times.holding import Holding
from etl.extract.prose.times.named_years import NamedYears
from etl.extract.prose.times.paired_times import PairedTimes
from etl.extract.prose.times.paragraph_times import ParagraphTimes
from etl.extract.prose.times.spans import Spans
from etl.extract.prose.times.spoken_time import SpokenTime
from etl.extract.prose.times.times_beside import TimesBeside
from etl.extract.prose.times.told_times import ToldTimes
from etl.extract.tokens import Token, Tokens
from etl.language import period_expressions, periods
from etl.language.period_expressions import Expression
from etl.language.reported_period import ReportPeriod
from etl.language.sentences import Sentence

TOLD = frozenset({"period", "scenario", "compare", "verb", "cumulative"})
"""The kinds of the words that say something about time, scenario or comparison."""


class TimeContext:
    """The state of the context as the text goes by."""

    def __init__(self, report: ReportPeriod, folded: str, words: SpokenOf) -> None:
        self.report, self._folded, self._words = report, folded, words
        self._spoken, self._years = SpokenTime(report), NamedYears(report.calendar.year)
        self._spans, self._pairs = Spans(report.calendar), PairedTimes()
        self._paragraph, self._headings = ParagraphTimes(), Headings(words)
        self._beside, self._plan_heads = TimesBeside(folded, words), PlanHeads(folded, words)
        self._held = HeldTimes(folded, words)
        self._holding = Holding(self._spoken, self._years, self._held)
        self._scenarios = ToldScenarios(self._spoken, self._beside)
        self._aims = OpenedAims(self._spoken, self._headings, self._plan_heads, folded, self._speak_of)
        self._comparisons = LeadingComparisons(self._spoken, self._beside, self._plan_heads, self._speak_of)
        self.told = ToldTimes()
        self.several: list[Expression] = []  # times that are named together
        self._summed: Expression | None = None  # the months so far, from January to the month spoken of
        self._of_plan = False  # the words behind a figure are the plan's own: "đạt 93% kế hoạch thu hút FDI của cả năm"
        self._list: ContextState | None = None  # what holds for the items of the list that is open

    @property
    def now(self) -> ContextState:
        """The state at this place, of the open bracket where one is open."""
        return self._spoken.now

    @property
    def left(self) -> Expression | None:
        """The time behind the figure before, where something else is named now."""
        return self._spoken.left

    def sentence(self, sentence: Sentence, goes_on: bool, tokens: Tokens) -> None:
        """A sentence begins. A paragraph starts from the report's own period, unless it goes on with the one before."""
        self._spoken.begin()
        self._spans.begin()
        self._years.begin()
        self.several, self._of_plan = [], False
        self.told.sentence(goes_on and not self._holding.was_on)
        self._holding.begin()
        self._spoken.now = self._state_at(sentence, self._goes_on_with(sentence, goes_on, tokens))
        self._aims.begin(sentence.heading)
        self._headings.begin(tokens, sentence.heading, self._folded)
        aims = stated_aims.aims_set(tokens)
        self.now.planned = self.now.planned or stated_aims.resolved(tokens) or aims
        self._scenarios.begin()
        told = [*tokens.places("period")]
        if aims is not None and not told and not self.report.planned:  # of next year, or of this one: not said
            self.now.period = Expression(aims.start, aims.end, relative="untold")
        self._spoken.set_calendar(tokens, told)

    def _goes_on_with(self, sentence: Sentence, goes_on: bool, tokens: Tokens) -> Expression | None:
        """The time that a sentence begins with, None for the report's own; of a paragraph that begins with it, the one
        of the paragraph before where it `goes_on` with that, else the heading's."""
        topic, before = self._paragraph.topic_in(self.report.calendar), self.now.period
        untold = before is not None and before.relative == "untold" and bool(tokens) and tokens[0].kind == "generic"
        period = before if goes_on or untold else topic  # "Từ ngày 1 đến 15-12 đạt …. Con số này giảm …"
        if goes_on and period is not None and period is self._summed and [*tokens.places("cumulative")][-1:] > [2]:
            topic = period = self._paragraph.widest  # "Trong đó, xuất khẩu đạt …, lũy kế đạt …": of the month again
        if sentence.first:
            self._years.last = 0
            if not sentence.bullet:
                self._pairs.clear()
            self._paragraph.begin(tokens, goes_on, topic)
            period = self._paragraph.before if goes_on else self._headings.period
        return period

    def _state_at(self, sentence: Sentence, period: Expression | None) -> ContextState:
        """The state that a sentence begins with, of the `period`: in a list what opened it, else what is above it."""
        if sentence.bullet and self._list is not None:
            state = replace(self._list)
            if not sentence.first and period is not None:
                state.period = period  # what the item has spoken of so far
            return state
        if sentence.first and not sentence.bullet:
            self._list = None
        above = self._headings
        planned = None if sentence.heading else above.planned  # the next heading is no part of what stands below it
        return ContextState(period, planned=planned, standing=above.standing, listed=above.listed)

    def end(self, sentence: Sentence) -> None:
        """A sentence ends; one that ends in a colon holds for the list that it opens."""
        self._holding.end()
        self._spans.end()
        if sentence.opens and not sentence.bullet:
            self._list = replace(self.now, scenario=None, before=None, shift=None)
            if not sentence.heading:
                self._headings.announce(self.now)
        if sentence.heading:
            self._list = (
                self._headings.end(sentence.level, self.now, self._spoken.is_own, self._spoken.is_ahead) or self._list
            )

    def open(self, explained: Comparison | None = None) -> None:
        """A bracket opens; with `explained` it tells the figure of what was compared with."""
        self._spoken.open(explained)

    def compared_alike(self, comparison: Comparison) -> None:
        """What the open bracket tells of another place is compared with the same as what stands before it."""
        if self.now.before is None and comparison.kind not in ("plan", "peer", "unknown"):
            self.now.before = comparison

    def close(self) -> None:
        """A bracket closes: what held before it holds again."""
        self._spoken.close()

    @property
    def bracket(self) -> bool:
        """Whether the place is inside brackets."""
        return self._spoken.bracket

    @property
    def tells_own_time(self) -> bool:
        """Whether the open bracket names a time and no aim: "phấn đấu tăng 10% (năm 2015 tăng 8%)"."""
        return self._spoken.tells_own_time

    def figure(self, of_plan: bool = False) -> None:
        """A figure has been read: what was said only for it is over. `of_plan` where it tells how much of a plan."""
        now, self._of_plan = self.now, of_plan
        if not self.bracket and now.planned is None and now.shift is None:
            self.told.figure(self.period(None)[0])
        self._spans.figure()
        self._pairs.figure()
        self._years.figure(now)
        if now.planned is None and not self.bracket and not self._holding.is_on:
            self._paragraph.tell(now.period)
        self._spoken.figure()

    def dated_behind(self, expression: Expression | None) -> None:
        """A time behind a figure is that of what is told of the same next, unless the sentence has named another one:
        "đạt 500 triệu USD trong năm 2014, tăng 5%". None: something else is named, maybe of it."""
        self._spoken.left = self._spoken.behind if expression is None else None
        if expression is not None and self.now.planned is None:
            self._paragraph.tell_beside(expression)
        if not self.several or expression is None:
            self._spoken.behind = expression

    def number(self, tokens: list[Token], i: int) -> None:
        """A number comes: it is of the first time of its item, where only the second is named, and behind it."""
        self._holding.reach(tokens[i])
        self._spoken.number(tokens, i)
        if not self.bracket and self._spoken.is_ahead() and self._plan_heads.is_again_now(tokens, i):
            self.now.planned, self.now.period = None, Expression(tokens[i].start, tokens[i].end, relative="now")
        if not self.bracket and self._pairs.repeats(tokens, i, self.now.period):
            self.now.period = self._pairs.earlier

    def reached(self) -> None:
        """What came of a plan is told, or what will have come of it: nothing more is planned in this sentence."""
        self._scenarios.reached()

    def fell_short(self) -> None:
        """What will have come of a plan is told below its heading: so is what the sentence tells next."""
        self._scenarios.fell_short()

    def sign(self, tokens: list[Token], i: int) -> None:
        """Reads the sign at `i`, one that is no bracket."""
        self._holding.reach(tokens[i])
        value, now = tokens[i].value, self.now
        self._of_plan, now.vague = self._of_plan and value not in ",;:", now.vague if value != ";" else self._aims.task
        self._years.sign(value, now)
        if value == ":":
            self._aims.open(tokens, i)
            now.listed = now.scenario or now.planned or now.listed
        elif value in ",;" and now.before is not None and not (now.before.said and (value == "," or now.standing)):
            now.before = None  # "quý III cao hơn so với quý II; 9 tháng tăng 8%": not on that quarter

    def take(self, tokens: list[Token], i: int) -> None:
        """Reads the token at `i`, one that says something about time, scenario or place."""
        self._holding.reach(tokens[i])
        token = tokens[i]
        if token.kind == "verb":
            self._verb(tokens, i)
        elif token.kind == "period":
            self._time(tokens, i)
        elif token.kind == "scenario":
            self._scenarios.take(tokens, i)
        elif token.is_("cumulative", "span"):
            if self._spans.last is not None:
                self._speak_of(self._spans.last._replace(start=token.start, end=token.end))
        elif token.kind == "cumulative":
            self._so_far(token, tokens[i + 1 : i + 6])
        elif token.is_("compare", "average") or (token.is_("compare", "mean") and self._speaks_of_years(tokens, i + 1)):
            self.now.average = True

    def _verb(self, tokens: list[Token], i: int) -> None:
        """The verb at `i` tells whether a plan before it is what follows, or what that is compared with."""
        self._aims.verb()
        now, previous = self.now, tokens[i - 1] if i else None
        unsaid = now.before is not None and not now.before.said
        heads = self._plan_heads.is_of(now.before) and tokens[i].value == "is"  # "Kế hoạch xuất khẩu là …"
        at_once = previous is None or previous.kind == "compare"
        at_once = at_once or (now.before is not None and previous is not None and previous.end == now.before.end)
        if self._plan_heads.is_of(now.before):
            planned, vague = self._plan_heads.aim(tokens, i)
            now.planned, now.vague = planned or now.planned, vague or now.vague
        if unsaid and not heads and not at_once and not self.bracket:
            now.before = None  # "vượt chỉ tiêu và tăng …": the plan was for "vượt"

    def _time(self, tokens: list[Token], i: int) -> None:
        """The time at `i`: of figures, unless it only stands beside what was told."""
        self._spoken.leave()
        self.told.named()
        self._holding.reach_time()
        self._scenarios.time(tokens[i].value, tokens[i - 1] if i else None)
        value = times.part_of_each(tokens, i, self.several)
        self.several = [*times.joined(self.several, tokens, i), value]
        if value.relative == "so far" and times.is_early(tokens, i) and not self._spoken.is_of_months:
            value = value._replace(relative="untold")
        if not (value.is_day or self._of_plan or self._beside.is_beside(tokens, i)):
            self._named(value, tokens, i)

    def _named(self, value: Expression, tokens: list[Token], i: int) -> None:
        """A time is named that figures may be of: those behind it, or only what stands beside it."""
        if self._holding.takes(value, tokens, i):
            return
        if not self.bracket and not self._holding.is_on and self._is_of_event(value, tokens, i):
            self.now.period = value._replace(relative="untold")
            self._paragraph.name(self.now.period)
            return
        self._speak_of(value)
        self._scenarios.strive(tokens, i)

    def _is_of_event(self, time: Expression, tokens: list[Token], i: int) -> bool:
        """Whether the `time` at `i` is another than the one spoken of, and only that of an event."""
        if time.relative or self._spoken.code(time) == self.period(None)[0]:
            return False
        return is_of_event(tokens, i, self._folded, self._words)

    def is_set_beside(self, tokens: list[Token], i: int) -> bool:
        """Whether the figure at `i` is what something is set beside: "vượt mức kỷ lục 395 triệu USD của năm 2011"."""
        return self._held.set_beside(tokens, i) is not None

    def compare(self, comparison: Comparison, tokens: list[Token], i: int, first: bool) -> None:
        """A comparison that stands before its figure. Unsaid ("cùng kỳ năm 2024 tăng …") it moves the period."""
        self._holding.reach(tokens[i])
        then = self._holding.level(comparison, tokens, i)
        if then is None:
            self._comparisons.take(comparison, tokens, i, first)
        else:
            self._speak_of(then)

    def _speaks_of_years(self, tokens: list[Token], following: int) -> bool:
        """Whether several years are spoken of, so that "bình quân" is per year."""
        if following < len(tokens) and tokens[following].kind == "period" and times.of_years(tokens[following].value):
            return True
        period = self.now.period
        return times.of_years(period) if period is not None else self.span_code() is not None

    def _speak_of(self, expression: Expression) -> None:
        """A time is named that is spoken of from here on, inside the bracket where one is open."""
        if not self.bracket and not self._holding.is_on:
            self._pairs.named(self.now.period, expression)
        told = expression.year or expression.relative
        expression = self._years.dated(expression, self.now.period)
        expression = self._spans.of_term(expression, self.now, self._years.last)
        if times.of_years(expression):
            self._spans.say(expression)
            if not self.bracket and self._years.outlasts(expression, self.now.period):
                return  # "năm 2019, … nhiệm kỳ 2015 - 2020, …": the year is still the year
        self._aims.time(expression)
        self._years.say(expression)
        if self.bracket and self.now.before is not None and self.now.before.kind != "plan":
            self.now.before = None  # a bracket with a time of its own has its own comparison
        self.now.period = expression
        above = self._headings.listed
        if above is not None and self.now.listed in (None, above):  # "Ước cả năm 2015", and below it "năm 2014 đạt …"
            self.now.listed = None if self._headings.is_of_another(expression, self.report.calendar) else above
        if told:
            self.now.shift = None  # but "Cùng kỳ năm 2019, chỉ số giá tháng 4 tăng …"
        if not self.bracket and not self._holding.is_on:
            self._paragraph.name(expression)

    def _so_far(self, token: Token, following: list[Token]) -> None:
        """ "tháng 11 ước đạt …; lũy kế ước đạt …": from January to the month spoken of, unless a period is told."""
        if any(t.kind == "period" for t in takewhile(lambda t: t.kind != "quantity", following)):
            return
        if self.now.period is not None and self.now.period.relative == "untold" and not self.bracket:
            self.now.period = self._holding.before  # "Nhờ quý I tăng mạnh, lũy kế đạt …"
        code = self.period(None)[0]
        if code is None or periods.spans_years(code) or self.now.shift is not None:
            return
        first, last = periods.months(code)
        if first % 12 and not self.bracket:
            so_far = Expression(token.start, token.end, last=last % 12 + 1, year=last // 12)
            self._pairs.named(self.now.period, so_far)
            self.now.period = self._summed = so_far

    def period(self, own: Expression | None, behind: Comparison | None = None) -> tuple[str | None, Expression | None]:
        """Code and expression of the period of a figure here; `own` is a period that stands behind the figure, `behind`
        what stands there that moves it: "500 triệu USD năm ngoái"."""
        return self._spoken.period(own, behind)

    def topic_before(self) -> tuple[str | None, Expression | None]:
        """The period that the paragraph before spoke of."""
        topic, calendar = self._paragraph.before, self.report.calendar
        return (None, None) if topic is None else (period_expressions.resolve(topic, calendar), topic)

    def heading_code(self) -> str | None:
        """The period that the heading above names."""
        told = self._headings.period
        return None if told is None else period_expressions.resolve(told, self.report.calendar)

    @property
    def looks_back(self) -> bool:
        """Whether the headings above say that what there is, or what was done, is told here."""
        return self._headings.looks_back

    def span_code(self) -> str | None:
        """The last period of several years that was spoken of."""
        return self._spans.code(self._spoken.calendar, self.report.calendar.period, self.now.planned is not None)

    def since(self, base: str, period: str, token: Token) -> None:
        """A year was compared with that of five years before: averages told beside it are of the years between."""
        at, calendar = Expression(token.start, token.end), self._spoken.calendar
        self._spans.since(base, period, at, calendar, self.report.calendar.period)
