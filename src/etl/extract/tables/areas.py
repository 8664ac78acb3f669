"""The area of a cell: that of its row or column in a table of provinces, else the title's, else the report's."""

from __future__ import annotations

from etl.catalogue import Catalogue
from etl.catalogue.area_epithets import UNSURE
from etl.catalogue.areas import NATION, area_on
from etl.catalogue.text_vocabulary import words
from etl.documents.document import Document
from etl.extract.heading_words import scan
from etl.extract.observation import Evidence
from etl.extract.report.speaking_day import speaking_day
from etl.extract.tables.boxhead import Heading
from etl.extract.tables.model import TableModel
from etl.extract.tables.stub_areas import Scope
from etl.extract.tokens import Token

_REACH = 30  # characters before a name in which "huyện" or "khu công nghiệp" stands
_FEW = 2  # so many provinces make a table one of provinces


class Areas:
    """Where the figures of one sheet belong."""

    def __init__(self, sheet: TableModel, document: Document, catalogue: Catalogue, is_districts: bool = False) -> None:
        """`is_districts`: the document is about a place smaller than a province, where a title does not name one."""
        self._sheet, self._document, self._catalogue = sheet, document, catalogue
        self._own = (document.area_id or "").removesuffix("-2025")
        areas = [heading.area for heading in (*sheet.rows.values(), *sheet.columns.values())]
        named = {token.value.area_id for token in areas if token is not None and _is_whole(token)} | sheet.areas.listed
        self._is_of_provinces = len(named - {NATION}) >= _FEW
        self._is_smaller = names_smaller(sheet, catalogue) or (is_districts and not _is_whole(sheet.title.area))
        self._day = speaking_day(document, sheet.clock.calendar)
        self._found: dict[tuple[int, int], tuple[str | None, str]] = {}
        # Rows that name neither a province nor an indicator: districts, as a rule.
        self._has_others = any(heading.strange and not heading.names for heading in sheet.rows.values())

    def of(self, row: int, head: Heading) -> tuple[str | None, str]:
        """The area_id of a cell under a row's and a column's heading (None where no one tells), and why it is none of
        ours ("" where it is)."""
        told = head.area or head.token("merger") or (head.token("benign") if _is_of_districts(head) else None)
        place = (row, -1 if told is None else told.start)  # all that it depends on
        if place not in self._found:
            self._found[place] = self._of(row, head)
        return self._found[place]

    def _of(self, row: int, head: Heading) -> tuple[str | None, str]:
        if self.in_doubt(row, head):
            return self._document.area_id, ""
        heading, scope = self._sheet.rows[row], self._sheet.scopes.get(row)
        if not self._is_of_provinces and head.area is None and self._is_anothers(heading, scope):
            return None, "it may belong to the single place that its table names"
        if self._is_of_provinces and head.area is None:
            if scope is not None and not isinstance(scope, Token):
                return None, "the place that it belongs to is not told"
            token = heading.area or scope
        else:
            token = heading.area or head.area
        if token is None and self._is_of_provinces and heading.total is not None and not self._is_nations(row):
            return None, "the sum of the provinces listed, which may not be all of them"
        if token is None and _is_of_districts(head):
            return None, "a place smaller than a province"
        if token is None and self._is_smaller:
            return None, "the title, or that of the first table, names a place smaller than a province"
        if token is None:
            token = self._sheet.title.area if _is_whole(self._sheet.title.area) else None
            own = self._document.area_id if token is None else self._id(token)
            return self._merged(own, heading.token("merger") or head.token("merger")), ""
        if not (_is_whole(token) or self._is_own_epithet(token)):
            return None, "a place smaller than a province"
        merger = next((h.token("merger") for h in (heading, head) if h.area is token), None)
        area_id = self._merged(self._id(token), merger)
        alone = not heading.names and not self._is_of_provinces and token.value.area_id != NATION
        if alone and heading.area is not None and area_id != self._document.area_id:
            return None, "a single place in a table that is not one of provinces"
        if alone and heading.area is not None and self._has_others:
            return None, "among places of a province, its name is that of its town"
        return area_id, ""

    def in_doubt(self, row: int, head: Heading) -> str:
        """Why it is in doubt whose a cell is: an epithet of other provinces than the report's; "" where it is not."""
        token = self._sheet.rows[row].area or head.area or self._sheet.title.area
        if token is None or token.value.kind != UNSURE or self._is_own_epithet(token):
            return ""
        return f"it is told of “{self._document.text[token.start : token.end]}”, which may be another province"

    def _is_own_epithet(self, token: Token) -> bool:
        return self._own in token.value.may_be

    def _is_anothers(self, heading: Heading, scope: Scope) -> bool:
        """Whether an owner or a branch stands below the only place that a table, or a page of it, names."""
        if not (heading.names and all(token.kind == "part" for token in heading.names)):
            return False
        if isinstance(scope, Token):
            return _is_whole(scope) and self._id(scope) != self._document.area_id
        return scope is not None and bool(self._sheet.areas.listed)

    def _is_nations(self, row: int) -> bool:
        """Whether a sum stands above the provinces of a table of the nation: it is the nation's, and not their sum."""
        title = self._sheet.title.area
        whole = title.value.area_id if title is not None and _is_whole(title) else self._document.area_id
        return whole == NATION and row in self._sheet.above

    def evidence(self, row: int, column: Heading) -> Evidence:
        """The words that told the area."""
        scope = self._sheet.scopes.get(row) if self._is_of_provinces else None
        above = scope if isinstance(scope, Token) and column.area is None else None
        token = (
            self._sheet.rows[row].area
            or above
            or column.area
            or (self._sheet.title.area if _is_whole(self._sheet.title.area) else None)
        )
        if token is None:
            return Evidence("", how=f"the report's, from {self._document.area_evidence}")
        return Evidence(self._document.text[token.start : token.end], token.start, token.end, "named in the table")

    def _merged(self, area_id: str | None, told: Token | None) -> str | None:
        """The area, as the word beside its name says: "Lâm Đồng (cũ)" is the one before it took others in, "sau hợp
        nhất" the one since; None where there is no such."""
        if told is None or area_id is None:
            return area_id
        slug = area_id.removesuffix("-2025")
        if told.value == "before":
            return slug
        return f"{slug}-2025" if f"{slug}-2025" in self._catalogue.areas else None

    def _id(self, token: Token) -> str:
        own = self._document.area_id
        if own is not None and (self._own == token.value.area_id or self._own in token.value.may_be):
            return own
        return area_on(self._catalogue.areas, token.value.area_id, self._day)


