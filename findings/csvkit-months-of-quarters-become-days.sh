#!/usr/bin/env bash
# Guess:   csvkit, whose commands find the types of columns, leaves periods alone as text: 1-3, 4-6, 7-9 and 10-12 (the
#          months of quarters), 2014_15 (a season or a year of accounts) and 3M, 6M, 9M (the months from the year's
#          beginning). It leaves 2014-15, 2015-12, Q4 2015, 15-19 and 6T alone.
# Happens: the months of quarters become days of the year 2001: 1-3 is 2001-01-03 and 10-12 is 2001-10-12. 2014_15 is
#          the number 201415. 3M is 0:03:00, three minutes, and csvsql makes a moment of it in 1970. Where one of the
#          rows is 0-4, all stay text. in2csv, csvjson, csvsort, csvjoin and csvstat do it alike, csvgrep does not, so
#          that a row found by 6M is not under 6M in the next command. No error, no warning.
# Matters: periods are the keys of a table. What comes out has the form of a date or a time, so nothing behind it objects,
#          and the days and the year are made up. It depends on the other rows: with a span among them that is no day,
#          none becomes one. --no-inference leaves all of them alone.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check "csvkit==${VERSION:-2.2.0}" agate==1.14.2
PATH="$PWD/venv/bin:$PATH" venv/bin/python - <<'PY'
import json
import subprocess
from importlib.metadata import version
from pathlib import Path

QUARTERS = ["1-3", "4-6", "7-9", "10-12"]
DAYS = ["2001-01-03", "2001-04-06", "2001-07-09", "2001-10-12"]
CASES = [  # periods as written, as csvkit gives them
    (QUARTERS, DAYS),
    (["2014_15", "2015_16"], ["201415", "201516"]),
    (["3M", "6M", "9M"], ["0:03:00", "0:06:00", "0:09:00"]),
    ([*QUARTERS, "1-12", "0-4"], [*QUARTERS, "1-12", "0-4"]),
    (["2014-15", "2015-16"], ["2014-15", "2015-16"]),
    (["Q3 2015", "Q4 2015"], ["Q3 2015", "Q4 2015"]),
    (["15-19", "20-24"], ["15-19", "20-24"]),
    (["3T", "6T"], ["3T", "6T"]),
]


def run(*words: str) -> str:
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout


def periods(*words: str) -> list[str]:
    return [line.split(",")[0] for line in run(*words).splitlines()[1:]]


print(f"csvkit {version('csvkit')}, agate {version('agate')}")
for written, observed in CASES:
    rows = [f"{period},{950.5 + place}" for place, period in enumerate(written)]
    Path("kpi.csv").write_text("\n".join(["period,value", *rows]) + "\n")
    seen = periods("in2csv", "kpi.csv")
    print(f"  expected {written}, observed {seen}")
    assert seen == observed, seen
    assert periods("csvsort", "-c", "value", "kpi.csv") == observed
    assert periods("csvjoin", "-c", "period", "kpi.csv", "kpi.csv") == observed
    assert [str(row["period"]).removesuffix(".0") for row in json.loads(run("csvjson", "kpi.csv"))] == observed
    assert f"period: {observed[-1]}" in run("csvstat", "--max", "kpi.csv") or observed == written, observed
    assert periods("csvgrep", "-c", "period", "-m", written[0], "kpi.csv")[0] == written[0]
    assert periods("in2csv", "--no-inference", "kpi.csv") == written
PY
