"""The published file is read by an older and a newer line of DuckDB: analysts bring their own client."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from etl import pipeline
from etl.query.queries import ask
from etl.settings import Settings
from etl.warehouse.sql_files import LAYERS, is_table_macro, names

pytestmark = pytest.mark.slow

QUESTIONS = (
    "select area, year, indicator, actual, plan, growth_stated, quote from kpi_yearly order by all",
    "select * from kpi_wide order by all",
    "select area_id, year, indicator, actual from kpi_yearly_asof(date '2020-01-01') order by all",
    "select count(*) from kpi_coverage",
    "select count(*), count(distinct area_id) from kpi_vintage",
    "select rank, kind, reason from kpi_review order by rank",
    "select digits_of(4013, 0), figure_low(4013, 0, null)",
    "select count(comment) from duckdb_columns() where table_name = 'kpi_yearly'",
    "select observation_id, source_sentence(observation_id) from observation order by all",
    "select publisher, publisher_key(publisher), plain_words(publisher) from document order by all",
    "select url, report_address(url) from document order by all",
    "select distinct period, period_start(period), period_end(period), period_before(period), period_year(period) "
    "from observation order by all",
    "select area_id, vietnamese_order(name) from area order by all",
    "select meets(1, 2, 2, 3), same_words('a b', 'a b'), clause_words('xuất khẩu đạt 9')",
    "select area_id, period, indicator, actual from kpi_period_asof(date '2020-01-01') order by all",
    *(
        f"select count(*) from {name}"
        for folder, relations in {**LAYERS, "checks": names("checks"), "tables": names("tables")}.items()
        for name in relations
        if not is_table_macro(folder, name)
    ),
)
"""Questions to every table and view, and to the macros that people call."""
CLIENT = """
import json, sys
import duckdb
connection = duckdb.connect(sys.argv[1], read_only=True)
connection.execute("set enable_progress_bar = false")  # a slow question would print one among the answers
if len(sys.argv) > 3:  # exported, and asked where it was imported
    connection.execute(f"export database '{sys.argv[3]}' (format parquet)")
    connection = duckdb.connect()
    connection.execute("set enable_progress_bar = false")
    connection.execute(f"import database '{sys.argv[3]}'")
answers = [connection.execute(question).fetchall() for question in json.loads(sys.argv[2])]
print(json.dumps([duckdb.__version__, answers], default=str))
"""


LINES = {"1.4": "duckdb>=1.4,<1.5", "2": "duckdb>=2,<3"}


@pytest.fixture(scope="module", params=LINES)
def line(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def another_duckdb(line: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the newest DuckDB of a line; skips where no package index can be reached."""
    folder = tmp_path_factory.mktemp("duckdb")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    got = subprocess.run(
        [*command, "--target", folder, LINES[line]], capture_output=True, text=True, timeout=300, check=False
    )
    if got.returncode:
        pytest.skip(f"DuckDB {line} cannot be installed here: {got.stderr.strip().splitlines()[-1:]}")
    return folder


@pytest.mark.parametrize("is_moved", [False, True], ids=["opened", "exported and imported"])
def test_another_duckdb_reads_what_we_publish(
    another_duckdb: Path, line: str, settings: Settings, tmp_path: Path, is_moved: bool
) -> None:
    pipeline.run(settings)
    questions = [question for question in QUESTIONS if not (is_moved and "comment" in question)]  # not exported
    command = [sys.executable, "-c", CLIENT, str(settings.warehouse), json.dumps(questions)]
    command += [str(tmp_path / "moved")] * is_moved
    environment = os.environ | {"PYTHONPATH": str(another_duckdb)}
    told = subprocess.run(command, capture_output=True, text=True, timeout=120, env=environment, check=False)
    assert told.returncode == 0, told.stderr
    version, answers = json.loads(told.stdout)
    assert version.startswith(f"{line}.")
    ours = json.loads(json.dumps([ask(settings.warehouse, question).rows for question in questions], default=str))
    assert ours[0]
    for question, theirs, here in zip(questions, answers, ours, strict=True):
        assert len(theirs) == len(here), question
        for row, own in zip(theirs, here, strict=True):
            # A sum of doubles may differ in its last digit between versions.
            assert row == [pytest.approx(value) if isinstance(value, float) else value for value in own], question
