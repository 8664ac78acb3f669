"""The walk through a document: its sentences in order, their tokens in order, and what each number states.

`TimeContext` holds what is known of times, `SubjectTracker` the subject; `rules.measures` decides what a figure states.
Nothing here knows a phrase or an indicator by name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from etl.catalogue import Catalogue
from etl.catalogue.area_epithets import UNSURE, with_epithets
from etl.catalogue.area_mentions import find_areas
from etl.documents.document import Document
from etl.extract.comparison import OPENERS, Comparison, comparison_at, level_compared
from etl.extract.lexer import Lexer
from etl.extract.observation import EARLY, Doubt, Extraction, LeftOut, Observation
from etl.extract.price_basis import OF_NO_YEAR
from etl.extract.prose.apposition import DASHES, end_of_apposition
from etl.extract.prose.assembly import Assembly
from etl.extract.prose.backward_scope import BackwardScope
from etl.extract.prose.long_sentences import parts
from etl.extract.prose.positions.brackets import (
    Compared,
    bracketed,
    is_alone_in_bracket_of_words,
    of_then,
    own_told,
    told_behind,
)
from etl.extract.prose.positions.line_heads import (
    begins_with_part,
    is_alone_at_head,
    is_rate_at_head,
    length_of_mark,
)
from etl.extract.prose.positions.mention import Mention
from etl.extract.prose.positions.no_figures import why_no_figure
from etl.extract.prose.positions.right_context import RightContext, read_right_context
from etl.extract.prose.positions.told_twice import comparison_of_twin
from etl.extract.prose.subjects.exclusions import exclusion_at, fills_bracket, stands_alone
from etl.extract.prose.subjects.subject_tracker import SubjectTracker
from etl.extract.prose.time_context import TOLD, TimeContext
from etl.extract.reconciliation import reconciled, reconciled_cells
from etl.extract.report import doubtful_digits
from etl.extract.report.arithmetic import choose
from etl.extract.report.consistency import with_price_basis, with_scope, without_headline
from etl.extract.report.doubtful_headlines import doubtful_headlines
from etl.extract.report.not_begun import without_results_of_plans, without_times_to_come
from etl.extract.report.number_habit import by_habit
from etl.extract.report.parts_of_one import without_parts
from etl.extract.report.settled_digits import settle
from etl.extract.report.two_rates import with_doubtful_rates
from etl.extract.scoring.second_reader import text_with
from etl.extract.tables import TablesRead, read_tables, understand_tables, without_tables
from etl.extract.tables.model import TableModel
from etl.extract.tokens import Token, Tokens
from etl.extract.vocabulary import vocabulary
from etl.language import period_expressions
from etl.language.fold import with_breaks
from etl.language.lexicon import TextWords, words_outside
from etl.language.period_expressions import Expression
from etl.language.reported_period import report_period
from etl.language.sentences import Sentence, headlines, sentences
from etl.language.whole_text import folded_text, times_of_text, words_of_text

_PLAIN = frozenset({"word", "benign", "indicator", "part", "other", "continue", "area", "aside", "counted", "generic"})
"""The kinds of tokens that only name a clause's subject (except "với", which may begin a comparison)."""

_BEGINNING = 3
"""The tokens in which a sentence says that it goes on with the one before."""


