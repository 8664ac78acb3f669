#!/usr/bin/env bash
# Guess:   rustpy-xlsxwriter, the fast writer of workbooks, writes a frame of pandas or polars as it writes the same rows as
#          dictionaries: the exact decimal 16.7 as 16.7. What it cannot write is a ValueError, as the text of its function says
#          ("unsupported data type"). A month is 2015-01, as pandas itself writes it, and a moment in Viet Nam is that moment.
# Happens: columns of decimals and of categories are blank under their heading, from pandas and from polars, in XLSX and in CSV; the
#          same rows as dictionaries are right. Months of pandas are counts of months since 1970: January 2015 is 540, and the year
#          2014 is 44. Midnight of 5 December in Viet Nam is the 4th, 17:00. No error, no warning; a page of its wiki alone says
#          that types that it does not know are left empty.
# Matters: decimals keep figures as printed and categories hold provinces, so of a good table the names and figures are gone and
#          the notes remain; a column of 540, 541, 542 is a series of figures to any reader. Make text and floats of them before,
#          or look at what was written.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  "rustpy-xlsxwriter==${VERSION:-0.8.0}" pandas==3.1.1 pyarrow==26.0.1 polars==2.1.0 openpyxl==3.1.5 tzdata==2026.6
cd "$folder"
"$folder/venv/bin/python" -W error - <<'PY'
import csv
from datetime import datetime
from decimal import Decimal
from importlib.metadata import version

import openpyxl
import pandas as pd
import polars as pl
from rustpy_xlsxwriter import write_csv, write_worksheet

RATES = [Decimal("16.7"), Decimal("0.4")]
AREAS = ["Cao Bằng", "Hà Nội"]


def read_back(data: object) -> list[object]:
    """The column named "value" of what was written."""
    write_worksheet(data, "book.xlsx", "kpi")
    heading, *rows = openpyxl.load_workbook("book.xlsx").active.iter_rows(values_only=True)
    return [row[heading.index("value")] for row in rows]


def pandas_frame(values: object) -> pd.DataFrame:
    """A frame with a column of notes beside the one that matters."""
    return pd.DataFrame({"value": values, "note": ["a", "b"]})


CASES = {  # what is written, what one expects, what is there
    "decimals in dictionaries": ([{"value": rate, "note": "a"} for rate in RATES], [16.7, 0.4], [16.7, 0.4]),
    "decimals of pandas": (pandas_frame(RATES), [16.7, 0.4], [None, None]),
    "decimals of polars": (pl.DataFrame({"value": RATES, "note": ["a", "b"]}), [16.7, 0.4], [None, None]),
    "categories of pandas": (pandas_frame(pd.Categorical(AREAS)), AREAS, [None, None]),
    "categories of polars": (
        pl.DataFrame({"value": pl.Series(AREAS, dtype=pl.Categorical), "note": ["a", "b"]}),
        AREAS,
        [None, None],
    ),
    "months of pandas": (
        pandas_frame(pd.period_range("2015-01", periods=2, freq="M")),
        ["2015-01", "2015-02"],
        [540, 541],
    ),
    "years of pandas": (pandas_frame(pd.period_range("2014", periods=2, freq="Y")), ["2014", "2015"], [44, 45]),
    "midnight in Viet Nam": (
        pandas_frame(pd.to_datetime(["2015-12-05"] * 2).tz_localize("Asia/Ho_Chi_Minh")),
        [datetime(2015, 12, 5)] * 2,
        [datetime(2015, 12, 4, 17)] * 2,
    ),
}
print(f"rustpy-xlsxwriter {version('rustpy-xlsxwriter')}")
for name, (data, expected, seen) in CASES.items():
    observed = read_back(data)
    print(f"  {name}: expected {[str(value) for value in expected]}, observed {[str(value) for value in observed]}")
    assert observed == seen, (name, observed)
write_csv(pandas_frame(RATES), "file.csv")
with open("file.csv", encoding="utf-8", newline="") as file:
    observed = [row["value"] for row in csv.DictReader(file)]
print(f"  decimals of pandas as CSV: expected ['16.7', '0.4'], observed {observed}")
assert observed == ["", ""], observed
PY
