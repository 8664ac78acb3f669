"""Sentences that no person wrote as one: they are read in parts, so that the time for a figure has a bound."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from etl.extract.tokens import Tokens
from etl.language.sentences import Sentence

LONGEST = 400
"""Tokens of a sentence that is read whole; the longest known has 186."""

_STOPS = (";", ",")


def parts(sentence: Sentence, tokens: Tokens) -> Iterator[tuple[Sentence, Tokens]]:
    """The sentence with its tokens, or its parts of `LONGEST` tokens at most, each with its own.

    What the words of a part behind the first refer to may stand in another one: its tokens are `cut`, so are those
    of the first where no comma or semicolon ends it.
    """
    if len(tokens) <= LONGEST:
        yield sentence, tokens
        return
    low, last = 0, len(tokens)
    while low < last:
        stop = _stop(tokens, low)
        high = last if last - low <= LONGEST else stop or low + LONGEST
        part = Tokens(tokens[low:high])
        part.cut = bool(low) or stop is None
        start = sentence.start if not low else part[0].start
        end = sentence.end if high == last else part[-1].end
        yield replace(sentence, start=start, end=end, first=sentence.first and not low,
                      opens=sentence.opens and high == last, heading=sentence.heading and not low), part  # fmt: skip
        low = high


def _stop(tokens: Tokens, low: int) -> int | None:
    """The index behind the last semicolon, or else comma, in the second half of the part that begins at `low`."""
    high = min(low + LONGEST, len(tokens))
    for sign in _STOPS:
        for k in range(high - 1, low + LONGEST // 2, -1):
            if tokens[k].is_("sign", sign):
                return k + 1
    return None
