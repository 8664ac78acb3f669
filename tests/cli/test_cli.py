"""The command's surface: help with examples, faults in one line, formats, and what `etl sql` must not reach."""

from __future__ import annotations

import csv
import io
import json
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest
import typer.main

from etl import cli, warehouse
from etl.catalogue import Catalogue
from etl.settings import Settings
from tests.conftest import GOOD, Etl, file_of

COMMANDS = tuple(typer.main.get_command(cli.app).commands)  # type: ignore[attr-defined]


def one_line(text: str) -> bool:
    return text.startswith("etl: ") and text.count("\n") == 1 and "Traceback" not in text


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


@pytest.mark.parametrize("command", ["kpi", "status", "sql"])
def test_asking_without_a_warehouse_is_one_line(command: str, etl: Etl) -> None:
    ran = etl(command, *(["select 1"] if command == "sql" else []))
    assert ran.code == 1
    assert one_line(ran.err)
    assert "no warehouse yet" in ran.err


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


def test_run_prints_kpis_and_kpi_and_status_show_them_again(etl: Etl) -> None:
    ran = etl("run")
    assert ran.code == 0
    for text in (ran.out, etl("kpi").out, etl("status").out):
        assert "Bắc Kạn" in text
        assert "Thái Bình" in text
    assert "Thái Bình" not in etl("kpi", "--area", "Bắc Kạn").out


def test_sql_gives_the_same_rows_as_table_csv_and_json(etl: Etl, loaded: Settings) -> None:
    etl = partial(etl, "--warehouse", loaded.warehouse)
    query = "select path, status from document order by path"
    rows = list(csv.DictReader(io.StringIO(etl("sql", query, "--format", "csv").out)))
    assert [row["path"] for row in rows] == [f"{name}.txt" for name in GOOD]
    assert json.loads(etl("sql", query, "--format", "json").out) == rows
    assert all(row["path"] in etl("sql", query).out for row in rows)


def test_sql_comes_from_standard_input(etl: Etl, loaded: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("select 41 + 1 as answer"))
    assert json.loads(etl("sql", "--format", "json", "--warehouse", loaded.warehouse).out) == [{"answer": 42}]


@pytest.mark.parametrize(
    "query",
    [
        "select * from read_text('{secret}')",
        "from '{secret}'",
        "copy (select 1) to '{secret}'",
        "attach '{secret}' as other",
        "set enable_external_access = true; select * from read_text('{secret}')",
        "delete from document",
        "create table x as select 1",
        "drop view kpi_yearly",
        "install httpfs",
        "selekt 1",
        "select no_such_column from document",
    ],
)
def test_sql_reaches_no_other_file_and_changes_nothing(query: str, etl: Etl, loaded: Settings, tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("kept,secret\n1,2\n")
    before = file_of(loaded).read_bytes()
    ran = etl("sql", query.format(secret=secret), "--warehouse", loaded.warehouse)
    assert ran.code == 2
    assert one_line(ran.err)
    assert "kept" not in ran.out
    assert secret.read_text() == "kept,secret\n1,2\n"
    assert file_of(loaded).read_bytes() == before


def test_extract_prints_one_object_per_figure_and_messages_apart(etl: Etl, settings: Settings) -> None:
    ran = etl("extract", settings.raw, "--format", "jsonl")
    assert ran.code == 0
    rows = [json.loads(line) for line in ran.out.splitlines()]
    assert {Path(row["document"]).stem for row in rows} == set(GOOD)
    text = {name: (settings.raw / f"{name}.txt").read_text("utf-8") for name in GOOD}
    assert all(row["quote"] in text[Path(row["document"]).stem] for row in rows)
    assert "2 documents" in ran.err


def test_extract_goes_on_past_a_file_that_cannot_be_read(etl: Etl, settings: Settings) -> None:
    (settings.raw / "empty.txt").touch()
    ran = etl("extract", settings.raw, "--format", "jsonl")
    assert ran.code == 0
    assert "empty.txt" in ran.err
    assert len({json.loads(line)["document"] for line in ran.out.splitlines()}) == len(GOOD)
    assert etl("extract", settings.raw / "empty.txt").code == 1


def test_explain_tells_where_each_part_came_from(etl: Etl) -> None:
    sentence = "Năm 2015, giá trị sản xuất công nghiệp đạt 4.013 tỷ đồng, tăng 16,7% so với năm 2014."
    ran = etl("explain", sentence, "--area", "Lạng Sơn", "--published", "2016-01-18")
    assert ran.code == 0
    assert "industrial_output (Giá trị sản xuất công nghiệp)" in ran.out
    assert "4.013 tỷ đồng[" in ran.out
    assert "2 figures read" in ran.out


def test_a_reader_that_hears_enough_ends_the_command_quietly(settings: Settings) -> None:
    command = f"{sys.executable} -m etl extract {settings.raw} --format jsonl | head -c 1"
    ran = subprocess.run(command, shell=True, capture_output=True, text=True, timeout=60)
    assert "Traceback" not in ran.stderr
    assert "Exception ignored" not in ran.stderr


def test_stopping_by_hand_is_one_line(settings: Settings, catalogue: Catalogue) -> None:
    """Stopped while it waits for another writer, as the last line but one of its progress shows."""
    command = [sys.executable, "-m", "etl", "run", "--raw", str(settings.raw)]
    command += ["--warehouse", str(settings.warehouse)]
    with warehouse.begin(settings.warehouse, catalogue, 1.0):
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        assert child.stderr is not None
        while "read" not in child.stderr.readline():
            assert child.poll() is None
        time.sleep(1.0)
        child.send_signal(signal.SIGINT)
        _, err = child.communicate(timeout=20)
    assert child.returncode == 130
    assert one_line(err)
    assert not file_of(settings).exists()
