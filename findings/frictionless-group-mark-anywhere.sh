#!/usr/bin/env bash
# Guess:   a Table Schema number with decimalChar "," and groupChar "." takes 4.013 for four thousand and thirteen, and
#          refuses 16.7 and 1.2.3: a mark of thousands has three digits behind it, and validation exists to find such slips.
# Happens: frictionless takes every group mark out, wherever it is, and then reads what is left: 16.7 becomes 167, 1.2.3
#          becomes 123, 40.13,5 becomes 4013.5, and `validate` calls the file valid.
# Matters: reports mix the two decimal marks in one table. A rate typed with a point becomes ten times the rate, without
#          an error; a description of a table with group marks is no check of its figures.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "frictionless==${VERSION:-5.21.0}"
cd "$folder"
printf 'rate\n"4.013"\n"16,7"\n"16.7"\n"1.2.3"\n"40.13,5"\n' >table.csv
"$folder/venv/bin/python" - <<'PY'
from importlib.metadata import version

from frictionless import Resource, Schema

number = {"name": "rate", "type": "number", "decimalChar": ",", "groupChar": "."}


def table() -> Resource:
    return Resource(path="table.csv", schema=Schema.from_descriptor({"fields": [number]}))


report = table().validate()
values = [str(row["rate"]) for row in table().read_rows()]
print(f"frictionless {version('frictionless')}: expected 4013, 16.7 and three errors")
print(f"  observed values: {values}")
print(f"  observed valid:  {report.valid}, errors: {report.flatten(['rowNumber', 'type'])}")
assert report.valid, report
assert values == ["4013", "16.7", "167", "123", "4013.5"], values
PY
