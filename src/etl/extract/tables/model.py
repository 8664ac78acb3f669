"""A table understood as a whole: for every row and column what it is, before any cell is read.

Where the rows are times and the columns indicators, the two change places; a `line` is always the one that tells the
time (a column, as a rule) and a `cross` the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from etl.catalogue import Catalogue
from etl.catalogue.table_families import TableFamily
from etl.documents.document import Cell
from etl.extract.heading_words import scan, scan_flow
from etl.extract.tables.boxhead import Heading, read_heading
from etl.extract.tables.boxhead_tree import Flow, naming
from etl.extract.tables.checks import Check, Held, check_wholes, checked_lines
from etl.extract.tables.checks.check import kind_of
from etl.extract.tables.clock_of_columns import so_far, told_by_columns, with_bare_months
from etl.extract.tables.details import parts_of_leads
from etl.extract.tables.ditto import is_ditto
from etl.extract.tables.families import family_of, family_of_goods
from etl.extract.tables.figures import CellFigure, decimal_mark, groups_by_mark, rate_mark, read_figure
from etl.extract.tables.formulas import formulas_of
from etl.extract.tables.grid import Grid
from etl.extract.tables.groups import under_groups, with_units_above
from etl.extract.tables.labels import row_labels
from etl.extract.tables.layout import Layout
from etl.extract.tables.levels import Meaning
from etl.extract.tables.listed import sums_of_companies
from etl.extract.tables.loose_goods import loose_goods
from etl.extract.tables.means import without_means
from etl.extract.tables.name import Name
from etl.extract.tables.notes import priced_by_mark, unsettled_by_mark, with_notes
from etl.extract.tables.numbered_times import numbered_heads
from etl.extract.tables.of_some import Told, of_some, of_their_enterprises
from etl.extract.tables.owners import among_owners
from etl.extract.tables.rated import amounts, below_rates, with_times_above
from etl.extract.tables.rates_beside import bases_alone, by_sign, left_open, of_levels_beside
from etl.extract.tables.ratios import MULTIPLE, UNTOLD, Form, form
from etl.extract.tables.short_years import with_short_years
from etl.extract.tables.sides import Side
from etl.extract.tables.stub import Stub
from etl.extract.tables.stub_areas import Scope, StubAreas
from etl.extract.tables.terms_before import with_terms_before
from etl.extract.tables.times import Times
from etl.extract.tables.title import Clock, by_name, clock, first_named, is_again, read_title, says_again, title_lines
from etl.extract.tables.weighing import weighed
from etl.extract.tokens import Token
from etl.language.period_expressions import Calendar

_UNIT_OF_LABELS = frozenset({"column", "sign", "unit", "number", "filler"})
Place = tuple[int, int]
Headings = dict[int, Heading]
Head = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class TableModel:
    """Everything known of a table; rows and columns by their numbers in the grid, `figures` by (row, column).

    `labels` are the words of the rows' labels. `row_names` and `column_names` tell whose figures they hold; `units` are
    the cells of the unit column. `meanings` and `forms` are by line. What a table that goes on needs: `stub`, the rows
    still open, `head`, its heading, and `areas`, its list of places. `scopes` tell whose the rows are that name no
    place, `above` which of them stand above the first province; `family` is the family the table belongs to, `checks`
    what was held against what; `notes` are the words of notes that make figures with their mark estimates.
    """

    grid: Grid
    layout: Layout
    title: Heading
    clock: Clock
    rows: Headings
    columns: Headings
    labels: dict[int, str]
    row_names: dict[int, Name]
    column_names: dict[int, Name]
    units: Headings
    figures: dict[Place, CellFigure]
    stub: Stub
    is_turned: bool
    times: Times
    meanings: Mapping[int, Meaning]
    forms: Mapping[int, Form]
    head: Head
    family: TableFamily | None
    areas: StubAreas
    scopes: dict[int, Scope]
    above: frozenset[int]
    checks: tuple[Check, ...]
    notes: Mapping[str, Token]


def understand(
    grid: Grid,
    layout: Layout,
    report: Calendar,
    published: date | None,
    after: int,
    catalogue: Catalogue,
    before: TableModel | None,
) -> TableModel:
    """The table in `grid` as a sheet. `after` is where the text above it begins, `before` the table it goes on with
    where it has no heading of its own, or has the same one again."""
    lines = title_lines(grid, layout.title, after) + _corner(grid, layout, catalogue)
    head = tuple(grid.folded_row(row) for row in layout.header)
    outside, report = report, by_name(grid.table.name, report, catalogue)
    repeats = before is not None and head == before.head and is_again(grid.text, lines, before.title)
    if before is not None and repeats and before.grid.table.name != grid.table.name:
        repeats = report == by_name(before.grid.table.name, report, catalogue)  # no two years are one table
    goes_on = before if repeats or not head else None
    title = read_title(grid, lines, catalogue) if goes_on is None else goes_on.title
    time = replace(clock(title, report, published), is_named=report != outside)
    labels, marks, words, inner = row_labels(grid, layout, catalogue)
    scanned = {
        c: [scan_flow(flow.pieces(grid.text), catalogue) for flow in layout.heads.get(c, ())] for c in layout.values
    }
    tops = with_bare_months(numbered_heads(with_short_years(scanned, grid.text), grid.text), grid.text)
    own = {c: naming(layout.heads.get(c, ()), grid.text, catalogue) for c in tops}
    heads = {c: " ".join(text for flow in own[c] for text, _ in flow.pieces(grid.text)) for c in tops}
    labels, tops = with_terms_before(labels, time), with_terms_before(tops, time)
    rows, columns = among_owners(labels, grid.text, catalogue), among_owners(tops, grid.text, catalogue)
    over = [piece for c in layout.labels for flow in layout.heads.get(c, ()) for piece in flow.pieces(grid.text)]
    family = _family(grid, lines, title, over, catalogue) if goes_on is None else goes_on.family
    named = scan_flow(over, catalogue)
    stub = Stub(grid.text, catalogue, title, marks.values(), family, named) if goes_on is None else goes_on.stub
    rows = so_far(rows, named, title)
    rows = priced_by_mark(rows, words, grid, layout, catalogue)
    rows, columns = _named_whole(rows, words, stub), _named_whole(columns, heads, stub)
    notes = unsettled_by_mark(grid, layout, catalogue)
    columns = with_notes(bases_alone(by_sign(columns), family), layout.heads, notes, grid.text)
    areas = goes_on.areas if goes_on is not None else StubAreas()
    units = _units(grid, layout, catalogue)
    figures = _figures(grid, layout, columns)
    filled = {row for row, _ in figures}
    rows = with_units_above(under_groups(rows, marks, filled), marks, filled)
    rows = _with_status(rows, grid, layout, catalogue)
    row_names = {
        row: stub.row(heading, marks[row], row not in filled, _unit_words(grid, layout, row), words.get(row, ""))
        for row, heading in rows.items()
        if heading.tokens
    }
    row_names |= parts_of_leads(rows, row_names, inner, catalogue)
    rows, row_names = below_rates(rows, row_names, units, catalogue)
    row_names |= sums_of_companies(rows, row_names, words, [text for text, _ in over], catalogue)
    told = Told(family, title, grid.text)
    row_names |= loose_goods(rows, row_names, units, words, filled, told, catalogue)
    row_names |= of_some(rows, row_names, marks, filled, words, told, catalogue)
    again = goes_on is None and any(says_again(grid.text[start:end]) for start, end in lines)
    scopes, above = areas.page(rows, _begins(grid, layout), filled, again)
    is_turned = _is_turned(rows, columns)
    if not is_turned and any(h.side.when is not None for h in columns.values()):
        rows = with_times_above(rows)
    time = told_by_columns(time, (rows if is_turned else columns).values())
    formulas = {} if is_turned else formulas_of(grid, layout)
    times = weighed(
        Times(rows if is_turned else columns, time, title, formulas),
        lambda tried: checked_lines(_meant(tried, figures, is_turned, grid.text)),
    )
    held = _meant(times, figures, is_turned, grid.text)
    column_names = {
        c: stub.column(h, heads[c], _inner(grid, own[c]))
        for c, h in columns.items()
        if h.names or (is_turned and h.strange) or stub.knows(h, heads[c], _inner(grid, own[c]))
    }
    column_names |= of_levels_beside(columns, column_names) or left_open(columns, column_names, row_names)
    column_names |= of_their_enterprises(columns, column_names, told, catalogue)
    crosses = column_names if is_turned else {} if column_names else row_names
    others = columns if is_turned else rows
    names = amounts(crosses, others, {} if is_turned else units, title)
    return TableModel(
        grid, layout, title, time, rows, columns, words, row_names, column_names,
        units, figures, stub, is_turned, times, held.meanings, held.forms,
        head or (before.head if before is not None else ()),
        family, areas, scopes, above,
        (*_checks(held, others), *check_wholes(held, names, catalogue)), notes,
    )  # fmt: skip


def _checks(held: Held, others: Headings) -> Iterator[Check]:
    """The checks of the lines. Where most of the `others` that cross them tell a time, two lines of one year are none
    that state the same: "Trong tháng" and "Cộng dồn" of 2022, by its months."""
    told = [heading for heading in others.values() if heading.tokens]
    by_time = 2 * sum(heading.side.timed for heading in told) > len(told)
    return (one for one in checked_lines(held) if not (by_time and one.kind == "twin"))


def _corner(grid: Grid, layout: Layout, catalogue: Catalogue) -> list[tuple[int, int]]:
    """The cells over the labels that tell the unit of all figures ("Đơn vị tính: Tỷ đồng", "Chỉ tiêu (triệu USD)"), as
    lines of the title."""
    cells = dict.fromkeys(cell for c in layout.labels for flow in layout.heads.get(c, ()) for cell in flow.cells)
    told = ((cell, scan(grid.words(cell), cell.start, catalogue)) for cell in cells)
    return [
        (cell.start, cell.end)
        for cell, tokens in told
        if any(t.kind == "unit" for t in tokens)
        and (any(t.is_("column", "unit") for t in tokens) or all(t.kind in _UNIT_OF_LABELS for t in tokens))
    ]


def _named_whole(headings: Headings, labels: Mapping[int, str], stub: Stub) -> Headings:
    """The headings; of one whose every word is a name that the table's family knows, none tells a time or a rate."""
    known = {key: stub.known(labels.get(key, "")) for key in headings}
    return {
        key: replace(heading, side=Side(), against=None, marker=None, ratio=None, average=None)
        if (label := known[key]) is not None and label.tells_all and heading.tells_time
        else heading
        for key, heading in headings.items()
    }


