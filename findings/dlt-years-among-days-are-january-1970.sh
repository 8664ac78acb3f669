#!/usr/bin/env bash
# Guess:   dlt puts a value that does not fit the type of its column beside it, into a column of its own, as its manual
#          says: in a column of days "05/12/2015" goes to day__v_text. So the year 2015 goes to day__v_bigint, and it
#          never stands in the table as another day; and in a column of yes and no a figure goes there too.
# Happens: it takes each number for the seconds since 1970. The years 2014 and 2015, the month 201512 and the rate 16.7
#          are 1 January 1970, or the third; in a column of moments 2015 is 33 minutes and 35 seconds past midnight.
#          "2015" as text is 1 January 2015. In a column of yes and no 950 is yes and 0 is no. In a column of whole
#          numbers the text "2014_15" is 201415. In a column of times 3600 does go to a column of its own. No error, no
#          warning.
# Matters: the column of a workbook that says when a figure was taken has days, and years where no day is known; read
#          with openpyxl they are days and numbers. All years become the same day, which is a day like any other to the
#          types of the warehouse, and the difference between 2014 and 2015 is gone.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check "dlt[duckdb]==${VERSION:-1.31.0}" duckdb==1.5.5
RUNTIME__DLTHUB_TELEMETRY=false venv/bin/python -W ignore - <<'PY'
from datetime import UTC, date, datetime, time
from importlib.metadata import version

import dlt
import duckdb

DAY = date(2015, 12, 5)
MOMENT = datetime(2015, 12, 5, tzinfo=UTC)


def after_1970(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


CASES = {  # the figures of a column, the first of which gives its type: what stands under its name, None if it does not
    "days": (
        [DAY, "05/12/2015", "2015", 2014, 2015, 201512, 16.7],
        [DAY, None, date(2015, 1, 1), date(1970, 1, 1), date(1970, 1, 1), date(1970, 1, 3), date(1970, 1, 1)],
    ),
    "moments": ([MOMENT, "05/12/2015", 2014, 2015], [MOMENT, None, after_1970(2014), after_1970(2015)]),
    "yes and no": ([True, "950", 950, 0], [True, None, True, False]),
    "whole numbers": ([950, "16.7", "2014_15"], [950, None, 201415]),
    "times": ([time(12), 3600], [time(12), None]),
}
print(f"dlt {version('dlt')}, DuckDB {duckdb.__version__}; a number among days is expected in a column of its own")
for number, (name, (written, observed)) in enumerate(CASES.items()):
    target = dlt.destinations.duckdb(f"{number}.duckdb")
    pipeline = dlt.pipeline(f"p{number}", pipelines_dir="pipelines", destination=target, dataset_name="d")
    pipeline.run([{"place": place, "value": value} for place, value in enumerate(written)], table_name="t")
    with duckdb.connect(f"{number}.duckdb", read_only=True) as database:
        database.execute("set timezone = 'UTC'")
        rows = database.execute("select value from d.t order by place").fetchall()
    seen = [value for (value,) in rows]
    print(f"  {name}: written {[str(value) for value in written]}, observed {[str(value) for value in seen]}")
    assert seen == observed, seen
PY
