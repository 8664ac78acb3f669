"""The place that a section is about, where its heading names a wider one: "1. Tình hình chung của cả nước".

What stands below it and names no place is hardly the report's own, though its sentences look as if it were. A section
ends where the next heading of its level or of a higher one begins, or the next item that is numbered as its heading.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from etl.catalogue.areas import NATION
from etl.catalogue.text_vocabulary import SpokenOf
from etl.extract.figure import Refusal
from etl.extract.prose.positions.mention import Mention
from etl.extract.tokens import Token, Tokens
from etl.language.patterns import any_of, either
from etl.language.sentences import Sentence

_HEADING = frozenset({"area", "benign", "sign", "number", "quantity"})
"""The kinds of tokens of a heading that is but the name of a place: "2. Tỉnh Cao Bằng"."""

_MARK = re.compile(r"\W*(?:(\d{1,2}(?:\.\d{1,2})*)|([ivx]{1,4})|([a-zđ]))[.)/:-]")
_ENDS = ".;,…"
_LONGEST = 110  # characters of a heading
_UNNUMBERED = 0  # the level of a heading without a number or a mark
_ASIDE = frozenset({"office", "aside"})
_WITHIN = ("of", "within")
_FRAME = len("tỉnh ")  # before the name of a place


class _Section(NamedTuple):
    """A section that is open: its heading's level and kind of number, and the wider place (None: the report's own)."""

    level: int
    mark: str
    words: str | None


class SectionPlaces:
    """The sections of one report of the `area` (None: not known), as the `folded` form of its `text` goes by."""

    def __init__(self, area: str | None, words: SpokenOf, folded: str, text: str) -> None:
        self._area, self._words, self._folded, self._text = (area or "").removesuffix("-2025"), words, folded, text
        self._open: list[_Section] = []
        self._listed: str | None = None  # of a list that a line with a colon opens: "Bối cảnh của cả nước:"
        self._said: str | None = None  # by the head of this paragraph: "Ở trong nước, …"
        self._said_here = False  # this sentence says so
        self._is_own = False  # this paragraph has spoken of the report's own place

    @property
    def words(self) -> str | None:
        """The wider or other place that the section is about; None where it is the report's own."""
        return self._listed or (self._open[-1].words if self._open else None)

    def sentence(self, sentence: Sentence, tokens: Tokens) -> None:
        """A sentence begins, a heading or not."""
        self._said_here = False
        if sentence.first:
            self._said, self._is_own = None, False
            self._first(sentence, tokens)
        if _names_own(tokens, self._area, self._folded, self._words):
            self._is_own, self._said = True, None
            if not sentence.heading and self._open and self._open[-1].level == _UNNUMBERED:
                self._open.pop()
        elif self._said is None and (head := self._head(tokens)) is not None:
            self._said, self._said_here = head, True

    def refusal(self, mention: Mention) -> Refusal | None:
        """Why a figure of no place that is named may be of a wider one, as a heading above it says, or the head of its
        paragraph; None where it is the report's own."""
        if mention.tokens.last(mention.i, "area") is not None:
            return None
        if not self._is_own and (words := self.words) is not None:
            why = f"whether it is told of “{words}”, the heading above it, or of the report's own place is not said"
            if self._area == NATION:
                why = f"whether it is told of “{words}” or of the nation is not said"
            return Refusal(why, "area.unsaid", doubt=True)
        if (told := self._told_at_head(mention)) is not None:
            return Refusal(f"it may be told of “{told}”, not of the province", "area.unsaid", doubt=True)
        return None

    def _told_at_head(self, mention: Mention) -> str | None:
        """The wider place that heads its paragraph: "Ở trong nước, chỉ số sản xuất công nghiệp tăng 9,8%"."""
        if self._said is None or not self._said_here:
            return self._said
        named = any(t.kind in ("indicator", "head") for t in mention.tokens[: mention.i])
        return self._said if named else None  # "- Trong nước: 57 triệu USD" is a part

    def _first(self, sentence: Sentence, tokens: Tokens) -> None:
        """A paragraph begins."""
        level, mark = sentence.level, self._mark(sentence.start)
        if not sentence.bullet:
            self._listed = None
        if sentence.heading:
            while self._open and (self._open[-1].level >= level or self._open[-1].level == _UNNUMBERED):
                self._open.pop()
        elif mark:
            k = next((k for k, one in enumerate(self._open) if one.mark == mark), len(self._open))
            del self._open[k:]
        line = self._folded[sentence.start : sentence.end].strip()
        alone = self._text[sentence.end : sentence.end + 1] in ("", "\n") and len(line) <= _LONGEST
        if not (sentence.heading or (alone and line[-1:] not in _ENDS)):
            return
        own = self._is_of_own(tokens)
        words = None if own else self._wide(tokens, line)
        if sentence.opens and words is not None:
            self._listed = words
        elif sentence.heading and (words is not None or own or self._open):
            self._open.append(_Section(level, mark, words or (None if own else self.words)))
        elif words is not None:
            while self._open and self._open[-1].level == _UNNUMBERED:
                self._open.pop()
            self._open.append(_Section(_UNNUMBERED, mark, words))

    def _mark(self, start: int) -> str:
        """The kind of number that the line at `start` begins with; "" where it has none."""
        found = _MARK.match(self._folded, start)
        if found is None:
            return ""
        return f"digits{found[1].count('.')}" if found[1] else "roman" if found[2] else "letter"

    def _is_of_own(self, tokens: Tokens) -> bool:
        """Whether a heading speaks of the report's own place, too: "Tình hình trong nước và trong tỉnh"."""
        if any(tokens[k].value.area_id == self._area for k in tokens.places("area")):
            return True
        own = any_of(self._words.its | self._words.whole | self._words.own_place)
        spans = [(t.start - _FRAME, t.end) for t in tokens if t.kind in ("area", "narrow")]
        found = own.finditer(self._folded, tokens[0].start, tokens[-1].end) if tokens else ()
        return any(not any(start <= one.start() < end for start, end in spans) for one in found)

    def _wide(self, tokens: Tokens, line: str) -> str | None:
        """The words by which a heading, the folded `line`, names a wider place or another province."""
        if any(t.kind == "quantity" and t.value.base is not None for t in tokens):
            return None
        places = [tokens[k] for k in tokens.places("area") if not tokens[k].value.is_smaller]
        if len(places) == 1 and all(t.kind in _HEADING for t in tokens):
            return self._folded[places[0].start : places[0].end]
        if self._area == NATION:
            return None
        region = next((t for t in tokens if t.is_("narrow", "region")), None)
        if region is not None:
            return self._folded[region.start : region.end]
        if (nation := any_of(self._words.nation_heads).search(line)) is not None:
            return nation[0]
        found = _background(self._words).match(line)
        return found[1] if found is not None and not any_of(self._words.home_heads).search(line) else None

    def _head(self, tokens: Tokens) -> str | None:
        """The words for the country or the world that head a sentence up to a comma or a colon."""
        if not tokens or self._area == NATION:
            return None
        found = _heads(self._words).match(self._folded, tokens[0].start, tokens[-1].end)
        return found[1] if found is not None else None


