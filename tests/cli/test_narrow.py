"""Commands on a terminal of 80 columns: no word, number or id is broken, and nothing that a pipe shows is lost."""

from __future__ import annotations

import re

import pytest
from rich.cells import cell_len

from etl.settings import Settings
from tests.conftest import Etl

COMMANDS = {
    "kpi": ["kpi"],
    "kpi of periods": ["kpi", "--period", "2025-M01/M09"],
    "kpi with its sources": ["kpi", "--sources", "--year", "2015"],
    "review": ["review"],
    "status": ["status"],
}
_STEERING = re.compile(r"\x1b\[[0-9;]*m")
_PICTURE = re.compile(r"^(Coverage|Độ phủ).*?(?=^in each cell)", re.DOTALL | re.MULTILINE)
"""Of the coverage a terminal shows the latest years, which `render/test_coverage.py` tries."""


@pytest.mark.parametrize("lang", ["en", "vi"])
@pytest.mark.parametrize("arguments", COMMANDS.values(), ids=COMMANDS)
def test_every_word_is_whole(
    arguments: list[str], lang: str, etl: Etl, shown: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = [*arguments, "--lang", lang, "--warehouse", str(shown.warehouse)]
    whole = etl(*command)
    for name, value in (("FORCE_COLOR", "1"), ("TERM", "xterm"), ("COLUMNS", "80")):
        monkeypatch.setenv(name, value)
    narrow = etl(*command)
    assert whole.code == narrow.code == 0
    assert _STEERING.search(narrow.out)  # it took it for a terminal
    text = _STEERING.sub("", narrow.out)
    # A word that is longer than a line stands alone in one; a path or a command is left to the terminal, to be copied.
    sentences = [line for line in text.splitlines() if not line.startswith("warehouse /")]
    assert [line for line in sentences if cell_len(line) > 80 and " " in line.strip()] == []
    assert _words(whole.out) - _words(text) == set()


def _words(text: str) -> set[str]:
    """What stands between spaces, but in headings, for a column without anything is left out; a number is one word,
    whatever stands between its digits."""
    lines = _PICTURE.sub("", text).split("\n")
    kept = [line for line, below in zip(lines, [*lines[1:], ""], strict=True) if not (below and not below.strip(" ─"))]
    return {word for line in kept for word in line.split(" ") if word.strip("─")}
