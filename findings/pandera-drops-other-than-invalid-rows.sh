#!/usr/bin/env bash
# Guess:   drop_invalid_rows=True takes out the rows that fail a check and keeps all others; what is left is valid.
# Happens: with pandas, pandera drops by label: where two reports are put together with pd.concat, whose labels both begin at
#          0, the good row of the one report goes with the bad row of the other. With polars, rows that break a key of
#          several columns (unique=["area", "year"]) all stay, and the frame is returned as valid. No error, no warning.
# Matters: a good figure is gone as if it had never been reported, or a province has two figures for one year in a frame that
#          has just been validated. Reset the index before, and look for doubles in a check of their own.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  "pandera[pandas,polars]==${VERSION:-0.35.0}" "pandas==3.1.1" "polars==2.1.0"
"$folder/venv/bin/python" -W error - <<'PY'
from importlib.metadata import version

import pandas as pd
import pandera.pandas as pa
import pandera.polars as pp
import polars as pl

first = pd.DataFrame({"area": ["Hà Nội", "Cao Bằng"], "value": [950.0, -1.0]})
second = pd.DataFrame({"area": ["Lạng Sơn", "Lai Châu"], "value": [16.7, 4013.0]})
schema = pa.DataFrameSchema({"area": pa.Column(str), "value": pa.Column(float, pa.Check.ge(0))}, drop_invalid_rows=True)
print(f"pandera {version('pandera')}")


def kept(frame: pd.DataFrame) -> list[str]:
    return schema.validate(frame, lazy=True)["area"].tolist()


seen = kept(pd.concat([first, second]))
print(f"  pandas: expected ['Hà Nội', 'Lạng Sơn', 'Lai Châu'] without the -1 of Cao Bằng, observed {seen}")
assert seen == ["Hà Nội", "Lạng Sơn"], seen
assert kept(pd.concat([first, second], ignore_index=True)) == ["Hà Nội", "Lạng Sơn", "Lai Châu"]

doubled = pl.DataFrame({"area": ["Hà Nội", "Hà Nội", "Cao Bằng"], "year": [2015, 2015, 2015], "value": [950.0, 905.0, 7.0]})
columns = {"area": pp.Column(str), "year": pp.Column(int), "value": pp.Column(float)}
try:
    pp.DataFrameSchema(columns, unique=["area", "year"]).validate(doubled, lazy=True)
except pp.errors.SchemaErrors:
    print("  polars: the doubled key is found where rows are not dropped")
else:
    raise AssertionError("not found at all")
rows = pp.DataFrameSchema(columns, unique=["area", "year"], drop_invalid_rows=True).validate(doubled, lazy=True).rows()
print(f"  polars: expected at most one row of Hà Nội in 2015, observed {rows}")
assert rows == doubled.rows(), rows
PY
