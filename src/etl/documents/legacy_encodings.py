"""Vietnamese from before Unicode: which of TCVN3 (.VnTime), VNI and VPS a text was written for, and its Unicode form.

Such a text holds Latin-1 signs that only look right in its own fonts ("Së C«ng Th­¬ng"). It is recognised by the
result: only under the right table do the words become Vietnamese syllables. The tables are in the catalogue.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import filterfalse, islice
from pathlib import Path

from etl.catalogue.loader import DATA
from etl.language.fold import nfc

ENCODINGS = ("tcvn3", "vni", "vps")
_SAMPLE = 20_000  # characters from which the encoding is recognised
_DISTINCT = 3  # different syllables: one or two, over and over, prove nothing ("aâ" is "â" in VNI)
_ENOUGH, _SHARE = 5, 0.85  # words with marks: how many there must be, and how many of them must be syllables

# Only Unicode text has these letters, and no Vietnamese sentence does without them.
_UNICODE = re.compile("[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9\u0300-\u036f]")
_SUSPECT = re.compile("[\u0080-\u00ff]")
_SIGN = re.compile("[^\t\n\r -~]")
_WORD = re.compile("(?:[^\\W\\d_]|[\u0080-\u00bf\u0300-\u036f])+")
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
_STOPS, _STOP_TONES = ("c", "ch", "p", "t"), ("\u0301", "\u0323")
_BINARY = re.compile("[\x00-\x08\x0e-\x1f]")
_TO_CP1252 = {byte: bytes([byte]).decode("cp1252", "ignore") or " " for byte in range(0x80, 0xA0)}
_TO_LATIN1 = {ord(sign): chr(byte) for byte, sign in _TO_CP1252.items() if sign != " "}
_SYLLABLE = re.compile(
    "(?:b|ch?|d|đ|gh?|gi|h|kh?|l|m|ngh?|nh?|ph?|qu?|r|s|th?|tr|v|x)?"
    "(?:uyê|oai|oay|oeo|uây|uôi|ươi|ươu|iêu|yêu|uya|uyu|oao|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|oo|ôi|ơi|ua|uâ"
    "|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|yê|[aăâeêioôơuưy])"
    "(?:ch?|m|ngh?|nh|n|p|t)?"
)


@dataclass(frozen=True, slots=True)
class _Table:
    """The signs of one encoding, the longer ones first, and the letters they draw.

    `uses_c1`: the bytes 0x80-0x9f are letters too. In the other encodings they are what Windows-1252 shows, dashes and
    quotation marks.
    """

    signs: re.Pattern[str]
    letters: dict[str, str]
    uses_c1: bool


def recognise(pieces: Iterable[str]) -> str | None:
    """The encoding that the pieces of one report were written for; None for Unicode and for other languages."""
    suspects = filter(_SUSPECT.search, filterfalse(_UNICODE.search, pieces))
    sample, length = list[str](), 0
    for piece in suspects:
        sample.append(piece)
        length += len(piece)
        if length > _SAMPLE:
            break
    if not sample:
        return None
    text = "\n".join(sample)[: 2 * _SAMPLE]
    if len(_SIGN.findall(text)) < _ENOUGH:  # each letter with a mark is drawn by one of them at least
        return None
    share, encoding = max((_share(_converted(text, encoding)), encoding) for encoding in ENCODINGS)
    if share < _SHARE or share <= _share(text) or _distinct(_converted(text, encoding)) < _DISTINCT:
        return None
    return encoding


def to_unicode(piece: str, encoding: str, tie: bool | None = None) -> str:
    """`piece` in Unicode (NFC). What is Unicode already ("Hoà Bình" in a report of mixed fonts) stays as it is, word by
    word where both are in it. `tie`: what is Vietnamese either way, or neither ("§¾k L¾k"), is turned, as it is in VNI
    if nothing is said: its signs look like syllables themselves ("Giaù"); in the others, what looks right is right."""
    if not _SUSPECT.search(piece):
        return piece
    if not _UNICODE.search(piece):
        converted = _converted(piece, encoding)
        before, after = (good - bad for good, bad in (_syllables(piece), _syllables(converted)))
        if after > before or (after == before and (encoding == "vni" if tie is None else tie)):
            return converted
    return _by_words(piece, encoding)


def is_unicode(text: str) -> bool:
    """Whether the text holds a letter that only Unicode has."""
    return _UNICODE.search(text) is not None


def settled(text: str) -> str:
    """Unicode text that `to_unicode` leaves as it is: "Hòa" alone could be VNI for another word, so its marks are taken
    off their letters (NFD) until the text is tidied."""
    return text if text.isascii() or _UNICODE.search(text) else unicodedata.normalize("NFD", text)


def _by_words(piece: str, encoding: str) -> str:
    """The piece with those words turned that become Vietnamese syllables, and their neighbours that may be either."""
    words = list(_WORD.finditer(piece))
    turned = [_word(match.group(), encoding) for match in words]
    texts = list[str]()
    end = 0
    for at, (match, new) in enumerate(zip(words, turned, strict=True)):
        word = match.group()
        if new is None and any(turned[max(0, at - 1) : at + 2]) and _SUSPECT.search(word):
            either = _converted(word, encoding)  # "kú" beside "cïng"
            new = either if is_syllable(either) else None
        texts += [piece[end : match.start()], new or word]
        end = match.end()
    return nfc("".join([*texts, piece[end:]]))


def _word(word: str, encoding: str) -> str | None:
    """The word turned, where it is a syllable only so; None elsewhere. Some fonts draw small letters as capitals."""
    if not _SUSPECT.search(word) or is_syllable(word):
        return None
    converted = _converted(word, encoding)
    capitals = "".join(filter(str.isascii, word)).isupper()
    return next((new for new in (converted, converted.upper() if capitals else "") if new and is_syllable(new)), None)


def of_bytes(data: bytes) -> str | None:
    """The Unicode text of bytes in one of the encodings, line ends as they were; None when it is none of them."""
    text = data.decode("latin-1")
    if _BINARY.search(text):
        return None
    encoding = recognise(text.splitlines())
    return None if encoding is None else "".join(to_unicode(line, encoding) for line in text.splitlines(keepends=True))


def _share(text: str) -> float:
    """The share of the words with marks that are Vietnamese syllables; 0 when there are too few to decide."""
    good, bad = _syllables(text)
    return good / (good + bad) if good + bad >= _ENOUGH else 0.0


def _distinct(text: str) -> int:
    """How many different Vietnamese syllables with marks there are."""
    words = {word.lower() for word in islice(_WORD.findall(text), _SAMPLE) if not word.isascii()}
    return sum(map(is_syllable, words))


def _syllables(text: str) -> tuple[int, int]:
    """Words with marks that are Vietnamese syllables, and those that are not."""
    good = bad = 0
    for word in islice(_WORD.findall(text), _SAMPLE):
        if word.isascii():
            continue
        if is_syllable(word):
            good += 1
        else:
            bad += 1
    return good, bad


def is_syllable(word: str) -> bool:
    """Whether a word is spelled as Vietnamese: capitals first or throughout, the right tones before c, ch, p and t."""
    letters = unicodedata.normalize("NFD", word.lower())
    plain = nfc(letters.translate(_TONES))
    if not (word[1:].islower() or word.isupper() or len(word) == 1) or not _SYLLABLE.fullmatch(plain):
        return False
    return not plain.endswith(_STOPS) or any(tone in letters for tone in _STOP_TONES)


def _converted(text: str, encoding: str) -> str:
    table = _tables()[encoding]
    bytes_as_signs = text.translate(_TO_LATIN1 if table.uses_c1 else _TO_CP1252)
    return nfc(table.signs.sub(lambda match: table.letters[match.group()], bytes_as_signs))


@cache
def _tables(file: Path = DATA / "legacy_encodings.json") -> dict[str, _Table]:
    data = json.loads(file.read_text("utf-8"))
    tables = {}
    for encoding in ENCODINGS:
        letters = {signs: letter for letter, signs in data[encoding].items()}
        longest_first = sorted(letters, key=lambda signs: (-len(signs), signs))
        tables[encoding] = _Table(re.compile("|".join(map(re.escape, longest_first))), letters, "\x80" in letters)
    return tables
