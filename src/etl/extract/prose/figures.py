"""Figures with all that their place in the text tells of them: unit, time, verbs, and what they are compared with.

What they state is decided from that (`rules.measures`).
"""

from __future__ import annotations

from dataclasses import replace

from etl.catalogue import Catalogue
from etl.catalogue.indicators import Indicator
from etl.extract.comparison import Comparison
from etl.extract.figure import Figure, Interpretation, Refusal
from etl.extract.prose.figure_verbs import FigureVerbs
from etl.extract.prose.names.subject import Subject
from etl.extract.prose.plans.planned_levels import PlannedLevels
from etl.extract.prose.positions.compared_level import ComparedLevels
from etl.extract.prose.positions.coordination import PairedComparisons, one_of, row_of
from etl.extract.prose.positions.mention import Last, Mention
from etl.extract.prose.positions.named_rows import comparison_in_row
from etl.extract.prose.positions.time_before import TimeBefore
from etl.extract.prose.positions.told_as_amount import told_as_amount
from etl.extract.prose.subjects.subject_selection import SubjectSelection
from etl.extract.prose.subjects.subject_tracker import SubjectTracker
from etl.extract.prose.time_context import TimeContext
from etl.extract.rules.units import implied_unit
from etl.language import periods
from etl.language.patterns import any_of
from etl.language.quantities import OF_PLANNED, Quantity

_NEAR = 14  # letters before "cùng kỳ" in which "so với bình quân" stands
_ALIKE = 12  # percent that a growth and the same told as so many times may differ by: "tăng 89%, gấp gần 2 lần"


