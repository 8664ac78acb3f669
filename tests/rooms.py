"""Which test files are integration tests; `conftest` marks and leaves out by it, and `changed` chooses by it."""

from __future__ import annotations

import re
from pathlib import Path

from _pytest.mark.expression import Expression

INTEGRATION = (
    "acquire/test_discovery.py",
    "acquire/test_fetch_all.py",
    "acquire/test_fetching.py",
    "acquire/test_landing.py",
    "acquire/test_tls.py",
    "acquire/test_transport.py",
    "acquire/test_web.py",
    "cli/render/test_overview.py",
    "cli/test_ask.py",
    "cli/test_cli.py",
    "cli/test_examine.py",
    "cli/test_export.py",
    "cli/test_faulty_world.py",
    "cli/test_hostile_names.py",
    "cli/test_hostile_words.py",
    "cli/test_killed_commands.py",
    "cli/test_mend.py",
    "cli/test_narrow.py",
    "cli/test_run.py",
    "documents/formats/test_formats.py",
    "documents/formats/test_ocr.py",
    "documents/formats/test_oldword.py",
    "documents/sandbox/",
    "documents/test_bad_input.py",
    "documents/test_corpus.py",
    "documents/test_mutated.py",
    "explore/",
    "extract/test_gold.py",
    "extract/test_hostile.py",
    "orchestration/",
    "pipeline/",
    "query/",
    "test_etl.py",
    "test_questions.py",
    "warehouse/",
)
"""Folders (with "/") and files below tests/ whose tests run the command, a warehouse, a server or another process,
or count calls, which the counter of lines that the unit tests run under makes itself, too."""

UNIT = (
    "orchestration/test_artifacts.py",
    "orchestration/test_automations.py",
    "orchestration/test_batches.py",
    "orchestration/test_child_runs.py",
    "orchestration/test_fetch_tasks.py",
    "orchestration/test_serve.py",
    "orchestration/test_tasks.py",
    "pipeline/test_context.py",
    "pipeline/test_discover.py",
    "pipeline/test_load.py",
    "pipeline/test_read.py",
    "pipeline/test_report.py",
    "warehouse/test_atomic_swap.py",
    "warehouse/test_corrections.py",
    "warehouse/test_dictionary.py",
    "warehouse/test_engine.py",
    "warehouse/test_os_errors.py",
    "warehouse/test_reference.py",
    "warehouse/test_sql_files.py",
    "warehouse/test_table_layout.py",
)
"""Files of those folders whose tests do none of that."""

TOGETHER = {
    "PostgreSQL": (
        "warehouse/test_lake_build.py",
        "warehouse/test_lake_upkeep.py",
        "warehouse/test_lake_workers.py",
        "warehouse/test_rebuild.py",
        "warehouse/test_rollback_points.py",
        "warehouse/test_lake_store.py",
    ),
    "Prefect": (
        "orchestration/test_flows.py",
        "orchestration/test_backfill_flow.py",
        "orchestration/test_dask.py",
        "orchestration/test_deploy.py",
    ),
}
"""Files that need a server which takes long to come up: one process runs them, so that it comes up once."""

LONGEST = (
    *TOGETHER["PostgreSQL"],
    *TOGETHER["Prefect"],
    "orchestration/test_night.py",
    "test_wheel.py",
    "documents/sandbox/test_hostile.py",
    "orchestration/test_server.py",
    "warehouse/test_migrations.py",
    "warehouse/test_publish.py",
    "warehouse/test_killed.py",
    "warehouse/test_world.py",
    "acquire/test_landing.py",
    "explore/test_browser.py",
)
"""Files that take half a minute or more, the longest first. At the end of a run they would keep one process busy while
the others have nothing left to do."""

TESTS = Path(__file__).parent
MARKS = {"unit", "integration", "slow"}
SLOW = "mark.slow"
"""What the text of a file with slow tests has in it."""


def kind(file: Path) -> str:
    """`unit` or `integration`, for a test file below tests/."""
    name = file.relative_to(TESTS).as_posix()
    inside = any(name.startswith(entry) if entry.endswith("/") else name == entry for entry in INTEGRATION)
    return "integration" if inside and name not in UNIT else "unit"


def group(file: Path) -> str:
    """What the tests of that file are run with in one process: those of TOGETHER, else those of the file alone."""
    name = file.relative_to(TESTS).as_posix()
    return next((together for together, files in TOGETHER.items() if name in files), name)


def place(file: Path, is_slow: bool) -> int:
    """When a file comes: those of LONGEST in their order, then those with slow tests, then the others."""
    name = file.relative_to(TESTS).as_posix()
    return LONGEST.index(name) if name in LONGEST else len(LONGEST) + (not is_slow)


def is_left_out(file: Path, marks: str) -> bool:
    """Whether an expression of marks (pytest's `-m`) chooses no test of that file, as its kind and its text tell.

    Only expressions of `unit`, `integration` and `slow` leave a file out.
    """
    if not set(re.findall(r"\w+", marks)) & MARKS or set(re.findall(r"\w+", marks)) - MARKS - {"and", "or", "not"}:
        return False
    text = file.read_text("utf-8")
    possible = [{kind(file), "slow"}] if SLOW in text else []
    if not re.search(r"^pytestmark = .*mark\.slow", text, re.MULTILINE):
        possible.append({kind(file)})
    chosen = Expression.compile(marks)

    def chooses(marked: set[str]) -> bool:
        return chosen.evaluate(lambda name, /, **_: name in marked)

    return not any(map(chooses, possible))
