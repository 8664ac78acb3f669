"""What of a workbook is not read, as one line per document and reason, never one per cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from etl.documents.document import Note
from etl.documents.formats.aside import examples
from etl.documents.formats.cell_names import letters
from etl.documents.formats.number_formats_xlsx import Shown
from etl.settings import Bounds

_Line = tuple[str, Callable[[int], str], str]
"""A kind, the words for so many of it, and what to do."""
_SHOWN = 3  # examples in a line
_SHOW = "show them, or set ETL_HIDDEN=1, if they are part of the report"


class Unread:
    """Collects what is left out while a workbook is read."""

    def __init__(self, bounds: Bounds) -> None:
        self._bounds = bounds
        self._parts: dict[str, list[str]] = {}

    # --- what is hidden -----------------------------------------------------------------------------------------

    def reads_hidden(self, sheet: str) -> bool:
        """Whether a hidden sheet is read; it is listed in either case."""
        self._add("hidden sheet", sheet)
        return self._bounds.hidden

    def visible(
        self, sheet: str, rows: Sequence[int], columns: Sequence[int], shown: Shown, texts: Sequence[Sequence[str]]
    ) -> tuple[Sequence[int], Sequence[int]]:
        """The rows and columns of the sheet that are read; hidden ones that hold anything are listed."""
        for column, words in zip(columns, texts, strict=True):
            if column in shown.columns and any(words):
                self._add("hidden column", f"{sheet}!{letters(column)}")
        for at, row in enumerate(rows):
            if row in shown.rows and any(words[at] for words in texts):
                self._add("hidden row", f"{sheet}!{row + 1}")
        if self._bounds.hidden:
            return rows, columns
        return (
            [row for row in rows if row not in shown.rows],
            [column for column in columns if column not in shown.columns],
        )

    def workings(self, sheet: str, columns: Sequence[str]) -> bool:
        """Whether columns without a heading beside a table are left out; they are listed in either case."""
        for column in columns:
            self._add("column of workings", f"{sheet}!{column}")
        return not self._bounds.hidden

    def struck(self, sheet: str, cell: str, words: str) -> None:
        """Records words of a cell that are struck out and not read."""
        if words:
            self._add("struck", f"{words} ({sheet}!{cell})")

    def macro(self, name: str) -> None:
        """A project of macros, of which nothing is run."""
        self._add("macro", name)

    # --- what cannot be read ------------------------------------------------------------------------------------

    def uncomputed(self, sheet: str, cells: Sequence[str]) -> None:
        """Records formulas whose value the file does not hold."""
        for cell in cells:
            self._add("formula", f"{sheet}!{cell}")

    def damaged(self, sheet: str, why: str) -> None:
        """Records a sheet that cannot be read though others can."""
        self._add("damaged", f"{sheet}: {why}")

    def unformatted(self, sheet: str) -> None:
        """Records a sheet whose values are read without their number formats."""
        self._add("unformatted", sheet)

    def beyond(self, sheet: str) -> None:
        """Records a sheet beyond the number of sheets that are read."""
        self._add("beyond", sheet)

    def too_wide(self, sheet: str, columns: int) -> None:
        """Records a sheet with more columns than are read."""
        self._add("wide", f"{sheet} has {columns:,}")

    def no_cells(self, sheet: str, pictured: bool = True) -> None:
        """Records a sheet without cells, if it holds a chart or pictures."""
        if pictured:
            self._add("pictures", sheet)

    # --- the lines -----------------------------------------------------------------------------------------

    def warnings(self, path: Path) -> tuple[str, ...]:
        """One line for each reason that a person should act on."""
        bounds = self._bounds
        return self._lines(path, (
            ("formula", lambda n: f"the file does not hold the value of {_many(n, 'formula')}",
             "open it in an office program, let it compute, and save it"),
            ("unformatted", lambda n: f"the number formats of {_many(n, 'sheet')} cannot be read, so that a percentage "
             "may be a fraction of one", "open it in an office program and save it anew"),
            ("damaged", lambda n: f"{_many(n, 'sheet')} cannot be read",
             "open it in an office program and save it anew"),
            ("beyond", lambda n: f"{_many(n, 'sheet')} beyond the first {bounds.sheets:,} not read",
             "split it, or raise ETL_BOUND_SHEETS"),
            ("wide", lambda n: f"only the first {bounds.columns:,} columns of {_many(n, 'sheet')} are read",
             "split it, or raise ETL_BOUND_COLUMNS"),
        ))  # fmt: skip

    def notes(self, path: Path) -> tuple[Note, ...]:
        """One line for each kind of content left out on purpose, or read because the settings ask for it."""
        read = "read, as ETL_HIDDEN says" if self._bounds.hidden else "not read"
        remedy = "unset it to leave them out" if self._bounds.hidden else _SHOW
        lines: list[_Line] = [
            (kind, lambda n, kind=kind: f"{_many(n, kind)} {read}", remedy)  # type: ignore[misc]
            for kind in ("hidden sheet", "hidden column", "hidden row")
        ]
        lines.append(("column of workings", lambda n: f"{_many(n, 'column')} without a heading beside a table {read}",
                      "give them a heading if they are part of it" if not self._bounds.hidden else remedy))  # fmt: skip
        lines.append(("pictures", lambda n: f"{_many(n, 'sheet')} of pictures or charts not read",
                      "if they show the report, save them as PDF"))  # fmt: skip
        lines.append(("struck", lambda n: f"{_many(n, 'cell')} struck out and not read", "write it anew if it holds"))
        lines.append(("macro", lambda n: f"{_many(n, 'macro project')} not run: cells are read as saved",
                      "run it in an office program and save it anew if it computes figures"))  # fmt: skip
        return tuple(
            Note(line, what(2).removeprefix("2 "), len(self._parts[kind]))
            for kind, what, remedy in lines
            for line in self._lines(path, [(kind, what, remedy)])
        )

    def _lines(self, path: Path, lines: Sequence[_Line]) -> tuple[str, ...]:
        return tuple(
            f"{path}: {what(len(found))} ({examples(found)}); {remedy}"
            for kind, what, remedy in lines
            if (found := self._parts.get(kind))
        )

    def _add(self, kind: str, example: str) -> None:
        self._parts.setdefault(kind, []).append(example)


def _many(count: int, noun: str) -> str:
    return f"1 {noun}" if count == 1 else f"{count:,} {noun}s"
