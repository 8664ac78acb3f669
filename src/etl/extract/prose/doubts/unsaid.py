"""Why the words leave open of which thing, time or place a figure is: then it is a doubt, not an observation.

What is asked of times, plans, rates, places and trade has modules of its own; here they are asked in their order, the
first answer being the one that a reader is shown.
"""

from __future__ import annotations

import re

from etl.catalogue.text_vocabulary import SpokenOf
from etl.extract.figure import Figure, Interpretation, Refusal
from etl.extract.prose.doubts.left_open import (
    is_of_years_together,
    is_share_of_itself,
    left_open,
    level_of_budget,
    source_of_budget,
)
from etl.extract.prose.doubts.unsaid_places import UnsaidPlaces
from etl.extract.prose.doubts.unsaid_plans import UnsaidPlans
from etl.extract.prose.doubts.unsaid_rates import UnsaidRates
from etl.extract.prose.doubts.unsaid_times import UnsaidTimes
from etl.extract.prose.doubts.unsaid_trade import UnsaidTrade
from etl.extract.prose.positions.coordination import behind_row, row_of
from etl.extract.prose.positions.mention import Mention
from etl.extract.prose.subjects.counted_things import at_own_time
from etl.extract.prose.subjects.goods_only import GoodsOnly
from etl.extract.prose.subjects.how_many import (
    ends_range,
    is_about_other,
    is_beside_number,
    is_of_money,
    is_of_more,
    is_of_some,
)
from etl.extract.prose.subjects.subject_selection import SubjectSelection
from etl.extract.prose.subjects.subject_tracker import SubjectTracker
from etl.extract.prose.subjects.unnamed import of_another
from etl.extract.prose.time_context import TimeContext
from etl.extract.prose.whose.company_name import foreign_name
from etl.extract.prose.whose.section_places import SectionPlaces
from etl.extract.prose.whose.told_of_others import Said, told_of_others
from etl.extract.tokens import Token, Tokens
from etl.language.patterns import any_of, occurring
from etl.language.quantities import OF_PLANNED

_TWO_THINGS = re.compile(r"[^\W\d]\s?/\s?[^\W\d]")
_FOUNDED = "founded"


