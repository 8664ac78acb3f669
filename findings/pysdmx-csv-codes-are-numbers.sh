#!/usr/bin/env bash
# Guess:   SDMX-CSV is a typed format for exchange between statistical offices; a library that reads it gives codes and figures
#          back as they are written, above all where the frame it makes has columns of text.
# Happens: pysdmx lets pandas guess the type of each column first and turns the result into text afterwards. The code "01"
#          comes back as "1", the figure 106.90 as "106.9", and 4000 as "4000.0" because a neighbour has decimals. One code
#          with a letter in the same column, and all of them come back whole.
# Matters: the official codes of Viet Nam's provinces begin at 01, those of the national indicator system at 0101: what was
#          read back joins with no code list. Decimals as printed say how exact a figure is.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  "pysdmx[data]==${VERSION:-1.21.0}" "pandas==3.1.1"
"$folder/venv/bin/python" - <<'PY'
from importlib.metadata import version

from pysdmx.io import read_sdmx

HEAD = "STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE\n"
ROWS = ("dataflow,EX:KPI(1.0),I,01,0101,2015,106.90\n", "dataflow,EX:KPI(1.0),I,04,0101,2015,4000\n")
LETTER = "dataflow,EX:KPI(1.0),I,VN,0101,2015,106.90\n"


def read(*rows: str) -> dict[str, list[str]]:
    [dataset] = read_sdmx(HEAD + "".join(rows), validate=False).data
    return dataset.data[["REF_AREA", "INDICATOR", "OBS_VALUE"]].to_dict("list")


seen = read(*ROWS)
print(f"pysdmx {version('pysdmx')}, pandas {version('pandas')}: expected areas 01 and 04, indicator 0101, values 106.90 and 4000")
print(f"  observed: {seen}")
assert seen == {"REF_AREA": ["1", "4"], "INDICATOR": ["101", "101"], "OBS_VALUE": ["106.9", "4000.0"]}, seen
mixed = read(*ROWS, LETTER)["REF_AREA"]
print(f"  observed with a third area, VN: {mixed}")
assert mixed == ["01", "04", "VN"], mixed
PY