def _inner(grid: Grid, heads: Sequence[Flow]) -> tuple[str, int]:
    """The words right above the figures of a column, where other headings stand over them, and where they begin."""
    pieces = heads[-1].pieces(grid.text) if len(heads) > 1 else []
    return " ".join(text for text, _ in pieces), pieces[0][1] if pieces else 0


def _begins(grid: Grid, layout: Layout) -> dict[int, int]:
    """The column in which the label of each row begins: what is set further right is part of what stands left."""
    return {row: next((c for c in layout.labels if not grid.is_empty(grid.at[row][c])), 0) for row in layout.body}


def _family(
    grid: Grid, lines: Sequence[tuple[int, int]], title: Heading, over: Sequence[tuple[str, int]], catalogue: Catalogue
) -> TableFamily | None:
    """The family that the `lines` of the title name, or their indicator with the words `over` the labels."""
    if not lines:
        return None
    start, end = lines[first_named(grid, lines, catalogue)][0], lines[-1][1]
    known = family_of(grid.text[start:end], title, start, catalogue)
    return known or family_of_goods(title, [text for text, _ in over], catalogue)


def _unit_words(grid: Grid, layout: Layout, row: int) -> str | None:
    return None if layout.unit is None else grid.words(grid.at[row][layout.unit]) or None


