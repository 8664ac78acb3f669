"""Companies that are named before a figure by a foreign name alone: what is told of them is not the province's."""

from __future__ import annotations

import re

from etl.catalogue.text_vocabulary import SpokenOf
from etl.extract.prose.positions.mention import Mention
from etl.extract.tokens import Token

_FOREIGN = re.compile(r"[a-z]*[aeiouy][b-df-hj-np-tv-xz]+[aeiouy][a-z]*|[a-z]*[fjwz][a-z]+")
"""A word of two syllables without an accent, or with a letter that Vietnamese has not: no Vietnamese word is one."""
_SHORT = 8  # tokens of a head that a colon ends
_HEAD = frozenset({"area", "benign", "sign", "number", "quantity", "word", "continue"})


def foreign_name(mention: Mention, words: SpokenOf) -> Token | None:
    """The word of no Vietnamese syllable right before what the figure is of, as companies are called: "+ Formosa:
    xuất khẩu 716 triệu USD", "Piaggio kim ngạch xuất khẩu 61 triệu USD"; None where there is none."""
    tokens, i = mention.tokens, mention.i
    head = tokens.next(0, "sign", ":") or 0
    if 0 < head < min(i, _SHORT) and all(t.kind in _HEAD for t in tokens[:head]):
        return next((t for t in tokens[:head] if _is_foreign(t, words)), None)
    name = max(tokens.last(i, "indicator") or 0, tokens.last(i, "counted") or 0)
    k = name - 1 - (name > 0 and tokens[name - 1].is_("sign", ":"))
    while k >= 0 and tokens[k].kind in ("area", "word") and not _is_foreign(tokens[k], words):
        k -= 1
    return tokens[k] if 0 <= k < name and tokens[k].kind == "word" else None


def _is_foreign(token: Token, words: SpokenOf) -> bool:
    """Whether it is a word of no Vietnamese syllable, and none that names no company."""
    word = str(token.value) if token.kind == "word" else ""
    return _FOREIGN.fullmatch(word) is not None and word not in words.loan_words | words.short_foreign
