"""Alternatives of a plan, of which not all can be the plan: "kịch bản 1: …; kịch bản 2: …", "phương án cao …".

What is told of one is in doubt, from its name on: to the end of its paragraph, or of the list that it opens.
"""

from __future__ import annotations

import re
from functools import lru_cache

from etl.catalogue.text_vocabulary import SpokenOf
from etl.extract.figure import Refusal
from etl.extract.prose.positions.mention import Mention
from etl.extract.tokens import Tokens
from etl.language.patterns import any_of, either
from etl.language.sentences import Sentence

_HELD_AGAINST = ("exceed", "index", "level", "above", "below")


class Alternatives:
    """The alternatives spoken of in the `folded` text as it goes by."""

    def __init__(self, folded: str, words: SpokenOf) -> None:
        self._folded, self._pattern = folded, _named(words)
        self._chosen = any_of(words.chosen)
        self._goes_on: str | None = None  # of the sentence before in this paragraph
        self._listed: str | None = None  # of the line that opens this list
        self._told: list[tuple[int, str]] = []  # from where on in this sentence, and the words

    def sentence(self, sentence: Sentence, tokens: Tokens) -> None:
        """A sentence begins."""
        self._told = []
        if sentence.first:
            if sentence.heading or not sentence.bullet:
                self._listed = None
            self._goes_on = self._listed
        if not tokens:
            return
        if self._goes_on is not None:
            self._told.append((tokens[0].start, self._goes_on))
        for found in self._pattern.finditer(self._folded, tokens[0].start, tokens[-1].end):
            if not self._is_held_against(tokens, found.start()):
                self._told.append((_beginning(tokens, found.start()), found[0]))
                self._goes_on = found[0]
        if (sentence.opens or sentence.heading) and self._told:
            self._listed = self._told[-1][1]

    def refusal(self, mention: Mention) -> Refusal | None:
        """Why the figure is of one alternative only; None where it is of none, or of the one that was chosen."""
        told = [words for start, words in self._told if start <= mention.token.start]
        if not told or self._chosen.search(self._folded, mention.tokens[0].start, mention.tokens[-1].end):
            return None
        return Refusal(f"“{told[-1]}”: one of several that a plan may come to", "plan.alternative", doubt=True)

    def _is_held_against(self, tokens: Tokens, start: int) -> bool:
        """Whether a result is held against the alternative at `start`: "vượt kịch bản cao", "so với kịch bản 2"."""
        before = [t for t in tokens if t.end <= start and not t.is_("benign")][-1:]
        return bool(before) and (before[0].is_("verb", *_HELD_AGAINST) or before[0].is_("compare", "prefix"))


def _beginning(tokens: Tokens, start: int) -> int:
    """Where what is told of the alternative at `start` begins: a bracket behind a figure tells which one that is."""
    k = next((k for k, t in enumerate(tokens) if t.end > start), 0)
    if k > 1 and tokens[k - 1].is_("sign", "(") and tokens[k - 2].kind == "quantity":
        return tokens[k - 2].start
    return start


@lru_cache(maxsize=4)
def _named(words: SpokenOf) -> re.Pattern[str]:
    """The name of one alternative: "kịch bản 2", "phương án tăng trưởng cao"."""
    kinds, which = either(words.alternatives), either(words.alternative_kinds)
    number = r"(?:số )?(?:\d|[ivx]{1,3})(?![\w%]|[.,]\d| (?:tháng|quý|năm|tỷ|triệu|nghìn))"
    return re.compile(rf"(?<!\w)(?:{kinds}) (?:{number}|(?:[^\W\d]+ ){{0,2}}?(?:{which})(?!\w))")
