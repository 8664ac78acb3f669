"""Which words of a table decided a reading: header cells, row label, title. Only gathered here."""

from __future__ import annotations

from etl.extract.observation import Evidence
from etl.extract.tables.boxhead import Heading
from etl.extract.tables.cell_context import CellContext
from etl.extract.tables.model import TableModel
from etl.extract.tokens import Token

_NAMING = ("indicator", "whole")
_NAMED = ("named in", "of which it is a part, named in")


class Witness:
    """Tells for the cells of one sheet which words decided."""

    def __init__(self, sheet: TableModel) -> None:
        self._sheet, self._text = sheet, sheet.grid.text
        self._places = {t.start: "the unit column" for heading in sheet.units.values() for t in heading.tokens}
        self._places |= {t.start: "the title" for t in sheet.title.tokens}
        self._places |= {t.start: "the heading of its column" for h in sheet.columns.values() for t in h.tokens}
        self._by_heading: dict[int, list[tuple[str, Evidence]]] = {}
        self._by_token: dict[tuple[int, int, str], Evidence] = {}
        self._told: dict[tuple[int, int, str], Evidence] = {}  # with the place in the table

    def of(self, spot: CellContext, area: Evidence) -> dict[str, Evidence]:
        """The evidence of the cell at `spot`, by part of the observation; `area` is that of the area."""
        row, column, name, meaning = spot.row, spot.column, spot.name, spot.meaning
        found = {"area": area}
        for part, token, how in zip(_NAMING, name.tokens, _NAMED, strict=False):
            found[part] = self._at(token, how)
        if meaning.token is not None:
            found["period"] = self._at(meaning.token, "told by")
        else:
            named = self._sheet.clock.is_named
            found["period"] = Evidence("", how="the name of its sheet" if named else "the report's own period")
        for heading in (column, row):
            for part, evidence in self._of_heading(heading):
                found.setdefault(part, evidence)
        told = self._sheet.title.side.scenario
        if told is not None and told.value == meaning.scenario:
            found.setdefault("scenario", self._at(told, "told by"))
        if meaning.compared is not None and meaning.compared.start >= 0:
            compared = meaning.compared
            says = self._text[compared.start : compared.end]
            found["comparison"] = Evidence(says, compared.start, compared.end, compared.kind)
        if spot.unit_token is not None:
            found["unit"] = self._at(spot.unit_token, "told by")
        if "price_basis" not in found and self._sheet.title.price is not None:
            found["price_basis"] = self._at(self._sheet.title.price, "told by")
        return found

    def _of_heading(self, heading: Heading) -> list[tuple[str, Evidence]]:
        """What a heading tells of all its cells, by part."""
        known = self._by_heading.get(id(heading))
        if known is None:
            measure = heading.ratio or heading.average or heading.marker
            known = [] if heading.side.scenario is None else [("scenario", self._at(heading.side.scenario, "told by"))]
            told = (("measure", measure, "what the figures are"), ("price_basis", heading.price, "told beside it"),
                    ("scope", heading.scope, "told beside it"))  # fmt: skip
            known += [(part, self._of_token(token, how)) for part, token, how in told if token is not None]
            self._by_heading[id(heading)] = known
        return known

    def _at(self, token: Token, how: str) -> Evidence:
        """The token, how it was used, and where in the table it stands: in its title, the heading of a column, the unit
        column, or a label."""
        told = (token.start, token.end, how)
        known = self._told.get(told)
        if known is None:
            place = self._places.get(token.start, "the label of its row")
            known = self._told[told] = self._of_token(token, f"{how} {place}")
        return known

    def _of_token(self, token: Token, how: str) -> Evidence:
        place = (token.start, token.end, how)
        if place not in self._by_token:
            self._by_token[place] = Evidence(self._text[token.start : token.end], token.start, token.end, how)
        return self._by_token[place]
