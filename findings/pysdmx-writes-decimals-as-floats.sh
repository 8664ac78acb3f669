#!/usr/bin/env bash
# Guess:   a library for the exchange of official statistics writes a decimal into SDMX-CSV as it is: decimal.Decimal exists
#          so that figures keep their digits, and the format is text.
# Happens: pysdmx turns the values of a decimal measure into binary floats before it writes, whether they are given as
#          decimals or as text. 106.90 is written 106.9, 4000 as 4000.0, and an amount of 18 digits as 1.2345678901234568e+17.
#          Only where the structure calls the measure a string do the digits stay.
# Matters: how many decimals are printed says how exact a figure is, and a sum in đồng has fifteen digits and more.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  "pysdmx[data]==${VERSION:-1.21.0}" "pandas==3.1.1"
"$folder/venv/bin/python" - <<'PY'
import csv
import io
from decimal import Decimal
from importlib.metadata import version

import pandas as pd
from pysdmx.io.csv.sdmx20.writer import write
from pysdmx.io.pd import PandasDataset
from pysdmx.model import Component, Components, Concept, DataType, Role, Schema

WRITTEN = ["106.90", "4000", "123456789012345678"]


def component(name: str, role: Role, kind: DataType) -> Component:
    return Component(id=name, required=True, role=role, concept=Concept(name), local_dtype=kind)


def values(given: list[object], kind: DataType) -> list[str]:
    parts = [component("INDICATOR", Role.DIMENSION, DataType.STRING), component("OBS_VALUE", Role.MEASURE, kind)]
    schema = Schema(context="datastructure", agency="EX", id="KPI", version="1.0", components=Components(parts))
    frame = pd.DataFrame({"INDICATOR": ["a", "b", "c"], "OBS_VALUE": given})
    text = write([PandasDataset(structure=schema, data=frame)])
    return [row["OBS_VALUE"] for row in csv.DictReader(io.StringIO(text))]


print(f"pysdmx {version('pysdmx')}, pandas {version('pandas')}: expected {WRITTEN}")
decimals = values([Decimal(each) for each in WRITTEN], DataType.DECIMAL)
texts, strings = values(list(WRITTEN), DataType.DECIMAL), values(list(WRITTEN), DataType.STRING)
print(f"  observed of decimals:             {decimals}")
print(f"  observed of text:                 {texts}")
print(f"  observed of a measure of strings: {strings}")
assert decimals == texts == ["106.9", "4000.0", "1.2345678901234568e+17"], (decimals, texts)
assert strings == WRITTEN, strings
PY
