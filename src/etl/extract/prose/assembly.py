"""Figures become observations, doubts, or numbers left out: subject, place, time and measure put together."""

from __future__ import annotations

from decimal import Decimal

from etl.catalogue import Catalogue
from etl.documents.document import Document
from etl.extract.comparison import Comparison
from etl.extract.figure import Figure, Interpretation, Refusal
from etl.extract.observation import Doubt, LeftOut, Observation, scenario_of
from etl.extract.price_basis import basis_of
from etl.extract.prose.doubts.unsaid import Unsaid
from etl.extract.prose.figures import Figures, is_of_a_rate
from etl.extract.prose.heads.price_heads import TOLD_IN_HEAD, PriceHeads
from etl.extract.prose.names.subject import Subject
from etl.extract.prose.placement import Placement
from etl.extract.prose.plans.alternatives import Alternatives
from etl.extract.prose.plans.planned_levels import PlannedLevels
from etl.extract.prose.plans.short_of_plan import falls_short
from etl.extract.prose.positions.brackets import Bracketed
from etl.extract.prose.positions.compared_level import OF_ANOTHER, OF_TWO_TIMES, UNTOLD, ComparedLevels, Verdict
from etl.extract.prose.positions.mention import BOUNDS_BEHIND, Mention, tells_outcome
from etl.extract.prose.provenance import Provenance
from etl.extract.prose.subjects.subject_selection import SubjectSelection
from etl.extract.prose.subjects.subject_tracker import SubjectTracker
from etl.extract.prose.subjects.unnamed import FOREIGN, of_projects
from etl.extract.prose.time_context import TimeContext
from etl.extract.prose.told_levels import ToldLevels
from etl.extract.prose.whose.pointers import Pointers
from etl.extract.prose.whose.section_places import SectionPlaces
from etl.extract.report.doubtful_headlines import Refused
from etl.extract.rules.measures import decide
from etl.extract.rules.units import in_unit
from etl.extract.tokens import Tokens
from etl.extract.vocabulary import vocabulary
from etl.language.quantities import OF_PLANNED, Quantity
from etl.language.sentences import Sentence

