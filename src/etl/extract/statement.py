"""A figure becomes an observation, a doubt, or a number left out: subject, place, time and measure put together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from etl.catalogue import Catalogue
from etl.documents.document import Document
from etl.extract.clause import Clauses, Subject
from etl.extract.comparison import Comparison
from etl.extract.figure import Figure, Reading, Refusal
from etl.extract.measures import decide
from etl.extract.observation import Doubt, Evidence, LeftOut, Observation
from etl.extract.placing import Placing
from etl.extract.quantities import Quantity
from etl.extract.scene import Scene
from etl.extract.tail import Tail
from etl.extract.tokens import Token
from etl.extract.units import implied_unit, in_unit
from etl.extract.vocabulary import vocabulary

_LONGEST_QUOTE = 240


@dataclass(frozen=True, slots=True)
class Statement:
    """A quantity's token with its tail, at index `i` of its sentence's tokens."""

    token: Token
    tail: Tail
    tokens: list[Token]
    i: int

    @property
    def quantity(self) -> Quantity:
        """The quantity itself."""
        quantity: Quantity = self.token.value
        return quantity


@dataclass(frozen=True, slots=True)
class Last:
    """What was read last in this sentence: of whom, which measure, in which base unit, after which verbs."""

    indicator: str
    measure: str
    base: str | None
    verbs: tuple[str, ...]


class Paired:
    """Indicators named together and figures that follow "lần lượt": the first figure is of the first indicator."""

    def __init__(self) -> None:
        self._subjects: list[Subject] = []
        self._next = 0

    def next(self, subject: Subject, statement: Statement) -> Subject:
        """Whom the figure is about: its place in the row if a row is open, else `subject`."""
        if subject.others:
            if not any(t.kind == "paired" for t in statement.tokens[: statement.i]):
                return subject
            self._subjects = [*subject.others, replace(subject, others=())]
            self._next = 0
        elif subject.indicator not in [s.indicator for s in self._subjects]:
            self._subjects = []
        if not self._subjects:
            return subject
        chosen = self._subjects[self._next % len(self._subjects)]
        self._next += 1
        return chosen


class Row:
    """The comparisons of the statement before, for one that goes by them: "tương ứng tăng 9,5% và tăng 7%"."""

    def __init__(self) -> None:
        self._before: list[Comparison] = []
        self._now: list[Comparison] = []
        self._place = -1  # of the next figure in a row that goes by the one before; -1 where none does

    def comparison(self, statement: Statement, fresh: bool, bracket: bool) -> Comparison | None:
        """What the figure is compared with: what stands behind it, or its place in the row before."""
        own = statement.tail.comparison
        if statement.quantity.base != "pct" or bracket:
            return own
        if fresh:
            self._before = self._now or self._before
            self._now = []
            behind = statement.tokens[max(0, statement.i - 4) : statement.i]
            self._place = 0 if any(t.kind == "paired" for t in behind) and own is None else -1
        if own is not None:
            self._now.append(own)
            return own
        if 0 <= self._place < len(self._before):
            self._place += 1
            return self._before[self._place - 1]
        return None


class Statements:
    """Turns the figures of one document into what they state, with the scene and the clauses as they stand."""

    def __init__(self, document: Document, catalogue: Catalogue, folded: str, clauses: Clauses, scene: Scene) -> None:
        self._document, self._catalogue, self._folded = document, catalogue, folded
        self._clauses, self._scene = clauses, scene
        self._units = vocabulary(catalogue).unit_codes
        self._placing = Placing(document, catalogue, scene, clauses)
        self.others: dict[int, tuple[Decimal, int]] = {}  # second readings, by char_start
        self._last: Last | None = None
        self._narrowed_group: str | None = None
        self._paired = Paired()
        self._row = Row()

    def sentence(self) -> None:
        """A new sentence begins."""
        self._last, self._narrowed_group, self._paired = None, None, Paired()
        self._placing.sentence()

    def state(self, statement: Statement) -> Observation | Doubt | LeftOut:
        """What the figure states."""
        subject = self._subject(statement)
        if subject.indicator is None:
            return self._left_out(statement, subject.why)
        figure = self._figure(statement, subject)
        answer = decide(figure)
        if isinstance(answer, Reading):
            self._last = Last(subject.indicator, answer.measure, figure.quantity.base, figure.verbs)
            answer = self._refused(statement, subject) or answer
        if isinstance(answer, Refusal):
            if answer.doubt:
                return self._doubt(statement, subject, figure, answer)
            return self._left_out(statement, answer.reason)
        return self._observation(statement, subject, figure, answer)

    # --- whom it is about -----------------------------------------------------------------------------------

    def _subject(self, statement: Statement) -> Subject:
        """Whom the figure is about: the name behind it, what it counts, or whom the clause speaks of."""
        tail = statement.tail
        if tail.indicator is not None:
            self._clauses.speak_of(Subject(tail.indicator.value, tail.indicator))
            return self._clauses.current
        if tail.counted is not None:
            return self._counted(statement, tail.counted)
        if tail.noun is not None and not statement.quantity.fraction:
            thing = self._folded[tail.noun.start : tail.noun.end]
            other = Subject(None, tail.noun, why=f"it counts “{thing}”, none of the indicators")
            self._clauses.speak_of(other)
            return other
        subject = self._paired.next(self._clauses.subject(), statement)
        if subject is not self._clauses.current:
            self._clauses.speak_of(subject)
        return subject

    def _counted(self, statement: Statement, noun: Token) -> Subject:
        """The indicator whose things are counted here."""
        words, action = noun.value, self._clauses.action
        subject = self._clauses.subject()
        if statement.tail.narrowed is not None:
            return self._narrowed(statement, noun, statement.tail.narrowed)
        if self._clauses.after_figure and self._clauses.of_which and action is None and not self._clauses.fresh:
            # "… 22 cụm, trong đó có 14 cụm công nghiệp …": only some of them
            return Subject(None, noun, why="only some of those counted before")
        both = (*words.plain, *words.context)
        code = None
        if subject.indicator in both and (action is None or self._clauses.fresh):
            code = subject.indicator
        elif action is not None and action.value in both:
            code = action.value
        elif len(words.plain) == 1 and self._is_stated_plainly(words.plain[0], subject):
            code = words.plain[0]
        if code is None:
            counted = self._folded[noun.start : noun.end]
            found = Subject(None, noun, why=f"it counts “{counted}”, but not as one of the indicators")
        elif code == subject.indicator:
            found = subject
        else:
            found = Subject(code, action if action is not None and action.value == code else noun)
        self._clauses.speak_of(found)
        return found

    def _is_stated_plainly(self, code: str, subject: Subject) -> bool:
        """Whether "10 cụm công nghiệp" says how many there are: not how many of them some other thing was done to."""
        if self._catalogue.indicators[code].flow:
            return True
        verbs = self._clauses.verbs()
        exists = not verbs or verbs[-1].value in ("level", "is")
        stranger = subject.why.startswith("it is about")
        return exists and not stranger

    def _narrowed(self, statement: Statement, noun: Token, by: Token) -> Subject:
        words = self._folded[noun.start : by.end]
        codes = (*noun.value.plain, *noun.value.context)
        self._narrowed_group = self._catalogue.indicators[codes[0]].group
        found = Subject(None, noun, why=f"“{words} …” is only some of them")
        self._clauses.speak_of(found)
        return found

    def _refused(self, statement: Statement, subject: Subject) -> Refusal | None:
        """Why a figure that could be read is not the indicator's own."""
        if subject.narrowed:
            words = "…".join(self._folded[t.start : t.end] for t in subject.narrowed[:3])
            known = any(t.kind in ("other", "narrow", "part", "area") for t in subject.narrowed)
            return Refusal(f"“{words}” narrows the indicator to something else", "subject.narrowed", doubt=not known)
        outside = self._clauses.outside
        if outside is not None and self._clauses.of_which and outside.indicator == subject.indicator:
            return Refusal("in brackets, of which: a part of the figure before them", "subject.narrowed")
        if subject.others:
            return Refusal("several indicators are named before this one figure", "subject.several", doubt=True)
        group = self._catalogue.indicators[subject.indicator or ""].group
        if group is not None and (group == self._narrowed_group or self._clauses.one_kind is not None):
            return Refusal("it belongs to only some of the cases spoken of", "subject.narrowed")
        return None

    # --- what it states -------------------------------------------------------------------------------------

    def _figure(self, statement: Statement, subject: Subject) -> Figure:
        now, tail = self._scene.now, statement.tail
        indicator = self._catalogue.indicators[subject.indicator or ""]
        quantity = statement.quantity
        last = self._last if self._last is not None and self._last.indicator == subject.indicator else None
        if quantity.base is None and tail.noun is None and tail.counted is None:
            before = self._last.base if self._last is not None else None
            quantity = replace(quantity, base=implied_unit(indicator, quantity, before))
        period, _ = self._scene.period(tail.period.value if tail.period else None)
        return Figure(
            quantity=quantity,
            indicator=indicator,
            verbs=self._verbs(statement, quantity, last),
            behind=self._row.comparison(statement, self._clauses.fresh, self._scene.bracket),
            before=now.before,
            standing=now.standing,
            bracket=self._scene.bracket,
            average=now.average,
            counts=tail.counted is not None,
            period=period,
            span=self._scene.span_code(),
            last=last.measure if last else None,
        )

    def _verbs(self, statement: Statement, quantity: Quantity, last: Last | None) -> tuple[str, ...]:
        verbs = tuple("level" if t.value == "is" else t.value for t in self._clauses.verbs())
        if not verbs and last is not None and quantity.base == last.base and statement.tail.comparison is not None:
            return last.verbs  # "bằng 99,1% so với tháng trước và 93,6% so với cùng kỳ"
        # The "từ" of a range ("từ 26,5 đến 26,7 tỷ") is no "from".
        return verbs[:-1] if quantity.value_to is not None and verbs and verbs[-1] == "from" else verbs

    def _observation(
        self, statement: Statement, subject: Subject, figure: Figure, reading: Reading
    ) -> Observation | Doubt | LeftOut:
        place = self._placing.place(statement.tail, figure, reading)
        if place.period is None or place.area_id is None:
            missing = "the period is not told" if place.period is None else "the province is not told"
            return self._doubt(statement, subject, figure, Refusal(missing, reading.rule, doubt=True))
        amount = in_unit(figure, reading, subject.negative, self._units, self._catalogue.units)
        start, end = self._span(statement, subject)
        self._placing.remember(figure, place.scenario)
        if figure.quantity.other is not None and reading.value_to is None:
            self.others[start] = figure.quantity.other
        return Observation(
            document_id=self._document.document_id,
            indicator=figure.indicator.indicator,
            area_id=place.area_id,
            period=place.period,
            scenario=place.scenario,
            measure=reading.measure,
            value=amount.value,
            value_to=amount.value_to,
            unit=amount.unit,
            value_base=amount.value_base,
            base_unit=amount.base_unit,
            decimals=amount.decimals,
            bound=self._bound(statement) or reading.bound,
            price_basis=self._price(subject),
            scope=subject.scope.value if subject.scope else None,
            base=reading.base,
            quote=self._document.text[start:end],
            char_start=start,
            char_end=end,
            locator=self._locator(statement),
            rule=reading.rule,
            evidence=self._evidence(statement, subject, place.evidence, amount.rule),
        )

    def _bound(self, statement: Statement) -> str | None:
        token = statement.tokens[statement.i - 1] if statement.i else None
        return token.value if token is not None and token.kind == "bound" else None

    def _price(self, subject: Subject) -> str | None:
        if subject.price is None or subject.price.value == "constant":
            return None
        price: str = subject.price.value
        return price

    # --- where it stands ------------------------------------------------------------------------------------

    def _span(self, statement: Statement, subject: Subject) -> tuple[int, int]:
        """The words of the statement: from its subject or verb to the end of its comparison."""
        start, end = statement.token.start, statement.token.end
        if statement.tail.next > statement.i + 1:
            end = max(end, statement.tokens[statement.tail.next - 1].end)
        for token in reversed(statement.tokens[: statement.i]):
            if token.kind in ("sign", "quantity") and not (self._clauses.fresh and token.kind == "sign"):
                break
            if token.kind not in ("sign", "benign") or token.start < (subject.name or token).start:
                start = token.start
            if token is subject.name or end - start > _LONGEST_QUOTE:
                break
        return start, end

    def _locator(self, statement: Statement) -> str:
        line = self._document.text.count("\n", 0, statement.token.start) + 1
        return f"dòng {line}"

    def _evidence(
        self, statement: Statement, subject: Subject, placed: dict[str, Evidence], unit_rule: str
    ) -> dict[str, Evidence]:
        evidence = dict(placed)
        if subject.name is not None:
            evidence["indicator"] = self._says(subject.name, "named" if self._clauses.fresh else "goes on from before")
        verbs = self._clauses.verbs()
        if verbs:
            evidence["measure"] = self._says(verbs[-1], f"verb: {verbs[-1].value}")
        compared = statement.tail.comparison or self._scene.now.before
        if compared is not None:
            text = self._document.text[compared.start : compared.end]
            evidence["comparison"] = Evidence(text, compared.start, compared.end, compared.kind)
        for part, token in (("price_basis", subject.price), ("scope", subject.scope)):
            if token is not None:
                evidence[part] = self._says(token, str(token.value))
        evidence["value"] = self._says(statement.token, unit_rule)
        return evidence

    def _says(self, token: Token, how: str) -> Evidence:
        return Evidence(self._document.text[token.start : token.end], token.start, token.end, how)

    def _left_out(self, statement: Statement, reason: str) -> LeftOut:
        start, end = statement.token.start, statement.token.end
        return LeftOut(self._document.text[start:end], start, end, reason)

    def _doubt(self, statement: Statement, subject: Subject, figure: Figure, refusal: Refusal) -> Doubt:
        start, end = self._span(statement, subject)
        value: Decimal = figure.quantity.value
        unit = self._units.get((figure.quantity.base or "count", int(figure.quantity.scale)))
        return Doubt(
            document_id=self._document.document_id,
            reason=refusal.reason,
            quote=self._document.text[start:end],
            char_start=start,
            char_end=end,
            locator=self._locator(statement),
            rule=refusal.rule,
            indicator=subject.indicator,
            area_id=self._document.area_id,
            period=figure.period,
            value=value,
            unit=unit,
        )
