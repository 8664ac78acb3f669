"""Epithets of provinces in running text ("đất Cảng", "xứ Thanh", "Thủ đô"): which province one names in whose report.

In the report of its own province an epithet is that province, in capitals or not. Elsewhere it names one only where it
is written as a name and no other province bears it; else the mention is `unsure`, and what is told of it is in doubt.
"""

from __future__ import annotations

import re
from functools import lru_cache

from etl.catalogue import Catalogue
from etl.catalogue.area_mentions import AreaMention, province_frame
from etl.catalogue.text_vocabulary import EpithetWords
from etl.language.fold import fold
from etl.language.lexicon import WORD, Hit, Lexicon, TextWords, words_of

UNSURE = "unsure"
"""The `kind` of a mention that is one of its provinces `may_be`, or none of them; its `area_id` is the first."""

_JOINS = re.compile(r"[^\s\"'”’»]")
_GAP = re.compile(r"[ \u00a0]+(?:của[ \u00a0]+)?")
_OPENS = re.compile(r"(?:^|[.!?:;\n])[\s\"'“‘«–•*+-]*$")
_REACH = 20  # characters that the words right before and behind an epithet are within


def with_epithets(
    mentions: list[AreaMention],
    folded: str,
    catalogue: Catalogue,
    text: str,
    own: str | None,
    words: TextWords | None = None,
) -> list[AreaMention]:
    """`mentions` of names in `folded`, as `find_areas` returns them, and those of epithets, from left to right.

    `text` is the same text before folding, `own` the area_id of the province that it is a report of, None where it is
    of none that is known. An epithet with a name of its province in it or right behind it is one mention ("cố đô
    Huế"). Linear in the length of the text.
    """
    lexicon = _lexicon(catalogue.places.epithets, catalogue.places.not_places)
    hits = [hit for hit in lexicon.find_in(words or words_of(folded)) if hit.value is not None]
    if not hits:
        return mentions
    at = {mention.start: mention for mention in mentions}
    for hit in hits:
        owners = hit.value[1]
        inside = [at[i] for i in range(hit.start, hit.end) if i in at]
        if any(name.end > hit.end or (name.start > hit.start and name.area_id not in owners) for name in inside):
            continue  # "xứ Nghệ An": its last word is the first of the name
        for name in inside:
            del at[name.start]
        named = at.get(_behind(folded, hit.end))
        if named is not None and named.area_id in owners:
            del at[named.start]
            whole = Hit("epithet", hit.value, hit.start, named.end)
            mention = _mention(folded, whole, named.area_id, catalogue)
        else:
            mention = _judged(folded, text, hit, (own or "").removesuffix("-2025"), catalogue)
        if mention is not None:
            at[hit.start] = mention
    return [at[start] for start in sorted(at)]


def _judged(folded: str, text: str, hit: Hit, own: str, catalogue: Catalogue) -> AreaMention | None:
    """The mention of the epithet at `hit` in a report of the province `own`; None where the words are no epithet."""
    known = catalogue.places.epithets
    listed, owners = hit.value
    area_id = own if own in owners else owners[0]
    mention = _mention(folded, hit, area_id, catalogue)
    if mention is None or _goes_on(folded, text, hit, known):
        return None
    plain = fold(listed) in known.plain
    as_name = _is_written(text, hit, listed)
    if plain and listed[0].isupper() and _OPENS.search(folded, max(0, hit.start - _REACH), hit.start):
        as_name = False  # every word has a capital there
    if plain and not as_name and mention.frame == "bare":
        return None  # "giá trị sản xuất vùng mỏ": of the mines, it may be
    alone = len(owners) == 1 and fold(listed) not in known.regional
    if own in owners or mention.kind != "area" or (as_name and alone):
        return mention
    return AreaMention(area_id, hit.start, hit.end, UNSURE, mention.frame, owners)


def _mention(folded: str, hit: Hit, area_id: str, catalogue: Catalogue) -> AreaMention | None:
    frame = province_frame(folded, hit, catalogue.areas[area_id].kind == "city", catalogue.places)
    kind = frame if frame in ("town", "part") else "area"
    return AreaMention(area_id, hit.start, hit.end, kind, frame) if frame else None


def _behind(folded: str, end: int) -> int:
    """Where the next word begins behind the epithet that ends at `end`, quotes that close there left aside."""
    following = _JOINS.search(folded, end)
    return following.start() if following else len(folded)


def _goes_on(folded: str, text: str, hit: Hit, known: EpithetWords) -> bool:
    """Whether the epithet is only the beginning of a longer name, or one of several of its kind.

    "Thủ đô Cairo", "thủ đô của các nước", "các thủ đô", "đất Cảng hàng không".
    """
    before = WORD.findall(folded, max(0, hit.start - _REACH), hit.start)
    behind = WORD.findall(folded, hit.end, hit.end + _REACH)
    if (before and before[-1] in known.several) or any(tuple(behind[:n]) in known.behind for n in (1, 2)):
        return True
    gap = _GAP.match(folded, hit.end)
    if gap is None or text[hit.start : hit.end].isupper():
        return False
    return text[gap.end() : gap.end() + 1].isupper() and text[gap.end() + 1 : gap.end() + 2].islower()  # no "GRDP"


def _is_written(text: str, hit: Hit, listed: str) -> bool:
    """Whether every word has a capital that has one in the list, and not all of the text around is in capitals."""
    said = WORD.findall(text, hit.start, hit.end)
    return not text[hit.start : hit.end].isupper() and all(
        word[0].isupper() for word, name in zip(said, WORD.findall(listed), strict=True) if name[0].isupper()
    )


@lru_cache(maxsize=4)
def _lexicon(known: EpithetWords, not_places: tuple[str, ...]) -> Lexicon:
    """Every epithet with its spelling and its provinces, alone and behind words that lead to one, and what is none."""
    listed: dict[str, tuple[str, tuple[str, ...]]] = {}
    for area_id, phrases in known.of_areas.items():
        for phrase in phrases:
            for said in (phrase, *(f"{leader} {phrase}" for leader in known.leaders)):
                spelled, owners = listed.get(fold(said), (said, ()))
                listed[fold(said)] = spelled, owners if area_id in owners else (*owners, area_id)
    none = {fold(phrase): None for phrase in not_places}
    return Lexicon((phrase, "epithet", value) for phrase, value in (none | listed).items())
