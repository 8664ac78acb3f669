"""A hash of the sentence of a figure: the same for the same words, however they are typeset.

Reports are copied from one outlet to the next. The sentence stays while the page around it, the letters and the line
ends change, so two figures of the same wording are one statement that was printed twice. The warehouse uses it in
`sql/queries/repeated_words.sql`.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from etl.language.fold import fold
from etl.language.sentences import around

_NO_LETTER_OR_DIGIT = re.compile(r"[\W_]+")


class Wording(NamedTuple):
    """The sentence of a figure: `number` is the same for the same words, `text[start:end]` is the sentence."""

    number: int
    start: int
    end: int


def wordings(text: str, places: Sequence[int]) -> list[Wording]:
    """For each place in `text` (NFC) its sentence, whose number is a signed one of 64 bits.

    Only letters and digits count, without tone marks, which scans misread and editors respell.
    """
    known: dict[tuple[int, int], Wording] = {}
    result = []
    for span in around(text, places):
        if span not in known:
            known[span] = Wording(_number(text[slice(*span)]), *_trimmed(text, *span))
        result.append(known[span])
    return result


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without the space around it."""
    words = text[start:end].lstrip()
    start = end - len(words)
    return start, start + len(words.rstrip())


def _number(sentence: str) -> int:
    plain = unicodedata.normalize("NFD", fold(sentence).replace("đ", "d"))
    words = _NO_LETTER_OR_DIGIT.sub("", plain)
    return int.from_bytes(hashlib.blake2b(words.encode(), digest_size=8).digest(), signed=True)
