"""What is known at a place of the text beside its subject: period, scenario, comparison, and how long each holds."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from etl.catalogue.text_vocabulary import SpokenOf
from etl.extract.comparison import Comparison
from etl.extract.observation import EARLY
from etl.extract.prose import sentence_times as times
from etl.extract.prose.context_state import ContextState
from etl.extract.prose.event_times import is_of_event
from etl.extract.prose.headings import Headings
from etl.extract.prose.held_times import HeldTimes, Hold
from etl.extract.prose.paired_times import PairedTimes
from etl.extract.prose.paragraph_times import ParagraphTimes
from etl.extract.prose.plan_heads import PlanHeads
from etl.extract.prose.spans import Spans
from etl.extract.prose.times_beside import TimesBeside
from etl.extract.prose.told_times import ToldTimes
from etl.extract.tokens import Token, Tokens
from etl.language import period_expressions, periods
from etl.language.period_expressions import Expression
from etl.language.reported_period import ReportPeriod
from etl.language.sentences import Sentence

_UNSETTLED = frozenset({*EARLY, "expected"})
_SHIFTING = frozenset({"same", "year", *times.LENGTHS})
"""The kinds of comparisons that move the period where they are unsaid."""

TOLD = frozenset({"period", "scenario", "compare", "verb", "cumulative"})
"""The kinds of the words that say something about time, scenario or comparison."""


class TimeContext:
    """The state of the context as the text goes by."""

    def __init__(self, report: ReportPeriod, folded: str, words: SpokenOf) -> None:
        self.report, self.now = report, ContextState()
        self._spans, self._pairs = Spans(report.calendar), PairedTimes()
        self._paragraph = ParagraphTimes()
        self._summed: Expression | None = None  # the months so far, from January to the month spoken of
        self._of_plan = False  # the words behind a figure are the plan's own: "đạt 93% kế hoạch thu hút FDI của cả năm"
        self._list: ContextState | None = None  # what holds for the items of the list that is open
        self._stack: list[ContextState] = []
        self.left: Expression | None = None  # that time, where something else is named now
        self.several: list[Expression] = []  # times that are named together
        self._said_year = False  # this sentence has named its year
        self._figure_since = False  # and told a figure of it
        self._aside: Expression | None = None  # that time, while years are named that may be no figure's
        self._hold: Hold | None = None  # how long the time holds that is told of what another is set beside
        self._before_hold: tuple[Expression | None, int, bool] = (None, 0, False)  # what held before it
        self._holds, self._was_held, self._words = HeldTimes(folded, words), False, words
        self._listed_before: Token | None = None
        self._opening_ends: int | None = None  # the month in which the time behind it ends
        self._opening: Token | None = None  # the estimate that a clause begins with, before its time
        self._last_year = 0  # the year named last in this paragraph
        self._averaged = False  # and an average over them, or their sum, has been told
        self.told = ToldTimes()
        self._headings, self._calendar = Headings(words), report.calendar
        self._folded, self._beside = folded, TimesBeside(folded, words)
        self._plan_heads = PlanHeads(folded, words)
        self._task: Token | None = None  # what names tasks above, while the sentence names no time
        self._either: Token | None = None  # the end of "các chỉ tiêu:", which leaves open what came of them
        self._behind: Expression | None = None  # the time behind the figure before, in a sentence of no other

    def sentence(self, sentence: Sentence, goes_on: bool, tokens: Tokens) -> None:
        """A sentence begins. A paragraph starts from the report's own period, unless it goes on with the one before."""
        self._stack.clear()
        self._spans.begin()
        self.several, self._behind, self.left = [], None, None
        self._said_year, self._aside, self._of_plan, self._averaged = False, None, False, False
        self.told.sentence(goes_on and not self._was_held)
        self._was_held, self._before_hold = False, (None, 0, False)
        topic = self._topic()
        before = self.now.period
        untold = before is not None and before.relative == "untold" and bool(tokens) and tokens[0].kind == "generic"
        period = before if goes_on or untold else topic  # "Từ ngày 1 đến 15-12 đạt …. Con số này giảm …"
        if goes_on and period is not None and period is self._summed and [*tokens.places("cumulative")][-1:] > [2]:
            topic = period = self._paragraph.widest  # "Trong đó, xuất khẩu đạt …, lũy kế đạt …": of the month again
        if sentence.first:
            self._last_year = 0
            if not sentence.bullet:
                self._pairs.clear()
            self._paragraph.begin(tokens, goes_on, topic)
            period = self._paragraph.before if goes_on else self._headings.period
        if sentence.bullet and self._list is not None:
            self.now = replace(self._list)
            if not sentence.first and period is not None:
                self.now.period = period  # what the item has spoken of so far
        else:
            if sentence.first and not sentence.bullet:
                self._list = None
            above = self._headings
            planned = None if sentence.heading else above.planned  # the next heading is no part of what stands below it
            self.now = ContextState(period, planned=planned, standing=above.standing, listed=above.listed)
        self._task = None if sentence.heading or self.report.planned else self._headings.tasks
        self.now.vague = self._task or self.now.vague
        self._headings.begin(tokens, sentence.heading, self._folded)
        aims = times.aims_set(tokens)
        self.now.planned = self.now.planned or times.resolved(tokens) or aims
        self._opening = None
        told = [*tokens.places("period")]
        if aims is not None and not told and not self.report.planned:  # of next year, or of this one: not said
            self.now.period = Expression(aims.start, aims.end, relative="untold")
        self._calendar = times.calendar_of(self.report.calendar, tokens, [k for k in told if tokens[k].value.year])
        own = self.report.calendar.period
        if own is not None and periods.is_month(own) and times.is_followed_by_months(tokens, told, self.now.period):
            self.now.period = None  # "… ước đạt 1,72 tỷ USD; 4 tháng ước đạt 6,6 tỷ USD": first of the month again
        for unit, months in (("month", 1), ("quarter", 3)) if "compare" in tokens.of_kind else ():
            if times.is_of_a(unit, tokens, told):
                code = period_expressions.last_part(self.period(None)[0], months)
                self._calendar, self.now.period = self._calendar._replace(period=code), None

    def _topic(self) -> Expression | None:
        """What the paragraph has spoken of so far; not known where figures of the report's own time were told, and then
        one of an earlier year: "IIP cả quý tăng 5,35%; quý I/2013 tăng 1,91%. Ngành chế biến, chế tạo tăng 5,71%"."""
        topic, own = self._paragraph.topic, self.report.calendar.period
        if topic is None or own is None or not self._paragraph.tells_own:
            return topic
        code = period_expressions.resolve(topic, self.report.calendar)
        earlier = code is not None and periods.months(code)[1] < periods.months(own)[0]
        return topic._replace(relative="untold") if earlier else topic

    def end(self, sentence: Sentence) -> None:
        """A sentence ends; one that ends in a colon holds for the list that it opens."""
        self._was_held = self._hold is not None
        self._release()
        self._spans.end()
        if sentence.opens and not sentence.bullet:
            self._list = replace(self.now, scenario=None, before=None, shift=None)
            if not sentence.heading:
                self._headings.announce(self.now)
        if sentence.heading:
            self._list = self._headings.end(sentence.level, self.now, self._is_own, self._is_ahead) or self._list

    def open(self, explained: Comparison | None = None) -> None:
        """A bracket opens; with `explained` it tells the figure of what was compared with."""
        self._stack.append(self.now)
        self.now = replace(self.now)
        before = self.now.before  # "dưới mức chung cả nước (cả nước tăng 4,74%)"
        self.now.average = False
        self.now.before = None if before is None or before.kind == "peer" else before
        if explained is not None and explained.kind == "plan":
            self.now.before = explained
        elif explained is not None:
            self.now.shift = explained

    def compared_alike(self, comparison: Comparison) -> None:
        """What the open bracket tells of another place is compared with the same as what stands before it."""
        if self.now.before is None and comparison.kind not in ("plan", "peer", "unknown"):
            self.now.before = comparison

    def close(self) -> None:
        """A bracket closes: what held before it holds again."""
        if self._stack:
            self.now = self._stack.pop()

    @property
    def bracket(self) -> bool:
        """Whether the place is inside brackets."""
        return bool(self._stack)

    @property
    def tells_own_time(self) -> bool:
        """Whether the open bracket names a time and no aim: "phấn đấu tăng 10% (năm 2015 tăng 8%)"."""
        outside = self._stack[-1] if self._stack else self.now
        return self.now.period is not outside.period and self.now.planned is outside.planned

    def figure(self, of_plan: bool = False) -> None:
        """A figure has been read: what was said only for it is over. `of_plan` where it tells how much of a plan."""
        now, self._figure_since, self._of_plan = self.now, True, of_plan
        if not self._stack and now.planned is None and now.shift is None:
            self.told.figure(self.period(None)[0])
        self._spans.figure()
        self._pairs.figure()
        of_term = now.average or (now.period is not None and now.period.relative == "years")
        self._averaged = of_term and self._aside is not None  # "…; bình quân 2021-2025 tăng 9%/năm; …"
        if not self._averaged:
            self._aside = None
        if now.planned is None and not self._stack and self._hold is None:
            self._paragraph.tell(now.period)
        now.scenario = now.before = now.shift = None
        now.average = False

    def dated_behind(self, expression: Expression | None) -> None:
        """A time behind a figure is that of what is told of the same next, unless the sentence has named another one:
        "đạt 500 triệu USD trong năm 2014, tăng 5%". None: something else is named, maybe of it."""
        self.left = self._behind if expression is None else None
        if expression is not None and self.now.planned is None:
            self._paragraph.tell_beside(expression)
        if not self.several or expression is None:
            self._behind = expression

    def number(self, tokens: list[Token], i: int) -> None:
        """A number comes: it is of the first time of its item, where only the second is named, and behind it."""
        self._pass(tokens[i])
        if not self.bracket and self._is_ahead() and self._plan_heads.is_again_now(tokens, i):
            self.now.planned, self.now.period = None, Expression(tokens[i].start, tokens[i].end, relative="now")
        if not self.bracket and self._pairs.repeats(tokens, i, self.now.period):
            self.now.period = self._pairs.earlier

    def reached(self) -> None:
        """What came of a plan is told, or what will have come of it: nothing more is planned in this sentence."""
        said = self.now.scenario
        self.now.planned = self.now.listed = None
        self.now.scenario = said if said is not None and said.value in EARLY else None

    def fell_short(self) -> None:
        """What will have come of a plan is told below its heading: so is what the sentence tells next."""
        aim = self.now.planned
        self.reached()
        if aim is not None:
            self.now.scenario = self.now.listed = Token("scenario", "expected", aim.start, aim.end)

    def sign(self, tokens: list[Token], i: int) -> None:
        """Reads the sign at `i`, one that is no bracket."""
        self._pass(tokens[i])
        value, now = tokens[i].value, self.now
        self._of_plan, now.vague = self._of_plan and value not in ",;:", now.vague if value != ";" else self._task
        if self._aside is not None and value in (";" if self._averaged else ",;"):
            now.period, self._aside = self._aside, None  # "… là đáy của giai đoạn 2016-2020, kim ngạch đạt …"
        if value == ":":
            self._opens_aims(tokens, i)
            now.listed = now.scenario or now.planned or now.listed
        elif value in ",;" and now.before is not None and not (now.before.said and (value == "," or now.standing)):
            now.before = None  # "quý III cao hơn so với quý II; 9 tháng tăng 8%": not on that quarter

    def take(self, tokens: list[Token], i: int) -> None:
        """Reads the token at `i`, one that says something about time, scenario or place."""
        self._pass(tokens[i])
        token, previous = tokens[i], tokens[i - 1] if i else None
        kind, value, now = token.kind, token.value, self.now
        if kind == "verb":
            if now.vague is not None and now.vague is self._either:
                now.vague = None  # "Các chỉ tiêu chủ yếu: xuất khẩu đạt …": what came about has its verb
            unsaid = now.before is not None and not now.before.said
            heads = self._plan_heads.is_of(now.before) and token.value == "is"  # "Kế hoạch xuất khẩu là …"
            at_once = previous is None or previous.kind == "compare"
            at_once = at_once or (now.before is not None and previous is not None and previous.end == now.before.end)
            if self._plan_heads.is_of(now.before):
                planned, vague = self._plan_heads.aim(tokens, i)
                now.planned, now.vague = planned or now.planned, vague or now.vague
            if unsaid and not heads and not at_once and not self.bracket:
                now.before = None  # "vượt chỉ tiêu và tăng …": the plan was for "vượt"
        elif kind == "period":
            self._behind = self.left = None
            self.told.named()
            if self._hold is not None and self._hold.to_next and not self.bracket:
                self._release()
            if self._opening is not None:  # until another time is named
                self._lists_from_here(token.value, previous is self._opening)
            value = times.part_of_each(tokens, i, self.several)
            self.several = [*times.joined(self.several, tokens, i), value]
            if value.relative == "so far" and times.is_early(tokens, i) and not self._is_of_months():
                value = value._replace(relative="untold")
            if not (value.is_day or self._of_plan or self._beside.is_beside(tokens, i)):
                self._named(value, tokens, i)
        elif kind == "scenario":
            if token.value == "plan" and now.standing is not None and now.standing.kind == "plan":
                now.standing = None  # "so với mục tiêu, kết quả như sau:", and then "mục tiêu 99%, hiện 98,9%"
            if token.value == "plan" and self.bracket and times.is_alone_in_bracket(tokens, i):
                now.before = Comparison("plan", None, token.start, token.end, said=False)  # "(mục tiêu trên 9%)"
            elif not (
                self._beside.is_laid_out(tokens, i)
                or (token.value in EARLY and times.is_of_aim(tokens, i, now.scenario))
            ):
                self._scenario(token, previous, tokens[i + 1 : i + 6])
        elif token.is_("cumulative", "span"):
            if self._spans.last is not None:
                self._period(self._spans.last._replace(start=token.start, end=token.end))
        elif kind == "cumulative":
            self._so_far(token, tokens[i + 1 : i + 6])
        elif token.is_("compare", "average") or (token.is_("compare", "mean") and self._speaks_of_years(tokens, i + 1)):
            now.average = True

    def _strive(self, previous: Token | None) -> None:
        """ "Tỉnh tập trung để cả năm xuất khẩu đạt …": what is to come about in a time that is not over, or did."""
        if previous is None or not previous.is_("aside", "so_that") or self.bracket or self._figure_since:
            return
        own, code = self._calendar.period, self.period(None)[0]
        if own is not None and code is not None and periods.months(code)[1] > periods.months(own)[1]:
            self.now.planned = previous
        else:
            self.now.vague = previous

    def _named(self, value: Expression, tokens: list[Token], i: int) -> None:
        """A time is named that figures may be of: those behind it, or only what stands beside it."""
        hold = None if self.bracket or self._hold is not None else self._holds.of(tokens, i, self._figure_since)
        if hold is not None and hold.compared and hold.end <= tokens[i].end:
            self._compared_with(value, hold)  # "cao hơn tháng 11 là 9%"
            return
        if hold is not None:
            self._before_hold = (self.now.period, self._last_year, self._said_year)
            self._hold = hold
        elif not self.bracket and self._hold is None and self._is_of_event(value, tokens, i):
            self.now.period = value._replace(relative="untold")
            self._paragraph.name(self.now.period)
            return
        self._period(value)
        self._strive(tokens[i - 1] if i else None)

    def _is_of_event(self, time: Expression, tokens: list[Token], i: int) -> bool:
        """Whether the `time` at `i` is another than the one spoken of, and only that of an event."""
        if time.relative or period_expressions.resolve(time, self._calendar) == self.period(None)[0]:
            return False
        return is_of_event(tokens, i, self._folded, self._words)

    def _compared_with(self, time: Expression, hold: Hold) -> None:
        kind = "unknown" if hold.mean else "period"
        self.now.before = Comparison(kind, time, time.start, time.end, said=True)

    def _pass(self, token: Token) -> None:
        """What is read comes to the `token`, before which a time that was held may have ended."""
        if self._hold is not None and token.start >= self._hold.end and not self.bracket:
            self._release()

    def _release(self) -> None:
        """What was told of another time first is over: "Nếu năm 1991 thu 38 tỷ đồng thì nay …. Xuất khẩu đạt …"."""
        hold, held, self._hold = self._hold, self.now.period, None
        if hold is None:
            return
        self.now.period, self._last_year, self._said_year = self._before_hold
        if (hold.reason or hold.concession) and held is not None and not self._is_over(held, hold):
            self.now.period = held._replace(relative="untold")  # "Do quý I khó khăn, … đạt 1.200 tỷ đồng"
        self._behind = self.left = None
        self.now.average = False
        if hold.compared and held is not None:
            self._compared_with(held, hold)

    def _opens_aims(self, tokens: list[Token], i: int) -> None:
        """What the colon at `i` opens may be aims, and of a year of their own: "Chỉ tiêu năm 2018: …"."""
        now, year = self.now, times.list_of_aims(tokens, i)
        told = None if year is not None or self.bracket else self._plan_heads.told_by(now.before, tokens, i)
        if told == "results" or (told == "either" and not self._is_ahead()):
            self._either = tokens[i - 1] if told == "either" else None
            now.vague, now.before = self._either or now.vague, None
        task = None if self.bracket or now.planned is not None else self._headings.names_tasks(tokens[:i], self._folded)
        if task is not None and not any(t.kind == "period" for t in tokens[:i]):
            self._task = now.vague = task  # "5. Nhiệm vụ còn lại của năm: đưa xuất khẩu …"
        if year is not None:
            self._period(year.value)
        if times.is_of_plan(tokens, i):
            now.planned = tokens[0]
        elif year is not None:
            now.planned = year if self._is_ahead() else now.planned
        elif (end := times.end_of_plan(tokens, i)) is not None:
            now.before, now.planned = None, now.planned or (tokens[i - 1] if end == "to come" else None)
            if tokens[i - 1].is_("benign", "year"):  # "kế hoạch năm: …"
                self._period(Expression(tokens[i - 1].start, tokens[i - 1].end))
        elif (aimed := times.year_aimed_at(now.before)) is not None and self._is_ahead():
            self._period(aimed)
            now.planned = tokens[i - 1]

    def is_set_beside(self, tokens: list[Token], i: int) -> bool:
        """Whether the figure at `i` is what something is set beside: "vượt mức kỷ lục 395 triệu USD của năm 2011"."""
        return self._holds.set_beside(tokens, i) is not None

    def compare(self, comparison: Comparison, tokens: list[Token], i: int, first: bool) -> None:
        """A comparison that stands before its figure. Unsaid ("cùng kỳ năm 2024 tăng …") it moves the period."""
        self._pass(tokens[i])
        opens = i == 0 or tokens[i - 1].kind in ("sign", "continue", "aside") or tokens[i - 1].is_("benign", "within")
        opens = opens or (i == 1 and comparison.kind == "plan" and tokens[0].kind == "period")
        if i == 0 and comparison.kind == "same" and comparison.period is None and times.is_comma(tokens, i + 1):
            return  # "Cùng kỳ, kim ngạch nhập khẩu đạt …": at the same time
        if comparison.kind == "rate" or (comparison.kind == "year" and self._beside.is_before_lead(tokens, comparison)):
            return  # what follows is that rate itself; "kế hoạch năm trước 3 tháng": so early
        if comparison.kind == "plan" and tokens[i].is_("benign", "with") and times.tells_of_it(tokens, comparison):
            return  # "Với kịch bản quý IV tăng 10,4%, …": what the plan is
        unsaid = not comparison.said and comparison.kind in _SHIFTING
        if unsaid and i == 0 and comparison.kind == "year" and self.report.planned:
            self._period(Expression(comparison.start, comparison.end, relative="before"))
            return  # "Năm trước, … đạt …, tăng …. … đạt …" in a plan: all of it, not what is planned
        if unsaid and (opens or times.tells_its_time(tokens, comparison)):
            self.now.shift = comparison
            return
        self.now.before = comparison
        behind = next((t for t in tokens[i:] if t.start >= comparison.end), None)
        if (vague := self._plan_heads.compare(comparison, tokens, i, opens)) is not None and self.now.planned is None:
            self.now.vague = vague
        period = times.planned_at_head(comparison, tokens, i)
        if period is not None and (self._is_ahead(period) or times.ends_head(behind, tokens, i)):
            self.now.planned = tokens[i]  # "Kế hoạch năm 2016, kim ngạch xuất khẩu là …"
            self._period(period)
        elif i == 0 and times.is_part_at_head(comparison) and comparison.period is not None:
            self._period(comparison.period)  # "Kịch bản tăng trưởng 6 tháng đề ra IIP tăng 8%"
        if comparison.said and first:
            self.now.standing = comparison

    def _speaks_of_years(self, tokens: list[Token], following: int) -> bool:
        """Whether several years are spoken of, so that "bình quân" is per year."""
        if following < len(tokens) and tokens[following].kind == "period" and times.of_years(tokens[following].value):
            return True
        period = self.now.period
        return times.of_years(period) if period is not None else self.span_code() is not None

    def _period(self, expression: Expression) -> None:
        if not self.bracket and self._hold is None:
            self._pairs.named(self.now.period, expression)
        told = expression.year or expression.relative
        if not expression.year and not expression.relative and self.now.period is not None and self.now.period.year:
            before = self.now.period  # "năm 2019 … của cả năm": the year spoken of, not the report's
            own = self._last_year == self.report.calendar.year and not self._said_year
            expression = expression._replace(year=self._last_year if own else before.year_to or before.year)
        self._last_year = expression.year or self._last_year
        expression = self._spans.of_term(expression, self.now, self._last_year)
        if times.of_years(expression):
            self._spans.say(expression)
            if self._said_year and not self.bracket and not (self.now.period is not None and self.now.period.year_to):
                if not self._figure_since and expression.relative != "years":
                    return  # "năm 2019, … nhiệm kỳ 2015 - 2020, …": the year is still the year
                self._aside = self.now.period
        if self._task is not None and not self.bracket:
            self.now.vague, self._task = None, None
        self._said_year, self._figure_since = self._said_year or bool(expression.year), False
        if self.bracket and self.now.before is not None and self.now.before.kind != "plan":
            self.now.before = None  # a bracket with a time of its own has its own comparison
        self.now.period = expression
        above = self._headings.listed
        if above is not None and self.now.listed in (None, above):  # "Ước cả năm 2015", and below it "năm 2014 đạt …"
            self.now.listed = None if self._headings.is_of_another(expression, self.report.calendar) else above
        if told:
            self.now.shift = None  # but "Cùng kỳ năm 2019, chỉ số giá tháng 4 tăng …"
        if not self.bracket and self._hold is None:
            self._paragraph.name(expression)

    def _lists_from_here(self, time: Expression, opens: bool) -> None:
        """The `time` of a clause that `opens` with an estimate: all is one that it lists, until a time is named that
        ends at another month ("Ước tháng 11 đạt …, lũy kế 11 tháng đạt …" are two of them)."""
        code = period_expressions.resolve(time, self._calendar)
        end = None if code is None else periods.months(code)[1]
        if opens:
            self._listed_before, self._opening_ends, self.now.listed = self.now.listed, end, self._opening
        elif end is None or end != self._opening_ends:
            self.now.listed, self._opening = self._listed_before, None

    def _is_over(self, held: Expression, hold: Hold) -> bool:
        """Whether what follows a reason or concession of the time `held` is plainly of what was spoken of before."""
        code, own = period_expressions.resolve(held, self._calendar), self.period(None)[0]
        if code is None or own is None or code == own:
            return True
        return hold.concession and periods.months(code)[1] < periods.months(own)[0]

    def _so_far(self, token: Token, following: list[Token]) -> None:
        """ "tháng 11 ước đạt …; lũy kế ước đạt …": from January to the month spoken of, unless a period is told."""
        if any(t.kind == "period" for t in takewhile(lambda t: t.kind != "quantity", following)):
            return
        if self.now.period is not None and self.now.period.relative == "untold" and not self.bracket:
            self.now.period = self._before_hold[0]  # "Nhờ quý I tăng mạnh, lũy kế đạt …"
        code = self.period(None)[0]
        if code is None or periods.spans_years(code) or self.now.shift is not None:
            return
        first, last = periods.months(code)
        if first % 12 and not self.bracket:
            so_far = Expression(token.start, token.end, last=last % 12 + 1, year=last // 12)
            self._pairs.named(self.now.period, so_far)
            self.now.period = self._summed = so_far

    def _scenario(self, token: Token, previous: Token | None, following: list[Token]) -> None:
        if token.value == "plan":
            reached = previous is not None and previous.is_("verb", "level", "exceed", "index")
            # "hoàn thành mục tiêu năm 2010 giá trị sản xuất công nghiệp đạt …" tells what the goal is
            told = next((t for t in following if t.kind not in ("period", "benign")), None)
            if reached and not (told is not None and told.kind in ("indicator", "part")):
                self.now.before = Comparison("plan", None, token.start, token.end, said=False)
            else:
                self.now.planned = token
                self.now.scenario = token
        elif token.value == "will" and self.now.scenario is not None and self.now.scenario.value in EARLY:
            pass  # "Theo ước tính, giá trị sản xuất sẽ vào khoảng …"
        else:
            listed = self.now.listed is not None and self.now.listed.value == "plan"
            planned = self.now.planned if token.value not in EARLY or listed or self._is_ahead() else None
            self.now.scenario = token
            self.now.planned = planned
            heads = (previous is None or previous.kind == "sign") and token.value in _UNSETTLED
            if heads and following and following[0].kind == "period" and not self.bracket:
                self._opening = token  # "Ước cả năm 2017, giá trị sản xuất đạt …; tổng mức bán lẻ đạt …"

    def period(self, own: Expression | None, behind: Comparison | None = None) -> tuple[str | None, Expression | None]:
        """Code and expression of the period of a figure here; `own` is a period that stands behind the figure, `behind`
        what stands there that moves it: "500 triệu USD năm ngoái"."""
        goes_on = self._behind if self.now.planned is None and self.now.scenario is None else None
        expression = own or goes_on or self.now.period
        if expression is not None and expression.relative == "this" and self._is_looked_back_on():
            return self._calendar.period, expression
        code = self._calendar.period if expression is None else period_expressions.resolve(expression, self._calendar)
        shift = behind or self.now.shift
        if shift is not None and own is None:
            return times.shifted(shift, code, self._calendar), shift.period or expression
        return code, expression

    def _is_of_months(self) -> bool:
        """Whether the report is about months, so that those so far are known."""
        period = self._calendar.period
        return period is not None and not period.isdigit()

    def _is_own(self, expression: Expression) -> bool:
        """Whether it is the report's own period, and the report is no plan."""
        report, calendar = self.report, self.report.calendar
        return not report.planned and period_expressions.resolve(expression, calendar) == calendar.period

    def _is_ahead(self, expression: Expression | None = None) -> bool:
        """Whether the period spoken of, or another one, comes after the report's own: "ước đạt" there is a plan."""
        own, code = self._calendar.period, self.period(None)[0]
        if expression is not None:
            code = period_expressions.resolve(expression, self._calendar)
        return own is not None and code is not None and periods.months(code)[0] > periods.months(own)[1]

    def _is_looked_back_on(self) -> bool:
        """ "Năm nay" in a report that comes out in January and is of the year before: that year, unless planned for."""
        return self.now.planned is None and self._calendar.period == str(self._calendar.published - 1)

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
        return self._spans.code(self._calendar, self.report.calendar.period, self.now.planned is not None)

    def since(self, base: str, period: str, token: Token) -> None:
        """A year was compared with that of five years before: averages told beside it are of the years between."""
        self._spans.since(base, period, Expression(token.start, token.end), self._calendar, self.report.calendar.period)
