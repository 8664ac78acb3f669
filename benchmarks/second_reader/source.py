"""Names for the features as the code makes them: the code itself, hashed without comments and docstrings."""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Sequence
from pathlib import Path

from etl.extract import scoring
from etl.extract.scoring import tables

MODULES = (
    "lines",
    "indicator_choice",
    "measure_choice",
    "period_choice",
    "scenario_choice",
    "area_choice",
    "report_choice",
)


TABLE_MODULES = ("said", "view", "slots", "name_choices", "class_choices", "time_choices", "other_choices")


def source_of_features() -> str:
    """The hash of the modules that make features; the same for code that differs only in layout and words."""
    return _hash(Path(scoring.__path__[0]), MODULES)


def source_of_table_features() -> str:
    """The same for the modules that make the features of tables."""
    return _hash(Path(tables.__path__[0]), TABLE_MODULES)


def _hash(folder: Path, modules: Sequence[str]) -> str:
    digest = hashlib.sha256()
    for name in modules:
        tree = ast.parse((folder / f"{name}.py").read_text("utf-8"))
        for node in ast.walk(tree):
            body = getattr(node, "body", None)
            if isinstance(body, list):
                node.body = [n for n in body if not (isinstance(n, ast.Expr) and isinstance(n.value, ast.Constant))]  # type: ignore[attr-defined]
        digest.update(ast.dump(tree).encode())
    return digest.hexdigest()[:16]
