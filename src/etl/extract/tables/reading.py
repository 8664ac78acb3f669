"""The cells of a table, one by one: each figure becomes an observation, a doubt, or is left out with its reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from etl.catalogue import Catalogue
from etl.documents.document import Cell, Document
from etl.extract.figure import Interpretation, Refusal
from etl.extract.observation import Doubt, Evidence, LeftOut, Observation, scenario_of
from etl.extract.price_basis import basis_of
from etl.extract.tables.areas import Areas
from etl.extract.tables.boxhead import Heading
from etl.extract.tables.cell_context import CellContext, CellContexts
from etl.extract.tables.cell_units import tells_change
from etl.extract.tables.cell_words import CellWords
from etl.extract.tables.checks import contradicted, contradicted_crosses
from etl.extract.tables.evidence import Witness
from etl.extract.tables.figures import CellFigure
from etl.extract.tables.levels import Meaning
from etl.extract.tables.measure import decide
from etl.extract.tables.model import TableModel
from etl.extract.tables.notes import marked
from etl.extract.tables.summed import summed, summed_columns

_LONGEST = 120  # characters of a title that a doubt repeats
_RATIOS = frozenset({"growth", "completion", "share"})
"""Kinds of lines whose figures are percentages, whatever the unit of their rows."""

_UNREAD = {
    "#": "the cell holds an error in the place of a figure",
    "=": "the file holds a formula without its value; open it in an office program, let it compute, and save it",
    "([": "a number in brackets: accountants mean a negative one, others a remark",
    "▲△↑▼▽↓": "an arrow is no sign: beside a level it tells a trend",
    "": "its sign or separators can be read in more than one way",
}
_TWO = "a figure and its change in one cell, of which neither is read"
_NONE = CellFigure(Decimal(0), 0, "table.formula")
Found = Observation | Doubt | LeftOut


class Cells:
    """Reads the cells of one sheet; `others` keeps the second readings of ambiguous separators, by char_start."""

    def __init__(self, sheet: TableModel, document: Document, catalogue: Catalogue, is_districts: bool) -> None:
        self._sheet, self._document, self._catalogue = sheet, document, catalogue
        self._areas, self._spots = Areas(sheet, document, catalogue, is_districts), CellContexts(sheet, catalogue)
        word = "row" if sheet.is_turned else "column"
        self._says = CellWords(sheet, document.text)
        self._witness, self._in_doubt = Witness(sheet), contradicted(sheet.checks, sheet.meanings, word)
        self._rows_in_doubt = contradicted_crosses(sheet.checks)
        self._summed = frozenset() if sheet.is_turned else summed(sheet.row_names, sheet.checks, catalogue)
        self._summed_columns = summed_columns(sheet.column_names, sheet.columns, sheet.figures, catalogue)
        self._told: dict[str, str] = {}  # by reason of a doubt about more than one cell, where that is told
        self.others: dict[int, tuple[Decimal, int]] = {}

    def read(self) -> Iterator[Found]:
        """Every cell of the body with a digit in it, in the order of the text."""
        layout, grid, figures = self._sheet.layout, self._sheet.grid, self._sheet.figures
        for row in layout.body:
            for cell in grid.row(row):
                if cell.row != row:
                    continue
                figure = figures.get((row, cell.column))
                if figure is not None:
                    yield self._figure(cell, figure)
                elif (grid.has_digit(cell) or grid.is_uncomputed(cell)) and (other := self._other(cell)) is not None:
                    yield other

    def _other(self, cell: Cell) -> Found | None:
        """What a cell with a digit is that holds no figure of a column of figures; None of a label."""
        layout, column, is_figure = self._sheet.layout, cell.column, self._sheet.grid.is_figure(cell)
        if column in layout.values:
            if is_figure:
                return self._unread(cell)
            return self._left_out(cell, "the cell holds more, or something else, than one figure")
        if column in layout.labels:
            return None
        if not is_figure:
            return self._with_change(cell)
        reason = "the number of a row" if column == layout.numbers else "its column holds no figures of ours"
        return self._left_out(cell, reason)

    def _with_change(self, cell: Cell) -> Found | None:
        """A cell outside of the columns of figures that tells a figure with its change; None of another one."""
        if not tells_change(self._sheet.grid.words(cell)):
            return None
        name = self._sheet.row_names.get(cell.row)
        if name is None or name.indicator is None:
            return self._left_out(cell, name.why if name is not None and name.why else "its row names no indicator")
        return Doubt(
            document_id=self._document.document_id, reason=_TWO, quote=self._quote(cell), char_start=cell.start,
            char_end=cell.end, locator=cell.locator, rule="table.two-figures", indicator=name.indicator,
            area_id=self._areas.of(cell.row, Heading())[0],
        )  # fmt: skip

    def _unread(self, cell: Cell) -> Found:
        """A figure whose value the file does not hold, or whose sign its print leaves open."""
        area_id, why = self._areas.of(cell.row, self._sheet.columns[cell.column])
        spot = self._spots.spot(cell, _NONE, area_id)
        if why or spot.name.indicator is None:
            return self._left_out(cell, why or spot.name.why)
        reason = next(why for signs, why in _UNREAD.items() if not signs or self._quote(cell)[:1] in signs)
        rule = "table.formula" if self._sheet.grid.is_uncomputed(cell) else "table.sign"
        return replace(self._doubt(spot, Refusal(reason, rule, doubt=True)), value=None)

    def _figure(self, cell: Cell, figure: CellFigure) -> Found:
        name = self._spots.name(cell.row, cell.column)
        if name.indicator is None and name.why:  # most cells of most tables
            return LeftOut(self._quote(cell), cell.start, cell.end, name.why)
        area_id, why = self._areas.of(cell.row, self._sheet.columns[cell.column])
        spot = self._spots.spot(cell, figure, area_id)
        if why or spot.name.indicator is None:
            return self._left_out(cell, spot.name.why or why)
        if why := self._areas.in_doubt(cell.row, spot.column):
            return self._with_others(spot, why, "table.area")
        if spot.name.is_unclear and not (cell.row in self._summed or cell.column in self._summed_columns):
            return self._with_others(spot, spot.name.why, "table.label")
        if spot.column.strange and not self._is_labelled(cell.column):
            return self._with_others(spot, self._strange(spot), "table.heading")
        line, cross = (cell.row, cell.column)[:: 1 if self._sheet.is_turned else -1]
        if line in self._in_doubt:
            return self._with_others(spot, self._in_doubt[line], "table.contradicted")
        if cross in self._rows_in_doubt:
            return self._with_others(spot, self._rows_in_doubt[cross], "table.contradicted")
        if spot.column.token("quantity") is not None and self._dimension(spot) == "money":
            return self._left_out(cell, "a quantity of goods, not their value")
        if spot.meaning.kind == "level" and spot.unit is None and self._is_thing_only(spot):
            reason = "the title is of something else than the number of these; the unit is not told"
            return self._doubt(spot, Refusal(reason, "table.level", doubt=True))
        answer = decide(self._spots.stated(spot))
        if isinstance(answer, Refusal):
            return self._doubt(spot, answer) if answer.doubt else self._left_out(cell, answer.reason)
        return self._observation(spot, spot.meaning, answer)

    def _is_labelled(self, column: int) -> bool:
        """Whether the family of the table knows the whole heading of the column."""
        name = self._sheet.column_names.get(column)
        return name is not None and name.is_labelled

    def _is_thing_only(self, spot: CellContext) -> bool:
        """Whether a thing is named that can be counted ("Chợ"), in a table that by its title is of something else: its
        sales, say."""
        title = self._sheet.stub.title.indicator
        if title is None or not spot.name.tokens or spot.name.tokens[0].kind != "counted":
            return False
        return self._catalogue.indicators[title].dimension != "count"

    def _strange(self, spot: CellContext) -> str:
        """Why nothing is read below a heading with words that are not known."""
        words = " ".join(self._document.text[token.start : token.end] for token in spot.column.strange)
        return f"“{words}” in the heading of its column is not known"

    def _with_others(self, spot: CellContext, reason: str, rule: str) -> Found:
        """A cell of a line, a row or a table that is in doubt as a whole: the doubt stands at the first of them."""
        key = rule if rule == "table.heading" else reason
        first = self._told.setdefault(key, spot.cell.locator)
        if first != spot.cell.locator:
            return self._left_out(spot.cell, f"in doubt as a whole with others of its table, told at {first}")
        title = " ".join(self._document.text[t.start : t.end] for t in self._sheet.title.tokens)[:_LONGEST]
        where = f"in “{title}”, " if title else ""
        return self._doubt(spot, Refusal(where + reason, rule, doubt=True))

    # --- what comes of it -----------------------------------------------------------------------------------

    def _observation(self, spot: CellContext, meaning: Meaning, reading: Interpretation) -> Found:
        if meaning.period is None or spot.area_id is None:
            missing = meaning.why or "the period is not told" if meaning.period is None else "the province is not told"
            doubt = self._doubt(spot, Refusal(missing, reading.rule, doubt=True))
            return replace(doubt, measure=reading.measure, value=reading.value)
        is_level = reading.measure == "value"
        code = (spot.unit or ("pct" if self._dimension(spot) == "ratio" else "count")) if is_level else "pct"
        unit = self._catalogue.units[code]
        sign = -1 if is_level and spot.name.negative and reading.value > 0 else 1
        value = sign * reading.value
        if is_level and spot.figure.other is not None and reading.value_to is None:
            self.others[spot.cell.start] = (sign * spot.figure.other[0], spot.figure.other[1])
        note = marked(self._quote(spot.cell), self._sheet.notes) if meaning.scenario == "actual" else None
        scenario = meaning.scenario if note is None else str(note.value)
        price = spot.name.price or spot.column.price or self._sheet.title.price
        scope = spot.name.scope or spot.column.scope or self._sheet.title.scope
        return Observation(
            document_id=self._document.document_id, indicator=spot.name.indicator or "", area_id=spot.area_id,
            period=reading.other_period or meaning.period, scenario=scenario_of(scenario),
            preliminary=scenario == "preliminary", measure=reading.measure,
            value=value, value_to=reading.value_to, unit=code, value_base=value * unit.factor, base_unit=unit.base_unit,
            decimals=spot.figure.decimals, bound=spot.figure.bound,
            price_basis=basis_of(price, reading.other_period or meaning.period),
            scope=scope.value if scope else None, base=reading.base, quote=self._quote(spot.cell),
            char_start=spot.cell.start, char_end=spot.cell.end, locator=spot.cell.locator, rule=reading.rule,
            evidence=self._evidence(spot), cell_context=self._says(spot),
        )  # fmt: skip

    def _dimension(self, spot: CellContext) -> str:
        return self._catalogue.indicators[spot.name.indicator or ""].dimension

    def _evidence(self, spot: CellContext) -> dict[str, Evidence]:
        area = self._areas.evidence(spot.cell.row, spot.column)
        value = Evidence(self._quote(spot.cell), spot.cell.start, spot.cell.end, spot.figure.rule)
        found = self._witness.of(spot, area)
        found["value"] = value
        return found

    def _quote(self, cell: Cell) -> str:
        return self._document.text[cell.start : cell.end]

    def _left_out(self, cell: Cell, reason: str) -> LeftOut:
        return LeftOut(self._quote(cell), cell.start, cell.end, reason)

    def _doubt(self, spot: CellContext, refusal: Refusal) -> Doubt:
        meaning, units = spot.meaning, self._catalogue.units
        told = "pct" if meaning.kind in _RATIOS else spot.unit
        return Doubt(
            document_id=self._document.document_id, reason=refusal.reason, quote=self._quote(spot.cell),
            char_start=spot.cell.start, char_end=spot.cell.end, locator=spot.cell.locator, rule=refusal.rule,
            indicator=spot.name.indicator, area_id=spot.area_id, period=meaning.period,
            scenario=scenario_of(meaning.scenario), value=spot.figure.value,
            unit=told if told in units else None, cell_context=self._says(spot),
        )  # fmt: skip
