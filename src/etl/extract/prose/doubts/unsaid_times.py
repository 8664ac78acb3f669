"""Of which time a figure is, where the words leave that open: several are named, or one that is another figure's."""

from __future__ import annotations

import re
from functools import lru_cache

from etl.catalogue.text_vocabulary import SpokenOf
from etl.extract.figure import Figure, Interpretation, Refusal
from etl.extract.prose.positions.coordination import one_of, row_of
from etl.extract.prose.positions.mention import Mention
from etl.extract.prose.subjects.subject_selection import SubjectSelection
from etl.extract.prose.subjects.subject_tracker import SubjectTracker
from etl.extract.prose.time_context import TimeContext
from etl.extract.prose.times.part_times import PartTimes
from etl.extract.prose.times.sentence_times import is_of_several_behind, is_one_of_several
from etl.extract.tokens import Tokens
from etl.language import periods
from etl.language.patterns import either

_REACH = 12  # characters before a year in which "đầu" tells that its beginning is spoken of
_PRICES = "cpi"
_YEAR = 12
_AMOUNTS = ("vnd", "usd", "kwh")
_FILLING = frozenset({"benign", "bound", "word"})
_NAMES = frozenset({"indicator", "part", "contextual"})


class UnsaidTimes:
    """Looks at the times of the figures of one document, by its `folded` text."""

    def __init__(
        self,
        folded: str,
        words: SpokenOf,
        tracker: SubjectTracker,
        time_context: TimeContext,
        selection: SubjectSelection,
    ) -> None:
        self._folded, self._words, self._tracker = folded, words, tracker
        self._time_context, self._selection = time_context, selection
        self._begins, self._alone = _patterns(words)
        self._once_over = tuple(f"{once} " for once in words.once_over)
        self._parts = PartTimes()
        self._named: list[tuple[int, str]] = []  # where the sentences of this paragraph so far name times, behind what
        self._here: list[tuple[int, str]] = []  # and where this one does
        self._begin = 0  # of this sentence
        self._of_prices: set[int] = set()  # where this paragraph names the time of consumer prices

    def sentence(self, tokens: Tokens, first: bool) -> None:
        """A sentence begins, the `first` of a paragraph or another."""
        if first:
            self._of_prices, self._named, self._here = set(), [], []
            self._parts.begin()
        self._named += self._here
        self._here = [(tokens[k].start, _name_before(tokens, k)) for k in tokens.places("period")]
        # "Trong đó, xuất khẩu tăng 4,5%" goes on with the time before
        self._begin = tokens[0].start if tokens and tokens[0].kind != "continue" else 0
        self._of_prices |= {tokens[k].start for k in tokens.places("period") if _is_beside_prices(tokens, k)}

    def several(self, mention: Mention, figure: Figure) -> Refusal | None:
        """Why it is left open which of several times the figure is of; None where it is not."""
        several = self._time_context.several
        if is_of_several_behind(mention.tokens, mention.right.period, mention.right.next):
            return Refusal("several times are named behind this one figure", "period.several", doubt=True)
        if not figure.dated and is_one_of_several(figure.spoken, several, self._selection.in_row):
            return Refusal("several times are named before this one figure", "period.several", doubt=True)
        if self._tracker.where.of_row is not None and one_of(several, mention) is not None:
            return Refusal("several times and provinces are named before this row", "period.several", doubt=True)
        return None

    def before(self, mention: Mention, figure: Figure, answer: Interpretation) -> Refusal | None:
        """Why it may be of the time of a figure before it, or of the year before the report's; None where not."""
        left = self._time_context.left is not None or self._time_context.told.is_open
        left = (
            left
            or self._is_of_time_of_another(figure)
            or self._is_of_month_of_prices(figure)
            or self._is_behind_part(mention, figure)
        )
        told = not (figure.dated or answer.plan or figure.bracket or self._time_context.now.shift is not None)
        left = (told and self._is_behind_part_of_time(mention, figure)) or left
        if left and not (figure.dated or answer.plan or figure.bracket):
            return Refusal("of the time of the figure before it or not: which is not said", "period.left", doubt=True)
        if self._is_last_year_of_two(mention, figure) and not self._tracker.after_figure:
            return Refusal(
                "the year before the report's, or the report's own: which is not said", "period.last", doubt=True
            )
        return None

    def begun(self, figure: Figure, answer: Interpretation) -> Refusal | None:
        """Why it may be of the beginning of its year alone: "Đầu năm 2015, kim ngạch xuất khẩu giảm 12%"; None where
        not. What is aimed at from then on is of the year."""
        spoken, now = figure.spoken, self._time_context.now
        if spoken is None or answer.plan or not (figure.indicator.flow or answer.measure.startswith("growth")):
            return None
        whole = (spoken.first, spoken.last) == (1, 12) and not spoken.year_to and spoken.year
        start = max(0, spoken.start - _REACH)
        told = bool(whole) and self._begins.search(self._folded, start, spoken.start) is not None
        if not told or now.planned is not None or now.scenario is not None:
            return None
        return Refusal("of the beginning of the year, or of all of it: which is not said", "period.begin", doubt=True)

    def after_months(self, figure: Figure, answer: Interpretation) -> Refusal | None:
        """Why a rate of prices may be since January: "Sau 8 tháng, CPI tăng 1,53%"; None where it is not left open."""
        told = figure.spoken if figure.indicator.monthly else None
        if answer.measure != "growth_yoy" or figure.compared is not None or told is None:
            return None
        if told.first >= told.last or (told.first, told.last) == (1, 12):
            return None
        if not self._folded.endswith(self._once_over, 0, told.start):
            return None
        return Refusal("since January or on the year before: which is not said", "growth.months", doubt=True)

    def difference(self, mention: Mention) -> Refusal | None:
        """Why an amount may be what something exceeds the level of a time by, or that level: "hơn mức thu năm 2013 là
        430 tỷ đồng", "vượt kim ngạch năm 2013 tới 34 triệu USD"; None where it is neither."""
        tokens, i = mention.tokens, mention.i
        if mention.quantity.base not in _AMOUNTS:
            return None
        k = i - 1
        while k > 0 and (tokens[k].is_("verb", "is", "to") or tokens[k].kind in _FILLING):
            k -= 1
        time = k > 0 and (tokens[k].kind == "period" or tokens[k].is_("compare", "year", "same"))
        told = tokens[k].value if time and tokens[k].kind == "period" else None
        counted = (
            told is not None and told.first == 1 < told.last < _YEAR
        )  # "trong hơn 8 tháng của năm": some days more
        if not time or counted or not self._time_context.is_set_beside(tokens, k):
            return None
        return Refusal(
            "a level of that time, or by how much it differs: which is not said", "change.unclear", doubt=True
        )

    def _is_last_year_of_two(self, mention: Mention, figure: Figure) -> bool:
        """ "Năm ngoái, …" in a report that came out in the year after its own: seen from that day it is its own year,
        unless the sentence sets "năm nay" beside it."""
        shift = self._time_context.now.shift
        if shift is None or shift.kind != "year" or shift.said or figure.bracket:
            return False
        spoken = self._folded[shift.start : shift.end].endswith(tuple(self._words.last_year))
        spoken = spoken and not any(mention.tokens[k].value.relative == "this" for k in mention.tokens.places("period"))
        calendar = self._time_context.report.calendar
        return spoken and calendar.period == str(calendar.published - 1)

    def _is_behind_part_of_time(self, mention: Mention, figure: Figure) -> bool:
        """Whether a whole and a part of it were told of something else, and which of the two it is of is not said."""
        return self._parts.leaves_open(figure, self._tracker.fresh, _is_second_of_one(mention))

    def _is_behind_part(self, mention: Mention, figure: Figure) -> bool:
        """Whether a year was named only to tell of it beside the years spoken of, its figure has been told, and this
        one is of something else: "Giai đoạn 2011-2014 đạt …, riêng năm 2014 đạt …; nhập khẩu đạt …"."""
        tokens, told = mention.tokens, figure.spoken
        places = [k for k in tokens.places("period") if k < mention.i]
        if len(places) < 2 or told is None or tokens[places[-1]].start != told.start or told.year_to:
            return False
        k, years = places[-1], [tokens[j].value for j in places[:-1] if tokens[j].value.year_to]
        if not any(one.year <= told.year <= one.year_to for one in years):
            return False
        if self._alone.search(self._folded, max(0, told.start - _REACH), told.end) is None:
            return False
        figures = [j for j in range(k, mention.i) if tokens[j].kind == "quantity"]
        return bool(figures) and any(t.kind in _NAMES for t in tokens[figures[0] : mention.i])

    def _is_of_time_of_another(self, figure: Figure) -> bool:
        """Whether a part of the report's own time is the only one that the sentences before have named, and that behind
        the name of something else: "IIP tháng 10 tăng 11,2%. Bán lẻ đạt 141.200 tỷ đồng" in a report on ten months."""
        own, spoken, code = self._time_context.report.calendar.period, figure.spoken, figure.period
        if own is None or code is None or spoken is None or not spoken.start < self._begin or periods.spans_years(own):
            return False
        name = self._named[0][1] if len(self._named) == 1 and self._named[0][0] == spoken.start else ""
        if not name or name.split(".")[0] == figure.indicator.indicator.split(".")[0]:
            return False
        (first, last), (low, high) = periods.months(code), periods.months(own)
        return low <= first and last <= high and (first, last) != (low, high)

    def _is_of_month_of_prices(self, figure: Figure) -> bool:
        """Whether only the month of consumer prices was named before it, in a report on more than a month: "CPI tháng
        12 tăng 0,2%. Tổng mức bán lẻ đạt 17.600 tỷ đồng"."""
        own, spoken = self._time_context.report.calendar.period, figure.spoken
        if own is None or periods.is_month(own) or figure.period is None or not periods.is_month(figure.period):
            return False
        return not figure.indicator.monthly and spoken is not None and spoken.start in self._of_prices


