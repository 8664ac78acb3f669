"""Spaces that a page has lost between words and numbers: "ước tính9tháng năm2015", "so vớicùng kỳnăm trước".

Words are told apart by how Vietnamese spells. A syllable has one group of vowels, so that a word with a consonant
between two groups has lost a space; it is cut where it can be cut into syllables in one way only ("kỳ|năm", but
"giátrị" may be "giá trị" and "giát rị"). What has no letter that is Vietnamese alone ("internet") is left as it is, and
so is a number that may be part of a name or the mark of a note ("T10", "CO2", "sản phẩm1").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_OWN_VOWELS = "ăâêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"
_VOWELS = f"aeiouy{_OWN_VOWELS}"
_VOWEL, _CONSONANT = f"[{_VOWELS}{_VOWELS.upper()}]", "[bcdđghklmnpqrstvxBCDĐGHKLMNPQRSTVX]"
# Two groups of vowels with a consonant between them, and a digit beside a letter: each begins with a set of letters,
# which is found fast. Most texts have none of the second kind, and of the first only names from elsewhere.
_TWO_GROUPS = re.compile(rf"{_VOWEL}{_CONSONANT}+{_VOWEL}")
_BESIDE_A_LETTER = re.compile(r"\d(?:(?<=[^\W\d_]\d)|(?=[^\W\d_]))")
_QUARTER = re.compile(r"(?<=[Qq]u[ýí])(?=I{1,3}(?!\w)|IV(?!\w))|(?<=[IV])(?=năm\s?(?:19|20)\d\d)")
_WORD = re.compile(r"[^\W\d_]+")
_OWN = re.compile(f"[{_OWN_VOWELS}đ]", re.IGNORECASE)

_YEAR = r"(?:19|20)\d\d(?!\d)"
_BEFORE_NUMBER = re.compile(
    r"(?<=[^\W\d_]{2})(?=(?:1[0-2]|[1-9])\s?tháng(?!\w))"  # "tính9tháng"
    rf"|(?<=\bnăm)(?={_YEAR})"
    r"|(?:(?<=đạt)|(?<=tăng)|(?<=giảm)|(?<=ước)|(?<=\btrên)|(?<=\bhơn)|(?<=\bgần))",
    re.IGNORECASE,
)
_BEHIND_NUMBER = re.compile(r"(?:tháng|năm|đạt|tăng|giảm|ước|so|là|của|và|tính|thực|toàn)(?!\w)")  # "9năm", "2015tăng"

_STOPS = frozenset(("p", "t", "c", "ch"))
_FINALS = frozenset(("m", "n", "ng", "nh")) | _STOPS
_INITIALS = frozenset("b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x".split()) | {""}
_BEFORE_FRONT = frozenset(("k", "gh", "ngh"))  # before e, ê, i and y; c, g and ng before the others
_BEFORE_BACK = frozenset(("c", "g", "ng"))
_OPEN = frozenset(
    "ai ay ây ao au âu eo êu ia iu iêu oi ôi ơi ua ui ưa ưi ưu oai oay oao oeo uây uôi ươi ươu uya uyu uơ yêu y".split()
)
_CLOSED = frozenset("ă â iê uô ươ oă uâ uyê yê".split())
_EITHER = frozenset("a e ê i o ô ơ u ư oa oe uê uy".split())
_BEFORE_CH_NH = frozenset("a ê i oa uê uy y".split())
_ANY_TONE, _SHARP_OR_HEAVY = frozenset("\u0300\u0301\u0303\u0309\u0323"), frozenset("\u0301\u0323")
_SYLLABLE = re.compile(rf"(gi(?=[{_VOWELS}])|qu|[bcdđghklmnprstvx]*)([{_VOWELS}]+)([cghmnpt]*)")


def with_spaces(text: str) -> str:
    """`text` (NFC) with a space wherever it is sure that one is lost; `text` itself where none is."""
    places = {*_beside_numbers(text), *_between_syllables(text), *(found.start() for found in _QUARTER.finditer(text))}
    if not places:
        return text
    cuts = sorted(places)
    return " ".join(text[begin:end] for begin, end in zip([0, *cuts], [*cuts, len(text)], strict=True))


def _beside_numbers(text: str) -> Iterator[int]:
    """The places between a word and a number."""
    for found in _BESIDE_A_LETTER.finditer(text):
        at = found.start()
        if at and text[at - 1].isalpha() and _BEFORE_NUMBER.match(text, at):
            yield at
        if _BEHIND_NUMBER.match(text, at + 1):
            yield at + 1


def _between_syllables(text: str) -> Iterator[int]:
    """The places between two syllables of one word."""
    done = 0
    for found in _TWO_GROUPS.finditer(text):
        if found.start() < done:
            continue
        begin = found.start()
        while begin and text[begin - 1].isalpha():
            begin -= 1
        word = _WORD.match(text, begin)
        if word is None:
            continue
        done = word.end()
        ways = _ways(word[0].lower()) if _OWN.search(word[0]) else ()
        if len(ways) == 1:
            yield from (begin + cut for cut in ways[0])


@lru_cache(4096)
def _ways(word: str) -> list[tuple[int, ...]]:
    """The places where `word`, in small letters, can be cut so that every piece is a syllable."""
    ways: list[list[tuple[int, ...]]] = [[] for _ in range(len(word) + 1)]
    ways[0].append(())
    for begin in range(len(word)):
        for end in range(begin + 1, len(word) + 1):
            # A piece that begins with a vowel follows one that ends with a consonant: vowels in a row are one group.
            joined = begin and word[begin] in _VOWELS and word[begin - 1] in _VOWELS
            if ways[begin] and not joined and _is_syllable(word[begin:end]):
                ways[end] += [(*way, begin) if begin else way for way in ways[begin]]
    return ways[-1]


@lru_cache(4096)
def _is_syllable(piece: str) -> bool:
    """Whether `piece` is spelled as a syllable of Vietnamese: initial, vowels with at most one tone, final."""
    parts = _SYLLABLE.fullmatch(piece)
    if parts is None:
        return False
    initial, vowels, final = parts.groups()
    marks = unicodedata.normalize("NFD", vowels)
    tones = [mark for mark in marks if mark in _ANY_TONE]
    nucleus = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in _ANY_TONE))
    if len(tones) > 1 or initial not in _INITIALS or (final and final not in _FINALS):
        return False
    front = nucleus[0] in "eêiy"
    if initial in (_BEFORE_BACK if front else _BEFORE_FRONT) and (initial, nucleus) != ("g", "i"):
        return False
    if not final:
        return nucleus in _OPEN or nucleus in _EITHER
    if nucleus not in _CLOSED and nucleus not in _EITHER and not (initial == "qu" and nucleus in ("y", "yê")):
        return False
    if final in ("ch", "nh") and nucleus not in _BEFORE_CH_NH:
        return False
    return final not in _STOPS or (len(tones) == 1 and tones[0] in _SHARP_OR_HEAVY)
