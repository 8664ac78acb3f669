"""Which tests changed files need, and how tests are marked."""

from __future__ import annotations

import pytest

from tests import changed, rooms

IMPORTS = {
    "language/test_days.py": {"etl.language.days"},
    "language/test_years.py": {"etl.language", "etl.language.years"},
    "extract/test_pure.py": {"etl.language.days"},
    "warehouse/test_publish.py": {"etl.language.days", "etl.warehouse"},
    "warehouse/test_warehouse.py": {"etl.warehouse"},
    "extract/tables/test_tables.py": set[str](),
    "extract/tables/test_layouts.py": set[str](),
}


@pytest.mark.parametrize(
    ("path", "needed"),
    [
        ("src/etl/language/days.py", ["language/test_days.py", "extract/test_pure.py"]),
        ("src/etl/language/__init__.py", ["language/test_years.py"]),
        ("src/etl/warehouse/__init__.py", ["warehouse/test_warehouse.py"]),
        ("src/etl/language/fold.py", []),
        ("tests/warehouse/test_publish.py", ["warehouse/test_publish.py"]),
        ("tests/cases/tables/a.toml", ["extract/tables/test_layouts.py"]),
        ("tests/cases/sentences.csv", ["extract/tables/test_tables.py"]),
        ("README.md", []),
    ],
)
def test_a_file_needs_its_own_tests_then_the_unit_tests_that_import_it(path: str, needed: list[str]) -> None:
    assert changed.needed([path], IMPORTS) == needed


def test_what_is_named_for_other_files_exists() -> None:
    named = {name for names in changed.OTHERS.values() for name in names}
    assert [
        name for name in sorted({*named, *rooms.INTEGRATION, *rooms.UNIT}) if not (rooms.TESTS / name).exists()
    ] == []


def test_imports_are_found_wherever_they_stand() -> None:
    source = "import a.b\ndef f():\n    from c.d import e as g\n"
    assert changed.imports_of(source) == {"a.b", "c.d", "c.d.e"}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("language/test_days.py", "unit"),
        ("warehouse/test_publish.py", "integration"),
        ("warehouse/test_dictionary.py", "unit"),
        ("cli/test_cli.py", "integration"),
        ("cli/render/test_tables.py", "unit"),
    ],
)
def test_a_test_is_marked_by_its_file(name: str, kind: str) -> None:
    assert rooms.kind(rooms.TESTS / name) == kind
