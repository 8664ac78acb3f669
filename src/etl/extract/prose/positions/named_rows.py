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
    if place and mention.right.comparison is None and (led := _leads_row(tokens, found, first)) is not None:
        return led
    named = found[-length:]
    if len(named) < length or len({one.kind for one, _, _ in named}) < length:
        return None
    ends = [begin for _, begin, _ in named[1:]] + [first]
    apart = (tokens[end:begin] for (_, _, end), begin in zip(named, ends, strict=True))
    joined = all(all(t.is_("sign", ",") or t.kind in ("benign", "verb", "paired") for t in some) for some in apart)
    alone = len(found) == length or any(t.kind == "quantity" for t in tokens[found[-length - 1][2] : named[0][1]])
    return named[place][0] if joined and alone else None


def is_in_parted_row(mention: Mention) -> bool:
    """Whether the rate is one of a row behind "lần lượt" that semicolons part, so that each may be of another subject:
    "so cùng kỳ tăng lần lượt là: 6,1%; 17,4% và 20%"."""
    tokens, begin, end = mention.tokens, mention.i, mention.i
    parted = False
    while (before := _beside(tokens, begin, -1)) is not None:
        parted, begin = parted or any(t.is_("sign", ";") for t in tokens[before:begin]), before
    while (after := _beside(tokens, end, 1)) is not None:
        parted, end = parted or any(t.is_("sign", ";") for t in tokens[end:after]), after
    return parted and any(t.kind == "paired" for t in tokens[max(0, begin - _WORDS) : begin])


def _beside(tokens: list[Token], k: int, step: int) -> int | None:
    """The index of the percentage next to the one at `k`, with only a sign or small words between; None without one."""
    j = k + step
    while 0 <= j < len(tokens) and (tokens[j].kind in ("bound", "verb") or _parts(tokens[j])):
        j += step
    percentage = 0 <= j < len(tokens) and tokens[j].kind == "quantity" and tokens[j].value.base == "pct"
    return j if percentage and abs(j - k) > 1 else None


def _parts(token: Token) -> bool:
    return token.is_("sign", ";", ",") or token.is_("benign", "and")


def _leads_row(tokens: list[Token], found: list[tuple[Comparison, int, int]], first: int) -> Comparison | None:
    """The last of the comparisons `found` before the row, where it opens the part of the sentence that the row is in
    and so is that of every rate: "…; so với cùng kỳ tăng lần lượt là 6,1% và 20%". None where there is none."""
    if not found:
        return None
    told, begin, end = found[-1]
    opens = begin == 0 or tokens[begin - 1].is_("sign", ";", ",", ".")
    return told if opens and all(t.kind in _BETWEEN or t.kind == "paired" for t in tokens[end:first]) else None


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
