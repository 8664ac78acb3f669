"""Times that a sentence names beside its figures, and that are none of theirs.

"đã chạy từ tháng 8/2024", "63 cụm công nghiệp được quy hoạch đến năm 2020", "mức cao nhất kể từ năm 2011".
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile

from etl.catalogue.text_vocabulary import SpokenOf
from etl.extract.comparison import Comparison
from etl.extract.tokens import Token
from etl.language.patterns import any_of, either

_NAMES = frozenset({"indicator", "part", "contextual", "head"})
_PASSED = frozenset({"benign", "period", "bound"})
_SAYS = frozenset({"aside", "verb", "word", "benign"})
_LONGEST_REMARK = 40  # characters
_UNTIL = ("đến ", "tới ")


class TimesBeside:
    """Tells them apart in one `folded` text."""

    def __init__(self, folded: str, words: SpokenOf) -> None:
        self._folded, self._laid_out = folded, words.laid_out
        self._layouts = tuple(f"{said} {until}" for said in words.laid_out for until in ("", "đến ", "tới "))
        self._early, self._fulfilled = tuple(f"{said} " for said in words.earlier_by), words.fulfilled
        self._papers = any_of(words.papers)
        self._highest, self._since = tuple(words.superlatives), tuple(words.since)
        self._singled_out = _singled_out(words)

    def is_beside(self, tokens: list[Token], i: int) -> bool:
        """Whether the time at `i` is none of the figures'."""
        if is_passing(tokens[i - 1] if i else None) and not tokens[i].value.year_to:
            return True
        attribute = self._is_of_layout(tokens, i) or self._is_of_paper(tokens, i)
        return attribute or self._is_of_record(tokens, i) or self._is_singled_out(tokens, i) or self._is_lead(tokens, i)

    def is_laid_out(self, tokens: list[Token], i: int) -> bool:
        """Whether the words at `i` say of the things before them that a plan lays them out, and nothing of what comes:
        "59 cụm công nghiệp theo quy hoạch, đã có 22 cụm hoạt động"."""
        said = self._text(tokens[i]) in self._laid_out
        return said and i > 1 and tokens[i - 1].kind == "counted" and tokens[i - 2].kind == "quantity"

    def is_before_lead(self, tokens: list[Token], comparison: Comparison) -> bool:
        """Whether the words for a year before are the plan's year and by how much earlier it was fulfilled."""
        i = next((k for k, t in enumerate(tokens) if t.start >= comparison.end), None)
        return i is not None and tokens[i].kind == "period" and self._is_lead(tokens, i)

    def _is_lead(self, tokens: list[Token], i: int) -> bool:
        """Whether the months at `i` are by how much earlier a plan was fulfilled: "hoàn thành kế hoạch năm trước 3
        tháng", "về đích sớm 2 tháng"."""
        told = tokens[i].value
        if told.year or told.relative or told.first != 1 or not self._folded.endswith(self._early, 0, told.start):
            return False
        before = tokens[max(0, i - 4) : i]
        return any(t.is_("compare", "plan") or self._text(t) in self._fulfilled for t in before)

    def _is_of_layout(self, tokens: list[Token], i: int) -> bool:
        """Whether the time at `i` is that of the plan which lays out what was counted before it: "63 cụm công nghiệp
        được quy hoạch đến năm 2020, 37 cụm đang hoạt động"."""
        if not self._folded.endswith(self._layouts, 0, tokens[i].start):
            return False
        return any(t.kind == "counted" for t in takewhile(lambda t: t.kind != "sign", reversed(tokens[:i])))

    def _is_of_paper(self, tokens: list[Token], i: int) -> bool:
        """Whether the year at `i` is the one that a paper looks ahead to, of which its clause tells no figure: "Trong
        chiến lược đến năm 2020, công nghiệp là mũi nhọn; …"."""
        told = tokens[i].value
        if not told.year or told.year_to or told.relative or not self._folded.endswith(_UNTIL, 0, told.start):
            return False
        clause = list(takewhile(lambda t: t.kind not in ("sign", "quantity"), reversed(tokens[:i])))
        if not clause or self._papers.search(self._folded, clause[-1].start, told.start) is None:
            return False
        if clause[-1].is_("verb", "level"):
            return True  # "Thực hiện nghị quyết … đến năm 2020, tổng mức bán lẻ đạt …"
        behind = tokens[i + 2 :] if i + 1 < len(tokens) and tokens[i + 1].is_("sign", ",") else tokens[i + 1 :]
        return not any(t.kind == "quantity" or t.is_("sign", ":") for t in _first_clause(behind))

    def _is_of_record(self, tokens: list[Token], i: int) -> bool:
        """Whether the time at `i` is the one in which the figure before it is a record, or since which it is: "tăng 5%,
        mức cao nhất kể từ năm 2011; …", "…, là tháng giảm đầu tiên kể từ đầu năm; …"."""
        clause = list(takewhile(lambda t: t.kind not in ("sign", "quantity"), reversed(tokens[:i])))
        if any(t.kind in _NAMES for t in clause):
            return False  # it is told of something else
        told = next((t for t in clause if not (t.is_("benign", "within", "of") or self._text(t) in self._since)), None)
        superlative = told is not None and told.kind != "verb" and self._text(told).endswith(self._highest)
        if superlative and (len(clause) < i or not any(t.kind == "quantity" for t in tokens[i + 1 :])):
            return True  # "Đây là mức tăng cao nhất trong 5 năm qua. Trong đó, …"
        if len(clause) == i:
            return False  # nothing was told before
        said = [t for t in clause if not (t.kind in _PASSED or self._text(t) in self._since)]
        if said and self._text(said[0]).endswith(self._highest):
            return True
        since = self._text(tokens[i]).startswith(self._since) or (clause and self._text(clause[0]) in self._since)
        return bool(since and said) and all(t.kind in _SAYS and not t.is_("verb", "level") for t in said)

    def _is_singled_out(self, tokens: list[Token], i: int) -> bool:
        """Whether the time at `i` is named as the one in which something went on most, and no figure is told behind it
        that may be its: "Kinh tế suy giảm mạnh, nhất là quý I. Kim ngạch xuất khẩu đạt …"."""
        start = tokens[i].start
        if self._singled_out.search(self._folded, max(0, start - _LONGEST_REMARK), start) is None:
            return False
        clause = _first_clause(tokens[i + 1 :])
        if any(t.kind == "quantity" for t in clause):
            return False
        behind = tokens[i + 1 + len(clause)] if i + 1 + len(clause) < len(tokens) else None
        goes_on = behind is not None and clause[-1].is_("sign", ",", ":")  # "đặc biệt trong tháng 10, tỉnh thu hút …"
        return not goes_on or (behind is not None and behind.is_("benign", "back"))

    def _text(self, token: Token) -> str:
        return self._folded[token.start : token.end]


@lru_cache(maxsize=4)
def _singled_out(words: SpokenOf) -> re.Pattern[str]:
    """What says right before a time that something went on most in it."""
    return re.compile(rf"(?<!\w){either(words.singled_out)}(?: {either(words.when)})?\s*$")


def _first_clause(tokens: list[Token]) -> list[Token]:
    """The tokens up to the first sign that ends a clause, and that sign."""
    end = next((k for k, t in enumerate(tokens) if t.is_("sign", ",", ";", ":", ".")), len(tokens) - 1)
    return tokens[: end + 1]


def is_passing(previous: Token | None) -> bool:
    """Whether the time behind `previous` is none of the figures': "trước năm 2015", "tầm nhìn đến năm 2050"."""
    if previous is None:
        return False
    return previous.value == "trước" or previous.is_("verb", "from") or previous.is_("benign", "toward")
