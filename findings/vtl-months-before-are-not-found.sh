#!/usr/bin/env bash
# Guess:   in VTL `Stocks - timeshift(Stocks, 1)` is the change from the period before, for each period that has one:
#          eleven changes for the twelve ends of the months of 2015, which vtlengine sees to be months, and for four
#          weeks in a row three.
# Happens: it moves an end of a month to the same day of the next: 28 February becomes 28 March, 30 September 30 October.
#          The changes of March, May, July, October and December are not there, and of the quarters it is the fourth.
#          Years have 52 weeks to it (and 365 days), so that week 53 of 2015, read without complaint, has no change, the
#          first week of 2016 has that from week 52, and the shifted table has its second week twice, under one key. No
#          error, no warning, with pandas and with DuckDB.
# Matters: stocks and cumulative figures stand at ends of months, and the last day of the month is how databases and
#          workbooks write one. What is left is right, so a look at it finds nothing; sums of the changes are too small,
#          and the year's end is among what is lost. Turn dates into periods (2015-M03) first, which are shifted right,
#          and keep weeks out of it.
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

MONTHS = [str(day.date()) for day in pd.date_range("2015-01-31", "2015-12-31", freq="ME")]
QUARTERS = [str(day.date()) for day in pd.date_range("2014-12-31", "2015-12-31", freq="QE")]
CODES = [f"2015-M{month:02}" for month in range(1, 13)]
WEEKS = ["2015-W51", "2015-W52", "2015-W53", "2016-W01"]
CHANGE, SHIFT = "Result <- Stocks - timeshift(Stocks, 1);", "Result <- timeshift(Stocks, 1);"


def result(script: str, kind: str, times: list[str], use_duckdb: bool) -> list[tuple[str, float]]:
    """The periods of the result with their figures; the stocks are 1, 2, 3, …, so that each change is 1."""
    columns = [
        {"name": "AREA", "type": "String", "role": "Identifier", "nullable": False},
        {"name": "TIME", "type": kind, "role": "Identifier", "nullable": False},
        {"name": "STOCK", "type": "Number", "role": "Measure", "nullable": True},
    ]
    structures = {"datasets": [{"name": "Stocks", "DataStructure": columns}]}
    table = pd.DataFrame({"AREA": "VN-04", "TIME": times, "STOCK": [float(n) for n in range(1, len(times) + 1)]})
    found = vtlengine.run(script, structures, {"Stocks": table}, use_duckdb=use_duckdb)["Result"].data
    return sorted((str(time), float(stock)) for time, stock in zip(found["TIME"], found["STOCK"], strict=True))


print(f"vtlengine {version('vtlengine')}")
for use_duckdb in (False, True):
    print(f"  {'DuckDB' if use_duckdb else 'pandas'}")
    assert len(result(CHANGE, "Time_Period", CODES, use_duckdb)) == 11
    for times, lost in ((MONTHS, [3, 5, 7, 10, 12]), (QUARTERS, [12])):
        seen = [time for time, _ in result(CHANGE, "Date", times, use_duckdb)]
        missing = [time for time in times[1:] if time not in seen]
        print(f"    {len(times)} dates: {len(times) - 1} changes expected, {len(seen)} observed, without {missing}")
        assert [int(time[5:7]) for time in missing] == lost, missing
    weeks = result(CHANGE, "Time_Period", WEEKS, use_duckdb)
    print(f"    {WEEKS}: a change of 1 in the last three expected, observed {weeks}")
    assert weeks == [("2015W52", 1.0), ("2016W1", 2.0)], weeks
    moved = result(SHIFT, "Time_Period", WEEKS, use_duckdb)
    print(f"    the same, shifted: expected 2015W52, 2015W53, 2016W1, 2016W2, observed {moved}")
    assert [time for time, _ in moved] == ["2015W52", "2016W1", "2016W2", "2016W2"], moved
    days = result(SHIFT, "Time_Period", ["2016-D365", "2016-D366"], use_duckdb)
    print(f"    days 365 and 366 of 2016, shifted: expected 2016D366 and 2017D1, observed {days}")
    assert [time for time, _ in days] == ["2017D1", "2017D2"], days
PY
