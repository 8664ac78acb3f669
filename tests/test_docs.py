"""The pages that name files and commands of the project name those that exist."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from etl import cli

ROOT = Path(__file__).parents[1]
PAGES = (
    "README.md",
    "README.vi.md",
    "CONTRIBUTING.md",
    "docs/architecture.md",
    "docs/extending.md",
    "docs/glossary.md",
)
COMMANDS = ("README.md", "README.vi.md", "docs/export.md", "docs/explore.md", "docs/operations.md", "docs/sources.md")
FOLDERS = (ROOT, ROOT / "src", ROOT / "src" / "etl", ROOT / "src" / "etl" / "catalogue" / "data")
MADE_UP = re.compile(r"[A-Z]{4,}|convenience-stores")
"""In the names of files that a page asks its reader to write."""


@pytest.mark.parametrize("page", PAGES)
def test_every_file_it_names_exists(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    named = set(re.findall(r"`([\w./-]+/[\w.-]+\.(?:py|sql|toml|csv|md))`", text))
    named = {name for name in named if not MADE_UP.search(name) or name in PAGES}
    assert [name for name in sorted(named) if not any((folder / name).exists() for folder in FOLDERS)] == []


BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
TYPED = re.compile(r'^(?:\$ )?((?:etl|make|prefect|source|export) (?:"[^"]*"|[^"\n#])*)', re.MULTILINE)


def commands(text: str) -> Iterator[str]:
    """What a page has its reader type, without remarks: lines of blocks without a language; a query may go on."""
    for language, block in BLOCK.findall(text):
        if not language:
            yield from (command.strip() for command in TYPED.findall(block))


@pytest.mark.parametrize("page", COMMANDS)
def test_every_command_it_names_exists_with_its_options(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    known = typer.main.get_command(cli.app)
    inline = re.findall(r"`(etl [a-z][^`]*)`", text)
    for command in [*(c for c in commands(text) if c.startswith("etl ")), *inline]:
        _, name, *words = shlex.split(command)
        assert name in known.commands, command  # type: ignore[attr-defined]
        options = {option for p in known.commands[name].params for option in p.opts}  # type: ignore[attr-defined]
        assert {word for word in words if word.startswith("-") and word != "-p"} <= {*options, "--help"}, command


def test_the_vietnamese_page_has_the_commands_of_the_english_ones() -> None:
    english = {c for page in (*COMMANDS, "docs/questions.md") for c in commands((ROOT / page).read_text("utf-8"))}
    english |= set(re.findall(r"`(etl [a-z][^`]*)`", (ROOT / "README.md").read_text("utf-8")))
    vietnamese = list(commands((ROOT / "README.vi.md").read_text("utf-8")))
    assert len(vietnamese) >= 20
    assert [command for command in vietnamese if command not in english] == []
