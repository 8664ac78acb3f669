#!/usr/bin/env bash
# Guess:   the mean of exact decimals in pandas is as exact as that of floats: of 16.7 and 16.8, kept as decimals of Arrow, it is
#          16.75, whether the mean is that of a column, a group, a pivot table, a year of a series or a rolling window.
# Happens: it has no more digits than the column: 16.8, and with whole amounts, decimal(18, 0), the mean of 3 and 4 is 4. A group, a
#          pivot table and a year of months agree on it, while the rolling mean and the median of the same two
#          figures are 16.75 and 3.5. As floats and as Arrow's whole numbers all of them are right. No error, no warning.
# Matters: decimals are what keeps printed figures exact, and rates of growth have one digit. Each mean looks like one more
#          printed rate, up to half a tenth from the right one; means per person or per enterprise from whole amounts lose
#          everything behind the point. Make a column floats, or give it more digits, before a mean of it is taken.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  "pandas==${VERSION:-3.1.1}" "pyarrow==${PYARROW:-26.0.1}"
"$folder/venv/bin/python" -W error - <<'PY'
from decimal import Decimal

import pandas as pd
import pyarrow as pa

print(f"pandas {pd.__version__}, pyarrow {pa.__version__}")
MONTHS = pd.to_datetime(["2015-11-01", "2015-12-01"])


def means(figures: pd.Series) -> dict[str, float]:
    frame = pd.DataFrame({"area": ["Lạng Sơn"] * 2, "figure": figures})
    found = {
        "column": figures.mean(),
        "group": frame.groupby("area")["figure"].mean().iloc[0],
        "pivot": frame.pivot_table(index="area", values="figure").iloc[0, 0],
        "year": pd.Series(figures.array, index=MONTHS).resample("YE").mean().iloc[0],
        "rolling": figures.rolling(2).mean().iloc[1],
        "median": figures.median(),
    }
    return {name: float(mean) for name, mean in found.items()}


def decimals(figures: list[str], precision: int, scale: int) -> pd.Series:
    return pd.Series([Decimal(each) for each in figures], dtype=pd.ArrowDtype(pa.decimal128(precision, scale)))


ROUNDED = {"column", "group", "pivot", "year"}
for name, figures, right, rounded in (
    ("rates with one digit", decimals(["16.7", "16.8"], 9, 1), 16.75, 16.8),
    ("whole amounts", decimals(["3", "4"], 18, 0), 3.5, 4.0),
):
    seen = means(figures)
    print(f"  {name}: expected {right} everywhere, observed {seen}")
    assert seen == {key: rounded if key in ROUNDED else right for key in seen}, seen
    assert set(means(figures.astype("double[pyarrow]")).values()) == {right}
assert set(means(pd.Series([3, 4], dtype="int64[pyarrow]")).values()) == {3.5}
assert means(decimals(["16.7", "16.8"], 9, 3))["column"] == 16.75
PY