class Unsaid:
    """Looks at the figures of one document, a report of the `area` (None: not known)."""

    def __init__(
        self,
        area: str | None,
        words: SpokenOf,
        folded: str,
        tracker: SubjectTracker,
        time_context: TimeContext,
        selection: SubjectSelection,
        sections: SectionPlaces,
    ) -> None:
        self._area, self._folded, self._words = (area or "").removesuffix("-2025"), folded, words
        self._tracker, self._time_context, self._selection = tracker, time_context, selection
        self._said = Said(occurring(words.taken_back, folded), any_of(words.partners | words.part_of_foreign))
        self._times = UnsaidTimes(folded, words, tracker, time_context, selection)
        self._rates = UnsaidRates(folded, words, tracker, time_context, selection)
        self._places = UnsaidPlaces(area, folded, words, tracker, sections)
        self._plans = UnsaidPlans(folded, words, time_context)
        self._trade, self._goods_only = UnsaidTrade(folded, words, tracker), GoodsOnly(folded, words)

    def sentence(self, tokens: Tokens, first: bool) -> None:
        """A sentence begins, the `first` of a paragraph or another.

        One that speaks of the report's own place ends what was told of another one.
        """
        self._trade.sentence(tokens, first)
        self._rates.sentence(tokens, first)
        self._times.sentence(tokens, first)
        self._places.sentence(tokens, first)

    def why(self, mention: Mention, figure: Figure, answer: Interpretation) -> Refusal | None:
        """Why the words leave open of which thing or time the figure is, or what it is a share of; None where not."""
        if mention.tokens.cut:
            return Refusal("its sentence is too long to follow what its words refer to", "sentence.long", doubt=True)
        place = self._tracker.where.area
        return (
            told_of_others(mention, figure, place, self._area, self._folded, self._said, self._is_moved)
            or self._of_two(mention, figure)
            or self._times.several(mention, figure)
            or self._times.difference(mention)
            or self._plans.why(mention, figure, answer)
            or self._times.before(mention, figure, answer)
            or self._in_row(mention, figure)
            or self._of_some(mention, figure, answer)
            or self._times.begun(figure, answer)
            or self._rates.why(mention, figure, answer)
            or self._unnamed(mention, figure, answer)
            or self._places.why(mention)
            or self._of_scope_before(mention)
            or self._trade.with_partner(mention, figure)
            or self._of_number_or_money(mention, figure, answer)
            or left_open(mention, figure, self._time_context.report.calendar)
            or self._of_part(mention, figure, answer)
            or self._trade.why(mention, figure, answer)
            or self._plans.of_part(mention, figure, answer)
            or self._share_of_something(mention, figure, answer)
            or self._times.after_months(figure, answer)
        )

    @property
    def _is_moved(self) -> bool:
        """Whether the figure at hand is told of the time before: "Năm trước đạt …"."""
        return self._time_context.now.shift is not None

    def _of_two(self, mention: Mention, figure: Figure) -> Refusal | None:
        """ "Kim ngạch xuất/nhập khẩu đạt 450/380 triệu USD"."""
        start, end = mention.tokens[0].start, mention.token.start
        if figure.quantity.rule != OF_PLANNED or _TWO_THINGS.search(self._folded, start, end) is None:
            return None
        return Refusal("one of two things that are named; of which is not said", "value.of-two", doubt=True)

    def _in_row(self, mention: Mention, figure: Figure) -> Refusal | None:
        """ "IIP các quý lần lượt tăng 6,5%; 7,8%; 9,1%"."""
        of_one = not (figure.dated or self._selection.in_row or self._tracker.where.of_row is not None)
        by_pairs = figure.behind is not None and mention.right.comparison is None and behind_row(mention) is None
        if not of_one or by_pairs or row_of(mention)[1] <= 1:
            return None
        return Refusal("one of a row of figures; of what each is, is not said", "subject.row", doubt=True)

    def _of_some(self, mention: Mention, figure: Figure, answer: Interpretation) -> Refusal | None:
        """Why it may count only some of the things, or those that were added; None where it counts all."""
        again = figure.bracket and figure.period == self._time_context.report.calendar.period
        if figure.counts and again and at_own_time(mention):
            return Refusal("in brackets: a part of what was counted before them", "subject.narrowed")
        if figure.counts and ends_range(mention, self._folded):
            return Refusal("the end of a range, whose beginning is not read with it", "count.range", doubt=True)
        stands, planned = figure.counts and not figure.indicator.flow, self._time_context.now.planned
        raised = planned is not None and answer.measure == "value" and figure.indicator.group is None
        if stands and is_of_some(mention, self._folded, self._words):
            return Refusal("some of them, or all that there are: which is not said", "count.some", doubt=True)
        if (stands or raised) and is_of_more(mention, self._folded, self._words):
            return Refusal("so many more, not all that there are", "count.more", doubt=True)
        return None

    def _unnamed(self, mention: Mention, figure: Figure, answer: Interpretation) -> Refusal | None:
        """Why an amount may be of something that its clause names by none of the names; None where not."""
        if answer.measure != "value":
            return None
        if not (self._tracker.fresh or self._tracker.of_which or self._selection.in_row):
            another = of_another(mention, figure.indicator.indicator, self._folded, self._words)
            if another is not None:
                return another
        if _is_what_was_done(mention, figure.indicator.group):
            return Refusal("its clause tells what was done, and not of what it is", "subject.unnamed", doubt=True)
        return None

    def _of_scope_before(self, mention: Mention) -> Refusal | None:
        """What is left out was told of the place before the one that its bracket stands behind: "cao hơn Bà Rịa - Vũng
        Tàu nếu không tính dầu khí (7.020 USD/người), Hải Phòng (7.600 USD/người)"."""
        scope, tokens, k = self._tracker.current.scope, mention.tokens, mention.i - 2
        if scope is None or k < 0 or tokens[k].kind != "area" or not tokens[k + 1].is_("sign", "("):
            return None
        if not tokens[0].start <= scope.start < tokens[k].start or tokens[k].value.area_id == self._area:
            return None
        words = self._folded[scope.start : scope.end]
        why = f"“{words}”: with more than is counted elsewhere, or not: which is not said"
        return Refusal(why, "scope.of-another", doubt=True)

    def _of_number_or_money(self, mention: Mention, figure: Figure, answer: Interpretation) -> Refusal | None:
        """Why a rate may be of how many there are or of how much, a figure of one company, or of a part; None where
        not."""
        is_rate, counts = answer.measure.startswith("growth"), figure.indicator.dimension == "count"
        if is_rate and is_about_other(mention, counts, self._folded, self._words):
            return Refusal("of how many there are or of how much it is: which is not said", "growth.about", doubt=True)
        if is_rate and figure.indicator.group == _FOUNDED and is_beside_number(mention):
            return Refusal("whether the number or its capital has grown so is not said", "growth.of-two", doubt=True)
        if (foreign := foreign_name(mention, self._words)) is not None:
            words = self._folded[foreign.start : foreign.end]
            return Refusal(
                f"whether it is told of “{words}” or of the province is not said", "subject.named", doubt=True
            )
        if self._tracker.part_or_all:  # "…, trong đó FDI 57 tỷ đồng. Ước cả năm đạt 1.140 tỷ đồng"
            return Refusal("of the part before it or of all: which is not said", "subject.after-parts", doubt=True)
        if is_rate and counts and is_of_money(mention, self._folded, self._words):
            return Refusal("of how many there are or of how much it is: which is not said", "growth.about", doubt=True)
        return None

    def _of_part(self, mention: Mention, figure: Figure, answer: Interpretation) -> Refusal | None:
        """Why it may be of several years, of one level of government or of goods alone; None where not."""
        indicator = figure.indicator.indicator
        if answer.measure == "value" and is_of_years_together(mention, figure, self._folded, self._words):
            return Refusal("of several years together, of which is not said", "period.years", doubt=True)
        level = level_of_budget(mention, indicator, self._folded, self._words)
        if level is None and not self._tracker.fresh:
            level = source_of_budget(mention, indicator, self._folded, self._words)
        if level is not None:
            return Refusal(f"of “{level}” alone or of all: which is not said", "subject.level", doubt=True)
        if is_share_of_itself(mention, indicator, self._folded, self._words):
            return Refusal(
                "a share of the total is told of it: of all or of a part is not said", "share.own", doubt=True
            )
        if self._goods_only.is_of_goods(mention, indicator):
            return Refusal("of goods alone or of services, too: which is not said", "subject.goods-only", doubt=True)
        return None

    def _share_of_something(self, mention: Mention, figure: Figure, answer: Interpretation) -> Refusal | None:
        """Why a share is not that of its whole: "vốn đầu tư …, bằng 35% GRDP"; None where it is, or is no share."""
        behind = mention.tokens[mention.i + 1 : mention.i + 2]
        named = next((t for t in behind if t.kind == "indicator"), None)
        other = named is not None and named.value != figure.indicator.indicator
        other = other and figure.verb == "index" and figure.behind is None
        if other or (answer.measure == "share" and self._selection.is_of_another_whole(mention, figure.indicator)):
            return Refusal("a share of something that is not its whole", "share.of-something")
        return None


def _is_what_was_done(mention: Mention, group: str | None) -> bool:
    """Whether an amount is what was brought in by what its clause names: "Vốn khuyến công thu hút được 18,6 tỷ đồng
    vốn đối ứng"."""
    if group is None or mention.quantity.base not in ("vnd", "usd"):
        return False
    name: Token | None = None
    for token in reversed(mention.tokens[: mention.i]):
        if token.kind in ("quantity", "sign"):
            return False
        if token.kind == "indicator":
            return name is not None and group != "attracted"
        if token.is_("action", "fdi_capital"):
            name = token
    return False
