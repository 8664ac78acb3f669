"""The weight of each province in a text: who signs it, what its headings name, what is named repeatedly."""

from __future__ import annotations

import re

from etl.catalogue import Catalogue
from etl.catalogue.area_mentions import AreaMention, find_areas
from etl.catalogue.areas import NATION
from etl.documents.metadata.area_lists import TableSigns, has_figures
from etl.documents.metadata.headline import ReportHead
from etl.language.fold import fold

_WEIGHT = {"office": 5.0, "whole": 3.0, "inside": 2.0, "bare": 1.0, "aside": 0.3, "town": 0.5, "part": 0.0}
_IN_TITLE, _IN_HEAD, _HEAD = 3.0, 2.0, 600  # headings inside the report count as its title does
_HEADING = 120  # characters of the longest
_LISTED = 0.25  # share of its weight that a name in a row of names keeps
_ROW = re.compile(r"\s*(?:[,;/&-]|và|hay|hoặc|,\s*(?:tỉnh|thành phố|tp\.?))\s*(?:(?:tỉnh|thành phố|tp)\.?\s*)?")
_ISSUED = re.compile(r",\s+ngày\s+\d")
_SOURCE_LINE = re.compile(r"\W*(?:nguồn|source)(?:\s+số\s+liệu)?\s*:")
_NOTE = re.compile(r"\W*\(?(?:\*|ghi chú|note)", re.IGNORECASE)
_SOURCE, _ISSUER = 0.5, 6.0
_BELOW = 160  # characters from the name of a superior office to that of the signing one
_CAPITAL = "ha-noi"  # ministries date their letters here, whatever they are about


def weigh(
    text: str, folded: str, head: ReportHead, mentions: list[AreaMention], signs: TableSigns, catalogue: Catalogue
) -> dict[str, float]:
    """The weight of each area in the text: the sum over its `mentions` of frame × position, and for the nation the
    shape of the tables. `folded` has line ends."""
    begin = min(head.title_start, head.title_end)
    issued = _issued_by_nation(folded, head, mentions, catalogue.places.nation_issuers)
    weights: dict[str, float] = {NATION: signs.nation + issued}
    for i, mention in enumerate(mentions):
        if mention.start in signs.listed or _is_superior(folded, mentions, i):
            continue
        weight = _WEIGHT["office" if _is_place_of_issue(folded, mention) else mention.frame]
        if _in_row(folded, mentions, i):
            weight *= _LISTED
        if _is_source(folded, mention):
            weight *= _SOURCE if mention.area_id != NATION else 0
        elif _is_heading(text, mention):
            weight *= _IN_TITLE
        elif begin <= mention.start < head.title_end + _HEAD:
            weight *= _IN_HEAD
        weights[mention.area_id] = weights.get(mention.area_id, 0.0) + weight
    if head.title is not None and head.title_end == 0:  # a headline that is not part of the text
        for mention in find_areas(fold(head.title), catalogue, head.title):
            weights[mention.area_id] = weights.get(mention.area_id, 0.0) + _IN_TITLE * _WEIGHT[mention.frame]
    return {area: weight for area, weight in weights.items() if weight > 0}


def _issued_by_nation(folded: str, head: ReportHead, mentions: list[AreaMention], issuers: frozenset[str]) -> float:
    """The weight of a line at the head that is the name of one of the nation's offices, above no province's office."""
    for line in head.lines:
        if " ".join(folded[line.start : line.end].strip(" .:;*-|").split()) in issuers:
            below = (m for m in mentions if line.end <= m.start < line.end + _BELOW)
            return 0.0 if any(m.area_id != NATION and m.frame in ("office", "whole") for m in below) else _ISSUER
    return 0.0


def _is_superior(folded: str, mentions: list[AreaMention], i: int) -> bool:
    """Whether an office of the nation is named only as the superior of a province's: "TỔNG CỤC THỐNG KÊ" over "CỤC
    THỐNG KÊ TỈNH LẠNG SƠN"."""
    mention = mentions[i]
    if mention.area_id != NATION or mention.frame != "office":
        return False
    below = mentions[i + 1 :][:2]
    return any(
        m.area_id != NATION
        and m.frame in ("office", "whole")
        and m.start - mention.end < _BELOW
        and "\n" in folded[mention.end : m.start]
        and not re.search(r"[.;]", folded[mention.end : m.start])
        for m in below
    )


def _is_source(folded: str, mention: AreaMention) -> bool:
    """Whether the line is a note on the source of figures: "Nguồn: Cục Thống kê tỉnh …"."""
    line = folded.rfind("\n", 0, mention.start) + 1
    return mention.start - line < _HEADING and _SOURCE_LINE.match(folded, line) is not None


def _is_place_of_issue(folded: str, mention: AreaMention) -> bool:
    """ "Lạng Sơn, ngày 15 tháng 12": where an office of the province signs."""
    return mention.area_id != _CAPITAL and _ISSUED.match(folded, mention.end) is not None


def _in_row(folded: str, mentions: list[AreaMention], i: int) -> bool:
    """Whether another province is beside this mention, with only a comma or "và" between them."""
    mention = mentions[i]
    for a, b in ((i - 1, i), (i, i + 1)):
        if a < 0 or b >= len(mentions) or mentions[a].area_id == mentions[b].area_id:
            continue
        other = mentions[a if b == i else b]
        if other.kind == mention.kind == "area" and _ROW.fullmatch(folded, mentions[a].end, mentions[b].start):
            return True
    return False


def _is_heading(text: str, mention: AreaMention) -> bool:
    """Whether the mention is on a short line of its own without a full stop: the headline, or a heading."""
    before = text[max(0, mention.start - _HEADING) : mention.start].rpartition("\n")[2]
    after = text[mention.end : mention.end + _HEADING].partition("\n")[0]
    line = (before + text[mention.start : mention.end] + after).strip()
    if _NOTE.match(line) or ("|" in line and has_figures(line)):
        return False  # a row of a table, a note below it
    return len(line) <= _HEADING and not line.endswith((".", ";", ",", "…")) and ":" not in line[:8]