def _names_own(tokens: Tokens, area: str, folded: str, words: SpokenOf) -> bool:
    """Whether a sentence tells of the report's own place, by its name or as "toàn tỉnh", "của tỉnh"."""
    for k in tokens.places("area"):
        place = tokens[k].value
        if place.area_id == area and not place.is_smaller and place.frame not in _ASIDE:
            return True
    return any(_is_whole(tokens, k, folded, words) for k in tokens.places("benign"))


def _is_whole(tokens: list[Token], k: int, folded: str, words: SpokenOf) -> bool:
    said = folded[tokens[k].start : tokens[k].end]
    if said in words.its and k > 0 and tokens[k - 1].is_("benign", *_WITHIN):
        return True
    return said in words.whole and said not in words.of_any_place


@lru_cache(maxsize=4)
def _background(words: SpokenOf) -> re.Pattern[str]:
    """A heading on the world or the nation as the background of the report."""
    wide = either(words.wide_places)
    behind = rf"(?:{either(words.background)})\W(?:\S+ ){{0,6}}?"
    return re.compile(rf"[\W\dixv]*(?:[a-hđ][.)/]\s*)?(?:{behind})?({wide})(?!\w)")


@lru_cache(maxsize=4)
def _heads(words: SpokenOf) -> re.Pattern[str]:
    """The head of a sentence that says that it tells of the world or of the nation."""
    return re.compile(rf"\W*(?:(?:ở|tại|trên|về|{either(words.background)}) )?({either(words.wide_places)})\s?[,:]")
