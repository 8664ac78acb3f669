"""Which province (or the nation) a whole report is about, by a cascade: card, text, publisher, address.

Everything counted here is a construction that any report may use: who speaks, what the headline names, what is named
again and again. Where two provinces come out alike the answer is None: a report under the wrong province is worse than
one that waits for its card.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from etl.catalogue import Catalogue
from etl.catalogue.area_mentions import AreaMention, find_areas
from etl.catalogue.area_names import area_named
from etl.catalogue.areas import NATION, area_on
from etl.catalogue.text_vocabulary import place_words
from etl.documents.metadata.headline import ReportHead
from etl.documents.metadata.url_clues import area_of_host, area_of_words
from etl.language.fold import fold, nfc

_WEIGHT = {"office": 5.0, "whole": 3.0, "inside": 2.0, "bare": 1.0, "aside": 0.3, "town": 0.5, "part": 0.0}
_IN_TITLE, _IN_HEAD, _HEAD = 3.0, 2.0, 600  # headings inside the report count as its title does
_HEADING = 120  # characters of the longest
_LISTED = 0.25  # of its weight is left to a name in a row of names
_ENOUGH = 2.0  # one "của X" in the body, or one plain mention in the first paragraph
_CLEARLY = 1.5  # times the weight of the next province
_AGAINST_PUBLISHER = 4.0
_ROW = re.compile(r"\s*(?:[,;/&-]|và|hay|hoặc|,\s*(?:tỉnh|thành phố|tp\.?))\s*(?:(?:tỉnh|thành phố|tp)\.?\s*)?")
_ISSUED = re.compile(r",\s+ngày\s+\d")
_CREDIT = re.compile(
    r"^[^\w\n]*(?:(?:theo|nguồn)[^\w\n]+)?((?:báo|đài|cổng|truyền hình)[^\n.;]{3,60})$", re.IGNORECASE | re.MULTILINE
)
_CAPITAL = "ha-noi"  # ministries date their letters here, whatever they are about


@dataclass(frozen=True, slots=True)
class AreaEvidence:
    """`area_id` of the report, and who told: `card`, `text`, `publisher`, `url`."""

    area_id: str | None = None
    evidence: str | None = None


def choose(
    text: str,
    folded: str,
    head: ReportHead,
    card_area: str | None,
    publisher: str | None,
    url: str | None,
    catalogue: Catalogue,
) -> AreaEvidence:
    """The area a report is about, under the name it first had; `in_time` gives the one that exists on a day."""
    if card_area is not None and (stated := area_named(card_area, catalogue)) is not None:
        return AreaEvidence(stated, "card")
    weights = weigh(text, folded, head, catalogue)
    is_anonymous = _mentions(folded, place_words().anonymous_province + place_words().anonymous_city)
    if is_anonymous:
        weights.pop(NATION, None)
    ranking = sorted(weights, key=lambda area: -weights[area])
    told, evidence = _from_outside(publisher, url, catalogue)
    if told is None and not weights and (credited := _credited(text, catalogue)) is not None:
        told, evidence = credited, "text"
    if told in weights:  # a province's own paper that names it, however much it tells of the nation
        ranking = sorted(ranking, key=NATION.__eq__)
    first = ranking[0] if ranking else None
    if first is not None and weights[first] >= _ENOUGH:
        clear = len(ranking) == 1 or weights[first] >= _CLEARLY * weights[ranking[1]]
        if clear and (told in (None, first) or weights[first] >= _AGAINST_PUBLISHER or not is_anonymous):
            return AreaEvidence(first, "text")
        if not clear and told not in ranking[:2]:
            return AreaEvidence()
    if told == NATION and is_anonymous:
        return AreaEvidence()
    return AreaEvidence(told, evidence)


def in_time(area_id: str | None, day: date | None, catalogue: Catalogue) -> str | None:
    """The area that bears the name of `area_id` on `day`; without a day the one that bore it first."""
    return area_id if area_id is None or day is None else area_on(catalogue.areas, area_id, day)


def weigh(text: str, folded: str, head: ReportHead, catalogue: Catalogue) -> dict[str, float]:
    """How much the text speaks for each area: the sum over its mentions of frame × position."""
    mentions = find_areas(folded, catalogue, text)
    begin = min(head.title_start, head.title_end)
    weights: dict[str, float] = {}
    for i, mention in enumerate(mentions):
        weight = _WEIGHT["office" if _is_place_of_issue(folded, mention) else mention.frame]
        if _in_row(folded, mentions, i):
            weight *= _LISTED
        if _is_heading(text, mention):
            weight *= _IN_TITLE
        elif begin <= mention.start < head.title_end + _HEAD:
            weight *= _IN_HEAD
        weights[mention.area_id] = weights.get(mention.area_id, 0.0) + weight
    if head.title is not None and head.title_end == 0:  # a headline that is not part of the text
        for mention in find_areas(fold(head.title), catalogue, head.title):
            weights[mention.area_id] = weights.get(mention.area_id, 0.0) + _IN_TITLE * _WEIGHT[mention.frame]
    return {area: weight for area, weight in weights.items() if weight > 0}


def _is_place_of_issue(folded: str, mention: AreaMention) -> bool:
    """ "Lạng Sơn, ngày 15 tháng 12": where an office of the province signs."""
    return mention.area_id != _CAPITAL and _ISSUED.match(folded, mention.end) is not None


def _in_row(folded: str, mentions: list[AreaMention], i: int) -> bool:
    """Whether another province stands beside this mention with nothing but a comma or "và" between."""
    mention = mentions[i]
    for a, b in ((i - 1, i), (i, i + 1)):
        if a < 0 or b >= len(mentions) or mentions[a].area_id == mentions[b].area_id:
            continue
        other = mentions[a if b == i else b]
        if other.kind == mention.kind == "area" and _ROW.fullmatch(folded, mentions[a].end, mentions[b].start):
            return True
    return False


def _is_heading(text: str, mention: AreaMention) -> bool:
    """Whether the mention stands on a short line of its own without a full stop: the headline, or a heading."""
    before = text[max(0, mention.start - _HEADING) : mention.start].rpartition("\n")[2]
    after = text[mention.end : mention.end + _HEADING].partition("\n")[0]
    line = (before + text[mention.start : mention.end] + after).strip()
    return len(line) <= _HEADING and not line.endswith((".", ";", ",", "…")) and ":" not in line[:8]


def _from_outside(publisher: str | None, url: str | None, catalogue: Catalogue) -> tuple[str | None, str | None]:
    """The area of the publisher, else the one the address names. None where the address names another one."""
    words = area_of_words(url, catalogue)
    if (area := area_of_publisher(publisher, catalogue)) is not None:
        return (area, "publisher") if words in (None, area) or area == NATION else (None, None)
    host = area_of_host(url, catalogue)
    if None not in (words, host) and words != host:
        return None, None
    area = words or host
    return area, "url" if area else None


def _credited(text: str, catalogue: Catalogue) -> str | None:
    """The province of the paper that a line of its own names as the source: "(Báo Lâm Đồng Online)"."""
    found = {area_of_publisher(match[1], catalogue) for match in _CREDIT.finditer(text)} - {None}
    return found.pop() if len(found) == 1 else None


def area_of_publisher(publisher: str | None, catalogue: Catalogue) -> str | None:
    """The province a publisher belongs to: "Báo Bà Rịa - Vũng Tàu", "Sở Công Thương Lai Châu"; else None."""
    if not publisher:
        return None
    folded = fold(nfc(publisher))
    for name, area_id in place_words().publishers.items():
        if _mentions(folded, (fold(nfc(name)),)):
            return area_id
    found = {mention.area_id for mention in find_areas(folded, catalogue, nfc(publisher))} - {NATION}
    return found.pop() if len(found) == 1 else None


def _mentions(folded: str, phrases: tuple[str, ...]) -> bool:
    # Most phrases are nowhere in a text, which looking for them plainly tells in a hundredth of the time.
    present = (phrase for phrase in phrases if phrase in folded)
    return any(re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", folded) for phrase in present)
