"""The questions of docs/questions.md have the answers that the page gives, and the README shows what is printed."""

from __future__ import annotations

import difflib
import re
import shlex
from pathlib import Path

import pytest

from etl import cli
from etl.settings import Settings
from tests.questions import QUESTION, answered, shipped

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "questions.md").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")
ANSWERED = re.compile(r"^\$ (etl [^\n]*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
"""A command in the README with what it prints."""
EXPLAINED = re.compile(r"^```\n((?:Giá trị|      reading ).*?)^```$", re.DOTALL | re.MULTILINE)
"""A part of what `etl explain` prints, of the report that is named last before it."""


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Of a warehouse of the reports in data/raw."""
    return shipped(tmp_path_factory.mktemp("shipped"))


def printed(capsys: pytest.CaptureFixture[str], command: str, *options: str) -> str:
    """What a command prints in a pipe, without the spaces that fill a line."""
    capsys.readouterr()
    with pytest.raises(SystemExit) as ended:
        cli.main([*shlex.split(command)[1:], *options])
    assert not ended.value.code
    return "\n".join(line.rstrip() for line in capsys.readouterr().out.splitlines())


def test_there_are_fifteen_or_more_and_each_is_one_short_query() -> None:
    queries = [found[1] for found in QUESTION.finditer(PAGE)]
    assert len(queries) == PAGE.count("\n## ") >= 15
    assert max(len(query.splitlines()) for query in queries) <= 4


def test_the_answers_are_those_of_the_shipped_reports(collection: Settings) -> None:
    now = answered(PAGE, collection)
    differing = "\n".join(difflib.unified_diff(PAGE.splitlines(), now.splitlines(), "page", "now", lineterm="", n=0))
    assert now == PAGE, f"look whether each change is right; `make questions` writes the page:\n{differing}"


def test_the_readme_shows_the_kpis_that_are_printed(collection: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    shown = ANSWERED.findall(README)
    assert len(shown) >= 2
    for command, answer in shown:
        now = printed(capsys, command, "--lang", "en", "--warehouse", str(collection.warehouse))
        assert [line for line in now.splitlines() if line] == answer.splitlines(), command


def test_the_readme_shows_figures_as_they_are_explained(capsys: pytest.CaptureFixture[str]) -> None:
    shown = list(EXPLAINED.finditer(README))
    assert len(shown) >= 2
    for block in shown:
        report = re.findall(r"data/raw/[\w./-]+\.txt", README[: block.start()])[-1]
        now = printed(capsys, f"etl explain {ROOT / report}")
        assert block[1].rstrip() in now, report
