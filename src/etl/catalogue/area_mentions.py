"""Names of provinces in running text: their places, and whether the province is meant or something named after it.

The province of a whole report is decided in `documents.metadata.province`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from etl.catalogue import Catalogue
from etl.catalogue.areas import NATION
from etl.catalogue.text_vocabulary import PlaceWords, Words, words
from etl.language.lexicon import WORD, Hit, Lexicon, TextWords, words_of

_REACH = 60  # characters before a name that may hold its frame
_CLAUSE = re.compile(r"[,;:.()]")


@dataclass(frozen=True, slots=True)
class AreaMention:
    """A name found at `start:end` of the folded text (which are the same places in the text itself).

    `area_id` is the area that had the name before the merger of 2025-07-01; `catalogue.areas.area_on` returns the one
    that has it on a day. `kind` is `area` (the province or the nation), `town` (a town in it) or `part` (a district,
    zone, road, company named after it). `frame` is the meaning that the words before the name give it: `office`,
    `whole`, `inside`, `aside`, `bare`, or for the other kinds `town` and `part`. An epithet may be of the kind `unsure`
    (`area_epithets`); it is then one of `may_be`, or none of them.
    """

    area_id: str
    start: int
    end: int
    kind: str
    frame: str
    may_be: tuple[str, ...] = ()

    @property
    def is_smaller(self) -> bool:
        """Whether it is something smaller than a province that bears the name."""
        return self.kind in ("town", "part")


def find_areas(
    folded: str, catalogue: Catalogue, text: str | None = None, words: TextWords | None = None
) -> list[AreaMention]:
    """The names of provinces, of their towns and of the nation in `folded`, from left to right, never overlapping.

    With `text` (the same text before folding) a name counts only where it is written with capitals, so that peace
    ("hòa bình") is not the province. `words` are the words of `folded`, if the caller has them. Linear in the length
    of the text.
    """
    vocabulary = catalogue.places
    lexicon = _lexicon(catalogue)
    hue_is_a_town = "thừa thiên" in folded  # the city is under central rule since 2025, and was the province's town
    mentions = []
    for hit in lexicon.find_in(words_of(folded) if words is None else words):
        if hit.kind == "not" or (text is not None and hit.kind in _WRITTEN_AS_NAMES and not _is_name(text, hit)):
            continue
        if mention := _mention(folded, hit, catalogue, hue_is_a_town, vocabulary):
            mentions.append(mention)
    return mentions


_WRITTEN_AS_NAMES = frozenset({"area", "town", "nation name"})
_FIXED = {"town": ("town", "town"), "nation name": ("area", "bare"), "nation office": ("area", "office")}


def _mention(
    folded: str, hit: Hit, catalogue: Catalogue, hue_is_a_town: bool, vocabulary: PlaceWords
) -> AreaMention | None:
    """The mention at `hit`; None where the name is a person's."""
    if hit.kind in _FIXED:
        return AreaMention(hit.value, hit.start, hit.end, *_FIXED[hit.kind])
    if hit.kind == "nation":
        return AreaMention(NATION, hit.start, hit.end, "area", _nation_frame(folded, hit.start, vocabulary))
    is_city = catalogue.areas[hit.value].kind == "city" and not (hit.value == "hue" and hue_is_a_town)
    frame = province_frame(folded, hit, is_city, vocabulary)
    kind = frame if frame in ("town", "part") else "area"
    return AreaMention(hit.value, hit.start, hit.end, kind, frame) if frame else None


def province_frame(folded: str, hit: Hit, is_city: bool, vocabulary: PlaceWords) -> str | None:
    """The frame of the words before the name of a province; None where the name is a person's."""
    before = _words_before(folded, hit.start)
    frame, used = _frame(before, vocabulary)
    if frame == "bare" and before and before[-1] in vocabulary.surnames:
        return None
    rest = before[: len(before) - used]
    if folded.startswith("tp", hit.start) and not is_city:  # "TP Huế" is a name that holds its own frame
        return "town"
    if frame == "city":  # "(các) tỉnh, thành phố X" is the province too
        frame = "whole" if is_city or rest[-2:] == ("tỉnh", ",") else "town"
    if frame == "whole" and (before_it := _frame(rest, vocabulary)[0]) in ("office", "aside"):
        return before_it  # "UBND tỉnh X"; "giáp tỉnh X", "tách ra từ tỉnh X"
    return "part" if frame == "bare" and _in_company(folded, hit.start, vocabulary) else frame


def _words_before(folded: str, start: int) -> Words:
    """The words before `start`, as far as a frame can reach."""
    return tuple(WORD.findall(folded, max(0, start - _REACH), start))


def _frame(before: Words, vocabulary: PlaceWords) -> tuple[str, int]:
    """The kind of the longest frame that `before` ends with, and how many words it has; ("bare", 0) if none."""
    for length in range(min(vocabulary.longest_frame, len(before)), 0, -1):
        if kind := vocabulary.frames.get(before[-length:]):
            return kind, length
    return "bare", 0


def _in_company(folded: str, start: int, vocabulary: PlaceWords) -> bool:
    """Whether the words before `start`, back to the last sign of a clause, hold a company's title."""
    clause = _CLAUSE.split(folded[max(0, start - _REACH) : start])[-1]
    return bool(vocabulary.companies) and _titles(vocabulary.companies).search(clause) is not None


@cache
def _titles(titles: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, titles))})(?!\w)")


def _nation_frame(folded: str, start: int, vocabulary: PlaceWords) -> str:
    before = _words_before(folded, start)
    if before and before[-1].isdigit():  # "đứng thứ 5 cả nước"
        before = before[:-1]
    aside = any(before[-length:] in vocabulary.nation_aside for length in (1, 2, 3, 4) if len(before) >= length)
    return "aside" if aside else "whole"


def _is_name(text: str, hit: Hit) -> bool:
    """Whether the words at `hit` are written as a name: a capital at the first, and at the last of two or more."""
    found = [word for word in WORD.findall(text, hit.start, hit.end) if word[0].isalpha()]
    return found[0][0].isupper() and (found[-1][0].isupper() or text[hit.start : hit.end] not in _WORDS_TOO)


# "Hà nội", "Gia lai" are spellings in use; these, with one capital, are also other words that begin a sentence.
_WORDS_TOO = frozenset({"Hòa bình", "Hoà bình", "Thái bình", "Bình định", "Cao bằng", "Bình thuận", "Bắc kạn"})


@lru_cache(maxsize=4)
def _lexicon(catalogue: Catalogue) -> Lexicon:
    """Every name; an area's name is that of the first area that had it."""
    vocabulary = catalogue.places
    entries: dict[Words, tuple[str, str, str]] = {}

    def add(phrase: str, kind: str, value: str) -> None:
        entries[words(phrase)] = (phrase, kind, value)

    for area_id, phrases in vocabulary.towns.items():
        for phrase in phrases:
            add(phrase, "town", area_id)
    for area in catalogue.areas.values():
        for phrase in area.names if not area.area_id.endswith("-2025") else ():
            add(phrase, "nation name" if area.area_id == NATION else "area", area.area_id)
    for phrase in vocabulary.nation_wholes:
        add(phrase, "nation", NATION)
    for phrase in vocabulary.nation_offices:
        add(phrase, "nation office", NATION)
    for phrase in vocabulary.not_places:
        add(phrase, "not", "")
    return Lexicon(entries.values())
