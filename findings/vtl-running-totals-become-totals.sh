#!/usr/bin/env bash
# Guess:   in VTL, the language of SDMX for computing with tables, `sum(FIGURE over (partition by AREA order by MONTH))` is the
#          running total, as in every SQL: January, January to February, January to March.
# Happens: in vtlengine 1.9.6 it is the total of the whole partition, in every month, with pandas and with DuckDB alike;
#          avg, min, max and count as well. It had been the running total in 1.8.0, under the same words. The manual of VTL 2.1
#          says that the whole partition is meant where no window is named; that of 2.2 says what SQL says.
# Matters: reports state "from the beginning of the year" beside the month, and the sum over the months is how the two are held
#          against each other. A script that did so gives a year's total in January after an upgrade, and no error. Name the
#          window ("data points between unbounded preceding and current data point") or use flow_to_stock: both are right in both.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat > "$folder/running.py" <<'PY'
import sys
from importlib.metadata import version

import pandas as pd
import vtlengine

MONTHS = {"2024M01": 100.0, "2024M02": 110.0, "2024M03": 130.0}
RUNNING = [100.0, 210.0, 340.0]
COMPONENTS = [
    {"name": "AREA", "type": "String", "role": "Identifier", "nullable": False},
    {"name": "MONTH", "type": "Time_Period", "role": "Identifier", "nullable": False},
    {"name": "FIGURE", "type": "Number", "role": "Measure", "nullable": True},
]
WINDOW = "data points between unbounded preceding and current data point"
SUM = "Totals <- Months[calc TOTAL := sum(FIGURE over (partition by AREA order by MONTH{}))];"
SCRIPTS = {
    "no window": SUM.format(""),
    "window named": SUM.format(f" {WINDOW}"),
    "flow_to_stock": "Totals <- flow_to_stock(Months);",
}

months = pd.DataFrame({"AREA": "VN-09", "MONTH": list(MONTHS), "FIGURE": list(MONTHS.values())})
structures = {"datasets": [{"name": "Months", "DataStructure": COMPONENTS}]}
seen = {}
for name, script in SCRIPTS.items():
    for use_duckdb in (False, True):
        result = vtlengine.run(script, structures, {"Months": months.copy()}, use_duckdb=use_duckdb)["Totals"]
        ordered = result.data.sort_values("MONTH")
        seen[name, use_duckdb] = [float(total) for total in ordered[ordered.columns[-1]]]
        print(f"  {name}, {'DuckDB' if use_duckdb else 'pandas'}: expected {RUNNING}, observed {seen[name, use_duckdb]}")
no_window = [340.0] * 3 if sys.argv[1] == "whole" else RUNNING
for (name, _), totals in seen.items():
    assert totals == (no_window if name == "no window" else RUNNING), (version("vtlengine"), name, totals)
PY
while read -r number expected others; do
  python3 -m venv "$folder/$number"
  # shellcheck disable=SC2086
  "$folder/$number/bin/python" -m pip install --quiet --disable-pip-version-check "vtlengine==$number" $others
  echo "vtlengine $number: totals of the months up to January, February, March"
  "$folder/$number/bin/python" "$folder/running.py" "$expected" < /dev/null
done << TURNS
${VERSION:-1.9.6} whole pandas==3.1.1 duckdb==1.5.6 pysdmx==1.21.0
1.8.0 running pandas==2.3.3 duckdb==1.4.5 pysdmx==1.21.0
TURNS
