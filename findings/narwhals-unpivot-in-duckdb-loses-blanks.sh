#!/usr/bin/env bash
# Guess:   unpivot of narwhals makes one row for each cell, as it does for pandas, polars and pyarrow: two provinces by three years
#          are six rows, and a year without a figure is a row without one.
# Happens: in DuckDB the rows without a figure are not there. A province without any is gone altogether. Nothing in the text of
#          the function says so; no error, no warning.
# Matters: tables of reports have the years side by side, and the first step is to put them below each other. What has not been
#          reported is a finding itself: counts of what is missing are 0, fill_null fills nothing, the change from the row before
#          is one over two years, and the number of provinces depends on the backend.
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
YEARS = ["2013", "2014", "2015"]
WIDE = {"area": ["Lạng Sơn", "Cao Bằng"], "2013": [905.5, None], "2014": [None, None], "2015": [950.5, None]}
TABLE = pa.table(WIDE, schema=pa.schema([("area", pa.string()), *((year, pa.float64()) for year in YEARS)]))


def long(frame: object) -> dict[str, object]:
    rows = nw.from_native(frame).lazy().unpivot(on=YEARS, index="area", variable_name="year", value_name="value")
    rows = rows.with_columns(change=nw.col("value").diff().over("area", order_by="year"))
    table = rows.collect().to_pandas().sort_values(["area", "year"])
    lang_son = table[table["area"] == "Lạng Sơn"]
    return {
        "rows": len(table),
        "areas": table["area"].nunique(),
        "missing": int(table["value"].isna().sum()),
        "changes": int(lang_son["change"].notna().sum()),
    }


right = {"rows": 6, "areas": 2, "missing": 4, "changes": 0}
for name, frame in {"pandas": TABLE.to_pandas(), "polars": pl.from_arrow(TABLE)}.items():
    seen = long(frame)
    print(f"  {name}: {seen}")
    assert seen == right, seen
assert len(nw.from_native(TABLE).unpivot(on=YEARS, index="area")) == 6
seen = long(duckdb.from_arrow(TABLE))
print(f"  DuckDB: expected the same, observed {seen}")
assert seen == {"rows": 2, "areas": 1, "missing": 0, "changes": 1}, seen
assert "null" not in (nw.LazyFrame.unpivot.__doc__ or "").lower()
PY