def _units(grid: Grid, layout: Layout, catalogue: Catalogue) -> Headings:
    """What the unit column says, by row; a ditto mark says what the cell above does."""
    if layout.unit is None:
        return {}
    units: Headings = {}
    above: Cell | None = None
    for row in layout.body:
        cell = grid.at[row][layout.unit]
        if cell is None or (grid.is_empty(cell) and not is_ditto(grid.words(cell))):
            continue
        above = above if above is not None and is_ditto(grid.words(cell)) else cell
        units[row] = read_heading([scan(grid.words(above), above.start, catalogue)])
    return units


def _with_status(rows: Headings, grid: Grid, layout: Layout, catalogue: Catalogue) -> Headings:
    """The headings of the rows with what a column of its own says of them: "Chính thức", "Sơ bộ"."""
    if layout.status is None:
        return rows
    told = dict(rows)
    for row, heading in rows.items():
        cell = grid.at[row][layout.status]
        tokens = scan(grid.words(cell), cell.start, catalogue) if cell is not None else ()
        token = next((token for token in tokens if token.kind == "scenario"), None)
        if token is not None and heading.side.scenario is None:
            told[row] = replace(heading, side=replace(heading.side, scenario=token))
    return told


def _figures(grid: Grid, layout: Layout, columns: Headings) -> dict[Place, CellFigure]:
    """The figures of all cells. Separators are read as the whole table writes them, sections above and below included;
    a column of rates can have a hand of its own."""
    values, text = frozenset(layout.values), grid.text
    words = [
        (cell.row, cell.column, text[cell.start : cell.end])
        for row in range(layout.first, grid.table.rows)
        for cell in grid.row(row)
        if cell.column in values and cell.row == row and grid.is_figure(cell)
    ]
    rated = {column for column in values if columns[column].is_ratio}
    rates = [told for _, column, told in words if column in rated]
    levels = [told for _, column, told in words if column not in rated]
    whole = decimal_mark([*levels, *rates])
    mark_of_rates, mark = rate_mark(rates) or whole, (decimal_mark(levels) if rates else whole) or whole
    body, by_mark, found = frozenset(layout.body), groups_by_mark(levels, mark), dict[Place, CellFigure]()
    for row, column, told in words:
        if row in body:
            figure = read_figure(told, mark_of_rates if column in rated else mark, by_mark)
            if figure is not None:
                found[row, column] = figure
    return found


