#!/usr/bin/env bash
# Guess:   stock_to_flow of VTL (vtlengine 1.9.6), which makes months out of what stood at their ends, says nothing of a month
#          whose month before is unknown, as diff() of pandas does: it is missing.
# Happens: after a month that is stated as missing, the next month's flow is its whole stock; where the row of the month is not
#          there at all, it is the change over two months. Neither is marked, with pandas and with DuckDB.
# Matters: "luỹ kế" figures of reports are such stocks, and months without a report are usual. A month suddenly has the sum
#          of the year, or of two months, under its own name. fill_time_series before it makes it worse: it turns the second
#          into the first. Keep a flow only where the month before is there.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  "vtlengine==${VERSION:-1.9.6}" pandas==3.1.1 duckdb==1.5.6 pysdmx==1.21.0
"$folder/venv/bin/python" - <<'PY'
from importlib.metadata import version

import pandas as pd
import vtlengine

COMPONENTS = [
    {"name": "AREA", "type": "String", "role": "Identifier", "nullable": False},
    {"name": "MONTH", "type": "Time_Period", "role": "Identifier", "nullable": False},
    {"name": "STOCK", "type": "Number", "role": "Measure", "nullable": True},
]
STATED = {"2024M01": 100.0, "2024M02": 210.0, "2024M03": None, "2024M04": 460.0}
ABSENT = {month: stock for month, stock in STATED.items() if stock is not None}
FLOW, FILLED = "Flows <- stock_to_flow(Stocks);", "Flows <- stock_to_flow(fill_time_series(Stocks, single));"
CASES = {  # what is given, the script, April's flow as it is
    "March stated as missing": (STATED, FLOW, 460.0),
    "no row for March": (ABSENT, FLOW, 250.0),
    "no row for March, filled": (ABSENT, FILLED, 460.0),
}
print(f"vtlengine {version('vtlengine')}: the flow of April, its stock 460 after 210 in February")
structures = {"datasets": [{"name": "Stocks", "DataStructure": COMPONENTS}]}
for name, (stocks, script, seen) in CASES.items():
    table = pd.DataFrame({"AREA": "VN-09", "MONTH": list(stocks), "STOCK": list(stocks.values())})
    table["STOCK"] = table["STOCK"].astype("Float64")
    for use_duckdb in (False, True):
        flows = vtlengine.run(script, structures, {"Stocks": table.copy()}, use_duckdb=use_duckdb)["Flows"].data
        april = float(flows.set_index("MONTH")["STOCK"]["2024M4"])
        print(f"  {name}, {'DuckDB' if use_duckdb else 'pandas'}: expected missing, observed {april}")
        assert april == seen, (name, use_duckdb, april)
by_month = pd.Series(STATED, dtype="Float64").diff()
print(f"  pandas diff(): {list(by_month)}")
assert pd.isna(by_month["2024M04"])
PY
