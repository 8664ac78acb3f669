"""Rows of figures behind "lần lượt" that go with as many provinces, or as many comparisons, named right before them.

"Dẫn đầu là Bắc Giang, Hậu Giang và Quảng Ninh, lần lượt là 13,45%, 12,27% và 11,03%"; "so với tháng trước và so với
cùng kỳ tăng lần lượt 3,4% và 8,6%".
"""

from __future__ import annotations

from etl.extract.comparison import Comparison, comparison_at
from etl.extract.prose.positions.coordination import row_of
from etl.extract.prose.positions.mention import Mention
from etl.extract.tokens import Token

_REACH = 30  # tokens before the first figure of a row
_HEAD = 12  # tokens between what is named and "lần lượt"
_WORDS = 4  # of these, words that nothing is known of
_BETWEEN = frozenset({"benign", "verb", "word", "scenario", "bound", "period"})
"""The kinds of tokens between the last of those named and the row."""


def place_in_row(mention: Mention) -> Token | None:
    """The province whose figure this is, by its place in a row of as many figures as provinces; None elsewhere."""
    place, length = row_of(mention)
    if length < 2:
        return None
    tokens, k = mention.tokens, _behind_names(mention, place)
    places: list[Token] = []
    while k >= 0 and tokens[k].kind == "area" and not tokens[k].value.is_smaller and tokens[k].value.frame != "office":
        places.append(tokens[k])
        if not (k > 1 and (tokens[k - 1].is_("sign", ",") or tokens[k - 1].is_("benign", "and"))):
            break
        k -= 2
    return places[length - 1 - place] if len(places) == length else None


def comparison_in_row(mention: Mention) -> Comparison | None:
    """What the rate is compared with, by its place in a row of as many rates as comparisons; None elsewhere."""
    place, length = row_of(mention)
    if length < 2 or mention.quantity.base != "pct":
        return None
    tokens, first = mention.tokens, _first_of_row(mention, place)
    k, found = max(0, first - _REACH), list[tuple[Comparison, int, int]]()
    while k < first:
        told = comparison_at(tokens, k)
        if told is not None and told[0].said:
            found.append((told[0], k, told[1]))
        k = told[1] if told is not None else k + 1
    named = found[-length:]
    if len(named) < length or len({one.kind for one, _, _ in named}) < length:
        return None
    ends = [begin for _, begin, _ in named[1:]] + [first]
    apart = (tokens[end:begin] for (_, _, end), begin in zip(named, ends, strict=True))
    joined = all(all(t.is_("sign", ",") or t.kind in ("benign", "verb", "paired") for t in some) for some in apart)
    alone = len(found) == length or any(t.kind == "quantity" for t in tokens[found[-length - 1][2] : named[0][1]])
    return named[place][0] if joined and alone else None


def _first_of_row(mention: Mention, place: int) -> int:
    """The index of the first figure of the row, of which this one is number `place`."""
    row = [k for k in range(max(0, mention.i - _REACH), mention.i + 1) if mention.tokens[k].kind == "quantity"]
    return row[-1 - place] if len(row) > place else mention.i


def _behind_names(mention: Mention, place: int) -> int:
    """The index of the last token before the row that does not only lead over to it; -1 where there is none."""
    tokens, k, words = mention.tokens, _first_of_row(mention, place) - 1, 0
    least = max(-1, k - _HEAD)
    while k > least and (tokens[k].kind in _BETWEEN or tokens[k].kind == "paired" or tokens[k].is_("sign", ",")):
        words += tokens[k].kind == "word"
        if words > _WORDS:
            return -1
        k -= 1
    return k if k > least else -1
