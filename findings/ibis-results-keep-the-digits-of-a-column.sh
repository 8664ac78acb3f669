#!/usr/bin/env bash
# Guess:   an ibis expression over DuckDB gives the figures that its own SQL gives in DuckDB: the mean of the decimals 16.7 and
#          16.8 is 16.75, whether execute or to_pyarrow fetches it.
# Happens: ibis takes the type of the column, decimal(9, 1), for that of the result and rounds what DuckDB computed to it. The
#          mean is 16.8, the standard deviation 0.1, the natural logarithm 2.8; the rate 16.7 by a weight of 0.04 is 0.67 and
#          not 0.668; and of whole amounts, decimal(18, 0), 15 percent of 3 is 0. No error, no warning. Division alone gives a
#          float, and a step inside a larger expression keeps its digits.
# Matters: growth rates are printed with one decimal and stored as such, and means, weights and variances are what is made of
#          them. The answer has the form of a printed rate, so nobody sees that it was rounded; cast to float64 before.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  "ibis-framework[duckdb]==${VERSION:-12.0.0}" duckdb==1.5.5 pandas==3.1.1 numpy==2.4.6 pyarrow==26.0.1
"$folder/venv/bin/python" - <<'PY'
import warnings
from decimal import Decimal

import duckdb
import ibis

connection = ibis.duckdb.connect()
connection.raw_sql("CREATE TABLE report (rate DECIMAL(9, 1), weight DECIMAL(9, 2), amount DECIMAL(18, 0))")
connection.raw_sql("INSERT INTO report VALUES (16.7, 0.04, 3), (16.8, 0.04, 3)")
report = connection.table("report")
EXPRESSIONS = {  # the figure in DuckDB, the figure that ibis gives
    "mean of the rates": (report.rate.mean(), 16.75, "16.8"),
    "standard deviation": (report.rate.std(), 0.0707, "0.1"),
    "logarithm of a rate": (report.rate.min().ln(), 2.8154, "2.8"),
    "rate by weight": (report.rate.min() * report.weight.min(), 0.668, "0.67"),
    "15 % of an amount": (report.amount.min() * 0.15, 0.45, "0"),
}
print(f"ibis {ibis.__version__}, DuckDB {duckdb.__version__}")
for name, (expression, right, rounded) in EXPRESSIONS.items():
    [(computed,)] = connection.raw_sql(ibis.to_sql(expression)).fetchall()
    with warnings.catch_warnings():
        warnings.simplefilter("error", RuntimeWarning)
        warnings.simplefilter("error", UserWarning)
        seen = expression.execute()
    print(f"  {name}: DuckDB has {computed}, expected the same, observed {seen}")
    assert abs(float(computed) - right) < 0.0001 and seen == Decimal(rounded), (computed, seen)
assert report.rate.mean().to_pyarrow().as_py() == Decimal("16.8")
assert report.rate.cast("float64").mean().execute() == 16.75 and (report.rate.mean() / 1).execute() == 16.75
PY
