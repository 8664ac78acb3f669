#!/usr/bin/env bash
# Guess:   DuckDB takes the type of a column from a sample of the rows, and a later figure that does not fit is an error, which says
#          to make the sample larger: in a column of whole numbers 16.7 is refused as "n/a" is.
# Happens: "n/a" is refused and 16.7 is 17, -0.4 is 0. From CSV behind the first 20480 rows, from JSON lines as well, from many JSON
#          files behind the thirty-second, and from a pandas column of Python's objects in every row that is not looked at, which
#          are most of them from two thousand rows on: there Decimal("16.75") among decimals with one digit is 16.8. No error, no
#          warning, and store_rejects has nothing. With sample_size=-1, maximum_sample_files=-1 and a larger
#          pandas_analyze_sample all figures are right.
# Matters: counts come first and rates later in what is made of reports, sorted by indicator, and each report is a file. A test with
#          few rows is right, and text in a column of figures is found, so nobody thinks that a rate of 0.4 could become nought.
#          Say the types, or let it look at every row.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "duckdb==${VERSION:-2.0.1}" pandas==3.1.1
"$folder/venv/bin/python" -W error - "$folder" <<'PY'
import json
import sys
from decimal import Decimal
from pathlib import Path

import duckdb
import pandas as pd

folder = Path(sys.argv[1])
connection = duckdb.connect()
print(f"DuckDB {duckdb.__version__}, pandas {pd.__version__}")


def last(source: str, rows: int = 2) -> list:
    """The last figures, by what stands in the column "number"."""
    return [figure for (figure,) in connection.execute(f"SELECT figure FROM {source} ORDER BY number").fetchall()[-rows:]]


def shows(what: str, seen: list, expected: list, observed: list) -> None:
    print(f"  {what}: expected {expected}, observed {seen}")
    assert seen == observed, seen


def csv(name: str, figures: list) -> str:
    lines = [f"{number},{figure}" for number, figure in enumerate(figures)]
    (folder / name).write_text("number,figure\n" + "\n".join(lines) + "\n")
    return f"'{folder / name}'"


def lines(name: str, figures: list) -> str:
    rows = (json.dumps({"number": number, "figure": figure}) for number, figure in enumerate(figures))
    (folder / name).write_text("\n".join(rows) + "\n")
    return f"'{folder / name}'"


RATES = [16.7, -0.4]
shows("CSV, 10 rows before", last(csv("few.csv", [950] * 10 + RATES)), RATES, RATES)
many = csv("many.csv", [950] * 25000 + RATES)
shows("CSV, 25000 rows before", last(many), RATES, [17, 0])
shows("CSV, store_rejects", last(f"read_csv({many}, store_rejects = true)"), RATES, [17, 0])
assert connection.execute("SELECT count(*) FROM reject_errors").fetchall() == [(0,)]
shows("CSV, sample_size = -1", last(f"read_csv({many}, sample_size = -1)"), RATES, RATES)
text = csv("text.csv", [950] * 25000 + ["n/a"])
try:
    last(text)
    raise AssertionError("text is read")
except duckdb.ConversionException as error:
    print(f"  CSV, n/a: {str(error).splitlines()[2]}")

many = lines("many.json", [950] * 25000 + RATES)
shows("JSON, 25000 rows before", last(many), RATES, [17, 0])
shows("JSON, sample_size = -1", last(f"read_json({many}, sample_size = -1)"), RATES, RATES)
(folder / "reports").mkdir()
for report, figure in enumerate([950] * 40 + RATES):
    (folder / "reports" / f"{report:02}.json").write_text(json.dumps({"number": report, "figure": figure}))
shows("JSON, 40 files before", last(f"'{folder}/reports/*.json'"), RATES, [17, 0])
every = f"read_json('{folder}/reports/*.json', maximum_sample_files = -1)"
shows("JSON, maximum_sample_files = -1", last(every), RATES, RATES)

TENTH, HUNDREDTH = Decimal("950.1"), Decimal("16.75")
for before, rate, rounded in ((950, 16.7, 17), (950, HUNDREDTH, 17), (TENTH, HUNDREDTH, Decimal("16.8"))):
    frame = pd.DataFrame({"number": range(3002), "figure": [before] * 3001 + [rate]}, dtype=object)
    connection.register("frame", frame)
    connection.execute("RESET pandas_analyze_sample")
    shows(f"pandas objects, {rate!r} behind {before!r}", last("frame", 1), [rate], [rounded])
    connection.execute("SET pandas_analyze_sample = 5000")
    shows("  pandas_analyze_sample = 5000", last("frame", 1), [rate], [rate])
PY
