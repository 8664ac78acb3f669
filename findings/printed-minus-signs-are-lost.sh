#!/usr/bin/env bash
# Guess:   a reader of figures with units takes the minus sign of typesetting (U+2212), which SI and style guides ask for, for a
#          minus, or refuses it, as float() and Babel do: -3.2 % never becomes 3.2 %.
# Happens: pint, frictionless (bareNumber false, which is for figures with a per-cent sign) and pyjanitor leave the sign out: a fall
#          of 3.2 is a rise of 3.2, and a loss in brackets, (950), is a gain to the last two. With the hyphen of the keyboard all
#          three are right. The sign is what great_tables writes into each of its tables. No error, no warning; frictionless calls
#          the file valid.
# Matters: office programs and makers of tables print this sign, and it is what copied text and PDF files have. Half of a table's
#          rates, those that fell, come out as growth, each of a fair size. Put the hyphen in its place before anything is read.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "pint==${PINT:-0.25.3}" \
  "frictionless==${FRICTIONLESS:-5.21.0}" "pyjanitor==${PYJANITOR:-0.32.60}" pandas==3.1.1 great-tables==1.1.0 \
  babel==2.19.0
"$folder/venv/bin/python" - "$folder/rates.csv" 2> "$folder/log" <<'PY' || { cat "$folder/log"; exit 1; }
import sys
from importlib.metadata import version
from pathlib import Path

import janitor  # noqa: F401
import pandas as pd
import pint
from babel.numbers import NumberFormatError, parse_decimal
from frictionless import Resource, Schema
from great_tables import vals

path = Path(sys.argv[1])
(printed,) = vals.fmt_number([-3.2], decimals=1)
print(f"  great_tables {version('great-tables')} writes {printed} (U+{ord(printed[0]):04X})")
assert printed == "\u22123.2", printed
registry = pint.UnitRegistry()


def by_pint(figure: str) -> float:
    return float(registry.Quantity(f"{figure} kg").magnitude)


def by_frictionless(figure: str) -> float:
    path.write_text(f"rate\n{figure}%\n", encoding="utf-8")
    schema = Schema.from_descriptor({"fields": [{"name": "rate", "type": "number", "bareNumber": False}]})
    assert Resource(path=path.name, basepath=str(path.parent), schema=schema).validate().valid
    return float(Resource(path=path.name, basepath=str(path.parent), schema=schema).read_rows()[0]["rate"])


def by_pyjanitor(figure: str) -> float:
    return float(pd.DataFrame({"rate": [figure, "1"]}).currency_column_to_numeric("rate")["rate"].iloc[0])


for name, read in {"pint": by_pint, "frictionless": by_frictionless, "pyjanitor": by_pyjanitor}.items():
    seen = {"hyphen": read("-3.2"), "minus": read(printed)}
    print(f"  {name} {version(name)}: expected -3.2 or an error, observed {seen}")
    assert seen == {"hyphen": -3.2, "minus": 3.2}, seen
for name, read in {"frictionless": by_frictionless, "pyjanitor": by_pyjanitor}.items():
    print(f"  {name}: (950) is {read('(950)')}")
    assert read("(950)") == 950, name
try:
    parse_decimal(printed, locale="en")
except NumberFormatError as error:
    print(f"  Babel: {error}")
else:
    raise SystemExit("Babel reads it")
PY
