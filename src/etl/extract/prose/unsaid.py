"""Why the words leave open of which thing, time or place a figure is: then it is a doubt, not an observation."""

from __future__ import annotations

import itertools
import re

from etl.catalogue.areas import NATION
from etl.catalogue.text_vocabulary import SpokenOf
from etl.extract.comparison import comparison_at
from etl.extract.figure import Figure, Interpretation, Refusal
from etl.extract.prose.beyond_plan import beyond_plan
from etl.extract.prose.brackets import is_rate_beyond
from etl.extract.prose.company_name import foreign_name
from etl.extract.prose.coordination import behind_row, is_compared_with_two, is_in_bare_row, one_of, row_of
from etl.extract.prose.counted_things import at_own_time
from etl.extract.prose.goods_before import GoodsBefore, goods_beside
from etl.extract.prose.goods_only import GoodsOnly
from etl.extract.prose.how_many import ends_range, is_about_other, is_beside_number, is_of_money, is_of_more, is_of_some
from etl.extract.prose.left_open import (
    is_caused,
    is_of_economy,
    is_of_structure,
    is_of_years_together,
    is_share_of_itself,
    left_open,
    level_of_budget,
)
from etl.extract.prose.mention import Mention
from etl.extract.prose.moved_plans import of_moved_plan
from etl.extract.prose.rest_of_year import of_the_rest
from etl.extract.prose.section_places import SectionPlaces
from etl.extract.prose.sentence_times import is_of_several_behind, is_one_of_several, last_is_on_month, next_is_on_month
from etl.extract.prose.subject_selection import SubjectSelection
from etl.extract.prose.subject_tracker import SubjectTracker
from etl.extract.prose.time_context import TimeContext
from etl.extract.prose.told_of_others import Said, nation_first, told_of_others
from etl.extract.prose.unnamed import of_another
from etl.extract.tokens import Token, Tokens
from etl.language import periods
from etl.language.patterns import any_of, either
from etl.language.quantities import OF_PLANNED

