"""Figures become observations, doubts, or numbers left out: subject, place, time and measure put together."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from etl.catalogue import Catalogue
from etl.catalogue.indicators import Indicator
from etl.documents.document import Document
from etl.extract.comparison import Comparison
from etl.extract.figure import Figure, Interpretation, Refusal
from etl.extract.observation import Doubt, LeftOut, Observation, scenario_of
from etl.extract.price_basis import basis_of
from etl.extract.prose.alternatives import Alternatives
from etl.extract.prose.brackets import Bracketed
from etl.extract.prose.compared_level import OF_ANOTHER, OF_TWO_TIMES, UNTOLD, ComparedLevels, Verdict
from etl.extract.prose.coordination import PairedComparisons, one_of, row_of
from etl.extract.prose.figure_verbs import FigureVerbs
from etl.extract.prose.mention import BOUNDS_BEHIND, Last, Mention, tells_outcome
from etl.extract.prose.named_rows import comparison_in_row
from etl.extract.prose.placement import Placement
from etl.extract.prose.planned_levels import PlannedLevels
from etl.extract.prose.pointers import Pointers
from etl.extract.prose.price_heads import TOLD_IN_HEAD, PriceHeads
from etl.extract.prose.provenance import Provenance
from etl.extract.prose.section_places import SectionPlaces
from etl.extract.prose.short_of_plan import falls_short
from etl.extract.prose.subject import Subject
from etl.extract.prose.subject_selection import SubjectSelection
from etl.extract.prose.subject_tracker import SubjectTracker
from etl.extract.prose.time_context import TimeContext
from etl.extract.prose.told_levels import ToldLevels
from etl.extract.prose.unnamed import FOREIGN, of_projects
from etl.extract.prose.unsaid import Unsaid
from etl.extract.report.doubtful_headlines import Refused
from etl.extract.rules.measures import decide
from etl.extract.rules.units import implied_unit, in_unit
from etl.extract.tokens import Tokens
from etl.extract.vocabulary import vocabulary
from etl.language import periods
from etl.language.patterns import any_of
from etl.language.quantities import OF_PLANNED, Quantity
from etl.language.sentences import Sentence

_ALIKE = 12  # percent that a growth and the same told as so many times may differ by: "tăng 89%, gấp gần 2 lần"


class Assembly:
    """Turns the figures of one document into what they state, from the times and subjects known at their place."""

    def __init__(
        self, document: Document, catalogue: Catalogue, folded: str, tracker: SubjectTracker, time_context: TimeContext
    ) -> None:
        self._document, self._catalogue = document, catalogue
        self._tracker, self._time_context = tracker, time_context
        self._units = vocabulary(catalogue).unit_codes
        self.placement = Placement(document, catalogue, time_context, tracker)
        self.others: dict[int, tuple[Decimal, int]] = {}  # second readings, by char_start
        self.refused: list[Refused] = []  # under the name of an indicator, and yet no observations
        self._last: Last | None = None
        self._levels = ToldLevels()
        self._planned = PlannedLevels()
        self._currency: str | None = None  # of the last amount in this sentence
        self._folded, self._outcome = folded, catalogue.spoken_of.outcome
        self._selection = SubjectSelection(catalogue, folded, document.text, tracker)
        words = catalogue.spoken_of
        self._alternatives = Alternatives(folded, words)
        self._sections = SectionPlaces(document.area_id, words, folded, document.text)
        self._unsaid = Unsaid(document.area_id, words, folded, tracker, time_context, self._selection, self._sections)
        self._pointers = Pointers(catalogue, folded)
        self._provenance = Provenance(document, tracker, time_context)
        self._price_heads = PriceHeads(catalogue, folded)
        self._row = PairedComparisons()
        self._verbs = FigureVerbs(folded, tracker, time_context, catalogue.spoken_of)
        self._compared = ComparedLevels({})
        self._weighed: tuple[int, Refusal] | None = None  # the place of a figure in a bracket, and why it is no level
        self._weighed_beside: int | None = None  # the place of a rate in a bracket that another is higher or lower than

    def sentence(self, sentence: Sentence, tokens: Tokens, goes_on: bool) -> None:
        """A new sentence begins; `goes_on` where it is about the parts of the one before."""
        self._last = self._currency = None
        first = sentence.first
        self._price_heads.sentence(sentence, tokens)
        self._levels.sentence(goes_on)
        self._planned.sentence(first)
        self._selection.sentence(tokens, first)
        self._sections.sentence(sentence, tokens)
        self._pointers.sentence(sentence)
        self._alternatives.sentence(sentence, tokens)
        self._unsaid.sentence(tokens, first)
        self._row.sentence(goes_on)
        self.placement.sentence(sentence)
        self._compared.sentence(goes_on, first)
        self._weighed = None

    def weigh(self, one: Bracketed | None) -> Comparison | None:
        """The comparison that a bracket, about to open, gives the figure of; None where it gives another figure."""
        if one is None:
            return None
        comparison, quantity, indicator = one.comparison, one.quantity, self._tracker.current.indicator
        if quantity.rule == OF_PLANNED and comparison is not None and comparison.kind != "plan":
            self._weighed = quantity.start, OF_TWO_TIMES  # "tăng 3% so với cùng kỳ (1.410/1.362 tỷ đồng)"
            return None
        if one.closing:  # only a percentage that is no rate can be told of then so: "(74,2%)"
            known = self._catalogue.indicators.get(indicator or "")
            return comparison if known is not None and known.dimension == "ratio" and not known.index else None
        if quantity.base == "pct" and not one.place:
            if one.beside and not self._compared.is_behind_rate(indicator or ""):
                self._weighed = quantity.start, UNTOLD
            self._weighed_beside = quantity.start if one.beside else None
            return comparison
        if indicator is None:
            return comparison
        period, _ = self._time_context.period(None)
        verdict: Verdict = OF_ANOTHER
        if not one.place:
            verdict = self._compared.weigh(indicator, period, comparison, quantity, one.bound)
        if isinstance(verdict, Refusal):
            self._weighed = quantity.start, verdict
            return None
        return comparison if verdict == "then" else None

    def state(self, mention: Mention) -> Observation | Doubt | LeftOut:
        """What the figure states."""
        subject = self._selection.subject(mention)
        if not self._time_context.bracket:
            self._compared.amount(mention.quantity, mention.bound)
        if subject.indicator is None:
            return self._nameless(mention, subject)
        figure, before = self._figure(mention, subject), self._last
        answer = decide(figure)
        anew = self._tracker.fresh  # "tốc độ tăng trưởng kinh tế đạt 18,7%, GRDP 9 tháng tăng 13,2%": named again
        if isinstance(answer, Interpretation) and not anew and self._is_of_a_rate(figure, answer, before):
            answer = Refusal("whether the rate or the level has changed so is not said", "growth.of-a-rate", doubt=True)
        if isinstance(answer, Interpretation):
            of_planned = figure.quantity.rule == OF_PLANNED
            told = (answer.measure, figure.quantity.base, figure.verbs, answer.value, of_planned)
            self._last = Last(subject.indicator, *told)
            self._currency = figure.quantity.base if figure.quantity.base in ("vnd", "usd") else self._currency
            compared = figure.behind is not None or figure.dated
            answer = self._selection.refused(mention, subject, compared) or self._other_level(mention, figure, answer)
        if isinstance(answer, Refusal):
            self.placement.remember_estimate(figure)
            amount = figure.quantity.value * figure.quantity.scale
            if not answer.doubt:
                self.refused.append(Refused(subject.indicator, figure.quantity.base, amount, mention.token.start))
            if answer.rule == "subject.source" or figure.quantity.each is not None:  # "50 triệu đồng/người, tăng 8%"
                self._tracker.speak_of(subject._replace(indicator=None, why=answer.reason))
            if figure.indicator.dimension == "count" and self._is_amount_beside(answer, figure):
                self._tracker.speak_of(subject._replace(indicator=None, why="an amount beside what is counted"))
            if answer.doubt:
                return self._doubt(mention, subject, figure.quantity, figure.period, answer)
            return self._provenance.left_out(mention, answer.reason)
        found = self._observation(mention, subject, figure, answer)
        if isinstance(found, Observation):
            self._compared.told(figure, found, self._catalogue.units[found.unit].factor)
        return found

    @staticmethod
    def _is_amount_beside(answer: Refusal, figure: Figure) -> bool:
        """Whether it is an amount told beside what is counted, of which what follows may be: "6 đề án, hỗ trợ 1.250
        triệu đồng, đạt 41% kế hoạch"."""
        given = answer.rule == "contribution" and figure.quantity.base in ("vnd", "usd")
        return given or answer.rule == "wrong-dimension"

    @staticmethod
    def _is_of_a_rate(figure: Figure, answer: Interpretation, before: Last | None) -> bool:
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

    def _other_level(self, mention: Mention, figure: Figure, answer: Interpretation) -> Interpretation | Refusal:
        """The answer, or what else it is than it says: a level of another time or none, a rate on another time."""
        if self._weighed is not None and self._weighed[0] == mention.token.start:
            return self._weighed[1]
        if figure.bracket and answer.measure == "value" and self._compared.is_of_months(figure, mention.bound):
            return UNTOLD
        if (unsaid := self._unsaid.why(mention, figure, answer)) is not None:
            return unsaid
        scoped, fresh = (
            self._tracker.current.scope is not None,
            self._tracker.fresh or mention.right.indicator is not None,
        )
        if (pointed := self._pointers.refusal(mention, figure, answer, fresh, scoped)) is not None:
            return pointed
        if answer.measure != "plan_completion" and (one_of_them := self._alternatives.refusal(mention)) is not None:
            return one_of_them
        if answer.measure == "growth_yoy" and figure.compared is None and not figure.bracket:
            return self._compared.base_of(figure, answer)
        k = mention.i - 1 if mention.tokens[mention.i - 1].kind != "bound" else mention.i - 2
        # "tăng 8%, tương đương 40 triệu USD"; "tương ứng" also pairs a row of figures
        equal = k >= 0 and (mention.tokens[k].is_("verb", "equal") or mention.tokens[k].kind == "paired")
        indicator = figure.indicator.indicator
        if answer.measure != "value" or not equal or not self._compared.is_behind_rate(indicator):
            return answer
        verdict = self._compared.weigh(indicator, figure.period, None, figure.quantity, mention.bound)
        return verdict if isinstance(verdict, Refusal) else answer

    def _figure(self, mention: Mention, subject: Subject) -> Figure:
        now, right = self._time_context.now, mention.right
        indicator = self._catalogue.indicators[subject.indicator or ""]
        quantity = mention.quantity
        last, again = self._last, self._selection.in_row and row_of(mention)[0]
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
        behind = comparison_in_row(mention) or behind
        carried = behind is not None and behind.kind == "month" and right.comparison is None
        if carried and period is not None and not periods.is_month(period):
            behind = None  # "tháng 5 tăng 3,1% so với tháng trước; 5 tháng tăng 12,7%": not on the month before
        verbs = self._verbs.of(mention, quantity, last, self._last, self._weighed_beside)
        return Figure(
            quantity=quantity,
            indicator=indicator,
            verbs=verbs,
            behind=behind,
            before=now.before,
            standing=self._standing(indicator, period) or (self._row.alike() if verbs[-1:] == ("index",) else None),
            bracket=self._time_context.bracket,
            average=now.average or self._is_averaged(mention, indicator),
            counts=right.counted is not None,
            period=period,
            spoken=spoken,
            span=self._span(indicator.indicator, quantity) if now.average or quantity.per_year else None,
            last=last.measure if last else None,
            dated=own is not None or self._ends_at_its_time(mention),
            of_rate=mention.followed_by("verb", "growth"),
            beside=self._tracker.clause.compares,
            mean=indicator.monthly and self._is_of_mean(mention),
            of_planned=last is not None and last.of_planned,
            implied=self._planned.completion(self._cell(subject)),
        )

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

    def _cell(self, subject: Subject) -> tuple[str, str, str | None]:
        """Indicator, area and scope of a figure that stands here."""
        area, scope = self._tracker.where.area, subject.scope
        return subject.indicator or "", area.value.area_id if area else "", scope.value if scope else None

    @staticmethod
    def _is_averaged(mention: Mention, indicator: Indicator) -> bool:
        """ "Tăng bình quân 20%": of some years, whichever they are; an average of prices is one of months."""
        before = mention.tokens[mention.i - 1 - (mention.tokens[mention.i - 1].kind == "bound")]
        if indicator.monthly or mention.right.comparison is not None:
            return False
        return mention.quantity.base == "pct" and before.is_("compare", "mean")

    def _is_of_mean(self, mention: Mention) -> bool:
        """ "Từ đầu năm đến nay, CPI bình quân tăng 3,2%", "Tính chung từ đầu năm, CPI tăng 3,2%"."""
        averaged = any_of(self._catalogue.spoken_of.averaged)
        return averaged.search(self._folded, mention.tokens[0].start, mention.token.start) is not None

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

    def _observation(
        self, mention: Mention, subject: Subject, figure: Figure, reading: Interpretation
    ) -> Observation | Doubt | LeftOut:
        outcome = tells_outcome(mention, self._folded, self._outcome)
        if falls_short(mention, figure.period, self._time_context.now.planned):
            self._time_context.fell_short()
        planned = figure.quantity.value * figure.quantity.scale
        far_above = reading.plan and self._planned.is_far_above(self._cell(subject), planned)
        place = self.placement.place(figure, reading, outcome, far_above)
        missing = "the period is not told" if place.period is None else ""
        missing = missing or ("the province is not told" if place.area_id is None else "")
        if mention.followed_by("benign", *BOUNDS_BEHIND) and place.scenario != "plan":
            missing = "so much or more is what a plan says; that it is one is not told"
        if place.period is None or place.area_id is None or missing:
            refusal = Refusal(missing, reading.rule, doubt=True)
            return self._doubt(mention, subject, figure.quantity, figure.period, refusal)
        if reading.measure == "value":
            again = self._levels.is_again(figure, subject, place)
            if again and self._tracker.of_which and not self._tracker.fresh:
                why = "of which: a part of the figure before it"
                self._tracker.speak_of(subject._replace(indicator=None, why=why))
                return self._provenance.left_out(mention, why)
            second = self._levels.second(mention, figure, subject, place, reading)
            if second is not None and not self._tracker.fresh:
                return self._doubt(mention, subject, figure.quantity, figure.period, second)
        if reading.measure == "growth_base" and reading.base is not None:
            self._time_context.since(reading.base, place.period, mention.token)
        amount = in_unit(figure, reading, subject.negative, self._units, self._catalogue.units)
        if reading.measure == "value":
            self._planned.told(self._cell(subject), amount.value_base, place.scenario == "plan")
        start, end = self._provenance.span(mention, subject)
        self.placement.remember(figure, place.scenario, reading.plan)
        evidence = self._provenance.evidence(mention, subject, place.evidence, amount.rule)
        price = subject.price
        if price is None:
            price = self._price_heads.price(figure.indicator.indicator, mention.i)
            evidence |= self._provenance.told("price_basis", price, TOLD_IN_HEAD)
        if figure.quantity.other is not None and reading.value_to is None:
            self.others[start] = figure.quantity.other
        return Observation(
            document_id=self._document.document_id,
            indicator=figure.indicator.indicator,
            area_id=place.area_id,
            period=place.period,
            scenario=scenario_of(place.scenario),
            preliminary=place.scenario == "preliminary",
            measure=reading.measure,
            value=amount.value,
            value_to=amount.value_to,
            unit=amount.unit,
            value_base=amount.value_base,
            base_unit=amount.base_unit,
            decimals=amount.decimals,
            bound=mention.bound or reading.bound,
            price_basis=basis_of(price, place.period),
            scope=subject.scope.value if subject.scope else None,
            base=reading.base,
            quote=self._document.text[start:end],
            char_start=start,
            char_end=end,
            locator=self._provenance.locator(mention),
            rule=reading.rule,
            evidence=evidence,
        )

    def _nameless(self, mention: Mention, subject: Subject) -> Doubt | LeftOut:
        """A figure of something else; where the words begin the name of an indicator, a person should look."""
        quantity = mention.quantity
        if (foreign := of_projects(mention, subject.name, self._folded, self._catalogue.spoken_of)) is not None:
            period, _ = self._time_context.period(None)
            return self._doubt(mention, subject._replace(indicator=FOREIGN), quantity, period, foreign)
        if subject.head is None or quantity.base not in ("vnd", "usd", "pct"):
            return self._provenance.left_out(mention, subject.why)
        words = self._document.text[subject.head.start : subject.head.end]
        refusal = Refusal(f"“{words}”: of what branch or part is not said", "subject.head", doubt=True)
        named = subject._replace(indicator=subject.head.value)
        period, _ = self._time_context.period(None)
        return self._doubt(mention, named, quantity, period, refusal)

    def _doubt(
        self, mention: Mention, subject: Subject, quantity: Quantity, period: str | None, refusal: Refusal
    ) -> Doubt:
        start, end = self._provenance.span(mention, subject)
        value: Decimal = quantity.value
        unit = self._units.get((quantity.base or "count", int(quantity.scale)))
        return Doubt(
            document_id=self._document.document_id,
            reason=refusal.reason,
            quote=self._document.text[start:end],
            char_start=start,
            char_end=end,
            locator=self._provenance.locator(mention),
            rule=refusal.rule,
            indicator=subject.indicator,
            area_id=self._document.area_id,
            period=period,
            value=value,
            unit=unit,
        )
