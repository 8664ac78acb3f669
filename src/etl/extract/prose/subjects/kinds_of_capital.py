"""Kinds of the capital of foreign investors: that of newly licensed projects, and what of it was realised.

The first, told beside what others added or beside all of it, is a part of what foreigners registered; alone it is
mostly told as all there was. The second stands behind what was registered, without a name of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from etl.catalogue.text_vocabulary import SpokenOf
from etl.extract.prose.positions.mention import Mention
from etl.extract.tokens import Token
from etl.language.patterns import any_of

CAPITAL, NEW, REALISED = "fdi_capital", "fdi_capital.new_projects", "fdi_realised"

_BREAK = re.compile(r"[.;:!?]\s*\n|\n\s*\n")
"""The end of a paragraph; a line may break within it."""
_REACH = 40
"""Characters before "cấp mới" in which it is told together with what was added: "vốn tăng thêm và cấp mới"."""
_FAR = 800
"""Characters of the paragraph, at most, before and behind a figure in which others are spoken of."""


def is_of_new_projects(mention: Mention, text: str, folded: str, words: SpokenOf) -> bool:
    """Whether the words before a figure of foreign capital say that it is of new projects alone, and its paragraph of
    the `text` speaks of capital that was added or contributed, too: "cấp mới 22 dự án với vốn FDI đăng ký 162 triệu
    USD, điều chỉnh tăng vốn 12 dự án với 71 triệu USD"."""
    begin = next((t.end for t in reversed(mention.tokens[: mention.i]) if t.is_("sign", ";", ":", ".")), None)
    start = mention.tokens[0].start if begin is None else begin
    end = mention.token.start
    new = [match.end() for match in any_of(words.new_capital).finditer(folded, start, end)]
    added = any_of(words.added_capital)
    if not new or added.search(folded, max(start, new[-1] - _REACH), end):
        return False
    first = max(0, start - _FAR)
    for ended in _BREAK.finditer(text, first, start):
        first = ended.end()
    broken = _BREAK.search(text, end, end + _FAR)
    beside = added.search(folded, end, end + _FAR if broken is None else broken.start())
    return beside is not None or added.search(folded, first, start) is not None


def realised_capital(mention: Mention, folded: str, words: SpokenOf) -> Token | None:
    """The word by which an amount is what foreigners brought in of what its sentence says that they registered: "Vốn
    FDI đăng ký đạt 487 triệu USD; thực hiện 215 triệu USD"; None where it is not, or a plan is told before it."""
    if mention.quantity.base not in ("vnd", "usd"):
        return None
    told = mention.tokens[: mention.i]
    k = len(told) - 1
    while k > 0 and (told[k].kind in ("bound", "scenario", "benign") or told[k].is_("verb", "level", "is")):
        if _is_word(told[k], folded, words.realised):
            break
        k -= 1
    if k < 1 or not _is_word(told[k], folded, words.realised):
        return None
    while k > 1 and told[k - 1].is_("benign", "word"):
        k -= 1  # "đã thực hiện được 215 triệu USD"
    if not (told[k - 1].is_("sign", ",", ";", "-") or told[k - 1].is_("benign", "and")):
        return None
    name = next((j for j in range(k - 1, -1, -1) if told[j].is_("indicator", CAPITAL)), None)
    if name is None or any(t.is_("compare", "plan") or t.is_("scenario", "plan") for t in told[:k]):
        return None
    others = any(t.kind == "indicator" and t.value != CAPITAL for t in told[name:k])
    figures = [t for t in told[name:k] if t.kind == "quantity" and t.value.base in ("vnd", "usd")]
    registered = any_of(words.registered).search(folded, told[0].start, told[k].start)
    return told[k] if figures and registered and not others else None


def _is_word(token: Token, folded: str, words: Iterable[str]) -> bool:
    return token.kind in ("verb", "other") and folded[token.start : token.end].startswith(tuple(words))