_TWO_THINGS = re.compile(r"[^\W\d]\s?/\s?[^\W\d]")
_REACH = 12  # characters before a year in which "đầu" tells that its beginning is spoken of
_WAYS = ("exports", "imports")
_INDEX, _OUTPUT = "iip", "industrial_output"
_FOUNDED, _PRICES = "founded", "cpi"
_ASIDE = frozenset({"office", "aside"})
"""Mentions of a province that are of no figure: an office of it, where something takes place."""


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
        self._area, self._of_nation = (area or "").removesuffix("-2025"), area == NATION
        self._folded, self._tracker = folded, tracker
        self._words = words
        self._partners = any_of(words.partners)
        self._said = Said(any_of(words.taken_back), any_of(words.partners | words.part_of_foreign))
        when, parts = either(words.when), either(words.parts_of_year)
        self._begins = re.compile(rf"(?:^|[.;:,\n(] ?)(?:(?:{when}) )?(?:{parts}) $")
        self._once_over = tuple(f"{once} " for once in words.once_over)
        self._own_words = (words.whole | words.its | words.offices) - words.of_any_place
        self._time_context, self._selection, self._sections = time_context, selection, sections
        self._goods, self._goods_only = GoodsBefore(folded, words), GoodsOnly(folded, words)
        self._of_prices: set[int] = set()  # where this paragraph names the time of consumer prices
        self._indexed = False  # this paragraph has named the index of production

    def sentence(self, tokens: Tokens, first: bool) -> None:
        """A sentence begins, the `first` of a paragraph or another.

        One that speaks of the report's own place ends what was told of another one.
        """
        self._goods.sentence(tokens, first)
        self._indexed = (self._indexed and not first) or tokens.has("indicator", _INDEX)
        self._of_prices = set() if first else self._of_prices
        self._of_prices |= {tokens[k].start for k in tokens.places("period") if _is_beside_prices(tokens, k)}
        if any(self._is_own(tokens[k]) for k in tokens.places_of(("area", "benign"))):
            self._tracker.where.come_back()

    def _is_own(self, token: Token) -> bool:
        """Whether it speaks of the report's own place, or of an office of it."""
        if token.kind == "area":
            return token.value.area_id == self._area and not token.value.is_smaller
        return self._folded[token.start : token.end] in self._own_words

    def why(self, mention: Mention, figure: Figure, answer: Interpretation) -> Refusal | None:
        """Why the words leave open of which thing or time the figure is, or what it is a share of; None where not."""
        if mention.tokens.cut:
            return Refusal("its sentence is too long to follow what its words refer to", "sentence.long", doubt=True)
        place = self._tracker.where.area
        others = told_of_others(mention, figure, place, self._area, self._folded, self._said)
        if others is not None:
            return others
        start, end = mention.tokens[0].start, mention.token.start
        if figure.quantity.rule == OF_PLANNED and _TWO_THINGS.search(self._folded, start, end):
            # "Kim ngạch xuất/nhập khẩu đạt 450/380 triệu USD"
            return Refusal("one of two things that are named; of which is not said", "value.of-two", doubt=True)
        several = self._time_context.several
        if is_of_several_behind(mention.tokens, mention.right.period, mention.right.next):
            return Refusal("several times are named behind this one figure", "period.several", doubt=True)
        if not figure.dated and is_one_of_several(figure.spoken, several, self._selection.in_row):
            return Refusal("several times are named before this one figure", "period.several", doubt=True)
        if self._tracker.where.of_row is not None and one_of(several, mention) is not None:
            return Refusal("several times and provinces are named before this row", "period.several", doubt=True)
        if (beyond := beyond_plan(mention, figure, self._folded, self._words)) is not None:
            return beyond
        now = self._time_context.now
        if now.vague is not None and now.planned is None and not answer.plan:
            return Refusal("what was planned or what was reached: which is not said", "plan.or-reached", doubt=True)
        if figure.verb == "to" and answer.measure == "value" and not answer.plan and self._is_brought_about(mention):
            return Refusal("what was planned or what was reached: which is not said", "plan.or-reached", doubt=True)
        if (moved := of_moved_plan(mention, figure, answer, self._folded, self._words)) is not None:
            return moved
        if (rest := of_the_rest(mention, figure, answer, self._folded, self._words)) is not None:
            return rest
        left = self._time_context.left is not None or self._time_context.told.is_open
        left = left or self._is_of_month_of_prices(figure)
        if left and not (figure.dated or answer.plan or figure.bracket):
            return Refusal("of the time of the figure before it or not: which is not said", "period.left", doubt=True)
        if self._is_last_year_of_two(mention, figure) and not self._tracker.after_figure:
            return Refusal(
                "the year before the report's, or the report's own: which is not said", "period.last", doubt=True
            )
        of_one = not (figure.dated or self._selection.in_row or self._tracker.where.of_row is not None)
        by_pairs = figure.behind is not None and mention.right.comparison is None and behind_row(mention) is None
        if of_one and not by_pairs and row_of(mention)[1] > 1:  # "IIP các quý lần lượt tăng 6,5%; 7,8%; 9,1%"
            return Refusal("one of a row of figures; of what each is, is not said", "subject.row", doubt=True)
        again = figure.bracket and figure.period == self._time_context.report.calendar.period
        if figure.counts and again and at_own_time(mention):
            return Refusal("in brackets: a part of what was counted before them", "subject.narrowed")
        if figure.counts and ends_range(mention, self._folded):
            return Refusal("the end of a range, whose beginning is not read with it", "count.range", doubt=True)
        stands = figure.counts and not figure.indicator.flow
        raised = now.planned is not None and answer.measure == "value" and figure.indicator.group is None
        if stands and is_of_some(mention, self._folded, self._words):
            return Refusal("some of them, or all that there are: which is not said", "count.some", doubt=True)
        if (stands or raised) and is_of_more(mention, self._folded, self._words):
            return Refusal("so many more, not all that there are", "count.more", doubt=True)
        if self._is_of_its_beginning(figure, answer):
            return Refusal(
                "of the beginning of the year, or of all of it: which is not said", "period.begin", doubt=True
            )
        is_rate, alone = answer.measure.startswith("growth"), self._is_alone(figure)
        if is_rate and ((alone and is_in_bare_row(mention)) or is_compared_with_two(mention)):
            return Refusal("one of several rates; what each is compared with is not said", "growth.pair", doubt=True)
        if is_rate and figure.bracket and self._is_since_then(mention):
            return Refusal("one of several rates; what each is compared with is not said", "growth.pair", doubt=True)
        if is_rate and self._is_of_output_or_index(figure, answer):
            return Refusal("of output or of its index: which is not said", "growth.index", doubt=True)
        plain = is_rate and alone and mention.compared is None and mention.right.indicator is None
        if plain and (is_rate_beyond(mention.tokens, mention.i) or self._is_of_then(mention)):
            return Refusal("a rate that another is beyond; of which time is not said", "growth.beyond", doubt=True)
        if (is_rate and mention.is_times_an_amount) or (answer.measure == "value" and mention.is_multiplied):
            return Refusal("so many times an amount; of which time that is is not said", "growth.times", doubt=True)
        if (
            answer.measure == "growth_yoy"
            and _is_month(figure.period)
            and (
                (alone and next_is_on_month(mention.tokens, mention.right.next))
                or (self._is_alone_in_bracket(mention, figure) and last_is_on_month(mention.tokens, mention.i))
            )
        ):
            return Refusal(
                "on the month before, as the rate behind it, or not: which is not said", "growth.pair", doubt=True
            )
        behind = mention.tokens[mention.i + 1 : mention.i + 2]
        if is_rate and figure.verb == "index" and behind and behind[0].is_("scenario", "plan"):
            why = "of what was planned or of the year before: which is not said"  # "bằng 94,5% mục tiêu năm 2020"
            return Refusal(why, "growth.index", doubt=True)
        if is_rate and is_of_economy(mention, figure.indicator.indicator, self._folded):
            return Refusal("of the place's economy or of what was told before: which is not said", "growth.of-economy",
                           doubt=True)  # fmt: skip
        whole = figure.indicator.index and figure.indicator.parent is None and figure.behind is None
        if is_rate and whole and is_caused(mention, figure.indicator.indicator, self._folded, self._words):
            return Refusal("a growth, or a branch's part of it: which is not said", "contribution", doubt=True)
        if is_rate and is_of_structure(mention, figure, self._folded, self._words):
            return Refusal("a share or a growth: which is not said", "growth.or-share", doubt=True)
        if is_rate and self._tracker.changes_another():
            return Refusal("whether it or something else has changed so is not said", "growth.of-another", doubt=True)
        goes_on = not (self._tracker.fresh or self._tracker.of_which or self._selection.in_row)
        if answer.measure == "value" and goes_on:
            another = of_another(mention, figure.indicator.indicator, self._folded, self._words)
            if another is not None:
                return another
        if answer.measure == "value" and self._is_what_was_done(mention, figure.indicator.group):
            return Refusal("its clause tells what was done, and not of what it is", "subject.unnamed", doubt=True)
        if (place := self._other_place(mention)) is not None:
            words = self._folded[place.start : place.end]
            return Refusal(f"whether it is told of “{words}” or of the nation is not said", "area.unsaid", doubt=True)
        if (place := self._place_here(mention)) is not None:
            words = self._folded[place.start : place.end]
            why = f"whether it is told of “{words}”, as the figures before it, or of the report's own place is not said"
            return Refusal(why, "area.unsaid", doubt=True)
        if (place := self._place_before(mention)) is not None:
            words = self._folded[place.start : place.end]
            why = f"whether it is told of “{words}”, as the sentence before, or of the report's own place is not said"
            return Refusal(why, "area.unsaid", doubt=True)
        if self._area and self._tracker.where.area is None:
            wider = self._sections.refusal(mention)
            if wider is not None:
                return wider
        if figure.indicator.negative and (partner := self._partner(mention)) is not None:
            return Refusal(f"whether with “{partner}” alone or with all is not said", "balance.partner", doubt=True)
        counts = figure.indicator.dimension == "count"
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
        if (open_ := left_open(mention, figure, self._time_context.report.calendar)) is not None:
            return open_
        if answer.measure == "value" and is_of_years_together(mention, figure, self._folded, self._words):
            return Refusal("of several years together, of which is not said", "period.years", doubt=True)
        if (level := level_of_budget(mention, figure.indicator.indicator, self._folded, self._words)) is not None:
            return Refusal(f"of “{level}” alone or of all: which is not said", "subject.level", doubt=True)
        if is_share_of_itself(mention, figure.indicator.indicator, self._folded, self._words):
            return Refusal(
                "a share of the total is told of it: of all or of a part is not said", "share.own", doubt=True
            )
        if self._goods_only.is_of_goods(mention, figure.indicator.indicator):
            return Refusal("of goods alone or of services, too: which is not said", "subject.goods-only", doubt=True)
        traded = figure.indicator.indicator in _WAYS
        leading = self._goods.of(mention.tokens, mention.i) if traded else None
        if traded and answer.measure == "value":
            leading = leading or goods_beside(mention, self._folded, self._words)
        if leading is not None:
            return Refusal(f"of “{leading}” or of all: which is not said", "subject.goods", doubt=True)
        if traded and answer.measure == "value" and (goods := _goods_behind(mention)) is not None:
            words = self._folded[goods.start : goods.end]
            return Refusal(f"of “{words} …” behind it or of all: which is not said", "subject.goods", doubt=True)
        if traded and self._is_through_gates(mention):
            return Refusal("what goes through the gates: one way or both is not said", "subject.gates", doubt=True)
        if answer.measure == "plan_completion" and self._is_of_part_of_year(mention, figure):
            return Refusal("of a month's or a quarter's plan, not of the year's", "completion.of-part", doubt=True)
        named = next((t for t in behind if t.kind == "indicator"), None)
        other = named is not None and named.value != figure.indicator.indicator
        if figure.verb == "index" and figure.behind is None and other:  # "vốn đầu tư …, bằng 35% GRDP"
            return Refusal("a share of something that is not its whole", "share.of-something")
        if answer.measure == "share" and self._selection.is_of_another_whole(mention, figure.indicator):
            return Refusal("a share of something that is not its whole", "share.of-something")
        if answer.measure == "growth_yoy" and figure.compared is None and self._is_after_months(figure):
            return Refusal("since January or on the year before: which is not said", "growth.months", doubt=True)
        return None

    def _is_of_output_or_index(self, figure: Figure, answer: Interpretation) -> bool:
        """ "Chỉ số sản xuất công nghiệp tăng 22%. Sản xuất công nghiệp tăng 14%": the branch alone is named; what
        is told against the month before is the index mostly, which reports tell every month."""
        if figure.indicator.indicator != _OUTPUT or not self._tracker.named_loosely:
            return False
        return self._indexed or answer.measure == "growth_mom"

    def _is_what_was_done(self, mention: Mention, group: str | None) -> bool:
        """Whether an amount is what was brought in by what its clause names: "Vốn khuyến công thu hút được 18,6 tỷ
        đồng vốn đối ứng"."""
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

    def _is_brought_about(self, mention: Mention) -> bool:
        """Whether it is what something brings the number to that is only expected, told before it: "dự kiến có thêm 2
        cụm, nâng tổng số lên 7 cụm"."""
        now = self._time_context.now
        told = mention.tokens[: mention.i]
        figures = [k for k, t in enumerate(told) if t.kind == "quantity"]
        ahead = figures and any(t.is_("scenario", "expected", "will", "plan") for t in told[: figures[-1]])
        dated = bool(figures) and any(t.kind == "period" for t in told[figures[-1] :])  # "…, đưa cả năm lên 43.200 tỷ"
        return bool(ahead) and not dated and now.planned is None and now.scenario is None

    def _is_of_part_of_year(self, mention: Mention, figure: Figure) -> bool:
        """Whether the plan that the figure is held against is a month's or a quarter's, and what was reached of the
        year's is told beside it: "đạt 102% kế hoạch quý và 27% kế hoạch năm"."""
        told, tokens = figure.compared, mention.tokens
        if told is None or told.kind != "plan":
            return False
        of_part = any(words in self._folded[told.start : told.end] for words in self._words.part_plans)
        return of_part and any(
            a.is_("compare", "plan") and b.is_("benign", "year") for a, b in itertools.pairwise(tokens)
        )

    def _is_through_gates(self, mention: Mention) -> bool:
        """ "Giá trị kim ngạch qua cửa khẩu đạt 31 triệu USD", behind exports of another kind: no way is named."""
        if self._tracker.of_which or self._tracker.fresh:
            return False
        told = mention.tokens[: mention.i]
        begin = next((k + 1 for k in range(len(told) - 1, -1, -1) if told[k].is_("sign", ",", ";", ":", ".")), 0)
        clause = told[begin:]
        pairs = itertools.pairwise(clause)
        bare = any(one.kind == "generic" and two.is_("scope", "border_gates") for one, two in pairs)
        return bare and not any(t.kind == "indicator" for t in clause)

    def _partner(self, mention: Mention) -> str | None:
        """The country named in the part of the sentence in which a balance is told; None where none is."""
        tokens, i = mention.tokens, mention.i
        begin = next((t.end for t in reversed(tokens[:i]) if t.is_("sign", ";")), tokens[0].start)
        end = next((t.start for t in tokens[i + 1 :] if t.is_("sign", ",", ";", ".")), tokens[-1].end)
        found = self._partners.search(self._folded, begin, end)
        return found[0] if found is not None else None

    def _is_alone(self, figure: Figure) -> bool:
        """Whether nothing but its own words says what the figure is compared with, and which time it is of."""
        return not (figure.compared is not None or figure.bracket or figure.dated or self._selection.in_row)

    def _is_alone_in_bracket(self, mention: Mention, figure: Figure) -> bool:
        """The same in a bracket that names no time of its own, and behind which nothing is compared."""
        at, tokens = mention.right.next, mention.tokens
        if at + 1 < len(tokens) and tokens[at].is_("sign", ")") and comparison_at(tokens, at + 1) is not None:
            return False  # "gấp 2,6 lần (tăng 159,2%) so với cùng kỳ"
        return figure.bracket and figure.compared is None and not (figure.dated or self._time_context.tells_own_time)

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

    def _is_of_its_beginning(self, figure: Figure, answer: Interpretation) -> bool:
        """ "Đầu năm 2015, kim ngạch xuất khẩu giảm 12%": of a part of the year; not what is aimed at from then on."""
        spoken, now = figure.spoken, self._time_context.now
        if spoken is None or answer.plan or not (figure.indicator.flow or answer.measure.startswith("growth")):
            return False
        whole = (spoken.first, spoken.last) == (1, 12) and not spoken.year_to and spoken.year
        start = max(0, spoken.start - _REACH)
        told = bool(whole) and self._begins.search(self._folded, start, spoken.start) is not None
        return told and now.planned is None and now.scenario is None

    def _is_after_months(self, figure: Figure) -> bool:
        """ "Sau 8 tháng, CPI tăng 1,53%": prices of a month, after so many of them."""
        told = figure.spoken if figure.indicator.monthly else None
        if told is None or told.first >= told.last or (told.first, told.last) == (1, 12):
            return False
        return self._folded.endswith(self._once_over, 0, told.start)

    def _is_of_month_of_prices(self, figure: Figure) -> bool:
        """Whether only the month of consumer prices was named before it, in a report on more than a month: "CPI tháng
        12 tăng 0,2%. Tổng mức bán lẻ đạt 17.600 tỷ đồng"."""
        own, spoken = self._time_context.report.calendar.period, figure.spoken
        longer = own is not None and not _is_month(own) and _is_month(figure.period)
        return longer and not figure.indicator.monthly and spoken is not None and spoken.start in self._of_prices

    def _is_since_then(self, mention: Mention) -> bool:
        """Whether it is the change since a level that its bracket tells: "(tháng 4: 188 tỷ đồng, tức tăng 1,9%)"."""
        said = (self._folded[t.start : t.end] for t in mention.tokens[max(0, mention.i - 4) : mention.i])
        return self._time_context.tells_own_time and any(words in self._words.that_is for words in said)

    def _is_of_then(self, mention: Mention) -> bool:
        """Whether a time stands behind it that it is of: "hơn mức 7,6% mà cùng kỳ năm trước đạt được"."""
        behind = mention.tokens[mention.right.next : mention.right.next + 2]
        if len(behind) < 2 or self._folded[behind[0].start : behind[0].end] not in self._words.of_then:
            return False
        return behind[1].kind == "period" or behind[1].is_("compare", "same", "year")

    def _place_before(self, mention: Mention) -> Token | None:
        """Another place than the report's, of which the sentences before told, where none has spoken of the report's
        own since: "Cả nước xuất khẩu tăng 8,1%. Nhập khẩu tăng 12%. Bán lẻ tăng 9%."."""
        where, before = self._tracker.where, self._tracker.where.told_before
        if self._of_nation or not self._area or where.area is not None or before is None:
            return None
        if before.value.area_id == self._area or before.value.is_smaller:
            return None
        told = mention.tokens[: mention.i]
        own = any(self._is_own(t) for t in told if t.kind == "benign")
        return None if own or any(t.kind == "area" for t in told) else before

    def _place_here(self, mention: Mention) -> Token | None:
        """Another place than the report's, of which all figures of this sentence so far told and its own is not named
        since: "GDP cả nước tăng 5,5%, xuất khẩu tăng 10%"."""
        here = self._tracker.where.told_here or nation_first(mention)
        if here is None or self._of_nation or not self._area or self._tracker.where.area is not None:
            return None
        own = any(self._is_own(t) for t in mention.tokens[: mention.i] if t.start >= here.end)
        return None if own or here.value.area_id == self._area or here.value.is_smaller else here

    def _other_place(self, mention: Mention) -> Token | None:
        """The province that the sentence names before a figure of a report of the nation, where no words say whose the
        figure is: "Tăng cao nhất thuộc nhóm phía Bắc: Bắc Giang, …, đạt 12%"."""
        if not self._of_nation or self._tracker.where.area is not None:
            return None
        before = self._tracker.where.before
        depth, found = 0, before if before is not None and before.value.area_id != NATION else None
        for token in mention.tokens[: mention.i]:
            if token.kind == "sign" and token.value in "()[]":
                depth += 1 if token.value in "([" else -1
            elif token.kind == "area" and token.value.area_id == NATION:
                found = None
            elif token.kind == "area" and not depth and not token.value.is_smaller and token.value.frame not in _ASIDE:
                found = token
        return found


def _is_month(period: str | None) -> bool:
    return period is not None and periods.is_month(period)


def _goods_behind(mention: Mention) -> Token | None:
    """The first word of the goods that stand right behind an amount whose verb is their trade: "nhập khẩu 25 triệu USD
    nguyên phụ liệu"."""
    tokens, k = mention.tokens, mention.i - 1
    while k >= 0 and tokens[k].kind in ("bound", "benign"):
        k -= 1
    if k < 0 or tokens[k].kind != "indicator" or mention.right.next >= len(tokens):
        return None
    behind = tokens[mention.right.next]
    return behind if behind.kind in ("word", "other") else None


def _is_beside_prices(tokens: Tokens, k: int) -> bool:
    """Whether the time at `k` is told of consumer prices, in their clause and of nothing else."""
    begin = next((j + 1 for j in range(k - 1, -1, -1) if tokens[j].kind == "sign"), 0)
    named = [t.value for t in tokens[begin:k] if t.kind == "indicator"]
    return bool(named) and all(str(name).startswith(_PRICES) for name in named)