def _is_of_districts(head: Heading) -> bool:
    """Whether a heading says no more than that it is of districts: "Các huyện", beside towns by their names."""
    beside = (token for token in head.tokens if token.kind not in ("filler", "sign", "narrow"))
    kinds = [token.is_("benign", "district") for token in beside]
    return bool(kinds) and all(kinds)


def names_smaller(sheet: TableModel, catalogue: Catalogue) -> bool:
    """Whether the title names a place smaller than a province."""
    return any(_names_smaller(sheet.grid.text, token, catalogue) for token in sheet.title.tokens)


def is_of_district(headline: str, catalogue: Catalogue) -> bool:
    """Whether a headline names a place smaller than a province, and none as large."""
    tokens = scan(headline, 0, catalogue)
    return not any(map(_is_whole, tokens)) and any(_names_smaller(headline, token, catalogue) for token in tokens)


def names_whole(sheet: TableModel) -> bool:
    """Whether the title names a province or the nation."""
    return _is_whole(sheet.title.area)


def _is_whole(token: Token | None) -> bool:
    return token is not None and token.kind == "area" and bool(token.value.kind == "area")


def _names_smaller(text: str, token: Token, catalogue: Catalogue) -> bool:
    """Whether a word of the title names a place smaller than a province: one named after it, or "huyện Cao Lộc"."""
    if token.kind == "area":
        return bool(token.value.is_smaller)
    if token.kind not in ("word", "other", "benign") or not text[token.start].isupper():
        return False
    above = text[max(0, token.start - _REACH) : token.start]
    before, frames = words(above), catalogue.places.frames
    if above.rstrip()[-1:].isupper():  # in a title in capitals every word looks like a name
        return any(before[-length:] in catalogue.places.districts for length in (1, 2))
    return any(frames.get(before[-length:]) == "part" for length in (1, 2, 3) if len(before) >= length)
