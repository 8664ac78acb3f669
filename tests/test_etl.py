"""What `import etl` gives: the way to the read API, and nothing heavy."""

from __future__ import annotations

import subprocess
import sys

import pytest

import etl
from etl.location import Lake
from etl.settings import Settings
from tests.conftest import file_of


def test_the_environment_names_the_warehouse_and_a_lake_is_one_too(
    loaded: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ETL_WAREHOUSE", str(loaded.warehouse))
    assert not etl.open().kpi().empty
    assert not etl.open(str(file_of(loaded))).kpi().empty
    assert etl.open("ducklake:postgres:dbname=etl")._settings.warehouse == Lake("ducklake:postgres:dbname=etl")


def test_importing_is_light() -> None:
    heavy = "pandas", "duckdb", "prefect", "pyarrow", "xlsxwriter"
    code = f"import sys, etl; etl.open; print([name for name in {heavy} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
