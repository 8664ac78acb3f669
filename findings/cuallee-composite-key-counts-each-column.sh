#!/usr/bin/env bash
# Guess:   cuallee's is_composite_key(("area", "year")) and are_unique look for pairs that occur twice: a table with one row for
#          each province and year passes, one with a pair twice fails, whichever kind of frame it is given.
# Happens: for pandas and DuckDB it counts the different values of each column alone and takes their mean. Every table of
#          provinces by years fails, and one with a pair twice has just as many violations, so that no threshold tells the two
#          apart: with pct at the rate of the right table the wrong one passes too. For polars it looks for pairs and is right.
# Matters: province and year are the key of every table of KPIs. The check fails on good tables until somebody lowers its
#          threshold, and from then on it lets two figures for one year pass.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  "cuallee==${VERSION:-0.15.4}" pandas==3.1.1 polars==2.1.0 duckdb==2.0.1 pyarrow==26.0.1
"$folder/venv/bin/python" - <<'PY'
from importlib.metadata import version

import duckdb
import pandas as pd
import polars as pl
from cuallee import Check, CheckLevel

AREAS, YEARS = ("Cao Bằng", "Hà Nam", "Lạng Sơn"), (2013, 2014, 2015)
RIGHT = [(area, year) for area in AREAS for year in YEARS]
TWICE = [("Cao Bằng", 2014) if row == ("Cao Bằng", 2013) else row for row in RIGHT]


def verdict(kind: str, check: str, rows: list, pct: float = 1.0) -> tuple[str, float, float]:
    frame = pd.DataFrame(rows, columns=["area", "year"])
    checks = Check(CheckLevel.ERROR, "key", table_name="kpi")
    getattr(checks, check)(("area", "year"), pct)
    if kind == "duckdb":
        table = duckdb.connect()
        table.execute("create table kpi (area varchar, year int)")
        table.executemany("insert into kpi values (?, ?)", rows)
        found = checks.validate(table)
    else:
        found = checks.validate(frame if kind == "pandas" else pl.DataFrame(frame.to_dict("list")))
    [row] = found.to_dicts() if isinstance(found, pl.DataFrame) else found.to_dict("records")
    return row["status"], float(row["violations"]), float(row["pass_rate"])


print(f"cuallee {version('cuallee')}: a table with each pair once expected PASS, with a pair twice FAIL")
for check in ("is_composite_key", "are_unique"):
    for kind in ("pandas", "duckdb", "polars"):
        right, twice = verdict(kind, check, RIGHT), verdict(kind, check, TWICE)
        print(f"  {check}, {kind}: observed {right[0]} ({right[1]:g} violations) and {twice[0]} ({twice[1]:g})")
        if kind == "polars":
            assert (right[0], twice[0]) == ("PASS", "FAIL")
            continue
        assert right == twice and right[:2] == ("FAIL", 6.0)
        assert verdict(kind, check, TWICE, pct=right[2])[0] == "PASS"
PY
