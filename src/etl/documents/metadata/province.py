"""Which province (or the nation) a whole report is about, by a cascade: card, text, publisher, address.

Only constructions count that any report may use: who speaks, what the headline names, what is named repeatedly. Where
two provinces weigh alike the answer is None: a report under the wrong province is worse than one that waits for its
card.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from etl.catalogue import Catalogue
from etl.catalogue.area_mentions import AreaMention, find_areas
from etl.catalogue.area_names import area_named
from etl.catalogue.areas import NATION, area_on
from etl.documents.document import Table
from etl.documents.metadata.area_lists import names_smaller_place, table_signs, with_line_ends
from etl.documents.metadata.area_weights import weigh
from etl.documents.metadata.headline import ReportHead
from etl.documents.metadata.url_clues import area_of_host, area_of_words
from etl.language.fold import fold, nfc

_ENOUGH = 2.0  # one "của X" in the body, or one plain mention in the first paragraph
_NAMED = 1.0  # one plain mention, not in a row of names
_CLEARLY = 1.5  # times the weight of the next province
_AGAINST_PUBLISHER = 4.0
_CREDIT = re.compile(
    r"^[^\w\n]*(?:(?:theo|nguồn)[^\w\n]+)?((?:báo|đài|cổng|truyền hình)[^\n.;]{3,60})$", re.IGNORECASE | re.MULTILINE
)
_OF_EVERY = r"(?!\s*[,/]\s*(?:thành phố|tp))"  # "trên địa bàn tỉnh, thành phố trực thuộc Trung ương": of every one


@dataclass(frozen=True, slots=True)
class AreaEvidence:
    """`area_id` of the report, and its evidence: `card`, `text`, `publisher`, `url`."""

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
    tables: Sequence[Table] = (),
) -> AreaEvidence:
    """The area a report is about, under the name it first had; `in_time` returns the one that exists on a day.

    None for the workbook of a district, whose figures are not the province's.
    """
    if card_area is not None and (stated := area_named(card_area, catalogue)) is not None:
        return AreaEvidence(stated, "card")
    lined = with_line_ends(text, folded)
    mentions = find_areas(lined, catalogue, text)
    in_tables = sum(table.end - table.start + len(table.title) for table in tables)
    if 2 * in_tables >= len(text) and _is_of_district(text, lined, head, tables, mentions):
        return AreaEvidence()
    weights = weigh(text, lined, head, mentions, table_signs(lined, mentions, tables, catalogue), catalogue)
    is_anonymous = _mentions(folded, catalogue.places.anonymous_province + catalogue.places.anonymous_city, _OF_EVERY)
    if is_anonymous:
        weights.pop(NATION, None)
    ranking = sorted(weights, key=lambda area: -weights[area])
    told, evidence = _from_outside(publisher, url, catalogue)
    if told is None and not weights and (credited := _credited(text, catalogue)) is not None:
        told, evidence = credited, "text"
    if told != NATION and weights.get(told or "", 0.0) >= _NAMED:
        ranking = sorted(ranking, key=NATION.__eq__)  # its own paper names it, however much it tells of the nation
    first = ranking[0] if ranking else None
    if first is not None and weights[first] >= _ENOUGH:
        clear = len(ranking) == 1 or weights[first] >= _CLEARLY * weights[ranking[1]]
        if clear and (told in (None, first, NATION) or weights[first] >= _AGAINST_PUBLISHER or not is_anonymous):
            return AreaEvidence(first, "text")
        if not clear and told not in ranking[:2]:
            return AreaEvidence()
    if told == NATION and is_anonymous:
        return AreaEvidence()
    return AreaEvidence(told, evidence)


def in_time(area_id: str | None, day: date | None, catalogue: Catalogue) -> str | None:
    """The area that has the name of `area_id` on `day`; without a day the first that had it."""
    return area_id if area_id is None or day is None else area_on(catalogue.areas, area_id, day)


def _is_of_district(
    text: str, folded: str, head: ReportHead, tables: Sequence[Table], mentions: list[AreaMention]
) -> bool:
    """Whether headings of a report in tables name a district, and no other one a province."""
    headings = [(max(0, table.start - len(table.title) - 1), table.start) for table in tables if table.title]
    headings += [(head.title_start, head.title_end)] if head.title_end else []
    others = [(s, e) for s, e in headings if not names_smaller_place(text, folded, s, e, mentions)]
    if len(others) == len(headings):
        return False
    wholes = [m.start for m in mentions if m.frame in ("office", "whole", "inside")]
    return not any(start <= at < end for at in wholes for start, end in others)


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


@lru_cache(maxsize=512)
def area_of_publisher(publisher: str | None, catalogue: Catalogue) -> str | None:
    """The province a publisher belongs to: "Báo Bà Rịa - Vũng Tàu", "Sở Công Thương Lai Châu"; else None."""
    if not publisher:
        return None
    folded = fold(nfc(publisher))
    known = {area for name, area in catalogue.places.publishers.items() if _mentions(folded, (fold(nfc(name)),))}
    found = {mention.area_id for mention in find_areas(folded, catalogue, nfc(publisher))} - {NATION}
    if not found or known - {NATION}:  # "Tổng cục Thống kê - Cục Thống kê tỉnh Hà Nam" is the province's
        found = known - {NATION} or known
    return found.pop() if len(found) == 1 else None


def _mentions(folded: str, phrases: tuple[str, ...], unless: str = "") -> bool:
    # Most phrases are not in a text; a plain search finds that out in a hundredth of the time.
    present = (phrase for phrase in phrases if phrase in folded)
    return any(re.search(rf"(?<!\w){re.escape(phrase)}(?!\w){unless}", folded) for phrase in present)
