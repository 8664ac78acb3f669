"""Every message of the program: what it advises loses nothing, and the commands and settings it names exist."""

from __future__ import annotations

import ast
import re
import shlex
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import typer

from etl import cli, settings

SOURCE = Path(settings.__file__).parent

LOSES = re.compile(
    r"\b(?:delete|discard|drop|erase|remove|throw|unlink|move (?:it|that|them) away|read anew|start anew)\b", re.I
)

MAY = {
    "Remove also files that the lake does not know, older than two days, as those of a run that was killed. "
    "Not where another lake keeps its files in the same folder.": "no snapshot has them, and the exception is told",
    "cards of copies, which are not used: {} ({}{}); write what they say onto the card of the other file, "
    "or remove the copy": "the same bytes stay under another name",
    "change it, or move it away first": "what is moved away is still there",
    "change or remove that entry": "a second correction of the same figure stays in the other entry",
    "mend or remove the entry": "a correction that fits no figure counts for nothing",
    "move it away; what has landed is recognised by its content and asked for once more": "it is still there",
    "nothing was removed: remove by hand the {} that it does not know": "no snapshot has them",
    "remove it if it is a zip bomb, or raise ETL_BOUND_UNPACKED": "a bomb is no report",
    "remove the entry": "the report itself states the figure by now",
    "there is nothing to remove": "that is no advice",
    "unless another lake keeps its files there, `etl tidy --remove-unknown` removes them": "no snapshot has them",
    'write {} = "…", or remove it': "a key of a card that says nothing",
}
"""What is advised nevertheless, and why that loses nothing. The list is whole: what is advised no more is taken out."""


def literals(tree: ast.AST) -> Iterator[str]:
    """The texts of a module that may be shown: no documentation, and an f-string as one with {} for what varies."""
    beside = set[ast.AST]()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            beside.add(node.value)
        if isinstance(node, ast.JoinedStr):
            beside.update(node.values)
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in beside:
            yield node.value


@cache
def messages() -> list[tuple[str, str]]:
    """(module, text) of every text in the code that has more than one word."""
    return [
        (path.relative_to(SOURCE).as_posix(), text)
        for path in sorted(SOURCE.rglob("*.py"))
        for text in literals(ast.parse(path.read_text("utf-8")))
        if " " in text
    ]


def test_texts_are_found_whole_and_without_documentation() -> None:
    module = '"""Remove it."""\ndef f(x):\n    """Remove it."""\n    return Fault(f"a {x}: gone", "mend " "it")\n'
    assert list(literals(ast.parse(module))) == ["a {}: gone", "mend it"]
    assert len(messages()) > 1_000


def test_no_message_advises_what_loses_anything() -> None:
    sql = re.compile(r"^\s*(?:delete from|drop )")
    advised = {text for _, text in messages() if LOSES.search(text) and not sql.search(text)}
    assert advised == set(MAY)


COMMAND = re.compile(r"`(etl [^`]+)`")


def test_every_command_that_a_message_names_exists_with_its_options() -> None:
    commands: dict[str, Any] = typer.main.get_command(cli.app).commands  # type: ignore[attr-defined]
    named = [(module, command) for module, text in messages() for command in COMMAND.findall(text)]
    assert len(named) > 20
    for module, command in named:
        _, name, *words = shlex.split(command)
        assert name in commands, (module, command)
        options = {option for parameter in commands[name].params for option in parameter.opts}
        assert {word for word in words if word.startswith("-")} <= {*options, "--help"}, (module, command)


def known_settings() -> set[str]:
    """What `Settings` and the commands look up in the environment."""
    bounds = {f"{settings.ENV_BOUND}{name.upper()}" for name in ("bytes", *settings.Bounds.__dataclass_fields__)}
    own = {value for name, value in vars(settings).items() if name.startswith("ENV_")}
    return bounds | own | {"ETL_NOTIFY"}


@pytest.mark.parametrize("name", sorted({n for _, text in messages() for n in re.findall(r"\bETL_[A-Z_]+", text)}))
def test_every_setting_that_a_message_names_exists(name: str) -> None:
    assert name in known_settings()
