"""What the shape of a report's tables says of its area: lists of provinces, rows that only the nation has, districts.

One province in a list of many says nothing of the area of the workbook; the list as a whole does: the nation's office
lists provinces from all over the country, a province's office lists its own districts.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from etl.catalogue import Catalogue
from etl.catalogue.area_mentions import AreaMention
from etl.catalogue.areas import NATION
from etl.documents.document import Table

_FEW = 3  # this many provinces, each a row of its own, are a list; so are this many districts
_NATIONWIDE, _REGIONS = 4, 3  # this many provinces of this many regions are a list of the nation
_GAP = 8  # lines between two rows of a list outside of tables; owners may be below each
_TYPICAL = 2  # this many rows that only the nation's tables have
_LIST, _ROWS = 6.0, 4.0  # the weight of one list, and of such rows, for the nation
_LABEL = 40  # characters before a name that may hold its numbering and rank
_BEGIN = r"(?:^|[\n|])[^\w\n|]*(?:(?:\d{1,2}|[ivx]+)[.)]?\s+)?(?:[-+*]\s*)?"
_BEFORE = re.compile(_BEGIN + r"(?:tỉnh|thành phố|t\.?p\.?)?\s*$")
_AFTER = re.compile(r"[^\S\n]*(?:\(?\*+\)?|\(\d\))?[^\S\n]*(?:$|[|\n]|[:–-]?\s*-?\d[\d.,]*\s*%?[^\S\n]*(?:$|[|\n;]))")
_FIGURES = re.compile(r"\|\s*-?\d[\d.,]*\s*%?\s*(?:\||$)")
_SMALLER = r"(?:huyện|quận|thị\s+xã|thị\s+trấn|thành\s+phố|tp\.?|phường|xã)"
_DISTRICT_ROW = re.compile(_BEGIN + r"(?:huyện|quận|thị\s+xã)\s+(?P<name>[^\W\d_]+(?:\s[^\W\d_]+)?)")
# "HUYỆN ĐƠN DƯƠNG", "phòng Kinh tế huyện Cao Lộc", but not "phân theo huyện, thị xã", "các huyện miền núi".
_DISTRICT = re.compile(
    rf"(?<!\w)(?<!các )(?<!theo )(?<!cấp )(?<!từng )(?<!số )(?<!những )(?<!hợp tác ){_SMALLER}[^\S\n]+"
    r"(?!(?:và|hoặc|hay|thuộc|trong|miền|nông|trên|đã|có|theo|của|trực|năm|giai|hội|thành|thị|loại|tháng|quý)(?!\w))(?=[^\W\d_])"
)


@dataclass(frozen=True, slots=True)
class TableSigns:
    """`listed` holds the offsets in the text of names that are only rows of a list of provinces; `nation` is the weight
    of the shape of the tables for the nation, 0 where there is none."""

    listed: frozenset[int]
    nation: float


def table_signs(
    folded: str, mentions: Sequence[AreaMention], tables: Sequence[Table], catalogue: Catalogue
) -> TableSigns:
    """The signs of lists of provinces among `mentions` and of the rows of `tables`; `folded` has line ends. Linear in
    both."""
    rows = [m for m in mentions if m.kind == "area" and m.area_id != NATION and _is_row(folded, m)]
    listed: set[int] = set()
    nation = 0.0
    for group in _groups(folded, rows, tables):
        provinces = {mention.area_id for mention in group}
        if len(provinces) < _FEW:
            continue
        listed.update(mention.start for mention in group)
        regions = {(catalogue.areas[area].official_code or "")[:1] for area in provinces}
        if len(provinces) >= _NATIONWIDE and len(regions) >= _REGIONS:
            nation += _LIST
    typical = {
        m["row"] for t in tables for m in _typical_rows(catalogue.places.nation_rows).finditer(folded, t.start, t.end)
    }
    nation += _ROWS if len(typical) >= _TYPICAL else 0.0
    return TableSigns(frozenset(listed), 0.0 if nation and _lists_districts(folded, tables) else nation)


def names_smaller_place(text: str, folded: str, start: int, end: int, mentions: Sequence[AreaMention]) -> bool:
    """Whether the heading `text[start:end]` names a district, town or commune; `mentions` are those of the text."""
    found = [match for match in _DISTRICT.finditer(folded, start, end) if text[match.end()].isupper()]
    cities = [(m.start, m.end) for m in mentions if found and m.kind == "area" and start <= m.start < end]
    return any(all(not (low <= m.end() < high or low <= m.start() < high) for low, high in cities) for m in found)


def with_line_ends(text: str, folded: str) -> str:
    """`folded` with the line ends of `text`, which folding turns into spaces."""
    pieces, at = [], 0
    for line in text.split("\n"):
        pieces.append(folded[at : at + len(line)])
        at += len(line) + 1
    return "\n".join(pieces)


def has_figures(line: str) -> bool:
    """Whether a line of a table holds figures, and so is none of its headings."""
    return _FIGURES.search(line) is not None


def _lists_districts(folded: str, tables: Sequence[Table]) -> bool:
    """Whether tables list districts by name, as tables of a province do."""
    named = {m["name"] for t in tables for m in _DISTRICT_ROW.finditer(folded, t.start, t.end)}
    return len(named) >= _FEW


@cache
def _typical_rows(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:^|[\n|])[^\w\n|]*(?:trong đó:?\s*)?(?P<row>{'|'.join(map(re.escape, names))})(?!\w)")


def _is_row(folded: str, mention: AreaMention) -> bool:
    """Whether the name is the whole text of a cell, or begins a line of figures."""
    begin = max(0, mention.start - _LABEL)
    return _BEFORE.search(folded, begin, mention.start) is not None and _AFTER.match(folded, mention.end) is not None


def _groups(folded: str, rows: list[AreaMention], tables: Sequence[Table]) -> list[list[AreaMention]]:
    """The rows grouped: those in one table or in consecutive tables, as pages have them; outside of tables, those in
    lines close to each other."""
    starts = [table.start for table in tables]
    groups: list[list[AreaMention]] = []
    before, end = (-2, False), 0
    for row in rows:
        index = bisect_right(starts, row.start) - 1
        inside = index >= 0 and row.start < tables[index].end
        near = index - before[0] <= 1 if inside else folded.count("\n", end, row.start) <= _GAP
        if not groups or inside != before[1] or not near:
            groups.append([])
        groups[-1].append(row)
        before, end = (index, inside), row.end
    return groups
