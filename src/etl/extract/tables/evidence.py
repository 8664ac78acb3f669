"""Which words of a table decided a reading: header cells, row label, title. Only gathered here."""

from __future__ import annotations

from etl.extract.observation import Evidence
from etl.extract.tables.cell_context import CellContext
from etl.extract.tables.model import TableModel
from etl.extract.tokens import Token


class Witness:
    """Tells for the cells of one sheet which words decided."""

    def __init__(self, sheet: TableModel) -> None:
        self._sheet, self._text = sheet, sheet.grid.text
        self._places = {t.start: "the unit column" for heading in sheet.units.values() for t in heading.tokens}
        self._places |= {t.start: "the title" for t in sheet.title.tokens}
        self._places |= {t.start: "the heading of its column" for h in sheet.columns.values() for t in h.tokens}

    def of(self, spot: CellContext, area: Evidence) -> dict[str, Evidence]:
        """The evidence of the cell at `spot`, by part of the observation; `area` is that of the area."""
        text, row, column, name, meaning = self._text, spot.row, spot.column, spot.name, spot.meaning
        found = {"area": area}

        def says(part: str, token: Token | None, how: str, place: bool = True) -> None:
            if token is not None and part not in found:
                how = f"{how} {self._place(token)}" if place else how
                found[part] = Evidence(text[token.start : token.end], token.start, token.end, how)

        for token in name.tokens[:1]:
            says("indicator", token, "named in")
        for token in name.tokens[1:2]:
            says("whole", token, "of which it is a part, named in")
        says("period", meaning.token, "told by")
        if "period" not in found:
            found["period"] = Evidence("", how="the report's own period")
        for heading in (column, row):
            says("scenario", heading.side.scenario, "told by")
            says("measure", heading.ratio or heading.average or heading.marker, "what the figures are", place=False)
            says("price_basis", heading.price, "told beside it", place=False)
            says("scope", heading.scope, "told beside it", place=False)
        if meaning.compared is not None and meaning.compared.start >= 0:
            compared = meaning.compared
            found["comparison"] = Evidence(
                text[compared.start : compared.end], compared.start, compared.end, compared.kind
            )
        says("unit", spot.unit_token, "told by")
        for heading in (row, column, self._sheet.title):
            says("price_basis", heading.price, "told by")
        return found

    def _place(self, token: Token) -> str:
        """Where in the table the word stands: its title, the heading of a column, the unit column, or a label."""
        return self._places.get(token.start, "the label of its row")