@lru_cache(maxsize=4)
def _patterns(words: SpokenOf) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What says before a year that its beginning is spoken of, and what singles out a year."""
    when, parts = either(words.when), either(words.parts_of_year)
    begins = re.compile(rf"(?:^|[.;:,\n(] ?)(?:(?:{when}) )?(?:{parts}) $")
    return begins, re.compile(rf"(?<!\w){either(words.alone)} ")


def _name_before(tokens: Tokens, k: int) -> str:
    """The indicator whose name stands right before the time at `k`; "" where none does."""
    return str(tokens[k - 1].value) if k and tokens[k - 1].kind == "indicator" else ""


def _is_second_of_one(mention: Mention) -> bool:
    """Whether it is the second of two figures that one name alone heads: "chỉ số tương ứng tăng 9,5% và 10,8%"."""
    if row_of(mention) != (1, 2):
        return False
    tokens = mention.tokens[: mention.i]
    figures = [k for k, t in enumerate(tokens) if t.kind == "quantity"]
    begin = figures[-2] if len(figures) > 1 else 0
    return sum(t.kind in _NAMES for t in tokens[begin : figures[-1]]) == 1


def _is_beside_prices(tokens: Tokens, k: int) -> bool:
    """Whether the time at `k` is told of consumer prices, in their clause and of nothing else."""
    begin = next((j + 1 for j in range(k - 1, -1, -1) if tokens[j].kind == "sign"), 0)
    named = [t.value for t in tokens[begin:k] if t.kind == "indicator"]
    return bool(named) and all(str(name).startswith(_PRICES) for name in named)
