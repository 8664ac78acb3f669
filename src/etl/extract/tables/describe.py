"""The model of a table in words, for a person who audits it: boxhead, stub, units, what was checked against what."""

from __future__ import annotations

from collections.abc import Iterator

from etl.extract.tables.checks import Check
from etl.extract.tables.levels import Meaning
from etl.extract.tables.model import TableModel

_LONGEST = 60  # characters of a heading or a label


def describe(model: TableModel) -> Iterator[str]:
    """Lines about one table (page, section): its name and title, every column, every row, every check."""
    grid, layout = model.grid, model.layout
    title = " ".join(grid.text[t.start : t.end] for t in model.title.tokens)
    family = f", family {model.family.code}" if model.family is not None else ""
    yield f"table {grid.table.name}: “{title[:160]}”{family}"
    for column in layout.values:
        flows = (" ".join(words for words, _ in flow.pieces(grid.text)) for flow in layout.heads[column])
        heads = " > ".join(map(_short, flows))
        meanings = {} if model.is_turned else model.meanings
        name = model.column_names.get(column)
        by_rows = f"read by its rows{'' if name is None else f', {name.indicator or name.why}'}"
        told = _said(meanings[column]) if column in meanings else by_rows
        unit = model.columns[column].unit or model.title.unit
        is_level = meanings.get(column, _LEVEL).kind == "level"
        counted = f", in {unit.value}" if unit is not None and is_level else ""
        shape = None if model.is_turned else model.forms.get(column)
        printed = "" if shape is None else f", printed as {_printed(shape.is_index)} ({shape.how})"
        yield f"  column {column + 1}: {heads or '-'}: {told}{counted}{printed}"
    for row, heading in model.rows.items():
        if not heading.tokens:
            continue
        label = _short(grid.text[heading.tokens[0].start : heading.tokens[-1].end])
        name = model.row_names.get(row)
        what = "-" if name is None else name.indicator or name.why
        if model.is_turned and row in model.meanings:
            what = _said(model.meanings[row])
        indent = "  " * sum(grid.is_empty(grid.at[row][c]) for c in layout.labels[:-1])
        yield f"  row {row + 1}: {indent}{label}: {what}"
    for one in model.checks:
        yield f"  {_checked(one)}"


_LEVEL = Meaning("level")


def _said(meaning: Meaning) -> str:
    if meaning.kind == "nothing":
        return f"nothing of ours ({meaning.why})"
    against = f" against {meaning.compared.kind}" if meaning.compared is not None else ""
    return f"{meaning.kind}{against} of {meaning.period or 'no time that is told'}, {meaning.scenario}"


def _printed(is_index: bool | None) -> str:
    return "neither surely" if is_index is None else "an index" if is_index else "a rate"


_HOW = {
    "sum": "columns {0} + {1} = {2}",
    "mean": "column {2} lies between {0} and {1}",
    "quotient": "column {0} is {1} over {2}",
    "share": "column {0} is the share of column {1}",
    "bounds": "column {0} is between 0 and 100",
    "twin": "columns {0} and {1} say the same",
    "disguise": "column {0} is no share of column {1}",
    "wholes": "rows {} are parts of their whole",
}


def _checked(one: Check) -> str:
    places = [str(line + 1) for line in one.lines]
    said = _HOW[one.kind].format(*([", ".join(places)] if one.kind == "wholes" else places))
    counted = "places" if one.kind == "wholes" else "rows"
    return f"checked: {said}: {one.agree} {counted} agree, {one.disagree} do not{', in doubt' if one.fails else ''}"


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
