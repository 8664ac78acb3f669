"""What the row and the column of one cell say of its figure: whose it is, in which unit, and what it measures."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from decimal import Decimal

from etl.catalogue import Catalogue
from etl.documents.document import Cell
from etl.extract.tables.boxhead import Heading
from etl.extract.tables.crossing import crossed, is_over, last_year, settled
from etl.extract.tables.families import part_of
from etl.extract.tables.figures import CellFigure
from etl.extract.tables.levels import Meaning
from etl.extract.tables.measure import Stated
from etl.extract.tables.model import TableModel
from etl.extract.tables.name import Name
from etl.extract.tables.ratios import MULTIPLE, Form, form
from etl.extract.tables.times import Times
from etl.extract.tokens import Token
from etl.language import periods

_TURNOVER, _TRADE = "trade_turnover", frozenset({"exports", "imports", "trade_balance"})
_AMOUNTS = "its label compares and its unit is that of an amount; which of them holds is not told"


@dataclass(slots=True)
class CellContext:
    """A cell with a figure under a row's and a column's heading. `meaning` is that of its line; `unit` is a unit's
    code, "another unit", or None where none is told, and `unit_token` the word that told it."""

    cell: Cell
    figure: CellFigure
    row: Heading
    column: Heading
    name: Name
    meaning: Meaning
    unit: str | None
    unit_token: Token | None
    area_id: str | None


class CellContexts:
    """Looks up what is known of the cells of one sheet."""

    def __init__(self, sheet: TableModel, catalogue: Catalogue) -> None:
        self._sheet, self._catalogue = sheet, catalogue
        self._by_row: dict[int, dict[int, CellFigure]] = {}
        self._by_column: dict[int, dict[int, CellFigure]] = {}
        self._names: dict[tuple[int, int], Name] = {}  # by row, and by column where that names something
        self._units_above: dict[int, Token | None] = {}  # by row
        self._title_against = sheet.times.against_title()
        self._rows_of: dict[str, list[int]] = {}  # by indicator, from above; without rows of ratios
        self._named_in = {t.start: row for row in sheet.row_names for t in sheet.rows[row].names}  # words: their row
        for row in sorted(sheet.row_names):
            if (code := sheet.row_names[row].indicator) and not sheet.rows[row].is_ratio:
                self._rows_of.setdefault(code, []).append(row)
        self._earlier = frozenset[int]() if sheet.is_turned else _earlier(sheet)
        self._last_year = last_year(sheet.rows), last_year(sheet.columns)
        columns = () if sheet.is_turned else sheet.columns.items()
        self._quantities = frozenset(column for column, heading in columns if heading.token("quantity") is not None)
        for (row, column), figure in sheet.figures.items():
            self._by_row.setdefault(row, {})[column] = figure
            self._by_column.setdefault(column, {})[row] = figure

    def spot(self, cell: Cell, figure: CellFigure, area_id: str | None) -> CellContext:
        """The cell with all that its row and column say."""
        sheet, row, column = self._sheet, cell.row, cell.column
        unit, token = self._unit(row, column, figure)
        name, meaning = self.name(row, column), self._meaning(row, column)
        return CellContext(cell, figure, sheet.rows[row], sheet.columns[column], name, meaning, unit, token, area_id)

    def _meaning(self, row: int, column: int) -> Meaning:
        """What the figure is: as its line says, and the other heading adds."""
        sheet = self._sheet
        own, head = sheet.rows[row], sheet.columns[column]
        if column in self._earlier or is_over(own, head, self._last_year[1]):
            own = settled(own)
        if is_over(head, own, self._last_year[0]):
            head = settled(head)
        line, other = (own, head)[:: 1 if sheet.is_turned else -1]
        return crossed(sheet.meanings[row if sheet.is_turned else column], line, other, sheet.times.read)

    def name(self, row: int, column: int) -> Name:
        """Whose figure it is: the row's name, the column's, or the row's with the part that its column names."""
        place = (row, column if column in self._sheet.column_names else -1)  # unnamed columns are alike
        found = self._names.get(place)
        if found is None:
            found = self._names[place] = self._named(row, column)
        return found

    def _named(self, row: int, column: int) -> Name:
        own, head = self._sheet.row_names.get(row), self._sheet.column_names.get(column)
        if own is not None and own.is_foreign:
            return own
        if own is None:
            return head or Name(None, "its row has no label")
        if head is None:
            return own
        if own.is_unclear and not own.is_labelled and head.indicator is not None:
            return replace(head, why=own.why, is_unclear=True)  # the sum of companies, under "Kim ngạch xuất khẩu"
        if own.is_whole:
            return head if head.indicator is not None else own
        parts = [t.value for t in self._sheet.columns[column].names if t.kind == "part"]
        told = bool(self._sheet.rows[row].names)
        if own.indicator is not None and told and len(parts) == 1:
            code = f"{own.indicator}.{parts[0]}"
            if code in self._catalogue.indicators:
                return replace(own, indicator=code, tokens=(*head.tokens, *own.tokens))
        if own.indicator is None and (self._sheet.rows[row].strange or told):
            return self._part_of(head, row) or own
        if told and own.indicator is not None and self._catalogue.indicators[own.indicator].parent == head.indicator:
            return own
        if told and own.indicator is not None and own.indicator != head.indicator:
            return replace(own, indicator=None, why="its row names one indicator and its column another")
        return head

    def _part_of(self, head: Name, row: int) -> Name | None:
        """The part of what the column names that the label of the row tells alone, where it has such a part."""
        heading = self._sheet.rows[row]
        if head.indicator is None or heading.strange or len(heading.names) != 1 or heading.names[0].kind != "part":
            return None
        code: str | None = f"{head.indicator}.{heading.names[0].value}"
        if code not in self._catalogue.indicators:  # "Doanh nghiệp FDI", of exports their foreign sector
            code = part_of(head.indicator, self._sheet.labels.get(row, ""), self._catalogue)
        return None if code is None else replace(head, indicator=code, tokens=(*heading.names, *head.tokens))

    def _unit(self, row: int, column: int, figure: CellFigure) -> tuple[str | None, Token | None]:
        """The unit of a level: written in the cell, told by the row's unit, the label, the column, or the title."""
        if figure.percent:
            return "pct", None
        sheet = self._sheet
        cell = sheet.grid.at[row][column]
        if cell is not None and cell.start in sheet.grid.units:
            return sheet.grid.units[cell.start], None
        beside = sheet.units.get(row)
        if beside is None and self._is_part(row):
            beside = next((sheet.units[r] for r in range(row, -1, -1) if r in sheet.units), None)
        if beside is not None and not (self._is_beside_quantities(column) and self._measures_goods(beside)):
            if beside.unit is not None:
                return str(beside.unit.value), beside.unit
            counted = beside.token("count") or beside.token("counted") or beside.token("indicator")
            return ("another unit", beside.first) if counted is None else ("count", counted)
        told = self._unit_of(sheet.columns[column], row, column)
        if told is None and self._counts(column):
            return "count", None
        token = sheet.rows[row].unit or told or self._unit_above(row) or self._unit_of_group(row, column)
        token = token or self._unit_of(sheet.title, row, column)
        if token is None:
            return None, None
        return ("count" if token.kind == "count" else str(token.value)), token

    def _unit_of(self, heading: Heading, row: int, column: int) -> Token | None:
        """The unit of a title or a column's heading; of several ("ĐVT: vụ; triệu đồng", "Tỷ đồng, triệu USD") the one
        that the indicator of the cell is usually told in, None where that may be more than one."""
        told = [t for t in heading.tokens if t.kind == "unit" and t.value != "pct"]
        counts = [t for t in heading.tokens if t.kind == "count"]
        if heading.unit is None or (len({t.value for t in told}) < 2 and not counts):
            return heading.unit
        indicator = self._catalogue.indicators.get(self.name(row, column).indicator or "")
        if indicator is None:
            return heading.unit
        if indicator.dimension == "count":
            return counts[0] if counts and self._base(heading.unit) not in indicator.bases else heading.unit
        if len({t.value for t in told}) < 2:
            return heading.unit
        usual = self._catalogue.units[indicator.display_unit].base_unit
        fitting = [t for t in told if self._base(t) == usual] or [t for t in told if self._base(t) in indicator.bases]
        if len({t.value for t in fitting}) > 1:
            return None
        return fitting[0] if fitting else heading.unit

    def _unit_of_group(self, row: int, column: int) -> Token | None:
        """The unit that the row above a group of rows tells, where the cell's indicator is usually told in such: of
        "Số dự án" below "1. Thu hút đầu tư (tỷ đồng)" it says nothing."""
        unit = self._sheet.rows[row].unit_above
        indicator = self._catalogue.indicators.get(self.name(row, column).indicator or "")
        if unit is None or indicator is None or unit.kind != "unit":
            return None
        return unit if self._base(unit) == self._catalogue.units[indicator.display_unit].base_unit else None

    def _base(self, unit: Token) -> str:
        known = self._catalogue.units.get(str(unit.value))
        return str(unit.value) if known is None else known.base_unit

    def _unit_above(self, row: int) -> Token | None:
        """The unit that the rows above tell for this one."""
        if row not in self._units_above:
            unit, whole = self._group(row).unit, self._whole_above(row)
            if unit is None and whole is not None:
                unit = self._sheet.rows[whole].unit or self._unit_above(whole)
            self._units_above[row] = unit
        return self._units_above[row]

    def _is_beside_quantities(self, column: int) -> bool:
        """Whether other columns hold quantities of goods, this one their value."""
        return column not in self._quantities and bool(self._quantities)

    def _measures_goods(self, beside: Heading) -> bool:
        """Whether the unit column tells what goods are measured in ("Tấn"): then it is that of their quantities."""
        unit = self._catalogue.units.get(str(beside.unit.value)) if beside.unit is not None else None
        return unit is None or unit.dimension not in ("money", "ratio")

    def _group(self, row: int) -> Heading:
        """The heading of the rows of which `row` is one, where its name comes from there: "2. Thu ngân sách (Triệu
        đồng)" above "Tổng số". An empty one where none is."""
        own = self._sheet.row_names.get(row)
        told = (self._named_in.get(token.start, row) for token in own.tokens) if own is not None else ()
        group = next((other for other in told if other < row), None)
        return Heading() if group is None else self._sheet.rows[group]

    def _whole_above(self, row: int) -> int | None:
        """The nearest row above of which `row` is a part, or that sums it up ("Tổng kim ngạch XNK (triệu USD)" above
        "Xuất khẩu"): its unit is the part's."""
        own = self._sheet.row_names.get(row)
        code = own.indicator if own is not None else None
        if code is None:
            return None
        whole = _TURNOVER if code in _TRADE else self._catalogue.indicators[code].parent
        rows = self._rows_of.get(whole or "", [])
        above = bisect_left(rows, row)
        return rows[above - 1] if above else None

    def _counts(self, column: int) -> bool:
        """Whether the family of the table knows the heading of the column as a count: "Số dự án" beside "Vốn"."""
        name = self._sheet.column_names.get(column)
        if name is None or not name.is_labelled or name.indicator is None:
            return False
        return self._catalogue.indicators[name.indicator].dimension == "count"

    def _counted_in(self, row: int, column: int) -> str | None:
        """The base of the unit that the unit column names for the row; None where it names none, or only "%", or that
        of quantities beside this column."""
        beside = self._sheet.units.get(row)
        if (
            beside is None
            or self._is_beside_quantities(column)
            or (beside.unit is not None and beside.unit.value == "pct")
        ):
            return None
        if beside.unit is not None:
            unit = self._catalogue.units.get(str(beside.unit.value))
            return unit.base_unit if unit is not None else str(beside.unit.value)
        counted = beside.token("count") or beside.token("counted") or beside.token("indicator")
        return "another unit" if counted is None else "count"

    def _is_of_amounts(self, row: int) -> bool:
        """Whether the unit column tells for the row what no rate is counted in: money, energy, mass."""
        beside = self._sheet.units.get(row)
        unit = self._catalogue.units.get(str(beside.unit.value)) if beside is not None and beside.unit else None
        return unit is not None and unit.dimension not in ("ratio", "count")

    def _is_part(self, row: int) -> bool:
        """Whether the row is a part of one above, whose unit is then its own."""
        code = self._sheet.row_names[row].indicator if row in self._sheet.row_names else None
        return code is not None and self._catalogue.indicators[code].parent is not None

    def _is_for_each_person(self, unit: Token | None) -> bool:
        """Whether the word of the unit is of what there is for each head: "triệu đồng/người"."""
        return unit is not None and "/" in self._sheet.grid.text[unit.start : unit.end]

    def stated(self, spot: CellContext) -> Stated:
        """The figure as the rules of `measure` see it; a row of rates makes a rate of what its column holds."""
        sheet, indicator = self._sheet, self._catalogue.indicators[spot.name.indicator or ""]
        row, column = spot.cell.row, spot.cell.column
        figures, meaning = self._by_row[row], spot.meaning
        shape = sheet.forms.get(row if sheet.is_turned else column)
        own, along = (spot.column, self._by_column[column]) if sheet.is_turned else (spot.row, figures)
        if own.is_ratio and meaning.kind == "level":
            meaning = (
                _rate(own, meaning, sheet.times) if not self._is_of_amounts(row) else Meaning("nothing", why=_AMOUNTS)
            )
            if meaning.kind in ("growth", "completion"):
                in_percent = own.is_in_percent or spot.unit == "pct"
                shape = form(row, meaning, own.says_growth, list(along), lambda _, cross: along.get(cross), in_percent)
                shape = Form(None, MULTIPLE) if own.is_in_times else shape
        elif own.is_ratio:
            meaning = Meaning("nothing", why="its row and its column both compare")
        if meaning.kind == "level" and indicator.each is None and self._is_for_each_person(spot.unit_token):
            meaning = Meaning("nothing", why="so much for each person, not in all")
        unit = self._catalogue.units.get(spot.unit or "")
        return Stated(
            spot.figure, indicator, meaning, shape, spot.unit, unit.base_unit if unit is not None else spot.unit,
            average=spot.column.average is not None or spot.row.average is not None,
            title=self._title_against,
            beside=lambda: self._beside(row, column),
            counted_in=self._counted_in(row, column),
            divided=sheet.family.indicator if sheet.family is not None else None,
            is_structure=sheet.title.ratio is not None and sheet.title.ratio.value == "share",
            gathered=_is_gathered(*((spot.column, spot.row) if sheet.is_turned else (spot.row, spot.column)), meaning),
        )  # fmt: skip

    def _beside(self, row: int, column: int) -> list[Decimal]:
        """The other figures of what a cell is of: those of its row, of its column where that names the indicator."""
        name = self._sheet.column_names.get(column)
        if name is not None and name.indicator is not None:
            return [figure.value for other, figure in self._by_column[column].items() if other != row]
        return [figure.value for other, figure in self._by_row[row].items() if other != column]


