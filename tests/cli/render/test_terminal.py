"""The two streams: how wide a line is in a pipe, and what progress prints there."""

from __future__ import annotations

import io

from rich.console import Console

from etl.cli.render import tables, terminal


def test_a_pipe_has_lines_of_one_width_and_no_markup() -> None:
    target = io.StringIO()
    console = terminal.out(target)
    assert console.width == terminal.PIPE_WIDTH
    console.print("[bold]4.013[/bold] :smile:", soft_wrap=True)
    assert target.getvalue() == "[bold]4.013[/bold] :smile:\n"


def test_a_table_in_a_pipe_is_as_wide_as_it_needs_and_is_not_folded() -> None:
    target = io.StringIO()
    console = terminal.out(target)
    names = [f"column{n:02}" for n in range(30)]
    terminal.show(console, tables.table(names, [["x" * 20] * 30]))
    assert all(name in target.getvalue().splitlines()[1] for name in names)
    assert console.width == terminal.PIPE_WIDTH


def test_progress_in_a_pipe_is_a_line_when_a_stage_is_done() -> None:
    target = io.StringIO()
    with terminal.progress(terminal.out(target), "sources") as step:
        for done in range(4):
            step("fetch", done, 3)
        step("audit", 1, 1)
    assert target.getvalue() == "fetch: 3 sources\n"


def test_progress_on_a_terminal_leaves_nothing_behind() -> None:
    target = io.StringIO()
    console = Console(file=target, force_terminal=True, width=80, no_color=True)
    with terminal.progress(console) as step:
        step("read", 1, 2)
        step("read", 2, 2)
    assert "read" in target.getvalue()
    assert not target.getvalue().rstrip().endswith("2/2")


def test_a_sentence_goes_on_below_after_a_whole_word_on_a_terminal_alone() -> None:
    text, shown = "  lấy nguyên từng chữ, " * 9, []
    for width in (40, None):
        target = io.StringIO()
        terminal.sentence(Console(file=target, force_terminal=width is not None, width=width or 120), text)
        shown.append(target.getvalue())
    assert max(map(len, shown[0].splitlines())) <= 40
    assert shown[0].startswith("  lấy") and shown[0].split() == text.split()
    assert shown[1] == f"{text}\n"
