"""The `etl` command: arguments in, one call, output. No logic; what a command needs is imported inside it."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer
from typer.exceptions import TyperException

from etl.cli import ask, examine, explore, export, mend, run
from etl.cli.options import RawDir, WarehouseFile
from etl.errors import AuditFailed, EtlError, UsageError, printable

STOPPED = 130
"""The exit code after Ctrl-C."""

_ROOM = "make room or write elsewhere; the warehouse is whole"


app = typer.Typer(
    name="etl",
    help="Reads provincial reports of Industry and Trade into a warehouse of yearly KPIs.",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        from etl.version import extractor_version, project_version

        print(f"etl {project_version()}, rules {extractor_version()}")
        raise typer.Exit


Version = Annotated[
    bool, typer.Option("--version", callback=_version, is_eager=True, help="Show which version this is, and its rules.")
]


@app.callback()
def options(
    context: typer.Context, raw: RawDir = None, warehouse: WarehouseFile = None, version: Version = False
) -> None:
    """Reads provincial reports of Industry and Trade into a warehouse of yearly KPIs.

    `--raw` and `--warehouse` may be given before or after the command.
    """
    context.obj = (raw, warehouse)


for command in (
    run.run, run.backfill, run.fetch, run.serve,
    examine.extract, examine.explain, examine.diff,
    ask.kpi, ask.sql, ask.status, export.export, explore.explore,
    mend.review, mend.rollback, mend.tidy,
    examine.doctor,
):  # fmt: skip
    app.command()(command)


def main(arguments: list[str] | None = None) -> None:
    """Runs the command and exits with 0, 1 (a fault), 2 (wrong usage) or 130 (stopped); faults are one line each."""
    if arguments is None and sys.getfilesystemencoding() != "utf-8":
        _in_utf8()
    _open_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    try:
        code = app(arguments, prog_name="etl", standalone_mode=False)
        sys.stdout.flush()
    except EtlError as error:
        if isinstance(error, AuditFailed) and error.findings:
            from etl.cli.render import review as shown
            from etl.cli.render import terminal

            shown.show_findings(terminal.err(), error.findings)
        sys.exit(_fault(str(error), 2 if isinstance(error, UsageError) else 1))
    except TyperException as error:
        sys.exit(_fault(_misused(error), error.exit_code))
    except KeyboardInterrupt:  # where typer does not catch it: while the command starts or ends
        code = STOPPED
    except MemoryError:
        code = _fault("there is too little memory for it; end what else uses memory, then start the command again", 1)
    except BrokenPipeError:  # the program that read our output has closed it
        _mute()
        sys.exit(1)
    except OSError as error:
        if error.filename is not None:
            raise
        _mute()
        sys.exit(_fault(_nowhere() or f"output: it cannot be written ({error.strerror}); {_ROOM}", 1))
    if code == STOPPED:
        _fault("stopped by hand; the published warehouse is whole, start the command again", STOPPED)
    sys.exit(code if isinstance(code, int) else 0)


def _in_utf8() -> None:
    """Starts the command again where the locale is not UTF-8: names of areas and files are taken for UTF-8 then."""
    with suppress(OSError):
        os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], {**os.environ, "PYTHONUTF8": "1"})


def _open_closed_streams() -> None:
    """Puts nothing in the place of standard streams that whoever started the command has closed: the next file that is
    opened, a warehouse, would get the number of one of them, and what is printed be written into it."""
    for number, name, mode in ((0, "stdin", "r"), (1, "stdout", "w"), (2, "stderr", "w")):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # gets the lowest number that is free
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(number, mode, encoding="utf-8", closefd=False))


def _nowhere() -> str | None:
    """What is wrong where the folder in which the command was started is gone; None where it is there."""
    try:
        Path.cwd()
    except FileNotFoundError:
        return "the folder in which the command was started is gone; go to another one (`cd`) and start it again"
    return None


def _misused(error: TyperException) -> str:
    """What was wrong with the arguments, and the help of the command that they were meant for."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "etl"
    told = error.format_message().replace(": Value error, ", ": ")  # the name of an error, and no word of ours
    return f"{told.rstrip('.?')}; see `{command} --help`"


def _mute() -> None:
    """Discards what is still written to standard output, also at the end of the process."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _fault(message: str, code: int) -> int:
    print("etl:", printable(" ".join(message.split())), file=sys.stderr)
    return code