def _is_gathered(own: Heading, other: Heading, meaning: Meaning) -> bool:
    """Whether a line that names what it is of says that it is added up, without since when, and is crossed by one of a
    whole year: "Vốn đăng ký lũy kế" by "Năm 2022"."""
    side = own.side
    says = side.cumulative is not None or (side.relative is not None and side.relative.value == "until_now")
    if not says or side.when is not None or not own.names or meaning.period is None:
        return False
    first, last = periods.months(meaning.period)
    is_by_year = other.side.when is not None or meaning.kind != "level"
    return is_by_year and first % 12 == 0 and last % 12 == 11 and other.side.cumulative is None


def _earlier(sheet: TableModel) -> frozenset[int]:
    """The columns of earlier times than the last one, in a table with a column that says how settled the figures of a
    row are: "Ước tính" behind two years is of the second."""
    if sheet.layout.status is None:
        return frozenset()
    lasts = {
        column: periods.months(meaning.period)[1]
        for column, meaning in sheet.meanings.items()
        if meaning.period is not None
    }
    return frozenset(column for column, last in lasts.items() if last < max(lasts.values()))


def _rate(own: Heading, level: Meaning, times: Times) -> Meaning:
    """What a row of rates states under a column of levels: "Tốc độ tăng (%)", "% so với kế hoạch"."""
    kind = own.ratio.value if own.ratio is not None else None
    if kind == "difference":
        return Meaning("nothing", why="the size of a change, not a level")
    if kind == "decline":
        return Meaning("nothing", why="it is a fall, the sign of which is not told")
    if kind in ("share", "completion"):
        return replace(level, kind=kind)
    if own.against is not None and own.against.scenario is not None and own.against.scenario.value == "plan":
        return replace(level, kind="completion")
    if kind is None and own.average is None and own.against is None:
        return Meaning("nothing", why="what it is compared with is not told")
    return replace(level, kind="growth", compared=times.against(own.against, level.period, own.side))
