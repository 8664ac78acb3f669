"""`etl sql` as a process: an output that is full, Ctrl-C in the midst of a long question, too much memory."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from etl.errors import UsageError
from etl.query.queries import ask_freely
from etl.settings import Settings

LONG = "select count(*) from range(30000000000) as a (x) where hash(x) % 7 = 3"


def command(settings: Settings, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "etl", "sql", *arguments, "--warehouse", str(settings.warehouse)]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no device that is always full")
@pytest.mark.parametrize("format", ["table", "csv", "json"])
def test_an_output_that_is_full_is_one_line(format: str, loaded: Settings) -> None:
    with Path("/dev/full").open("w") as full:
        arguments = command(loaded, "select path from document", "--format", format)
        ran = subprocess.run(arguments, stdout=full, stderr=subprocess.PIPE, text=True, timeout=300)
    assert ran.returncode == 1
    assert ran.stderr.startswith("etl: output: it cannot be written (No space left on device); ")
    assert ran.stderr.count("\n") == 1


def test_a_long_question_is_stopped_by_hand_in_one_line(loaded: Settings) -> None:
    child = subprocess.Popen(command(loaded, LONG), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    spent = 0.0
    while spent < 3.0:  # seconds of computing: by then it is in the midst of the question
        time.sleep(0.2)
        assert child.poll() is None
        with Path(f"/proc/{child.pid}/stat").open() as file:
            spent = sum(map(int, file.read().rsplit(")", 1)[1].split()[11:13])) / os.sysconf("SC_CLK_TCK")
    child.send_signal(signal.SIGINT)
    out, err = child.communicate(timeout=300)
    assert (child.returncode, out) == (130, "")
    assert err == "etl: stopped by hand; the published warehouse is whole, start the command again\n"


def test_what_takes_too_much_memory_is_told_with_the_setting(loaded: Settings) -> None:
    with pytest.raises(UsageError, match="allow more with ETL_SQL_MEMORY"):
        ask_freely(loaded.warehouse, "select list(range) from range(30000000)", 1, 64)
