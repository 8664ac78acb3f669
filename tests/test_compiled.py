"""What `make wheel` compiles: every module of extraction but those that mypyc cannot, and none that it gets wrong.

The wheel itself takes minutes to build; `make wheel` holds its readings against those of the sources.
"""

from __future__ import annotations

import ast
import importlib.util
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
KEYWORDS = frozenset({"_real", "_imag", "_thread", "_asm", "_inline", "_typeof", "_attribute", "_extension"})
"""Of these mypyc makes words that a C compiler keeps for itself."""


def compiled() -> list[Path]:
    """The modules that are compiled."""
    spec = importlib.util.spec_from_file_location("built", ROOT / "setup.py")
    assert spec is not None
    assert spec.loader is not None
    setup = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(setup)
    assert setup.extensions() == []  # unless that is asked for
    return [ROOT / name for name in setup.modules()]


def test_all_of_extraction_is_compiled_but_what_mypyc_cannot() -> None:
    paths = {path.relative_to(ROOT / "src" / "etl").as_posix() for path in compiled()}
    assert {"extract/engine.py", "extract/token.py", "language/sentences.py"} < paths
    assert not paths & {"extract/tokens.py", "extract/scoring/lines.py", "extract/__init__.py", "catalogue/loader.py"}


def starred_choices(tree: ast.Module) -> Iterator[ast.AST]:
    """`x in ("a", *others)`, at which mypyc 2.4 ends with an error of its own."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and any(isinstance(asked, ast.In | ast.NotIn) for asked in node.ops):
            sides = [side for side in node.comparators if isinstance(side, ast.Tuple | ast.List | ast.Set)]
            yield from (one for side in sides for one in side.elts if isinstance(one, ast.Starred))


def taken_after_given(tree: ast.Module) -> Iterator[ast.AST]:
    """`a, b = None, a`: to mypy `a` is None already, and the compiled code refuses anything else for `b`."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Assign) or not isinstance(node.value, ast.Tuple):
            continue
        for target in node.targets:
            given = list(map(ast.unparse, target.elts)) if isinstance(target, ast.Tuple) else []
            for k, value in enumerate(node.value.elts):
                seen = {ast.unparse(one) for one in ast.walk(value) if isinstance(one, ast.Attribute)}
                if seen & set(given[:k]):
                    yield value


def names_of_c(tree: ast.Module) -> Iterator[ast.AST]:
    """`self._real`."""
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr in KEYWORDS)


FAULTS: dict[str, tuple[Callable[[ast.Module], Iterator[ast.AST]], str]] = {
    "a star among choices": (starred_choices, "x = y in ('a', *others)"),
    "a name taken after it is given": (taken_after_given, "self.a, self.b = None, self.a"),
    "a word of C": (names_of_c, "self._real = None"),
}


@pytest.mark.parametrize(("found", "example"), FAULTS.values(), ids=FAULTS)
def test_no_compiled_module_has_what_mypyc_gets_wrong(
    found: Callable[[ast.Module], Iterator[ast.AST]], example: str
) -> None:
    assert list(found(ast.parse(example)))
    trees = ((path.name, ast.parse(path.read_text("utf-8"))) for path in compiled())
    assert [f"{name}, line {node.lineno}" for name, tree in trees for node in found(tree)] == []  # type: ignore[attr-defined]


def test_no_function_of_a_package_has_the_name_of_a_module_in_it() -> None:
    """Compiled code that imports it gets the module."""
    both = [
        f"{path.parent.name}.{node.name}"
        for path in (ROOT / "src" / "etl" / "extract").rglob("__init__.py")
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and (path.parent / f"{node.name}.py").exists()
    ]
    assert both == []
