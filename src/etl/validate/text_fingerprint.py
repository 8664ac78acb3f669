"""The words a figure stands in, as one number: the same for the same sentence, however it is set.

Reports are copied from one outlet to the next. The sentence stays while the page around it, the letters and the line
ends change, so two figures of the same wording are one statement that was printed twice. What follows from that is for
the warehouse to say (`sql/queries/repeated_words.sql`).
"""

from __future__ import annotations

import hashlib
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence

from etl.language.fold import fold
from etl.language.sentences import sentences


def wordings(text: str, places: Sequence[int]) -> list[int]:
    """For each place in `text` (NFC) the wording of its sentence: a signed number of 64 bits.

    Letters and digits alone count, without tone marks: those are what a scan reads wrong and what editors respell.
    """
    spans = [(sentence.start, sentence.end) for sentence in sentences(text)]
    known: dict[int, int] = {}
    result = []
    for place in places:
        index = max(0, bisect_right(spans, (place, len(text))) - 1)
        if index not in known:
            known[index] = _number(text[slice(*spans[index])] if spans else "")
        result.append(known[index])
    return result


def _number(sentence: str) -> int:
    plain = unicodedata.normalize("NFD", fold(sentence).replace("đ", "d"))
    words = "".join(letter for letter in plain if letter.isalnum())
    return int.from_bytes(hashlib.blake2b(words.encode(), digest_size=8).digest(), signed=True)
