"""What of a workbook is not read, and how that is told: one line a document for each reason, never one a cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from etl.documents.formats.aside import examples
from etl.documents.formats.cell_names import letters
from etl.documents.formats.number_formats_xlsx import Shown
from etl.settings import Bounds

_SHOWN = 3  # examples in a line
_SHOW = "show them, or set ETL_HIDDEN=1, if they are part of the report"


class Unread:
    """Gathers what is left out while a workbook is read."""

    def __init__(self, bounds: Bounds) -> None:
        self._bounds = bounds
        self._parts: dict[str, list[str]] = {}

    # --- what is hidden -----------------------------------------------------------------------------------------

    def reads_hidden(self, sheet: str) -> bool:
        """Whether a hidden sheet is to be read; either way that it is there is told."""
        self._add("hidden sheet", sheet)
        return self._bounds.hidden

    def visible(
        self, sheet: str, rows: Sequence[int], columns: Sequence[int], shown: Shown, texts: Sequence[Sequence[str]]
    ) -> tuple[Sequence[int], Sequence[int]]:
        """The rows and columns of the sheet that are to be read; hidden ones that hold anything are told."""
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
        """Whether columns without a heading beside a table are left out; either way they are told."""
        for column in columns:
            self._add("column of workings", f"{sheet}!{column}")
        return not self._bounds.hidden

    def struck(self, sheet: str, cell: str, words: str) -> None:
        """What is struck out in a cell is not read."""
        if words:
            self._add("struck", f"{words} ({sheet}!{cell})")

    # --- what cannot be read ------------------------------------------------------------------------------------

    def uncomputed(self, sheet: str, cells: Sequence[str]) -> None:
        """Formulas whose value the file does not hold."""
        for cell in cells:
            self._add("formula", f"{sheet}!{cell}")

    def damaged(self, sheet: str, why: str) -> None:
        """A sheet that cannot be read though others can."""
        self._add("damaged", f"{sheet}: {why}")

    def beyond(self, sheet: str) -> None:
        """A sheet after the most that are read."""
        self._add("beyond", sheet)

    def too_wide(self, sheet: str, columns: int) -> None:
        """A sheet with more columns than are read."""
        self._add("wide", f"{sheet} has {columns:,}")

    def no_cells(self, sheet: str, pictured: bool = True) -> None:
        """A sheet that holds a chart or pictures and no cells."""
        if pictured:
            self._add("pictures", sheet)

    # --- how it is told -----------------------------------------------------------------------------------------

    def warnings(self, path: Path) -> tuple[str, ...]:
        """What a person should see to."""
        bounds = self._bounds
        return self._lines(path, (
            ("formula", lambda n: f"the file does not hold the value of {_many(n, 'formula')}",
             "open it in an office program, let it compute, and save it"),
            ("damaged", lambda n: f"{_many(n, 'sheet')} cannot be read",
             "open it in an office program and save it anew"),
            ("beyond", lambda n: f"{_many(n, 'sheet')} beyond the first {bounds.sheets:,} not read",
             "split it, or raise Bounds.sheets"),
            ("wide", lambda n: f"only the first {bounds.columns:,} columns of {_many(n, 'sheet')} are read",
             "split it, or raise Bounds.columns"),
        ))  # fmt: skip

    def notes(self, path: Path) -> tuple[str, ...]:
        """What is left out as it should be, or was read because the settings say so."""
        read = "read, as ETL_HIDDEN says" if self._bounds.hidden else "not read"
        remedy = "unset it to leave them out" if self._bounds.hidden else _SHOW
        lines: list[tuple[str, Callable[[int], str], str]] = [
            (kind, lambda n, kind=kind: f"{_many(n, kind)} {read}", remedy)  # type: ignore[misc]
            for kind in ("hidden sheet", "hidden column", "hidden row")
        ]
        lines.append(("column of workings", lambda n: f"{_many(n, 'column')} without a heading beside a table {read}",
                      "give them a heading if they are part of it" if not self._bounds.hidden else remedy))  # fmt: skip
        lines.append(("pictures", lambda n: f"{_many(n, 'sheet')} of pictures or charts not read",
                      "if they show the report, save them as PDF"))  # fmt: skip
        lines.append(("struck", lambda n: f"{_many(n, 'cell')} struck out and not read", "write it anew if it holds"))
        return self._lines(path, lines)

    def _lines(
        self, path: Path, lines: Sequence[tuple[str, Callable[[int], str], str]]
    ) -> tuple[str, ...]:  # fmt: skip
        return tuple(
            f"{path}: {what(len(found))} ({examples(found)}); {remedy}"
            for kind, what, remedy in lines
            if (found := self._parts.get(kind))
        )

    def _add(self, kind: str, example: str) -> None:
        self._parts.setdefault(kind, []).append(example)


def _many(count: int, noun: str) -> str:
    return f"1 {noun}" if count == 1 else f"{count:,} {noun}s"