_BESIDE_COUNT = "an amount beside what is counted"


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
        self._levels = ToldLevels()
        self._planned = PlannedLevels()
        self._folded, self._outcome = folded, catalogue.spoken_of.outcome
        self._selection = SubjectSelection(catalogue, folded, document.text, tracker, document.area_id)
        words = catalogue.spoken_of
        self._alternatives = Alternatives(folded, words)
        self._sections = SectionPlaces(document.area_id, words, folded, document.text)
        self._unsaid = Unsaid(document.area_id, words, folded, tracker, time_context, self._selection, self._sections)
        self._pointers = Pointers(catalogue, folded)
        self._provenance = Provenance(document, tracker, time_context)
        self._price_heads = PriceHeads(catalogue, folded)
        self._compared = ComparedLevels({})
        self._figures = Figures(
            catalogue, folded, tracker, time_context, self._selection, self._planned, self._compared
        )
        self._weighed: tuple[int, Refusal] | None = None  # the place of a figure in a bracket, and why it is no level
        self._weighed_beside: int | None = None  # the place of a rate in a bracket that another is higher or lower than
        self._weighed_then: int | None = None  # the amount in a bracket that is of the time compared with

    def sentence(self, sentence: Sentence, tokens: Tokens, goes_on: bool) -> None:
        """A new sentence begins; `goes_on` where it is about the parts of the one before."""
        first = sentence.first
        self._figures.sentence(goes_on, first)
        self._price_heads.sentence(sentence, tokens)
        self._levels.sentence(goes_on)
        self._planned.sentence(first)
        self._selection.sentence(tokens, first)
        self._sections.sentence(sentence, tokens)
        self._pointers.sentence(sentence)
        self._alternatives.sentence(sentence, tokens)
        self._unsaid.sentence(tokens, first)
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
        self._weighed_then = quantity.start if verdict == "then" else None
        return comparison if verdict == "then" else None

    def state(self, mention: Mention) -> Observation | Doubt | LeftOut:
        """What the figure states."""
        subject = self._selection.subject(mention)
        if not self._time_context.bracket:
            self._compared.amount(mention.quantity, mention.bound)
        if subject.indicator is None:
            return self._nameless(mention, subject)
        figure, before = self._figures.of(mention, subject, self._weighed_beside), self._figures.last
        answer = decide(figure)
        anew = self._tracker.fresh  # "tốc độ tăng trưởng kinh tế đạt 18,7%, GRDP 9 tháng tăng 13,2%": named again
        if isinstance(answer, Interpretation) and not anew and is_of_a_rate(figure, answer, before):
            answer = Refusal("whether the rate or the level has changed so is not said", "growth.of-a-rate", doubt=True)
        if isinstance(answer, Interpretation):
            self._figures.told(figure, answer)
            then = self._weighed_then == mention.token.start
            compared = figure.behind is not None or figure.dated or then
            answer = self._selection.refused(mention, subject, compared) or self._other_level(mention, figure, answer)
        if isinstance(answer, Refusal):
            self._figures.refused(figure, answer)
            self.placement.remember_estimate(figure)
            amount = figure.quantity.value * figure.quantity.scale
            if not answer.doubt:
                self.refused.append(Refused(subject.indicator, figure.quantity.base, amount, mention.token.start))
            if answer.rule == "subject.source" or figure.quantity.each is not None:  # "50 triệu đồng/người, tăng 8%"
                self._tracker.speak_of(subject._replace(indicator=None, why=answer.reason))
            if answer.rule == "bare-number" and _is_of_name(mention):
                words = self._document.text[mention.tokens[mention.i - 1].start : mention.token.end]
                self._tracker.speak_of(subject._replace(indicator=None, why=f"“{words}”: of what is not said"))
            if figure.indicator.dimension == "count" and self._is_amount_beside(answer, figure):
                self._tracker.speak_of(subject._replace(indicator=None, why=_BESIDE_COUNT))
            if answer.doubt:
                return self._doubt(mention, subject, figure.quantity, figure.period, answer)
            return self._provenance.left_out(mention, answer.reason)
        found = self._observation(mention, subject, figure, answer)
        if subject.name is mention.token:  # "24 đề án, 6,5 tỷ đồng, tăng 12%"
            self._tracker.speak_of(subject._replace(indicator=None, why=_BESIDE_COUNT))
        if isinstance(found, Observation):
            self._compared.told(figure, found, self._catalogue.units[found.unit].factor)
        return found

    @staticmethod
    def _is_amount_beside(answer: Refusal, figure: Figure) -> bool:
        """Whether it is an amount told beside what is counted, of which what follows may be: "6 đề án, hỗ trợ 1.250
        triệu đồng, đạt 41% kế hoạch"."""
        given = answer.rule == "contribution" and figure.quantity.base in ("vnd", "usd")
        return given or answer.rule == "wrong-dimension"

    def _other_level(self, mention: Mention, figure: Figure, answer: Interpretation) -> Interpretation | Refusal:
        """The answer, or what else it is than it says: a level of another time or none, a rate on another time."""
        if self._weighed is not None and self._weighed[0] == mention.token.start:
            return self._weighed[1]
        if figure.bracket and answer.measure == "value" and self._compared.is_of_months(figure, mention.bound):
            return UNTOLD
        if (unsaid := self._unsaid.why(mention, figure, answer)) is not None:
            return unsaid
        if (on_which := self._figures.time_before.why(figure, answer)) is not None:
            return on_which
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

    def _observation(
        self, mention: Mention, subject: Subject, figure: Figure, reading: Interpretation
    ) -> Observation | Doubt | LeftOut:
        outcome = tells_outcome(mention, self._folded, self._outcome)
        if falls_short(mention, figure.period, self._time_context.now.planned):
            self._time_context.fell_short()
        planned = figure.quantity.value * figure.quantity.scale
        far_above = reading.plan and self._planned.is_far_above(self._figures.cell(subject), planned)
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
            self._planned.told(self._figures.cell(subject), amount.value_base, place.scenario == "plan")
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


def _is_of_name(mention: Mention) -> bool:
    """Whether the bare number is the end of a name, of which something is told: "nhóm 1 tăng 6%", "loại 2 đạt …"."""
    tokens, i = mention.tokens, mention.i
    named = i > 0 and (tokens[i - 1].is_("benign", "word") or tokens[i - 1].is_("continue", "part"))
    behind = tokens[i + 1] if i + 1 < len(tokens) else None
    whole = mention.quantity.decimals == 0
    return named and whole and behind is not None and behind.is_("verb", "up", "down", "level", "is")
