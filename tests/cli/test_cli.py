"""The command's surface: help with examples, faults in one line, and what ends it early."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
import typer.main

from etl import cli, warehouse
from etl.catalogue import Catalogue
from etl.settings import Settings
from etl.version import extractor_version
from tests.cli.conftest import one_line
from tests.conftest import Etl, file_of

COMMANDS = tuple(typer.main.get_command(cli.app).commands)  # type: ignore[attr-defined]


def test_the_command_has_the_subcommands_of_the_design() -> None:
    assert set(COMMANDS) == {
        "run",
        "backfill",
        "fetch",
        "extract",
        "explain",
        "kpi",
        "sql",
        "status",
        "review",
        "rollback",
        "serve",
        "doctor",
        "export",
        "explore",
        "diff",
        "tidy",
    }


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str, etl: Etl) -> None:
    ran = etl(command, "--help")
    assert ran.code == 0
    assert f"Example: etl {command}" in ran.out


@pytest.mark.parametrize("command", COMMANDS)
def test_raw_and_warehouse_stand_before_or_after_every_command(command: str, etl: Etl) -> None:
    text = etl(command, "--help").out
    assert "--raw" in text
    assert "--warehouse" in text


def test_what_stands_after_the_command_wins(etl: Etl, tmp_path: Path) -> None:
    ran = etl("status", "--warehouse", tmp_path / "elsewhere.duckdb")
    assert ran.code == 1
    assert "elsewhere.duckdb" in ran.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("run", "no-such-folder"), "no-such-folder"),
        (("run", "--years", "2015-2011"), "2015-2011"),
        (("run", "--years", "2015:2011"), "earlier year first"),
        (("backfill",), "--missing"),
        (("backfill", "--missing", "--years", "2015"), "--missing"),
        (("kpi", "--area", "Lạng Sn"), "Lạng Sơn"),
        (("kpi", "--indicator", "export"), "exports"),
        (("explain", "no-such-file.txt"), "no such file"),
        (("sql", "select 1", "--format", "xml"), "xml"),
        (("no-such-command",), "no-such-command"),
        (("run", "--no-such-option"), "--no-such-option"),
    ],
)
def test_wrong_usage_is_one_line_and_ends_with_2(arguments: tuple[str, ...], says: str, etl: Etl) -> None:
    ran = etl(*arguments)
    assert ran.code == 2
    assert one_line(ran.err)
    assert says in ran.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("export", "kpis"), "Invalid value for 'what': 'kpis' is not one of 'kpi', 'period', "),
        (("export", "kpi", "--format", "pdf"), "Invalid value for '--format': 'pdf' is not one of 'xlsx', 'csv', "),
        (("status", "--no-such-option"), "No such option: --no-such-option; "),
        (("export",), "Missing argument 'what'. Choose from: kpi, "),
    ],
)
def test_wrong_usage_names_the_help_of_its_command(arguments: tuple[str, ...], told: str, etl: Etl) -> None:
    ran = etl(*arguments)
    assert ran.err.startswith(f"etl: {told}")
    assert ran.err.endswith(f"; see `etl {arguments[0]} --help`\n")
    assert etl("no-such-command").err.endswith("; see `etl --help`\n")


@pytest.mark.parametrize(
    ("content", "name"), [(b"no database at all", "text"), (b"\0" * 4096, "zeros"), (b"", "empty")]
)
def test_a_warehouse_that_is_none_is_one_line(content: bytes, name: str, etl: Etl, settings: Settings) -> None:
    file_of(settings).write_bytes(content)
    for arguments in (["status"], ["sql", "select 1"], ["run"]):
        ran = etl(*arguments)
        assert ran.code == 1, name
        assert one_line(ran.err)
        assert file_of(settings).name in ran.err
    assert file_of(settings).read_bytes() == content


def test_a_reader_that_hears_enough_ends_the_command_quietly(settings: Settings) -> None:
    command = f"{sys.executable} -m etl extract {settings.raw} --format jsonl | head -c 1"
    ran = subprocess.run(command, shell=True, capture_output=True, text=True, timeout=300)
    assert "Traceback" not in ran.stderr
    assert "Exception ignored" not in ran.stderr


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_streams_that_are_closed_hold_nothing_up(closed: str, loaded: Settings) -> None:
    """What is opened next must not get their numbers: what is printed would be written into it."""
    file = file_of(loaded)
    before = file.read_bytes()
    ran = subprocess.run(
        f"{sys.executable} -m etl status --warehouse {file} {closed}", shell=True, capture_output=True, text=True
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ("run" in ran.stdout) == (">&-" not in closed.replace("2>&-", ""))
    assert file.read_bytes() == before


def test_a_folder_that_is_gone_is_told_as_such(loaded: Settings, tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    command = f"cd {tmp_path}/gone && rmdir {tmp_path}/gone && {sys.executable} -m etl status"
    ran = subprocess.run(command, shell=True, capture_output=True, text=True, timeout=300)
    told = "etl: the folder in which the command was started is gone; go to another one (`cd`) and start it again"
    assert (ran.returncode, ran.stderr.strip()) == (1, told)


@pytest.mark.parametrize("locale", ["C", "POSIX", "vi_VN.ISO-8859-1"])
def test_words_are_utf8_in_any_locale(locale: str, shown: Settings, tmp_path: Path) -> None:
    folder = tmp_path / "kho số liệu"
    folder.mkdir()
    shutil.copyfile(file_of(shown), folder / "năm.duckdb")
    command = [sys.executable, "-m", "etl", "kpi", "--area", "Lạng Sơn", "--warehouse", str(folder / "năm.duckdb")]
    plain = {"LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    ran = subprocess.run(command, env={**os.environ, **plain}, capture_output=True, timeout=300)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert "Lạng Sơn" in ran.stdout.decode()


def test_stopping_by_hand_is_one_line(settings: Settings, catalogue: Catalogue) -> None:
    """Stopped while it waits for another writer: it has the file of the lock open by then.

    Earlier, while it imports, the interpreter itself may lose a signal or end by it after the line was printed.
    """
    command = [sys.executable, "-m", "etl", "run", "--raw", str(settings.raw)]
    command += ["--warehouse", str(settings.warehouse)]
    with warehouse.begin(settings.warehouse, catalogue, 1.0):
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        assert child.stderr is not None
        lock = str(file_of(settings).with_name(f".{file_of(settings).name}.lock"))
        process = psutil.Process(child.pid)
        while lock not in {file.path for file in process.open_files()}:
            assert child.poll() is None
            time.sleep(0.05)
        child.send_signal(signal.SIGINT)
        _, err = child.communicate(timeout=120)
    assert child.returncode == 130
    assert one_line(err.splitlines(keepends=True)[-1])
    assert "Traceback" not in err
    assert not file_of(settings).exists()


def test_the_version_names_the_rules_and_needs_no_warehouse(etl: Etl) -> None:
    ran = etl("--version")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("etl ") and extractor_version() in ran.out


def test_tables_are_in_the_language_of_the_locale_or_in_the_one_that_is_asked_for(
    etl: Etl, ran: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "vi_VN.UTF-8")
    for command in ("kpi", "status", "review"):
        assert "Địa phương" in etl(command).out, command
        assert "Địa phương" not in etl(command, "--lang", "en").out
    assert "consistency" in etl("kpi", "--format", "csv").out.partition("\n")[0]


def test_a_fault_is_one_line_whatever_was_typed(etl: Etl, tmp_path: Path) -> None:
    for arguments in (("kpi", "--year", "hai\ndòng"), ("hai\ndòng",), ("extract", f"{tmp_path}/hai\ndòng")):
        ran = etl(*arguments)
        assert ran.code == 2 and one_line(ran.err), arguments


def test_brackets_in_what_is_printed_are_no_markup(etl: Etl, ran: None) -> None:
    shown = etl("sql", "select '[bold]a[/bold] [/] :smile:' as b").out
    assert "[bold]a[/bold] [/] :smile:" in shown
    sentence = "Năm 2015, xuất khẩu đạt [red]9[/red] :smile: triệu USD"
    assert sentence in etl("explain", sentence, "--area", "Lạng Sơn").out


def test_too_little_memory_is_a_line_wherever_it_ends(etl: Etl, monkeypatch: pytest.MonkeyPatch) -> None:
    def takes_too_much(*_: object, **__: object) -> None:
        bytearray(1 << 60)

    monkeypatch.setattr("etl.warehouse.rollback_points", takes_too_much)
    ran = etl("rollback", "--list")
    assert ran.code == 1
    assert (
        ran.err == "etl: there is too little memory for it; end what else uses memory, then start the command again\n"
    )


def test_a_fault_of_several_lines_is_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli._fault("a\n  b: \x1b[31mred\u202e", 2) == 2
    assert capsys.readouterr().err == "etl: a b: \\x1b[31mred\\u202e\n"
