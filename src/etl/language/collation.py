"""The order of Vietnamese words: the alphabet first, then the tones. In DuckDB it is the macro `vietnamese_order`."""

from __future__ import annotations

import unicodedata

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
"""The letters in their order; f, j, w and z stand where the Latin alphabet has them."""

TONES = "\u0300\u0309\u0303\u0301\u0323"
"""The tone marks in their order, none before all: huyền, hỏi, ngã, sắc, nặng."""

_PLACES = {ord(letter): chr(ord("A") + place) for place, letter in enumerate(ALPHABET)}
_TONED = {
    unicodedata.normalize("NFC", letter + mark): (letter, place + 1)
    for letter in "aăâeêioôơuưy"
    for place, mark in enumerate(TONES)
}
_WITHOUT = {ord(toned): letter for toned, (letter, _) in _TONED.items()}


def vietnamese_order(text: str) -> str:
    """A key by which sorting gives the order of Vietnamese dictionaries, as `collate vi` does: "Đà" after "Dĩ"."""
    lower = unicodedata.normalize("NFC", text).lower()
    letters = lower.translate(_WITHOUT).translate(_PLACES)
    tones = "".join(str(_TONED[sign][1]) if sign in _TONED else "0" for sign in lower)
    return f"{letters}\t{tones}"
