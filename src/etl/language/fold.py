"""Text as it is compared: lower case, one spelling of tone marks, one kind of space, misprints mended.

Never shorter or longer: `fold` maps every character to exactly one character, so that a place in the folded text is
the same place in `Document.text`. Tone marks are never stripped: "bán" and "ban" stay different words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from etl.language.typos import RIGHT, SLIPS

# "hoà" and "hòa" are two schools of placing the tone mark on oa, oe, uy at the end of a word; a closed syllable (hoàn,
# hoạch) has one place only, and "họach" is a misprint. Both are folded to one spelling; "qu" is a consonant.
_PAIRS = {"oa": ("òóỏõọ", "àáảãạ"), "oe": ("òóỏõọ", "èéẻẽẹ"), "uy": ("ùúủũụ", "ỳýỷỹỵ")}
_OPEN = {
    pair[0] + second: first + pair[1]
    for pair, (firsts, seconds) in _PAIRS.items()
    for first, second in zip(firsts, seconds, strict=True)
}
_CLOSED = {old: new for new, old in _OPEN.items()}
# The u of "qu" bears no mark: "Qúy I" is quý I, "kết qủa" kết quả.
_TONES = "\u0300\u0301\u0309\u0303\u0323"
_AFTER_Q = {
    f"q{first}{vowel}": f"qu{unicodedata.normalize('NFC', vowel + tone)}"
    for vowel in "aăâeêiơy"
    for first, tone in zip("ùúủũụ", _TONES, strict=True)
}


def _any_of(words: Iterable[str], ahead: str) -> str:
    """A pattern for any of `words`, followed by `ahead`.

    Words with the same first letter share a branch, and every branch begins with a letter: so the pattern is tried
    only at such a letter, and there against few words.
    """
    rests: dict[str, list[str]] = {}
    for word in words:
        rests.setdefault(word[0], []).append(word[1:])
    return "|".join(f"{letter}(?:{'|'.join(rest)}){ahead}" for letter, rest in rests.items())


_TONE = re.compile("|".join([_any_of(_OPEN, r"(?!\w)"), _any_of(_CLOSED, r"(?=\w)"), _any_of(_AFTER_Q, "")]))

_SPACES = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
    "\u200a\u200b\u202f\u205f\u2028\u2029\u3000\ufeff"
)
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d\u00ad"
_QUOTES = "\u201c\u201d\u201e\u00ab\u00bb\u2033"
_TABLE = {ord(c): " " for c in _SPACES} | {ord(c): "-" for c in _DASHES} | {ord(c): '"' for c in _QUOTES}
_TABLE |= {0x2044: "/", 0x2215: "/", 0xFF05: "%", 0xFF0C: ",", 0xFF0E: ".", 0xFF1A: ":", 0xFF1B: ";", 0x201A: ","}
# Cyrillic and Greek letters that look Latin, and the full-width and eth forms that stand for Vietnamese letters.
_TABLE |= dict(zip(map(ord, "аеорсухіАЕОРСХВНМТКοаð"), "aeopcyxiaeopcxbhmtkoađ", strict=True))
_TABLE |= {0xD0: "đ", 0x1A3: "ư", 0x1A2: "ư"}  # the gha is what some PDF files make of it
_TABLE |= {0xFF10 + i: str(i) for i in range(10)}
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾"
_TABLE |= {ord(raised): " " for raised in _RAISED}
_PLAIN = {chr(odd): plain for odd, plain in _TABLE.items()}
_ODD = re.compile(f"[{re.escape(''.join(_PLAIN))}]")
# At the same place the first that fits counts, so the phrases that are right go before the misprints in them.
_SLIP = re.compile(_any_of([*RIGHT, *SLIPS], r"(?!\w)"))


def nfc(text: str) -> str:
    """The text in Unicode's composed form (NFC), which is the form of `Document.text`."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """`text` (NFC) for comparing, character by character in place: `len(fold(text)) == len(text)`."""
    lower = text.lower()
    if len(lower) != len(text):  # a few letters (İ) grow when lowered; those stay as they are
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return _SLIP.sub(_mended, _TONE.sub(_respell, _ODD.sub(_plain, lower)))


_UNTIL = re.compile(r"\n(?=(?:Đến|Tới)\s)")


def with_breaks(folded: str, text: str) -> str:
    """`folded`, which was made of `text`, with the empty lines between paragraphs as they are in `text`, and a bar
    where a line begins with a capital "Đến": a title that ends in a year begins no range."""
    lines, begin = list[str](), 0
    for until in _UNTIL.finditer(text):
        lines += [folded[begin : until.start()], "|"]
        begin = until.end()
    folded = "".join([*lines, folded[begin:]]) if lines else folded
    pieces, at = list[str](), 0
    for paragraph in text.split("\n\n"):
        pieces.append(folded[at : at + len(paragraph)])
        at += len(paragraph) + 2
    return "\n\n".join(pieces)


def spelled(words: str) -> str:
    """Words of a folded text as phrases are written, with one space between them: "đô  la" is "đô la"."""
    return " ".join(words.split()) if "  " in words else words


def _plain(match: re.Match[str]) -> str:
    sign = match.group()
    return sign if sign in _RAISED and _is_power(match.string, match.start()) else _PLAIN[sign]


def _is_power(text: str, at: int) -> bool:
    """Whether the raised sign is part of "m²" or "10⁶"; it marks a note otherwise, and counts as a space."""
    begin = at
    while begin and text[begin - 1] in _RAISED:
        begin -= 1
    before = text[max(0, begin - 3) : begin]
    if before.endswith("10"):
        end = next((i for i in range(at, len(text)) if text[i] not in _RAISED), len(text))
        times = len(before) == 3 and before[0] in ".x×*·"
        return times or (not before[:-2].isdigit() and text[begin:end] in ("³", "⁶", "⁹", "¹²"))
    return begin == at and before.endswith("m") and text[at] in "²³"


def _mended(match: re.Match[str]) -> str:
    return SLIPS.get(match.group(), match.group())


def _respell(match: re.Match[str]) -> str:
    pair, start = match.group(), match.start()
    if pair in _AFTER_Q:
        return _AFTER_Q[pair]
    if start and match.string[start - 1] == "q":
        return pair
    return _OPEN.get(pair) or _CLOSED[pair]
