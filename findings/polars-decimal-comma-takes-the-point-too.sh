#!/usr/bin/env bash
# Guess:   with decimal_comma=True polars reads 16,7 as 16.7 and takes a point for a decimal mark no more: in a column of floats
#          it refuses "4.013" (four thousand and thirteen), as it refuses "4.013,5", or it leaves the column as text.
# Happens: "4.013" is 4.013. Where the type is declared, in every row; where it is inferred, behind the first hundred rows, by
#          which the type is decided: the same figure further up makes the whole column text. Read lazily it is the same. A
#          column of decimals refuses the figure, and so do pyarrow and DuckDB for floats. No error, no warning.
# Matters: rates with a comma and whole amounts with a point between thousands stand in one column of a report. The amounts
#          become a thousand times too small, beside others that are right, and only a figure with both marks gives the fault
#          away. Read such columns as text or as decimals.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  "polars==${VERSION:-2.1.0}" pyarrow==26.0.1 duckdb==2.0.1
"$folder/venv/bin/python" -W error - "$folder" <<'PY'
import sys
from pathlib import Path

import duckdb
import polars as pl
import pyarrow as pa
import pyarrow.csv

report = Path(sys.argv[1], "report.csv")


def write(*figures: str) -> None:
    report.write_text("indicator;figure\n" + "".join(f"x;{figure}\n" for figure in figures))


def read(kind: pl.DataType | None = None) -> list:
    given = {"separator": ";", "decimal_comma": True, "schema_overrides": {"figure": kind} if kind else None}
    eager, lazy = pl.read_csv(report, **given), pl.scan_csv(report, **given).collect()
    assert eager.equals(lazy)
    return eager["figure"].to_list()


def refused(reading, error: type[Exception]) -> bool:
    try:
        print(reading())
    except error:
        return True
    return False


def by_arrow() -> pa.Table:
    convert = pa.csv.ConvertOptions(decimal_point=",", column_types={"figure": pa.float64()})
    return pa.csv.read_csv(report, parse_options=pa.csv.ParseOptions(delimiter=";"), convert_options=convert)


def by_duckdb() -> list:
    options = "delim = ';', decimal_separator = ',', types = {'figure': 'DOUBLE'}"
    return duckdb.sql(f"select * from read_csv('{report}', {options})").fetchall()


print(f"polars {pl.__version__}: 16,7 and 4.013 with decimal_comma=True, expected 16.7 and a refusal, 4013 or text")
write("16,7", "4.013")
print(f"  declared as Float64, observed {read(pl.Float64)}")
assert read(pl.Float64) == [16.7, 4.013]
print(f"  inferred from the first rows, observed {read()}")
assert read() == ["16,7", "4.013"]
assert refused(lambda: read(pl.Decimal(18, 3)), pl.exceptions.ComputeError)
assert refused(by_arrow, pa.ArrowInvalid) and refused(by_duckdb, duckdb.ConversionException)
write(*["16,7"] * 100, "4.013")
print(f"  inferred, behind a hundred rows, observed {read()[-2:]}")
assert read()[-2:] == [16.7, 4.013]
write("4.013,5", "16,7")
assert refused(lambda: read(pl.Float64), pl.exceptions.ComputeError)
PY
