#!/usr/bin/env bash
# Guess:   sqlite-utils, which finds the types of a CSV file's columns, makes text of a column that has NaN in it, as it
#          does for n/a; or, if NaN is a float to it, it stores what SQLite stores for the float NaN, which is NULL, as it
#          does for the same row given from Python. Averages and greatest figures leave it out.
# Happens: the column's type is a float and the field stays the text NaN. SQLite counts a text as 0 in sums and averages
#          and puts it above every number: of 950, NaN and 1110 the average is 686.67 and not 1030, the count 3, the
#          greatest "NaN". The same for nan. The commands insert and memory do so alike. No error, no warning; schema and
#          types look right.
# Matters: NaN is what pandas and R write for a figure that is not there when one asks them to mark it. The mean of a
#          province's years falls with each missing year, the ranking is led by those who have not reported, and
#          "figure > 1000" is true of them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check "sqlite-utils==${VERSION:-4.2.1}"
PATH="$PWD/venv/bin:$PATH" venv/bin/python - <<'PY'
import json
import subprocess
from importlib.metadata import version
from pathlib import Path

import sqlite_utils

QUERY = "select avg(value) mean, count(value) number, max(value) top, sum(value > 1000) large from kpi"


def asked(*words: str) -> dict[str, object]:
    answer = subprocess.run(["sqlite-utils", *words], check=True, capture_output=True, text=True).stdout
    return json.loads(answer)[0] if answer.strip() else {}


def of(mark: str) -> tuple[str, dict[str, object]]:
    Path("kpi.csv").write_text(f"area,value\nHN,950\nCB,{mark}\nLS,1110\n")
    Path("kpi.db").unlink(missing_ok=True)
    asked("insert", "kpi.db", "kpi", "kpi.csv", "--csv")
    seen = asked("kpi.db", QUERY)
    assert seen == asked("memory", "kpi.csv", QUERY), mark
    return sqlite_utils.Database("kpi.db")["kpi"].columns_dict["value"].__name__, seen


print(f"sqlite-utils {version('sqlite-utils')}: of 950, a mark and 1110 are expected mean 1030, number 2, top 1110")
for mark in ("NaN", "nan"):
    kind, seen = of(mark)
    print(f"  {mark}: type {kind}, observed {seen}")
    assert kind == "float" and round(seen.pop("mean"), 2) == 686.67, seen
    assert seen == {"number": 3, "top": mark, "large": 2}, seen
kind, seen = of("n/a")
print(f"  n/a: type {kind}")
assert kind == "str", kind
table = sqlite_utils.Database(memory=True)
table["kpi"].insert_all({"value": value} for value in (950.0, float("nan"), 1110.0))
[seen] = table.query(QUERY)
print(f"  the float from Python: observed {seen}")
assert seen == {"mean": 1030.0, "number": 2, "top": 1110.0, "large": 1}, seen
PY
