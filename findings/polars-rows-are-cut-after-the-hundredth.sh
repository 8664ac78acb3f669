#!/usr/bin/env bash
# Guess:   polars takes the type of a column from the first hundred rows; a later row that does not fit is an error, as strict=True,
#          the default, says and as text ("n/a") in a column of numbers is, or it widens the column.
# Happens: from Python's rows, dictionaries or tuples, a figure with decimals behind a hundred whole numbers loses them: 16.7
#          becomes 16 and -0.9 becomes 0, Decimal("16.75") becomes 16 too, or 16.8 behind decimals with one digit, and so does
#          the text "16.7". pl.DataFrame, from_dicts and from_records alike. One row earlier the column is one of floats.
#          read_csv and read_ndjson refuse the same rows. No error, no warning.
# Matters: a reader of reports makes one dictionary for each figure. Counts come first and rates later, sorted by indicator, so the
#          rates are cut to whole numbers just when there is more than a hundred of the others; a test with few rows is right.
#          Name the types, or say infer_schema_length=None.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "polars==${VERSION:-2.1.0}"
"$folder/venv/bin/python" -W error - <<'PY'
from decimal import Decimal

import polars as pl

WHOLE = [{"value": count} for count in range(100)]
ONE_DIGIT = [{"value": Decimal("905.1")}] * 100
CASES = {  # the rows before, the row behind them: what is in the frame
    ("100 whole numbers", 16.7): (WHOLE, 16),
    ("100 whole numbers", -0.9): (WHOLE, 0),
    ("100 whole numbers", Decimal("16.75")): (WHOLE, 16),
    ("100 whole numbers", "16.7"): (WHOLE, 16),
    ("100 decimals with one digit", Decimal("16.75")): (ONE_DIGIT, Decimal("16.8")),
    ("99 whole numbers", 16.7): (WHOLE[:99], 16.7),
}
print(f"polars {pl.__version__}")
for (before, figure), (rows, wrong) in CASES.items():
    rows = [*rows, {"value": figure}]
    seen = pl.DataFrame(rows, strict=True)["value"][-1]
    print(f"  {figure!r} behind {before}: expected it or an error, observed {seen!r}")
    assert seen == wrong == pl.from_dicts(rows)["value"][-1] == pl.from_records(rows)["value"][-1], seen
    tuples = [tuple(row.values()) for row in rows]
    assert pl.DataFrame(tuples, schema=["value"], orient="row", strict=True)["value"][-1] == wrong
    assert float(pl.DataFrame(rows, infer_schema_length=None)["value"][-1]) == float(figure)
late = [*WHOLE, {"value": 16.7}]
for name, read in {
    "read_csv": lambda: pl.read_csv("\n".join(["value", *(str(row["value"]) for row in late)]).encode()),
    "read_ndjson": lambda: pl.read_ndjson("\n".join(f'{{"value": {row["value"]}}}' for row in late).encode()),
    'the text "n/a"': lambda: pl.DataFrame([*WHOLE, {"value": "n/a"}]),
}.items():
    try:
        read()
    except pl.exceptions.ComputeError:
        print(f"  {name}: refused, as expected")
    else:
        raise SystemExit(f"{name} is not refused")
PY