class Walk:
    """One reading of one document; `read` does it."""

    def __init__(self, document: Document, catalogue: Catalogue) -> None:
        self.document, self.catalogue = document, catalogue
        self.folded = folded_text(document.text)
        self.words = vocabulary(catalogue)
        self.tracker = SubjectTracker(self.folded, catalogue, self.words)
        self._words = words_of_text(self.folded)
        self._periods = self._times()
        day = document.published_on.isoformat() if document.published_on else document.published_hint
        told = (document.period, document.url, day)
        about = report_period(document.text, self.folded, self._periods, catalogue.spoken_of, *told)
        self.time_context = TimeContext(about, self.folded, catalogue.spoken_of)
        self.assembly = Assembly(document, catalogue, self.folded, self.tracker, self.time_context)
        self.found: list[Observation | Doubt | LeftOut] = []
        self._backward = BackwardScope(document.text, self.found, self.tracker, self.assembly.placement)
        self._announced = False
        self._headed = self._below_heading = False  # the sentence read last is a heading; so is the one before this
        self._headlines: list[Sentence] = []
        self._lines: list[tuple[Sentence, Sequence[Token]]] = []  # what the second reader sees, too
        self._compared: Compared | None = None  # the comparison read last in this sentence

    def _times(self) -> list[Expression]:
        """The period expressions of the text."""
        folded = with_breaks(self.folded, self.document.text)
        if folded == self.folded:  # as most are
            return list(times_of_text(folded))
        return list(period_expressions.find(folded, self._words))

    def read(self) -> Extraction:
        """Every number of the document: an observation, a doubt, or left out."""
        tables = read_tables(self.document, self.catalogue, self.time_context.report)
        text = without_tables(self.document.text, tables.spans)
        self._read_words(words_outside(self._words, tables.spans))  # those of tables are read, cell by cell
        found = list(sentences(text))
        for sentence in found:
            self._sentence(sentence)
        self._headlines = headlines(text, found)
        self.found += tables.found
        self.assembly.others |= tables.others
        return self._reviewed()

    def _read_words(self, words: TextWords) -> None:
        """Finds the places that the words of the prose name, and makes its lexer."""
        document, catalogue = self.document, self.catalogue
        names = find_areas(self.folded, catalogue, document.text, words)
        areas = with_epithets(names, self.folded, catalogue, document.text, document.area_id, words)
        self._is_unsure = any(area.kind == UNSURE for area in areas)
        self._lexer = Lexer(self.folded, self.words, words, areas, self._periods)

    def tables(self) -> list[TableModel]:
        """The models of the document's tables, without reading their cells."""
        return understand_tables(self.document, self.catalogue, self.time_context.report, TablesRead())

    def _reviewed(self) -> Extraction:
        """What was found, corrected by what the report says as a whole."""
        observations = [f for f in self.found if isinstance(f, Observation)]
        left_out = [f for f in self.found if isinstance(f, LeftOut)]
        observations, parts, of_parts = without_parts(observations)
        self.found += of_parts
        left_out += parts
        observations, disputed = doubtful_digits.split(observations, self.document)  # none decides about others
        observations = list(choose(observations, self.assembly.others, self.catalogue))
        marked = by_habit(observations, self.assembly.others, self.document.text, self.catalogue)
        observations = self._doubted(marked)
        observations, repeated = without_headline(self._headlines, observations, self.catalogue)
        observations = self._doubted(
            doubtful_headlines(self._headlines, observations, self.assembly.refused, self.catalogue)
        )
        observations = self._doubted(with_doubtful_rates(observations, self.document.text, self.catalogue))
        own, published = self.time_context.report.calendar.period, self.document.published_on
        observations = self._doubted(without_times_to_come(observations, published, own, self.catalogue))
        planned = own if self.time_context.report.planned else None
        observations = self._doubted(without_results_of_plans(observations, published, planned, self.catalogue))
        together = with_price_basis([*observations, *(each.observation for each in disputed)], self.catalogue)
        told = list(with_scope(list(together), self.catalogue))
        observations, last = told[: len(observations)], told[len(observations) :]
        disputed = [each._replace(observation=one) for each, one in zip(disputed, last, strict=True)]
        settled, unsettled = settle(disputed, observations, self.catalogue)
        return Extraction(
            observations=tuple(self._read_twice([*observations, *settled])),
            doubts=(*(f for f in self.found if isinstance(f, Doubt)), *map(doubtful_digits.doubt, unsettled)),
            left_out=tuple(sorted([*left_out, *repeated], key=lambda f: f.char_start)),
        )

    def _doubted(self, reviewed: Iterable[Observation | Doubt]) -> list[Observation]:
        """The observations that are left; the doubts are noted."""
        each = [*reviewed]
        self.found += [one for one in each if isinstance(one, Doubt)]
        return [one for one in each if isinstance(one, Observation)]

    def _read_twice(self, observations: Iterable[Observation]) -> Iterator[Observation]:
        """The observations with what the second reader makes of them, from the same words."""
        text = text_with(self.document, self.catalogue, self._lines)
        found = reconciled_cells(observations, self.document, self.catalogue)
        return reconciled(found, text, self.catalogue.reader.for_text(self.document.text))

    def _sentence(self, sentence: Sentence) -> None:
        for part, tokens in parts(sentence, self._lexer.tokens(sentence.start, sentence.end)):
            self._part(part, tokens)

    def _part(self, sentence: Sentence, tokens: Tokens) -> None:
        """Reads a sentence, or a part of one that is too long."""
        self._lines.append((sentence, [self._plain(token) for token in tokens] if self._is_unsure else tokens))
        self._compared = None
        self._backward.sentence(sentence.start)
        says_so = tokens.last(_BEGINNING, "continue") is not None
        goes_on = says_so or (sentence.first and begins_with_part(tokens))
        self.tracker.sentence(tokens, says_so)
        self.assembly.sentence(sentence, tokens, goes_on)
        if sentence.first and not goes_on and not self._announced:
            self.tracker.paragraph(sentence.bullet)
            self.tracker.resume_paragraph(tokens)
        elif tokens and tokens[0].kind == "cumulative" and not sentence.first:
            self.tracker.where.go_on()
        self._below_heading, self._headed = self._headed, sentence.heading
        self._announced = sentence.opens  # "Thu ngân sách:" speaks of what follows
        self.time_context.sentence(sentence, goes_on, tokens)
        i, n, take = length_of_mark(tokens) if sentence.first else 0, len(tokens), self.tracker.take
        while i < n:
            token = tokens[i]
            if token.kind in _PLAIN and token.value != "with":  # every second one is
                take(token)
                i += 1
            else:
                i = self._token(tokens, i)
        if sentence.heading or sentence.opens:
            self.tracker.head(tokens[length_of_mark(tokens) :], sentence.heading)
        self.time_context.end(sentence)

    def _plain(self, token: Token) -> Token:
        """The token as the second reader sees it: to it an epithet that may be of several provinces is a word."""
        if token.kind != "area" or token.value.kind != UNSURE:
            return token
        return Token("word", self.folded[token.start : token.end], token.start, token.end)

    def _token(self, tokens: Tokens, i: int) -> int:
        """Reads the token at `i` with what belongs to it; returns the index of the next one."""
        token = tokens[i]
        kind = token.kind
        if kind == "quantity":
            return self._figure(tokens, i)
        if kind == "sign":
            if token.value in DASHES and (end := end_of_apposition(tokens, i)) is not None:
                return end
            self._sign(tokens, i)
            return i + 1
        comparison = comparison_at(tokens, i) if kind in OPENERS else None
        if comparison is not None and (nation := self._averaged(tokens, i, comparison)) is not None:
            self.tracker.take(nation)
            return comparison[1]
        if comparison is not None:
            first = not self.tracker.clause.verbs and not self.tracker.after_figure
            self.time_context.compare(comparison[0], tokens, i, first)
            if comparison[0].kind == "plan" and not comparison[0].said:
                self.tracker.resume_heading()
            self._compared = Compared(comparison[0], i, comparison[1], closing=False)
            return comparison[1]
        if kind == "number":
            inside = token.start > 0 and self.folded[token.start - 1].isalpha()
            self._leave_out(token, "part of a word" if inside else "its separators make no number")
        if kind in TOLD:
            self.time_context.take(tokens, i)
            if kind == "scenario" and token.value in EARLY and is_alone_in_bracket_of_words(tokens, i):
                self._backward.scenario(token)
        excluded = exclusion_at(tokens, i, self.folded) if kind == "narrow" else None
        token, end = excluded or (token, i + 1)
        self.tracker.take(token)
        if token.kind == "scope" and (stands_alone(tokens, i, end) or fills_bracket(tokens, i, end)):
            of_place = i > 1 and tokens[i - 1].is_("sign", "(") and tokens[i - 2].kind == "area"
            if not of_place:  # else the figure comes behind it
                self._backward.scope(token)
        if kind == "price" and token.value not in OF_NO_YEAR and _is_behind_amount(tokens, i):
            self._backward.price_behind(token)
        return end

    def _averaged(self, tokens: list[Token], i: int, found: tuple[Comparison, int]) -> Token | None:
        """The nation, where its average at the head of a clause says whose the figures behind it are: "Bình quân cả
        nước, chỉ số sản xuất công nghiệp tăng 9,8%"."""
        comparison, end = found
        opens = i == 0 or tokens[i - 1].kind in ("sign", "continue") or tokens[i - 1].is_("benign", "word")
        named = end < len(tokens) and (tokens[end].is_("sign", ",") or tokens[end].kind in ("indicator", "part"))
        if comparison.kind != "peer" or comparison.said or not (opens and named):
            return None
        return self._lexer.place_in(comparison.start, comparison.end)

    def _sign(self, tokens: list[Token], i: int) -> None:
        sign = tokens[i].value
        if sign in "([":
            of = self.assembly.weigh(bracketed(self._compared, tokens, i, self.tracker.clause.compares))
            self.tracker.open()
            self.time_context.open(of)
            if i and tokens[i - 1].kind == "area":
                self.tracker.where.stand_before_bracket(tokens[i - 1])
            told, place = self._compared, i + 1 < len(tokens) and tokens[i + 1].kind == "area"
            if place and of is None and told is not None and told.next == i:
                self.time_context.compared_alike(told.comparison)  # "so với tháng 9 (cả nước tăng 1,2%)"
        elif sign not in ")]":
            self.time_context.sign(tokens, i)
            self.tracker.sign(sign)
        elif self.tracker.outside is not None and self.tracker.close(own_told(tokens, i)):
            self.time_context.close()
            self._backward.price()

    def _figure(self, tokens: Tokens, i: int) -> int:
        token = tokens[i]
        if (reason := why_no_figure(tokens, i, self.folded, self.catalogue.spoken_of)) is not None:
            self._leave_out(token, reason)
            return i + 1
        if self._below_heading and is_alone_at_head(tokens, i):
            self.tracker.resume_heading()  # "3. Kim ngạch nhập khẩu", and below it "- 35 triệu USD, giảm 11,2%"
        elif is_rate_at_head(tokens, i):
            self.tracker.resume_heading(changes=True)  # "Tăng 14,6% so cùng kỳ; đạt 76,6% kế hoạch"
        self.time_context.number(tokens, i)
        right = read_right_context(tokens, i + 1, self.words.ratios, self.folded)
        twin = comparison_of_twin(tokens, i) if right.comparison is None else None
        right.comparison = right.comparison or twin
        behind, then = told_behind(self._compared, tokens, i), of_then(tokens, i, self.tracker.clause.compares)
        if then is not None:
            behind, right = then[0], RightContext(then[1])
        if behind is not None and behind.said and (found := level_compared(tokens, i, i)) is not None:
            right.next = max(right.next, found[1])  # "so với 1,65 tỷ USD của năm trước tăng 39,6%"
        if behind is not None:  # "so với kế hoạch là 5.000 tỷ đồng": as if it stood in brackets
            self.tracker.open()
            self.time_context.open(behind)
        if self.tracker.fresh:
            self.time_context.dated_behind(None)
        comes_from = self.tracker.clause.verbs[-1:] and self.tracker.clause.verbs[-1].value == "from"
        self.found.append(self.assembly.state(Mention(token, right, tokens, i, behind)))
        beside = right.period is not None and self.time_context.is_set_beside(tokens, i)
        if right.period is not None and behind is None and not (comes_from or beside):
            self.time_context.dated_behind(right.period.value)
        self.tracker.figure(right.noun if token.value.base is None else None)
        self.time_context.figure(right.comparison is not None and right.comparison.kind == "plan")
        if behind is not None and self.tracker.close():
            self.time_context.close()
        if right.comparison is not None and twin is None:
            self._compared = Compared(right.comparison, i + 1, right.next, closing=True)
        return right.next

    def _leave_out(self, token: Token, reason: str) -> None:
        quote = self.document.text[token.start : token.end]
        self.found.append(LeftOut(quote, token.start, token.end, reason))


def _is_behind_amount(tokens: list[Token], i: int) -> bool:
    """Whether nothing but a word for "at" stands between an amount and the token at `i`: "512 tỷ theo giá 1994"."""
    k = i - 2 if i > 1 and (tokens[i - 1].kind == "aside" or tokens[i - 1].is_("benign", "by", "word")) else i - 1
    return k >= 0 and tokens[k].kind == "quantity"
