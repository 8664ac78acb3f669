"""Which tests changed files need, how long they may take, and how tests are marked."""

from __future__ import annotations

import pytest

from tests import changed, deadline, rooms

TESTS = {
    "language/test_days.py": {"etl.language.days"},
    "language/test_years.py": {"etl.language", "etl.language.years"},
    "language/test_periods.py": {"etl.language.periods"},
    "extract/test_pure.py": {"etl.language.days"},
    "extract/test_engine.py": {"etl.extract.engine"},
    "extract/tables/test_layouts.py": {"etl.extract.engine"},
    "warehouse/test_publish.py": {"etl.warehouse.publish", "tests.warehouse.cases"},
    "warehouse/test_dictionary.py": {"etl.warehouse.dictionary"},
    "pipeline/test_runner.py": {"etl.pipeline.runner"},
}
MODULES = {
    "etl.language.periods": {"etl.language.days"},
    "etl.extract.engine": {"etl.language.periods"},
    "etl.warehouse.publish": {"etl.warehouse.sql_files"},
    "etl.warehouse.dictionary": {"etl.warehouse.sql_files"},
    "etl.pipeline.runner": {"etl.warehouse.publish"},
}


@pytest.mark.parametrize(
    ("path", "needed"),
    [
        # Its own, its room's by way of `periods`, then another room's; what imports `engine` is too far away.
        ("src/etl/language/days.py", ["language/test_days.py", "language/test_periods.py", "extract/test_pure.py"]),
        (
            "src/etl/language/periods.py",
            ["language/test_periods.py", "extract/tables/test_layouts.py", "extract/test_engine.py"],
        ),
        ("src/etl/language/__init__.py", ["language/test_years.py"]),
        # Unit tests of the room before its integration tests; no integration tests of other rooms.
        ("src/etl/warehouse/sql_files.py", ["warehouse/test_dictionary.py", "warehouse/test_publish.py"]),
        ("src/etl/language/fold.py", []),
        ("tests/warehouse/test_publish.py", ["warehouse/test_publish.py"]),
        ("tests/warehouse/cases.py", ["warehouse/test_publish.py"]),
        ("tests/cases/tables/a.toml", ["extract/tables/test_layouts.py"]),
        ("tests/cases/sentences.csv", ["extract/test_engine.py"]),
        ("README.md", []),
    ],
)
def test_a_file_needs_its_own_tests_then_those_of_its_room_that_reach_it(path: str, needed: list[str]) -> None:
    assert changed.needed([path], TESTS, MODULES) == needed


def test_several_files_need_what_each_needs_the_nearest_first() -> None:
    both = changed.needed(["src/etl/warehouse/publish.py", "src/etl/language/years.py"], TESTS, MODULES)
    assert both == ["language/test_years.py", "warehouse/test_publish.py"]


def test_modules_that_import_one_another_are_no_endless_loop() -> None:
    assert changed.distances("a", {"a": {"b"}, "b": {"a"}, "c": {"b"}}) == {"a": 0, "b": 1, "c": 2}


def test_the_first_test_runs_and_none_begins_after_the_deadline() -> None:
    late, early = deadline.Deadline(0), deadline.Deadline(1000)
    for each in (late, early):
        each.pytest_runtest_setup()
    early.pytest_runtest_setup()
    with pytest.raises(pytest.skip.Exception, match="make test"):
        late.pytest_runtest_setup()


def test_unit_tests_alone_run_in_one_process() -> None:
    unit, integration = "language/test_days.py", "warehouse/test_publish.py"
    assert "--numprocesses=0" in changed.command([unit])
    assert "--numprocesses=0" not in changed.command([unit, integration])
    assert changed.command([unit, integration])[-2:] == [f"tests/{unit}", f"tests/{integration}"]


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
