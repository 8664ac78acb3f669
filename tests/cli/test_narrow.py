"""Commands on a terminal of 60 or 80 columns: no word, number, id or command is broken, and nothing that a pipe shows
is lost."""

from __future__ import annotations

import re

import pytest
from rich.cells import cell_len

from etl.settings import Settings
from tests.conftest import REPORTS, Etl

COMMANDS = {
    "kpi": ["kpi"],
    "kpi of periods": ["kpi", "--period", "2025-M01/M09"],
    "kpi with its sources": ["kpi", "--sources", "--year", "2015"],
    "review": ["review"],
    "status": ["status"],
    "explain": ["explain", str(REPORTS / "lang-son-2015.txt")],
    "extract": ["extract", str(REPORTS / "lang-son-2015.txt")],
    "diff": ["diff", str(REPORTS / "bac-kan-2023-1.txt")],
    "sql": ["sql", "select observation_id, quote, value, rule, char_start from observation"],
    "runs": ["sql", "from run"],
    "rollback": ["rollback", "--list"],
    "doctor": ["doctor"],
}
PLAIN = {"rollback", "doctor"}
"""These colour nothing here."""
WITHOUT_LANG = {"explain", "extract", "diff", "rollback", "doctor"}
_STEERING = re.compile(r"\x1b\[[0-9;]*m")
_COMMAND = re.compile(r"`[^`\n]+`")
_PICTURE = re.compile(r"^(Coverage|Độ phủ).*?(?=^in each cell)", re.DOTALL | re.MULTILINE)
"""Of the coverage a terminal shows the latest years, which `render/test_coverage.py` tries."""


@pytest.mark.parametrize("columns", [60, 80])
@pytest.mark.parametrize("lang", ["en", "vi"])
@pytest.mark.parametrize("name", COMMANDS)
def test_every_word_is_whole(
    name: str, lang: str, columns: int, etl: Etl, shown: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "vi_VN.UTF-8" if lang == "vi" else "C.UTF-8")
    options = ["--warehouse", str(shown.warehouse), "--raw", str(shown.raw)]
    command = [*COMMANDS[name], *([] if name in WITHOUT_LANG else ["--lang", lang]), *options]
    whole = etl(*command)
    for variable, value in (("FORCE_COLOR", "1"), ("TERM", "xterm"), ("COLUMNS", str(columns))):
        monkeypatch.setenv(variable, value)
    narrow = etl(*command)
    assert whole.code == narrow.code == 0
    text = _STEERING.sub("", narrow.out)
    assert name in PLAIN or _STEERING.search(narrow.out)  # it took it for a terminal
    # A word that is longer than a line stands alone in one; a path is left to the terminal, to be copied.
    sentences = [line for line in text.splitlines() if not line.startswith(("warehouse /", "kho dữ liệu /"))]
    assert [line for line in sentences if cell_len(line) > columns and " " in line.strip()] == []
    assert _words(whole.out) - _words(text) == set()
    assert [command for command in _COMMAND.findall(whole.out) if command not in text] == []


def _words(text: str) -> set[str]:
    """What stands between spaces, but in headings, for a column without anything is left out; a number is one word,
    whatever stands between its digits."""
    lines = _PICTURE.sub("", text).split("\n")
    kept = [line for line, below in zip(lines, [*lines[1:], ""], strict=True) if not (below and not below.strip(" ─"))]
    return {word for line in kept for word in line.split(" ") if word.strip("─")}
