#!/usr/bin/env bash
# Guess:   pandas reads the month code of official statistics, "2015-M12", as December 2015, or refuses it.
# Happens: pd.to_datetime gives twelve seconds past midnight of the first of January, and nine seconds for "2015-M01/M09",
#          the first nine months. No error (errors="raise" is the default) and no warning.
# Matters: these are the codes of periods in SDMX and in this warehouse. A series of months turns into one day, in the
#          right order, and every chart and join over it is wrong.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "pandas==${VERSION:-3.1.1}"
"$folder/venv/bin/python" -W error - <<'PY'
import pandas as pd

CODES = {"2015-M12": "2015-01-01 00:00:12", "2015-M01/M09": "2015-01-01 00:00:09"}
print(f"pandas {pd.__version__}: expected 2015-12-01 or an error, an error")
seen = {code: str(pd.to_datetime(code)) for code in CODES}
print(f"  observed: {seen}")
assert seen == CODES, seen
PY