class Figures:
    """The figures of one document, by its `folded` text; `last` is what this sentence told last, None before that."""

    def __init__(
        self,
        catalogue: Catalogue,
        folded: str,
        tracker: SubjectTracker,
        time_context: TimeContext,
        selection: SubjectSelection,
        planned: PlannedLevels,
        compared: ComparedLevels,
    ) -> None:
        self._catalogue, self._folded = catalogue, folded
        self._tracker, self._time_context, self._selection = tracker, time_context, selection
        self._planned, self._compared = planned, compared
        self.last: Last | None = None
        self._currency: str | None = None  # of the last amount in this sentence
        self._row = PairedComparisons()
        self.time_before = TimeBefore()
        self._verbs = FigureVerbs(folded, tracker, time_context, catalogue.spoken_of)

    def sentence(self, goes_on: bool, first: bool) -> None:
        """A new sentence begins, the `first` of a paragraph; `goes_on` where it is about parts of the one before."""
        self.last = self._currency = None
        self._row.sentence(goes_on)
        self.time_before.sentence(first and not goes_on)

    def told(self, figure: Figure, answer: Interpretation) -> None:
        """The figure was told as `answer`, which what follows in the sentence may go on with."""
        base = figure.quantity.base
        told = (answer.measure, base, figure.verbs, answer.value, figure.quantity.rule == OF_PLANNED)
        self.last = Last(figure.indicator.indicator, *told)
        self.time_before.told(figure, answer)
        self._currency = base if base in ("vnd", "usd") else self._currency

    def refused(self, figure: Figure, why: Refusal) -> None:
        """The figure states nothing that the warehouse has."""
        self.time_before.told(figure, why)

    def of(self, mention: Mention, subject: Subject, beside: int | None) -> Figure:
        """The figure with its unit, time, comparison and verbs, as one of the `subject`, which has an indicator.

        `beside`: the place of a rate in a bracket that another one is higher or lower than; None without such a one.
        """
        now, right = self._time_context.now, mention.right
        indicator = self._catalogue.indicators[subject.indicator or ""]
        quantity = mention.quantity
        last, again = self.last, self._selection.in_row and row_of(mention)[0]
        if last is not None and last.indicator != subject.indicator and not again:
            last = None
        if quantity.base is None and right.noun is None and right.counted is None:
            implied = "pct" if self._is_index(mention) else implied_unit(indicator, quantity, self._currency)
            quantity = replace(quantity, base=implied)
        own, of_row = right.period.value if right.period else None, self._selection.in_row
        if own is None and not of_row:
            own = one_of(self._time_context.several, mention)  # "các năm 2014 và 2015 lần lượt đạt …"
            of_row = own is not None or self._tracker.where.of_row is not None
        period, spoken = self._time_context.period(own, mention.then)
        behind = self._row.comparison(
            mention, quantity.base, self._tracker.fresh, self._time_context.bracket, now.before, of_row
        )
        behind = told_as_amount(mention) or comparison_in_row(mention) or behind
        carried = behind is not None and behind.kind == "month" and right.comparison is None
        if carried and period is not None and not periods.is_month(period):
            behind = None  # "tháng 5 tăng 3,1% so với tháng trước; 5 tháng tăng 12,7%": not on the month before
        if behind is None and now.before is None and not self._time_context.bracket and quantity.base == "pct":
            behind = self.time_before.comparison(indicator.indicator, period)
        verbs = self._verbs.of(mention, quantity, last, self.last, beside)
        return Figure(
            quantity=quantity,
            indicator=indicator,
            verbs=verbs,
            behind=behind,
            before=now.before,
            standing=self._standing(indicator, period) or (self._row.alike() if verbs[-1:] == ("index",) else None),
            bracket=self._time_context.bracket,
            average=now.average or _is_averaged(mention, indicator),
            counts=right.counted is not None,
            period=period,
            spoken=spoken,
            span=self._span(indicator.indicator, quantity) if now.average or quantity.per_year else None,
            last=last.measure if last else None,
            dated=own is not None or self._ends_at_its_time(mention),
            of_rate=mention.followed_by("verb", "growth"),
            beside=self._tracker.clause.compares,
            mean=indicator.monthly and self._is_of_mean(mention),
            against_mean=indicator.monthly and self._is_against_mean(behind or now.before),
            of_planned=last is not None and last.of_planned,
            implied=self._planned.completion(self.cell(subject)),
        )

    def cell(self, subject: Subject) -> tuple[str, str, str | None]:
        """Indicator, area and scope of a figure that stands here."""
        area, scope = self._tracker.where.area, subject.scope
        return subject.indicator or "", area.value.area_id if area else "", scope.value if scope else None

    def _standing(self, indicator: Indicator, period: str | None) -> Comparison | None:
        """The comparison set for all that follows; not a month for what is told of more than a month: "so với tháng 4
        tăng 3,6%, …; cộng dồn 5 tháng tăng 6,2%"."""
        standing = self._time_context.now.standing
        told = standing.period if standing is not None and standing.kind == "period" else None
        of_month = told is not None and told.first == told.last and not told.year_to
        longer = period is not None and not periods.is_month(period) and not indicator.monthly
        return None if of_month and longer else standing

    def _span(self, indicator: str, rate: Quantity) -> str | None:
        """The years of a yearly average: those spoken of, or those before them of two levels that it leads between."""
        spoken, told = self._time_context.span_code(), self._compared.years_between(indicator, rate)
        if told is None or (spoken is not None and periods.months(told)[1] >= periods.months(spoken)[0]):
            return spoken
        return told

    def _is_of_mean(self, mention: Mention) -> bool:
        """ "Từ đầu năm đến nay, CPI bình quân tăng 3,2%", "Tính chung từ đầu năm, CPI tăng 3,2%"."""
        averaged = any_of(self._catalogue.spoken_of.averaged)
        return averaged.search(self._folded, mention.tokens[0].start, mention.token.start) is not None

    def _is_against_mean(self, compared: Comparison | None) -> bool:
        """ "So với bình quân cùng kỳ": what is held against a mean is one, too."""
        if compared is None or compared.kind != "same":
            return False
        averaged = any_of(self._catalogue.spoken_of.averaged)
        return averaged.search(self._folded, max(0, compared.start - _NEAR), compared.end) is not None

    def _ends_at_its_time(self, mention: Mention) -> bool:
        """ "Năm 2020, tỷ trọng … tăng từ 91,2% lên 93,5%": the second at the one time that the sentence names."""
        tokens, ends = mention.tokens, any(t.value == "to" for t in self._tracker.clause.verbs[-1:])
        times = [k for k, t in enumerate(tokens) if t.kind == "period" and not t.value.is_day] if ends else []
        if len(times) != 1 or times[0] > mention.i:
            return False
        return not tokens[times[0]].value.year_to and (times[0] == 0 or tokens[times[0] - 1].kind != "quantity")

    def _is_index(self, mention: Mention) -> bool:
        """ "Bằng 94,2 so cùng kỳ", "tăng 6,71 so với cùng kỳ": a percentage without its sign."""
        verbs, compared = self._tracker.clause.verbs, mention.right.comparison
        if not verbs or compared is None or mention.quantity.scale != 1:
            return False
        return verbs[-1].value in ("index", "up", "down")


def is_of_a_rate(figure: Figure, answer: Interpretation, before: Last | None) -> bool:
    """ "Tốc độ tăng trưởng GRDP đạt 0,59%, giảm 7,3% so với cùng kỳ": the rate was told as what is reached."""
    if before is None or before.indicator != figure.indicator.indicator or before.value == answer.value:
        return False  # "chỉ số đạt 108,5%, tăng 8,5%": the same told twice
    if before.measure == "share" and answer.measure.startswith("growth") and figure.indicator.partition == "sector":
        return True  # "chiếm 8,4%, giảm 2,1% so với năm 2020"
    if before.measure != "growth_yoy" or answer.measure != "growth_yoy":
        return False
    if figure.quantity.base == "times":  # "tăng 24%, cao gấp đôi năm 2014"
        return abs(before.value - answer.value) > _ALIKE
    return before.verbs[-1:] == ("level",) and figure.verbs[-1:] in (("up",), ("down",))


def _is_averaged(mention: Mention, indicator: Indicator) -> bool:
    """ "Tăng bình quân 20%": of some years, whichever they are; an average of prices is one of months."""
    before = mention.tokens[mention.i - 1 - (mention.tokens[mention.i - 1].kind == "bound")]
    if indicator.monthly or mention.right.comparison is not None:
        return False
    return mention.quantity.base == "pct" and before.is_("compare", "mean")
