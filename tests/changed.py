"""The tests that the changed files need: `python -m tests.changed [REV]` names them and runs them; `make quick` does.

A source file `src/etl/room/module.py` needs `tests/room/test_module.py`, and the unit tests that import it. Other files
need what `OTHERS` names. No more than `MOST` files are run; what is left out is printed, for `make test`.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.rooms import TESTS, kind

ROOT = TESTS.parent
MOST = 8
OTHERS = {
    "src/etl/catalogue/data/": [
        "catalogue/test_faults.py",
        "extract/tables/test_layouts.py",
        "extract/tables/test_tables.py",
    ],
    "src/etl/catalogue/schemas/": ["catalogue/test_faults.py"],
    "src/etl/warehouse/sql/": ["warehouse/test_dictionary.py", "warehouse/test_views.py"],
    "tests/cases/tables/": ["extract/tables/test_layouts.py"],
    "tests/cases/": ["extract/tables/test_tables.py"],
    "data/sources.toml": ["acquire/test_declared.py"],
    "docs/dictionary.md": ["warehouse/test_dictionary.py"],
    "docs/extending.md": ["catalogue/test_extending.py"],
    "flows/": ["orchestration/test_flows.py"],
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
    """`etl.room.module` of a source file; None for any other file."""
    if not path.startswith("src/etl/") or not path.endswith(".py"):
        return None
    return path.removeprefix("src/").removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def mirror_of(path: str) -> str:
    """The test file, from tests/, that a source file has in the mirror layout, whether it exists or not."""
    inside = Path(path.removeprefix("src/etl/"))
    if inside.name == "__init__.py":
        return (inside.parent / f"test_{inside.parent.name}.py").as_posix()
    return (inside.parent / f"test_{inside.name}").as_posix()


def imports_of(source: str) -> set[str]:
    """The modules that a file imports, and the names it imports from them, as dotted names."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def needed(changed: Iterable[str], imports: dict[str, set[str]]) -> list[str]:
    """The test files for `changed`, the nearest first. `imports` has what every test file imports."""
    ranked: dict[str, int] = {}
    for path in changed:
        for rank, name in _of(path, imports):
            if name in imports:
                ranked[name] = min(rank, ranked.get(name, rank))
    return sorted(ranked, key=lambda name: (ranked[name], name))


def _of(path: str, imports: dict[str, set[str]]) -> Iterator[tuple[int, str]]:
    """Test files for one path, each with its rank: 0 its own, 1 of its room, 2 any other unit test."""
    if path.startswith("tests/") and Path(path).name.startswith("test_"):
        yield 0, path.removeprefix("tests/")
    yield from ((0, name) for name in next((tests for start, tests in OTHERS.items() if path.startswith(start)), ()))
    module = module_of(path)
    if module is None:
        return
    mirror = mirror_of(path)
    yield 0, mirror
    room = mirror.split("/")[0]
    for name, known in imports.items():
        if module in known and kind(TESTS / name) == "unit":
            yield 1 if name.startswith(f"{room}/") else 2, name


def main(arguments: list[str]) -> int:
    """Runs pytest on what the files that differ from a revision (HEAD where none is given) need; its exit code."""
    changed = changed_files(arguments[0] if arguments else "HEAD")
    files = sorted(TESTS.rglob("test_*.py"))
    imports = {file.relative_to(TESTS).as_posix(): imports_of(file.read_text("utf-8")) for file in files}
    chosen = needed(changed, imports)
    if not chosen:
        print(f"{len(changed)} changed files, and no test names them: make test")
        return 0
    for name in chosen[:MOST]:
        print("tests/" + name)
    if chosen[MOST:]:
        print(f"left for make test: {', '.join(chosen[MOST:])}")
    command = [sys.executable, "-m", "pytest", "--dist=load", *(f"tests/{name}" for name in chosen[:MOST])]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
