"""On what a rate is, and of what, where the words leave that open: one of several, beyond another, of an index."""

from __future__ import annotations

import re

from etl.catalogue.text_vocabulary import SpokenOf
from etl.extract.comparison import comparison_at
from etl.extract.figure import Figure, Interpretation, Refusal
from etl.extract.prose.doubts.left_open import is_caused, is_of_economy, is_of_structure
from etl.extract.prose.doubts.told_in_words import ToldInWords
from etl.extract.prose.positions.brackets import is_rate_beyond
from etl.extract.prose.positions.coordination import is_compared_with_two, is_in_bare_row
from etl.extract.prose.positions.mention import Mention
from etl.extract.prose.positions.named_rows import is_in_parted_row
from etl.extract.prose.subjects.subject_selection import SubjectSelection
from etl.extract.prose.subjects.subject_tracker import SubjectTracker
from etl.extract.prose.time_context import TimeContext
from etl.extract.prose.times.sentence_times import last_is_on_month, next_is_on_month
from etl.extract.tokens import Tokens
from etl.language import periods

_A_YEAR_BEFORE, _CHANGES = ("same", "year"), ("up", "down")
_IN_ROW = frozenset({"quantity", "benign", "bound", "verb", "paired"})
_NAMES = frozenset({"indicator", "part", "area", "scope", "price", "contextual", "head"})
_INDEX, _OUTPUT = "iip", "industrial_output"
_CHANGE_OF = re.compile(r"(?<!\w)sự(?: \w+){1,4} (?:của|ở|trong|từ)(?: (?:ngành|các ngành|lĩnh vực))? $")
_BEFORE = 48  # characters before a name in which it is told whose change is spoken of


class UnsaidRates:
    """Looks at the rates of one document, by its `folded` text."""

    def __init__(
        self,
        folded: str,
        words: SpokenOf,
        tracker: SubjectTracker,
        time_context: TimeContext,
        selection: SubjectSelection,
    ) -> None:
        self._folded, self._words, self._tracker = folded, words, tracker
        self._time_context, self._selection = time_context, selection
        self._in_words = ToldInWords()
        self._indexed = False  # this paragraph has named the index of production

    def sentence(self, tokens: Tokens, first: bool) -> None:
        """A sentence begins, the `first` of a paragraph or another."""
        self._in_words.sentence(tokens, first)
        self._indexed = (self._indexed and not first) or tokens.has("indicator", _INDEX)

    def why(self, mention: Mention, figure: Figure, answer: Interpretation) -> Refusal | None:
        """Why it is left open what a rate is compared with, or whose it is; None where not, or where it is none."""
        if not answer.measure.startswith("growth"):
            return _times_an_amount() if answer.measure == "value" and mention.is_multiplied else None
        return (
            self._one_of_several(mention, figure)
            or self._of_then(mention, figure)
            or self._of_output_or_index(figure, answer)
            or self._beyond(mention, figure)
            or (_times_an_amount() if mention.is_times_an_amount else None)
            or self._on_month_before(mention, figure, answer)
            or self._of_what(mention, figure)
        )

    def _one_of_several(self, mention: Mention, figure: Figure) -> Refusal | None:
        several = (self._is_alone(figure) and is_in_bare_row(mention)) or is_compared_with_two(mention)
        several = several or (is_in_parted_row(mention) and not self._selection.in_row)
        if several or (figure.bracket and self._is_since_then(mention)):
            return Refusal("one of several rates; what each is compared with is not said", "growth.pair", doubt=True)
        return None

    def _of_then(self, mention: Mention, figure: Figure) -> Refusal | None:
        moved = self._time_context.now.shift is not None
        if moved or figure.bracket or mention.right.comparison is not None or not _is_of_that_time(mention):
            return None
        return Refusal("on that time or of that time: which is not said", "growth.of-then", doubt=True)

    def _of_output_or_index(self, figure: Figure, answer: Interpretation) -> Refusal | None:
        """ "Chỉ số sản xuất công nghiệp tăng 22%. Sản xuất công nghiệp tăng 14%": the branch alone is named; what
        is told against the month before is the index mostly, which reports tell every month."""
        if figure.indicator.indicator != _OUTPUT or not self._tracker.named_loosely:
            return None
        if not self._indexed and answer.measure != "growth_mom":
            return None
        return Refusal("of output or of its index: which is not said", "growth.index", doubt=True)

    def _beyond(self, mention: Mention, figure: Figure) -> Refusal | None:
        """A rate that stands beside another one, as what that is higher or lower than."""
        if not self._is_alone(figure) or mention.compared is not None or mention.right.indicator is not None:
            return None
        if is_rate_beyond(mention.tokens, mention.i) or self._is_of_then(mention):
            return Refusal("a rate that another is beyond; of which time is not said", "growth.beyond", doubt=True)
        return None

    def _on_month_before(self, mention: Mention, figure: Figure, answer: Interpretation) -> Refusal | None:
        """A rate of a month that another one stands beside, which is said to be on the month before."""
        if answer.measure != "growth_yoy" or figure.period is None or not periods.is_month(figure.period):
            return None
        behind = self._is_alone(figure) and next_is_on_month(mention.tokens, mention.right.next)
        if not behind:
            behind = self._is_alone_in_bracket(mention, figure) and last_is_on_month(mention.tokens, mention.i)
        if not behind and self._is_alone(figure) and self._in_words.is_on_month(mention.i):
            why = "on the month before, as is told before it, or not: which is not said"
            return Refusal(why, "growth.pair", doubt=True)
        if not behind:
            return None
        return Refusal(
            "on the month before, as the rate behind it, or not: which is not said", "growth.pair", doubt=True
        )

    def _of_what(self, mention: Mention, figure: Figure) -> Refusal | None:
        """Why a rate may be of something else than its indicator, or on something else than it was; None where not."""
        code = figure.indicator.indicator
        behind = mention.tokens[mention.i + 1 : mention.i + 2]
        if figure.verb == "index" and behind and behind[0].is_("scenario", "plan"):
            why = "of what was planned or of the year before: which is not said"  # "bằng 94,5% mục tiêu năm 2020"
            return Refusal(why, "growth.index", doubt=True)
        if is_of_economy(mention, code, self._folded):
            return Refusal("of the place's economy or of what was told before: which is not said", "growth.of-economy",
                           doubt=True)  # fmt: skip
        whole = figure.indicator.index and figure.indicator.parent is None and mention.right.comparison is None
        if whole and is_caused(mention, code, self._folded, self._words):
            return Refusal("a growth, or a branch's part of it: which is not said", "contribution", doubt=True)
        if _is_of_what_changed(mention, self._folded):
            why = "of what changed by itself or of what is told: which is not said"
            return Refusal(why, "growth.of-another", doubt=True)
        if is_of_structure(mention, figure, self._folded, self._words):
            return Refusal("a share or a growth: which is not said", "growth.or-share", doubt=True)
        if self._tracker.changes_another():
            return Refusal("whether it or something else has changed so is not said", "growth.of-another", doubt=True)
        return None

    def _is_alone(self, figure: Figure) -> bool:
        """Whether nothing but its own words says what the figure is compared with, and which time it is of."""
        return not (figure.compared is not None or figure.bracket or figure.dated or self._selection.in_row)

    def _is_alone_in_bracket(self, mention: Mention, figure: Figure) -> bool:
        """The same in a bracket that names no time of its own, and behind which nothing is compared."""
        at, tokens = mention.right.next, mention.tokens
        if at + 1 < len(tokens) and tokens[at].is_("sign", ")") and comparison_at(tokens, at + 1) is not None:
            return False  # "gấp 2,6 lần (tăng 159,2%) so với cùng kỳ"
        return figure.bracket and figure.compared is None and not (figure.dated or self._time_context.tells_own_time)

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


