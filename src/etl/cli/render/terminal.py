"""The two streams and the progress of long work: a bar on a terminal, plain lines in a pipe. Knows no figures."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import IO

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment
from rich.text import Text

from etl.cli.render.layout import Grid, beside, fitted, unfolded, whole
from etl.errors import printable
from etl.progress import Step

PIPE_WIDTH = 120
"""Columns of a line where no terminal says how wide it is."""


def out(file: IO[str] | None = None) -> Console:
    """Standard output: as wide as the terminal, PIPE_WIDTH in a pipe."""
    return _console(file or sys.stdout)


def err() -> Console:
    """Standard error, for messages and progress."""
    return _console(sys.stderr)


class Output(Console):
    """A console on which no text steers the terminal: what it prints may hold words of reports and names of files."""

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """As of rich, with control characters and turns of the direction of writing in texts escaped."""
        for text, style, control in super().render(renderable, options):
            yield Segment(text if control else printable(text, kept="\n"), style, control)


def _console(file: IO[str]) -> Console:
    console = Output(file=file, highlight=False, markup=False, emoji=False)
    if not console.is_terminal:
        console.width = PIPE_WIDTH
    return console


def show(console: Console, grid: Grid) -> None:
    """Prints a table: on a terminal within its width, in a pipe as wide as its columns need."""
    if console.is_terminal:
        console.print(fitted(grid, console.width), crop=False)
        return
    table = whole(grid)
    console.width = 100_000
    console.width = max(PIPE_WIDTH, console.measure(table).maximum)
    console.print(table)
    console.width = PIPE_WIDTH


def sentence(console: Console, text: str, indent: int = 0) -> None:
    """Prints a sentence, `indent` columns from the left: on a terminal it goes on below after a whole word or command
    in backquotes, in a pipe it is one line.
    """
    lines = [Text(" " * indent + text)]
    if console.is_terminal:
        lines = list(beside(Text(), Text(text), indent, console.width))
    console.print(unfolded(lines), crop=False, soft_wrap=True)


@contextmanager
def progress(console: Console, of: str = "documents") -> Iterator[Step]:
    """Yields a function that shows progress, counted in `of`: a bar on a terminal, a line per stage elsewhere."""
    if not console.is_terminal:
        yield lambda stage, done, total: _line(console, stage, done, total, of)
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

    tasks: dict[str, TaskID] = {}
    columns = (TextColumn("{task.description:>12}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True) as bar:

        def step(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bar.add_task(stage, total=total)
            bar.update(tasks[stage], completed=done, total=total)

        yield step


def _line(console: Console, stage: str, done: int, total: int, of: str) -> None:
    if done == total and total > 1:
        console.print(f"{stage}: {total} {of}")
