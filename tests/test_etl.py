"""What `import etl` gives: the way to the read API, and nothing heavy."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pandas as pd
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


def test_the_example_of_the_readme_runs(loaded: Settings) -> None:
    readme = (Path(__file__).parents[1] / "README.md").read_text("utf-8")
    [example] = re.findall(r"```python\n(.*?)```", readme, re.DOTALL)
    made: dict[str, Any] = {}
    exec(example.replace("data/warehouse/warehouse.duckdb", str(loaded.warehouse)), made)
    assert made["exports"].loc[2018, "Thái Bình"] == 1545
    assert isinstance(made["kpi"], pd.DataFrame)


def test_pandas_takes_a_month_for_seconds_as_the_readme_says() -> None:
    assert pd.to_datetime("2015-M12") == pd.Timestamp("2015-01-01 00:00:12")
