"""Words that point at others than the province or than the indicator named last: those spoken of before ("khu vực
này"), several forces together, a gate that the heading names, what is only asked for, the one of two names whose
currency a figure is in."""

from __future__ import annotations

import re

from etl.catalogue import Catalogue
from etl.extract.figure import Figure, Interpretation, Refusal
from etl.extract.prose.positions.mention import Mention
from etl.extract.tokens import Token, Tokens
from etl.language.patterns import any_of, either
from etl.language.sentences import Sentence

_CURRENCIES = ("vnd", "usd")
_TRADE = frozenset({"trade_turnover", "exports", "imports"})
_MARKET = "market"
_PARTS = ";:."


class Pointers:
    """Looks at the figures of one document, the `folded` text of which goes by."""

    def __init__(self, catalogue: Catalogue, folded: str) -> None:
        words = catalogue.spoken_of
        self._folded, self._words, self._catalogue = folded, words, catalogue
        self._pointed, self._forces = any_of(words.pointed_back), any_of(words.joint_forces)
        self._wholes = words.whole | words.its
        self._asked = re.compile(rf"\W*(?:\d{{1,2}}[.)]\s*)?({either(words.asked_for)})(?!\w)")
        self._of_gate = re.compile(rf"(?<!\w)(?:{either(words.at_gates)}) cửa khẩu(?!\w)(?:\s(?!và\s)[^\W\d]+){{0,4}}")
        self._averaged: str | None = None  # the years of which this paragraph has told but averages
        self._summed: str | None = None  # the time of which it has told a level
        self._begin = 0
        self._gates: list[tuple[int, str | None]] = []  # the headings that are open: their level, the gate they name

    def sentence(self, sentence: Sentence) -> None:
        """A sentence begins, a heading or not."""
        self._begin = sentence.start
        if sentence.first:
            self._averaged = self._summed = None
        if not sentence.heading:
            return
        while self._gates and self._gates[-1][0] >= sentence.level:
            self._gates.pop()
        found = self._of_gate.search(self._folded, sentence.start, sentence.end)
        self._gates.append((sentence.level, found[0] if found is not None else None))

    def refusal(
        self, mention: Mention, figure: Figure, answer: Interpretation, fresh: bool, scoped: bool
    ) -> Refusal | None:
        """Why the figure may be of others than its clause seems to say. `fresh`: its indicator was named since the
        figure before; `scoped`: it is told of a part of the indicator already."""
        tokens, start, at = mention.tokens, mention.tokens[0].start, mention.token.start
        if (asked := self._asked.match(self._folded, start, at)) is not None and not answer.plan:
            return Refusal(f"“{asked[1]}”: what is asked for, not what was so", "subject.asked", doubt=True)
        if figure.indicator.parent is None and (named := self._pointed_back(tokens, mention.i)) is not None:
            return Refusal(f"“{named}” spoken of before: of whom it is is not read", "subject.pointed", doubt=True)
        if figure.indicator.group == _MARKET and (forces := self._joint_forces(mention)) is not None:
            return Refusal(f"of “{forces}” together or of the market's alone: which is not said", "subject.forces",
                           doubt=True)  # fmt: skip
        if answer.measure == "value" and not fresh and self._is_in_other_currency(mention, figure):
            return Refusal("in another currency than it is told in: of what it is is not said", "subject.currency",
                           doubt=True)  # fmt: skip
        if self._is_behind_average(figure, answer):
            return Refusal("of the time of the figure before it or not: which is not said", "period.left", doubt=True)
        gate = next((gate for _, gate in self._gates if gate is not None), None)
        if gate is not None and figure.indicator.indicator in _TRADE and not scoped and not self._is_of_all(mention):
            return Refusal(f"of “{gate}”, the heading above it, or of all: which is not said", "subject.gates",
                           doubt=True)  # fmt: skip
        return None

    def _is_behind_average(self, figure: Figure, answer: Interpretation) -> bool:
        """Whether a sum would be of years of which the paragraph has told a yearly average alone, in a sentence before:
        "Giai đoạn 2011 - 2013 xuất khẩu tăng bình quân 20%/năm. Xuất khẩu đạt 240 triệu USD"."""
        before = figure.spoken is not None and figure.spoken.start < self._begin
        if answer.measure == "growth_avg":
            self._averaged = figure.period if self._summed != figure.period else None
            return False
        if answer.measure == "value" and not before:
            self._averaged, self._summed = None, figure.period
        sums = answer.measure == "value" and figure.indicator.flow and not answer.plan
        return before and sums and figure.period is not None and figure.period == self._averaged

    def _pointed_back(self, tokens: Tokens, i: int) -> str | None:
        """The words that point at a part of the economy spoken of before, in the part of the sentence before token `i`,
        unless all of it is spoken of behind them: "giá trị sản xuất của khu vực này đạt …"."""
        sign = tokens.last(i, "sign", *_PARTS)
        begin = tokens[0].start if sign is None else tokens[sign].end
        found = [*self._pointed.finditer(self._folded, begin, tokens[i].start)]
        whole = any(self._is_whole(t) for t in tokens[:i] if found and t.start >= found[-1].end())
        return found[-1][0] if found and not whole else None

    def _joint_forces(self, mention: Mention) -> str | None:
        """The forces that are told of together before the figure, behind which the market's own are not named."""
        start, at = mention.tokens[0].start, mention.token.start
        found = [*self._forces.finditer(self._folded, start, at)]
        if not found:
            return None
        own = any_of(self._words.market_watch).search(self._folded, found[-1].end(), at)
        return found[-1][0] if own is None else None

    def _is_in_other_currency(self, mention: Mention, figure: Figure) -> bool:
        """Whether an amount in a currency that the indicator is hardly told in may be of another one, which is: "năm
        2013: giá trị sản xuất 68.900 tỷ đồng, xuất khẩu 2,4 tỷ USD; năm 2014: 78.100 tỷ đồng và 2,7 tỷ USD"."""
        base, tokens = figure.quantity.base, mention.tokens
        if base not in _CURRENCIES or self._currency(figure.indicator.indicator) in (None, base):
            return False
        k = mention.i - 1 if tokens[mention.i - 1].kind != "bound" else mention.i - 2
        if k >= 0 and tokens[k].is_("verb", "equal"):
            return False  # "đạt 500 triệu USD, tương đương 10.500 tỷ đồng"
        named = [t.value for t in tokens[: mention.i] if t.kind == "indicator"]
        return not named or any(self._currency(code) == base for code in named)

    def _currency(self, code: str) -> str | None:
        """The currency that the indicator is told in."""
        known = self._catalogue.indicators.get(code)
        if known is None or known.dimension != "money":
            return None
        return self._catalogue.units[known.display_unit].base_unit

    def _is_of_all(self, mention: Mention) -> bool:
        return any(self._is_whole(t) for t in mention.tokens[: mention.right.next])

    def _is_whole(self, token: Token) -> bool:
        said = self._folded[token.start : token.end]
        return token.kind == "area" or (token.kind == "benign" and said in self._wholes)
