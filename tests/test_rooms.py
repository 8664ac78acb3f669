"""Tests by room: every module with logic has a test file of its own name in the room that mirrors its own."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.changed import mirror_of
from tests.rooms import LONGEST, TESTS, TOGETHER, group, is_left_out, place

ROOT = TESTS.parent
SOURCES = ROOT / "src" / "etl"


def has_logic(source: str) -> bool:
    """Whether a module has a function or a method that does something: more than a docstring, `...` or `pass`."""
    functions = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef))
    return any(not all(_does_nothing(statement) for statement in function.body) for function in functions)


def _does_nothing(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Pass) or (
        isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    )


def with_logic() -> list[str]:
    """The modules with logic, as paths below src/etl."""
    return sorted(
        path.relative_to(SOURCES).as_posix() for path in SOURCES.rglob("*.py") if has_logic(path.read_text("utf-8"))
    )


def file_of(module: str) -> Path:
    """The test file that a module has or should have."""
    return TESTS / mirror_of(f"src/etl/{module}")


def test_every_module_with_logic_has_a_test_file_of_its_own() -> None:
    assert [module for module in with_logic() if not file_of(module).exists()] == []


def test_every_such_file_has_a_test() -> None:
    files = [file_of(module) for module in with_logic()]
    assert [file.name for file in files if "\ndef test_" not in file.read_text("utf-8")] == []


def test_a_protocol_and_a_table_of_values_have_no_logic() -> None:
    assert not has_logic(
        "X = 1\nclass P:\n    a: int\n    def f(self) -> int:\n        'Docstring.'\n    def g(self): ..."
    )
    assert has_logic("def f():\n    'Docstring.'\n    return 1")
    assert has_logic("class C:\n    def f(self):\n        pass\n        self.x = 1")


def test_the_longest_files_come_first_then_the_slow_ones() -> None:
    assert [name for name in LONGEST if not (TESTS / name).is_file()] == []
    files = [(TESTS / LONGEST[0], True), (TESTS / LONGEST[-1], False), (TESTS / "a.py", True), (TESTS / "b.py", False)]
    places = [place(*file) for file in files]
    assert places == sorted(set(places))


NEEDS = {
    "PostgreSQL": r"\b(?:published_lake|lake): Lake\b|\bserver: Server\b",
    "Prefect": r"usefixtures\(.*\"prefect\"",
}
"""How a file asks for a server that the tests start."""


@pytest.mark.parametrize("server", TOGETHER)
def test_whoever_needs_a_server_is_run_where_it_is_started(server: str) -> None:
    texts = {path: path.read_text("utf-8") for path in TESTS.rglob("test_*.py")}
    asking = [path for path, text in texts.items() if re.search(NEEDS[server], text) and "def lake(" not in text]
    assert sorted(path.relative_to(TESTS).as_posix() for path in asking) == sorted(TOGETHER[server])
    assert {group(path) for path in asking} == {server}


@pytest.mark.parametrize(
    ("marks", "left_out"),
    [
        ("unit and not slow", {"integration", "integration slow", "unit slow", "integration some slow"}),
        ("integration or slow", {"unit"}),
        ("not slow", {"unit slow", "integration slow"}),
        ("slow", {"unit", "integration"}),
        ("", set()),
        ("not asyncio and unit", set()),  # what other marks a file has is not looked for
    ],
)
def test_files_of_which_no_test_is_chosen_are_left_out(
    marks: str, left_out: set[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, some = "pytestmark = [pytest.mark.slow]\n", "@pytest.mark.slow\ndef test_a(): ...\n"
    texts = {
        "unit": "", "unit slow": whole, "unit some slow": some,
        "integration": "", "integration slow": whole, "integration some slow": some,
    }  # fmt: skip
    monkeypatch.setattr("tests.rooms.kind", lambda file: file.name.split()[0])
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
    assert {name for name in texts if is_left_out(tmp_path / name, marks)} == left_out
