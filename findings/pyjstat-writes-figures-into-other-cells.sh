#!/usr/bin/env bash
# Guess:   a library that turns a table into JSON-stat, the format of many statistical offices, puts each figure into the
#          cell that its own row names, or refuses a table that it cannot place.
# Happens: pyjstat writes the figures in the order of the rows, whatever the rows say. JSON-stat counts its cells with the
#          last dimension fastest, so in a table sorted by year the figure of Cao Bằng in 2014 becomes that of Hà Nội in
#          2015 and the other way round. Where one row is missing, all figures behind it move up by one cell and the last
#          cell has none. No error, and pyjstat itself reads the exchanged figures back.
# Matters: tables grow year by year, so sorted by year is how they come, and a province without a figure is common. What is
#          published is one province's figure under another's name. Sort by the dimensions and fill every combination first.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "pyjstat==${VERSION:-2.4.0}" "pandas==3.1.1"
"$folder/venv/bin/python" - <<'PY'
import json
from importlib.metadata import version
from itertools import product

import pandas as pd
from pyjstat import pyjstat

FIGURES = {("01", "2014"): 11, ("04", "2014"): 21, ("01", "2015"): 12, ("04", "2015"): 22}


def written(figures: dict[tuple[str, str], int]) -> str:
    rows = [(area, year, value) for (area, year), value in figures.items()]
    return pyjstat.Dataset.read(pd.DataFrame(rows, columns=["area", "year", "value"])).write()


def cells(text: str) -> dict[tuple[str, ...], int]:
    """The figures by the rule of JSON-stat 2.0: row-major order, the last dimension fastest."""
    cube = json.loads(text)
    codes = [cube["dimension"][name]["category"]["index"] for name in cube["id"]]
    return dict(zip(product(*(sorted(index, key=index.get) for index in codes)), cube["value"], strict=False))


print(f"pyjstat {version('pyjstat')}: expected {FIGURES}")
seen = cells(written(FIGURES))
print(f"  sorted by year, observed: {seen}")
back = pyjstat.Dataset.read(written(FIGURES)).write("dataframe")
back = {(area, year): value for area, year, value in back.itertuples(index=False)}
assert back == seen == {**FIGURES, ("01", "2015"): 21, ("04", "2014"): 12}, (back, seen)
by_area = dict(sorted(FIGURES.items()))
assert cells(written(by_area)) == FIGURES
del by_area["01", "2015"]
moved = cells(written(by_area))
print(f"  sorted by area, without Hà Nội in 2015, observed: {moved}")
assert moved == {("01", "2014"): 11, ("01", "2015"): 21, ("04", "2014"): 22}, moved
PY
