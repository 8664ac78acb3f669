"""Of which place a figure is, where the words leave that open: another one was told of before, and none since."""

from __future__ import annotations

from etl.catalogue.areas import NATION
from etl.catalogue.text_vocabulary import SpokenOf
from etl.extract.figure import Refusal
from etl.extract.prose.positions.mention import Mention
from etl.extract.prose.subjects.subject_tracker import SubjectTracker
from etl.extract.prose.whose.section_places import SectionPlaces
from etl.extract.prose.whose.told_of_others import nation_first
from etl.extract.tokens import Token, Tokens

_ASIDE = frozenset({"office", "aside"})
"""Mentions of a province that are of no figure: an office of it, where something takes place."""


_NEAR = 8  # characters between "tỉnh" and a name that is its own
_BEFORE_HEAD = frozenset({"benign", "period", "sign", "number", "continue", "cumulative", "other", "word"})
_TELLS = frozenset({"verb", "indicator", "scenario", "period", "quantity"})


class UnsaidPlaces:
    """Looks at the places of the figures of one document, a report of the `area` (None: not known)."""

    def __init__(
        self, area: str | None, folded: str, words: SpokenOf, tracker: SubjectTracker, sections: SectionPlaces
    ) -> None:
        self._area, self._of_nation = (area or "").removesuffix("-2025"), area == NATION
        self._folded, self._where, self._sections = folded, tracker.where, sections
        self._headed: Token | None = None  # the other place or region that a sentence of this paragraph was headed by
        self._own_words = (words.whole | words.its | words.offices) - words.of_any_place

    def sentence(self, tokens: Tokens, first: bool) -> None:
        """A sentence begins, the `first` of its paragraph or another: one that speaks of the report's own place ends
        what was told of another one."""
        if first:
            self._headed = None
        own = self._speaks_of_own(tokens)
        self._headed = (None if own else self._head(tokens)) or (None if own else self._headed)
        if own:
            self._where.come_back()

    def why(self, mention: Mention) -> Refusal | None:
        """Why it is left open of which place the figure is; None where it is not."""
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
        if (place := self._place_ahead(mention)) is not None:
            words = self._folded[place.start : place.end]
            why = f"whether it is told of “{words}”, as the sentence before, or of the report's own place is not said"
            return Refusal(why, "area.unsaid", doubt=True)
        return self._sections.refusal(mention) if self._area and self._where.area is None else None

    def _is_own(self, token: Token) -> bool:
        """Whether it speaks of the report's own place, or of an office of it."""
        if token.kind == "area":
            return token.value.area_id == self._area and not token.value.is_smaller
        return self._folded[token.start : token.end] in self._own_words

    def _place_before(self, mention: Mention) -> Token | None:
        """Another place than the report's, of which the sentences before told, where none has spoken of the report's
        own since: "Cả nước xuất khẩu tăng 8,1%. Nhập khẩu tăng 12%. Bán lẻ tăng 9%."."""
        where, before = self._where, self._where.told_before
        if self._of_nation or not self._area or where.area is not None or before is None:
            return None
        if before.value.area_id == self._area or before.value.is_smaller:
            return None
        told = mention.tokens[: mention.i]
        own = any(self._is_own(t) for t in told if t.kind == "benign")
        return None if own or any(t.kind == "area" for t in told) else before

    def _head(self, tokens: Tokens) -> Token | None:
        """The other place or region that heads a sentence, a verb, a colon or a comma behind it: "Toàn vùng Tây Bắc:
        …", "Ở Cao Bằng, công nghiệp khởi sắc". It is asked where the report's own is not spoken of, too."""
        k = next((k for k, t in enumerate(tokens) if t.kind not in _BEFORE_HEAD), len(tokens))
        if k >= len(tokens) - 1 or self._of_nation or not self._area:
            return None
        head, behind = tokens[k], next((t for t in tokens[k + 1 :] if t.kind != "benign"), tokens[-1])
        tells = behind.kind in _TELLS or behind.is_("sign", ",", ":")
        place = head.kind == "area" and not head.value.is_smaller and head.value.frame not in _ASIDE
        return head if tells and (place or head.is_("narrow", "region")) else None

    def _place_ahead(self, mention: Mention) -> Token | None:
        """Another place or a region that headed this sentence or one before it in the paragraph, where none is named
        before the figure and the report's own has not been spoken of since."""
        if self._headed is None or self._where.area is not None:
            return None
        told = mention.tokens[: mention.i]
        return None if any(t.kind == "area" and t is not self._headed for t in told) else self._headed

    def _speaks_of_own(self, tokens: Tokens) -> bool:
        """Whether the report's own place is named; not "6 tỉnh", "tỉnh bạn Cao Bằng"."""
        if any(self._is_own(tokens[k]) for k in tokens.places("area")):
            return True
        for k in tokens.places("benign"):
            if not self._is_own(tokens[k]):
                continue
            behind = tokens[k + 1 : k + 3]
            another = any(t.kind == "area" and not self._is_own(t) and t.start - tokens[k].end < _NEAR for t in behind)
            counted = k > 0 and tokens[k - 1].kind == "quantity" and tokens[k - 1].value.base is None
            if not (another or counted):
                return True
        return False

    def _place_here(self, mention: Mention) -> Token | None:
        """Another place than the report's, of which all figures of this sentence so far told and its own is not named
        since: "GDP cả nước tăng 5,5%, xuất khẩu tăng 10%"."""
        here = self._where.told_here or nation_first(mention)
        if here is None or self._of_nation or not self._area or self._where.area is not None:
            return None
        own = any(self._is_own(t) for t in mention.tokens[: mention.i] if t.start >= here.end)
        return None if own or here.value.area_id == self._area or here.value.is_smaller else here

    def _other_place(self, mention: Mention) -> Token | None:
        """The province that the sentence names before a figure of a report of the nation, where no words say whose the
        figure is: "Tăng cao nhất thuộc nhóm phía Bắc: Bắc Giang, …, đạt 12%"."""
        if not self._of_nation or self._where.area is not None:
            return None
        before = self._where.before
        depth, found = 0, before if before is not None and before.value.area_id != NATION else None
        for token in mention.tokens[: mention.i]:
            if token.kind == "sign" and token.value in "()[]":
                depth += 1 if token.value in "([" else -1
            elif token.kind == "area" and token.value.area_id == NATION:
                found = None
            elif token.kind == "area" and not depth and not token.value.is_smaller and token.value.frame not in _ASIDE:
                found = token
        return found
