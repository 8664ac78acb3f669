#!/usr/bin/env bash
# Guess:   col("value").first().over("area", order_by="year") of narwhals gives each row of a pyarrow table the first figure of
#          its own area, and sum().over("area") its own area's sum, as they do for polars: the order and the number of the rows
#          change nothing.
# Happens: with order_by the answers stand in the order of the years while the rows stand as they were: in a table sorted by area
#          the base of Cao Bằng in 2014 is that of Lạng Sơn, and the index to the first year is 5509 instead of 102. Without
#          order_by a table of 200,000 rows is right, and in one of three million most rows have the sum of another area. No
#          error, no warning; polars has all of them right.
# Matters: an index to a base year and a share of a province's sum are just this expression, and libraries that take any frame
#          compute with narwhals. Small tables, as tests have them, are right or wrong by their order alone; each row has a
#          well-formed figure that belongs to another one. Group and join by the key, or compute in polars or DuckDB.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  "narwhals==${VERSION:-2.29.0}" "pyarrow==${PYARROW:-26.0.1}" polars==1.44.2 numpy==2.4.6
"$folder/venv/bin/python" -W error - <<'PY'
from importlib.metadata import version

import narwhals as nw
import numpy as np
import polars as pl
import pyarrow as pa

pa.set_cpu_count(4)  # as on most machines
print(f"narwhals {version('narwhals')}, pyarrow {pa.__version__}")
TABLE = {
    "area": ["Lạng Sơn"] * 3 + ["Cao Bằng"] * 3,
    "year": [2013, 2014, 2015] * 2,
    "value": [905.5, 920.0, 950.25, 16.7, 17.0, 18.5],
}
FIRST = nw.col("value").first().over("area", order_by="year")


def index(frame: object) -> list[float]:
    table = nw.from_native(frame).with_columns(index=nw.col("value") / FIRST * 100)
    return [round(value, 1) for value in table["index"].to_list()]


def wrong_sums(rows: int) -> int:
    random = np.random.default_rng(2015)
    areas, values = random.integers(0, 63, rows), random.integers(0, 1000, rows).astype(float)
    table = pa.table({"area": areas, "value": values})
    sums = nw.from_native(table).with_columns(sum=nw.col("value").sum().over("area"))["sum"].to_numpy()
    return int((sums != np.bincount(areas, values)[areas]).sum())


right, seen = index(pl.DataFrame(TABLE)), index(pa.table(TABLE))
print(f"  index to the first year, polars: {right}")
print(f"  index to the first year, pyarrow: expected the same, observed {seen}")
few, many = wrong_sums(200_000), wrong_sums(3_000_000)
print(f"  sums of another area: {few} of 200,000 rows, expected 0 of 3,000,000, observed {many}")
assert right == [100.0, 101.6, 104.9, 100.0, 101.8, 110.8], right
assert seen == [100.0, 5509.0, 104.9, 100.0, 1.9, 110.8], seen
assert few == 0, few
assert many > 1_000_000, many
PY
