"""The tables of a web page with their merged cells. `html` decides which of them belong to the article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from etl.documents.text_layout import Item, Square, TextGrid, line
from etl.errors import InputError

_ROW = re.compile(r"^\|.*\|\s*$")
_RULE = re.compile(r"^\|(?:\s*:?-+:?\s*\|)+\s*$")
_MOST_SPAN = 1_000  # rows or columns; more is a slip of the page ("colspan=100%")


def items_of(text: str, tree: Any) -> list[Item]:
    """The article `text`, in which trafilatura wrote tables as "| a | b |" lines, as lines and tables.

    Each table is read again from the page's `tree`, which has its merged cells; one that is not found there is taken
    as it is in the text.
    """
    found = _by_words(tree)
    items: list[Item] = []
    count, paragraph, held = 0, 0, list[str]()
    for row in [*text.split("\n"), None]:
        if row is not None and _ROW.match(row):
            held.append(row)
            continue
        if held:
            plain = [[cell.strip() for cell in each.strip()[1:-1].split("|")] for each in held if not _RULE.match(each)]
            if len(plain) > 1 and max(map(len, plain)) > 1:
                count += 1
                same = found.get(_key(" ".join(cell for cells in plain for cell in cells)), [])
                items.append(_grid(same.pop(0) if same else None, plain, f"bảng {count}"))
            else:
                items += [line(" ".join(filter(None, cells)), "") for cells in plain]
            held = []
        if row is not None:
            paragraph += bool(row.strip())
            items.append(line(row, f"đoạn {paragraph}"))
    return items


def _by_words(tree: Any) -> dict[str, list[Any]]:
    """The innermost tables of the page by their words."""
    tables: dict[str, list[Any]] = {}
    for table in tree.iter("table"):
        if next(table.iterdescendants("table"), None) is None:
            tables.setdefault(_key(" ".join(table.itertext())), []).append(table)
    return tables


def _key(words: str) -> str:
    return "".join(re.findall(r"\w", words))


def _grid(table: Any | None, plain: list[list[str]], name: str) -> TextGrid:
    if table is not None:
        return TextGrid(tuple(_squares(table, name)), name)
    return TextGrid(
        tuple(
            Square(row, column, text, _where(name, row, column))
            for row, cells in enumerate(plain)
            for column, text in enumerate(cells)
        ),
        name,
    )


def _squares(table: Any, name: str) -> Iterator[Square]:
    """The cells by HTML's own rule: each takes the next place of its row that no cell above spreads over.

    A cell ends with its table, however large its stated span.
    """
    rows = list(table.iter("tr"))
    ends: list[int] = []  # of each column, the first row that no cell of a row before spreads over
    for row, element in enumerate(rows):
        column = 0
        for cell in element.iterchildren("td", "th"):
            while column < len(ends) and ends[column] > row:
                column += 1
            down, across = min(_span(cell, "rowspan"), len(rows) - row), _span(cell, "colspan")
            ends += [0] * (column + across - len(ends))
            ends[column : column + across] = [row + down] * across
            yield Square(row, column, " ".join(cell.itertext()), _where(name, row, column), down, across)
            column += across


def check_spans(tree: Any, path: Path, most: int) -> None:
    """Raises InputError (where=path) when the tables of the page would have more than `most` places.

    Computed from the spans only; nothing is laid out yet.
    """
    count = 0
    for table in tree.iter("table"):
        rows = list(table.iter("tr"))
        spread = widest = 0
        for row, element in enumerate(rows):
            spans = [
                (min(_span(cell, "rowspan"), len(rows) - row), _span(cell, "colspan"))
                for cell in element.iterchildren("td", "th")
            ]
            spread += sum(down * across for down, across in spans)
            widest = max(widest, sum(across for _, across in spans))
        count += max(spread, len(rows) * widest)
        if count > most:
            what = f"has tables of {count:,} cells or more, merged ones laid out, more than the {most:,} that are read"
            raise InputError(path, what, "save the page without such tables, or raise ETL_BOUND_CELLS")


def _span(cell: Any, name: str) -> int:
    stated = re.match(r"\d{1,4}", cell.get(name, "1").strip())
    return min(max(int(stated[0]), 1), _MOST_SPAN) if stated else 1


def _where(name: str, row: int, column: int) -> str:
    return f"{name}, dòng {row + 1}, cột {column + 1}"
