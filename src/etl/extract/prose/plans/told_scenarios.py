"""The words of a sentence for a plan, an aim, an estimate: what they are said of, and up to where each holds."""

from __future__ import annotations

from etl.extract.comparison import Comparison
from etl.extract.observation import EARLY
from etl.extract.prose.plans.stated_aims import is_alone_in_bracket, is_of_aim
from etl.extract.prose.times.spoken_time import SpokenTime
from etl.extract.prose.times.times_beside import TimesBeside
from etl.extract.tokens import Token
from etl.language import periods
from etl.language.period_expressions import Expression

_UNSETTLED = frozenset({*EARLY, "expected"})
_OF_NAMES = frozenset({"indicator", "part", "area", "benign"})
_NEAR = 6  # tokens in which a word may say what it is of


class ToldScenarios:
    """Sets the scenario of what is `spoken` of, as the text goes by; `beside` knows the words that are of no figure."""

    def __init__(self, spoken: SpokenTime, beside: TimesBeside) -> None:
        self._spoken, self._beside = spoken, beside
        self._opening: Token | None = None  # the estimate that a clause begins with, before its time
        self._opening_ends: int | None = None  # the month in which the time behind it ends
        self._listed_before: Token | None = None  # what was listed before it

    def begin(self) -> None:
        """A sentence begins."""
        self._opening = None

    def take(self, tokens: list[Token], i: int) -> None:
        """Reads the word at `i`."""
        token, now, bracket = tokens[i], self._spoken.now, self._spoken.bracket
        if token.value == "plan" and now.standing is not None and now.standing.kind == "plan":
            now.standing = None  # "so với mục tiêu, kết quả như sau:", and then "mục tiêu 99%, hiện 98,9%"
        if token.value == "plan" and bracket and is_alone_in_bracket(tokens, i):
            now.before = Comparison("plan", None, token.start, token.end, said=False)  # "(mục tiêu trên 9%)"
            return
        if self._beside.is_laid_out(tokens, i) or (token.value in EARLY and is_of_aim(tokens, i, now.scenario)):
            return
        previous, following = tokens[i - 1] if i else None, tokens[i + 1 : i + _NEAR]
        if token.value == "plan":
            self._plan(token, previous, following)
        elif not (token.value == "will" and now.scenario is not None and now.scenario.value in EARLY):
            self._estimate(token, previous, following)  # else "Theo ước tính, giá trị sản xuất sẽ vào khoảng …"

    def _plan(self, token: Token, previous: Token | None, following: list[Token]) -> None:
        """A plan: what follows is planned, or was reached."""
        reached = previous is not None and previous.is_("verb", "level", "exceed", "index")
        # "hoàn thành mục tiêu năm 2010 giá trị sản xuất công nghiệp đạt …" tells what the goal is
        told = next((t for t in following if t.kind not in ("period", "benign")), None)
        if reached and not (told is not None and told.kind in ("indicator", "part")):
            self._spoken.now.before = Comparison("plan", None, token.start, token.end, said=False)
        else:
            self._spoken.now.planned = self._spoken.now.scenario = token

    def _estimate(self, token: Token, previous: Token | None, following: list[Token]) -> None:
        """Another word than a plan. An estimate ends what is planned, unless aims are listed or lie ahead."""
        now = self._spoken.now
        listed = now.listed is not None and now.listed.value == "plan"
        planned = now.planned if token.value not in EARLY or listed or self._spoken.is_ahead() else None
        now.scenario, now.planned = token, planned
        heads = (previous is None or previous.kind == "sign") and token.value in _UNSETTLED
        if heads and following and following[0].kind == "period" and not self._spoken.bracket:
            self._opening = token  # "Ước cả năm 2017, giá trị sản xuất đạt …; tổng mức bán lẻ đạt …"

    def time(self, time: Expression, previous: Token | None) -> None:
        """Another `time` is named behind the token `previous`.

        All is an estimate that a clause lists which opens with one and this time, until a time is named that ends at
        another month ("Ước tháng 11 đạt …, lũy kế 11 tháng đạt …" are two of them).
        """
        if self._opening is None:
            return
        now, code = self._spoken.now, self._spoken.code(time)
        end = None if code is None else periods.months(code)[1]
        if previous is self._opening:
            self._listed_before, self._opening_ends, now.listed = now.listed, end, self._opening
        elif end is None or end != self._opening_ends:
            now.listed, self._opening = self._listed_before, None

    def strive(self, tokens: list[Token], i: int) -> None:
        """ "Tỉnh tập trung để cả năm xuất khẩu đạt …": what is to come about in a time that is not over, or did. The
        time stands at `i`, names between it and those words or not ("Để GRDP cả năm tăng 7,5%, …"); no figure of it has
        been told."""
        previous = next((t for t in reversed(tokens[:i]) if t.kind not in _OF_NAMES), None)
        if previous is None or not previous.is_("aside", "so_that") or self._spoken.bracket:
            return
        if self._spoken.is_open():
            self._spoken.now.planned = previous
        else:
            self._spoken.now.vague = previous

    def reached(self) -> None:
        """What came of a plan is told, or what will have come of it: nothing more is planned in this sentence."""
        now = self._spoken.now
        now.planned = now.listed = None
        now.scenario = now.scenario if now.scenario is not None and now.scenario.value in EARLY else None

    def fell_short(self) -> None:
        """What will have come of a plan is told below its heading: so is what the sentence tells next."""
        now = self._spoken.now
        aim = now.planned
        self.reached()
        if aim is not None:
            now.scenario = now.listed = Token("scenario", "expected", aim.start, aim.end)