def _is_of_what_changed(mention: Mention, folded: str) -> bool:
    """Whether the last name before it is only whose change is spoken of, and a comma parts it from the figure: "dịch vụ
    hỗ trợ cho sự sụt giảm của khu vực công nghiệp, tốc độ tăng trưởng đạt 2,8%"."""
    tokens = mention.tokens
    last = next((k for k in range(mention.i - 1, -1, -1) if tokens[k].kind in _NAMES), None)
    if last is None or not tokens[last + 1].is_("sign", ","):
        return False
    start = tokens[last].start
    return _CHANGE_OF.search(folded[max(0, start - _BEFORE) : start]) is not None


def _times_an_amount() -> Refusal:
    return Refusal("so many times an amount; of which time that is is not said", "growth.times", doubt=True)


def _is_of_that_time(mention: Mention) -> bool:
    """Whether right before a change, or before the row that it is in, the same time a year before is named behind
    something: "xuất khẩu và nhập khẩu cùng kỳ năm trước lần lượt tăng 12% và 7%" may be on that time, or of it."""
    tokens, k, changes = mention.tokens, mention.i - 1, False
    while k > 0 and (tokens[k].kind in _IN_ROW or tokens[k].is_("sign", ",")):
        changes, k = changes or tokens[k].is_("verb", *_CHANGES), k - 1
    k -= k > 0 and tokens[k].kind == "period"  # "cùng kỳ năm 2014"
    found = comparison_at(tokens, k) if changes and k > 0 and tokens[k].is_("compare", *_A_YEAR_BEFORE) else None
    if found is None or found[0].said or tokens[k - 1].is_("compare", "prefix"):
        return False
    return tokens[k - 1].kind in _NAMES
