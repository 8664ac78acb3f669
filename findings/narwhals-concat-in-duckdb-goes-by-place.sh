#!/usr/bin/env bash
# Guess:   concat(how="vertical") of narwhals refuses frames whose columns stand in another order, as it does for pandas, polars and
#          pyarrow ("column names don't match"), or puts each figure under its own column. It does compare the two schemas.
# Happens: in DuckDB it compares them without regard to order and then stacks by place: the plan of 2014 stands under "value", and
#          its value under "plan". A column of another name is refused. No error, no warning; how="diagonal" is right.
# Matters: each report makes a table, and one has the plan before the outcome. What a test with polars shows to be refused is let
#          through in the warehouse. Every province has a figure of a fair size for both, and whoever met the plan has missed it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  "narwhals==${VERSION:-2.29.0}" "duckdb==${DUCKDB:-1.5.5}" polars==1.44.2 pyarrow==26.0.1 pandas==3.1.1
"$folder/venv/bin/python" -W error - <<'PY'
from importlib.metadata import version

import duckdb
import narwhals as nw
import pandas as pd
import polars as pl
import pyarrow as pa

print(f"narwhals {version('narwhals')}, DuckDB {duckdb.__version__}")
ONE = {"year": [2013], "value": [905.0], "plan": [900.0]}
TWO = {"year": [2014], "plan": [1000.0], "value": [950.0]}


def stacked(one: object, two: object, how: str) -> list[dict[str, float]]:
    frame = nw.concat([nw.from_native(one).lazy(), nw.from_native(two).lazy()], how=how)
    return sorted(frame.collect().to_arrow().to_pylist(), key=lambda row: row["year"])


for make in (pd.DataFrame, pl.DataFrame, pa.table):
    try:
        stacked(make(ONE), make(TWO), "vertical")
    except (TypeError, nw.exceptions.ShapeError) as error:
        print(f"  {make.__module__}: {type(error).__name__}: {str(error).splitlines()[0]}")
    else:
        raise SystemExit(f"{make} is stacked")
first, second = (duckdb.from_arrow(pa.table(rows)) for rows in (ONE, TWO))
right = [{"year": 2013, "value": 905.0, "plan": 900.0}, {"year": 2014, "value": 950.0, "plan": 1000.0}]
seen = stacked(first, second, "vertical")
print(f"  DuckDB: expected an error or {right[1]}, observed {seen[1]}")
assert stacked(first, second, "diagonal") == right
assert seen == [right[0], {"year": 2014, "value": 1000.0, "plan": 950.0}], seen
try:
    stacked(first, second.project("year, plan, value as outcome"), "vertical")
except TypeError as error:
    print(f"  DuckDB, another name: {error}")
else:
    raise SystemExit("another name is taken")
PY