def _is_turned(rows: Headings, columns: Headings) -> bool:
    """Whether the rows tell the times: at least two of them do and name nothing, and no column does."""
    if any(heading.side or heading.against for heading in columns.values()):
        return False
    timed = sum(h.tells_time and not h.names and not h.strange for h in rows.values())
    return timed >= 2 and 2 * timed >= len(rows)


def _meant(times: Times, figures: Mapping[Place, CellFigure], is_turned: bool, text: str) -> Held:
    """What every line is, with the figures that its checks hold against each other."""
    crosses = sorted({place[1] if is_turned else place[0] for place in figures})

    def at(line: int, cross: int) -> CellFigure | None:
        return figures.get((line, cross) if is_turned else (cross, line))

    meanings = without_means({line: times.meaning(line) for line in times.headings}, times.headings, crosses, at)
    forms = _forms(meanings, times, figures, is_turned)
    meanings |= {line: times.about(meanings[line], shape.pair) for line, shape in forms.items()}
    kinds = {line: (*kind_of(heading, text), *times.stands_behind(line)) for line, heading in times.headings.items()}
    return Held(meanings, kinds, forms, crosses, at)


def _forms(
    meanings: Mapping[int, Meaning], times: Times, figures: Mapping[Place, CellFigure], is_turned: bool
) -> dict[int, Form]:
    """How each line of comparisons is printed."""
    crosses: Sequence[int] = sorted({place[1] if is_turned else place[0] for place in figures})

    def at(line: int, cross: int) -> CellFigure | None:
        return figures.get((line, cross) if is_turned else (cross, line))

    forms = {
        line: Form(None, MULTIPLE)
        if times.headings[line].is_in_times
        else form(line, meaning, times.headings[line].says_growth, crosses, at, times.is_in_percent(line))
        for line, meaning in meanings.items()
        if meaning.kind in ("growth", "completion") or meaning.pairs
    }
    alike = [line for line, shape in forms.items() if meanings[line].kind == "growth" and shape.how == "by-size"]
    if alike and all(forms[line].is_index for line in alike):
        for line, shape in forms.items():
            if (
                shape.is_index is None
                and shape.how == UNTOLD
                and all(figure.value >= 0 for cross in crosses if (figure := at(line, cross)) is not None)
            ):
                forms[line] = Form(True, "by-the-columns-beside")
    return forms
