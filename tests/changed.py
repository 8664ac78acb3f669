"""The tests that the changed files need: `python -m tests.changed [REV]` names them and runs them; `make quick` does.

A source file `src/etl/room/module.py` needs `tests/room/test_module.py`, then the tests of its room that import it,
directly or by way of other modules, unit tests and the nearest first, then unit tests of other rooms. Other files need
what `OTHERS` names. No more than `MOST` files are run; what is left out is printed. A test that would begin
`SECONDS` after the first is skipped. Both are left for `make test`.
"""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tests import deadline
from tests.rooms import TESTS, kind

ROOT = TESTS.parent
MOST = 8
SECONDS = 3.0
OTHERS = {
    "src/etl/catalogue/data/": [
        "catalogue/test_faults.py",
        "extract/tables/test_layouts.py",
        "extract/test_engine.py",
    ],
    "src/etl/catalogue/schemas/": ["catalogue/test_faults.py"],
    "src/etl/warehouse/sql/": ["warehouse/test_dictionary.py", "warehouse/test_views.py"],
    "tests/cases/tables/": ["extract/tables/test_layouts.py"],
    "tests/cases/numbers.csv": ["language/test_quantities.py"],
    "tests/cases/periods.csv": ["language/test_period_expressions.py"],
    "tests/cases/": ["extract/test_engine.py"],
    "data/sources.toml": ["acquire/test_declared.py"],
    "docs/dictionary.md": ["warehouse/test_dictionary.py"],
    "docs/extending.md": ["catalogue/test_extending.py"],
    "flows/": ["orchestration/test_flows.py", "orchestration/test_backfill_flow.py"],
}
"""Beginnings of paths that are no modules, and the test files they need; the first that fits counts."""


def changed_files(revision: str) -> list[str]:
    """The paths, from the project's root, that differ from `revision`, new files included."""
    found = []
    for command in (["diff", "--name-only", "--diff-filter=d", revision], ["ls-files", "-o", "--exclude-standard"]):
        ran = subprocess.run(["git", *command], cwd=ROOT, capture_output=True, text=True, check=True)
        found += ran.stdout.splitlines()
    return sorted(set(found))


def module_of(path: str) -> str | None:
    """`etl.room.module` of a source file, `tests.room.helper` of one below tests/; None for any other file."""
    if not path.startswith(("src/etl/", "tests/")) or not path.endswith(".py"):
        return None
    return path.removeprefix("src/").removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def mirror_of(path: str) -> str:
    """The test file, from tests/, that a source file has in the mirror layout, whether it exists or not."""
    inside = Path(path.removeprefix("src/etl/").removeprefix("tests/"))
    if inside.name == "__init__.py":
        return (inside.parent / f"test_{inside.parent.name or 'etl'}.py").as_posix()
    return (inside.parent / f"test_{inside.name}").as_posix()


def imports_of(source: str) -> set[str]:
    """The modules that a file imports, and the names it imports from them, as dotted names."""
    found: set[str] = set()
    for node in _statements(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def _statements(module: ast.Module) -> Iterator[ast.stmt]:
    """Every statement, those of functions and branches included. `ast.walk` would visit every expression, too."""
    todo: list[Any] = list(module.body)
    while todo:
        yield (node := todo.pop())
        for part in ("body", "orelse", "finalbody", "handlers"):
            todo += getattr(node, part, ())


def needed(changed: Iterable[str], tests: Mapping[str, set[str]], modules: Mapping[str, set[str]]) -> list[str]:
    """The test files for `changed`, the nearest first.

    `tests` holds what every test file imports, `modules` what every module imports, as `imports_of` gives it.
    """
    ranked: dict[str, tuple[int, int]] = {}
    for path in changed:
        for rank, name in _of(path, tests, modules):
            if name in tests:
                ranked[name] = min(rank, ranked.get(name, rank))
    return sorted(ranked, key=lambda name: (ranked[name], name))


OWN, ROOM, ROOM_INTEGRATION, OTHER = range(4)
"""How near a test file is: named for the changed file, a unit or an integration test of its room, of another room."""

FAR = 1
"""Imports that may lie between a changed module and what a unit test of another room imports."""


def _of(
    path: str, tests: Mapping[str, set[str]], modules: Mapping[str, set[str]]
) -> Iterator[tuple[tuple[int, int], str]]:
    """Test files for one path, each with how near it is and how many imports lie between."""
    if path.startswith("tests/") and Path(path).name.startswith("test_"):
        yield (OWN, 0), path.removeprefix("tests/")
        return
    yield from (
        ((OWN, 0), name) for name in next((tests for start, tests in OTHERS.items() if path.startswith(start)), ())
    )
    module = module_of(path)
    if module is None:
        return
    mirror = mirror_of(path)
    yield (OWN, 0), mirror
    room = mirror.split("/")[0]
    far = distances(module, modules)
    for name, imported in tests.items():
        steps = min((far[other] for other in imported if other in far), default=None)
        if steps is None:
            continue
        unit = kind(TESTS / name) == "unit"
        if name.startswith(f"{room}/"):
            yield (ROOM if unit else ROOM_INTEGRATION, steps), name
        elif unit and steps <= FAR:
            yield (OTHER, steps), name


def distances(module: str, modules: Mapping[str, set[str]]) -> dict[str, int]:
    """The modules that import `module`, directly or by way of others, with the number of imports between; itself: 0."""
    importers = defaultdict[str, set[str]](set)
    for name, imported in modules.items():
        for other in imported:
            importers[other].add(name)
    found, edge = {module: 0}, [module]
    while edge:
        edge = sorted({name for other in edge for name in importers[other]} - set(found))
        found |= dict.fromkeys(edge, max(found.values()) + 1)
    return found


def command(names: Sequence[str]) -> list[str]:
    """How pytest is run on test files: in one process where all are unit tests, which is quicker than starting more."""
    alone = all(kind(TESTS / name) == "unit" for name in names)
    processes = ["--numprocesses=0"] if alone else ["--numprocesses=auto", "--maxprocesses=4", "--dist=load"]
    paths = [f"tests/{name}" for name in names]
    return [sys.executable, "-m", "pytest", "-p", "tests.deadline", *processes, *paths]


def main(arguments: list[str]) -> int:
    """Runs pytest on what the files that differ from a revision (HEAD where none is given) need; its exit code."""
    changed = changed_files(arguments[0] if arguments else "HEAD")
    imports = {
        file.relative_to(ROOT).as_posix(): imports_of(file.read_text("utf-8"))
        for folder in (ROOT / "src" / "etl", TESTS)
        for file in folder.rglob("*.py")
    }
    tests = {path.removeprefix("tests/"): found for path, found in imports.items() if "/test_" in path}
    modules = {module: found for path, found in imports.items() if (module := module_of(path))}
    chosen = needed(changed, tests, modules)
    if not chosen:
        print(f"{len(changed)} changed files, and no test names them: make test")
        return 0
    for name in chosen[:MOST]:
        print("tests/" + name)
    if chosen[MOST:]:
        print(f"left for make test: {', '.join(chosen[MOST:])}")
    environment = {**os.environ, deadline.SECONDS: str(SECONDS)}
    return subprocess.run(command(chosen[:MOST]), cwd=ROOT, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
