"""What is told with more than is counted elsewhere: "nếu tính cả Formosa, điện tiêu thụ vào khoảng 5,4 tỷ kWh"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from etl.catalogue.text_vocabulary import SpokenOf
from etl.extract.prose.whose.reservation import Reservation
from etl.extract.tokens import Tokens
from etl.language.patterns import any_of, either

_FAR = 200
"""Characters before it in which something was left out that is counted in again."""
_LONGEST = 80
"""Characters of what is counted in."""


def counted_in(tokens: Tokens, folded: str, words: SpokenOf) -> Iterator[Reservation]:
    """What stands behind such words at the head of a clause, up to the end of its part of the sentence: it may be more
    than the indicator's own. Not where the same was left out before: "trừ dầu thô tăng 5%; tính cả dầu thô …"."""
    if not tokens or tokens[0].start == tokens[-1].end:
        return
    for found in _head(words).finditer(folded, tokens[0].start, tokens[-1].end):
        start, end = found.span(1)
        if any_of(words.left_out_before).search(folded, max(0, start - _FAR), start):
            continue
        ends = (t.start for t in tokens if t.start > end and t.is_("sign", ";", "."))
        why = f"“{folded[start:end].strip()}”: with more than is counted elsewhere, or not: which is not said"
        yield Reservation(start, next(ends, tokens[-1].end), why, doubt=True)


@lru_cache(maxsize=4)
def _head(words: SpokenOf) -> re.Pattern[str]:
    more, no_more = either(words.with_more), either(words.no_more)
    what = rf"(?!(?:{no_more}|\d)(?!\w))[^\W\d][^,;:.()]{{1,{_LONGEST}}}?"
    return re.compile(rf"(?:^|(?<=[,;:.(–] )|(?<=nếu )|(?<=[-+] ))((?:{more}) {what})(?:,|(?<!\w)thì(?!\w))")
