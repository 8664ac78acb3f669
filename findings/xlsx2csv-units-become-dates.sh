#!/usr/bin/env bash
# Guess:   xlsx2csv writes the figure of a cell, or the figure with its unit, where the number format adds a unit in quotes:
#          #,##0" hộ" (households), 0" tháng" (months), #,##0" m3". The quotes say that the letters are no code.
# Happens: a d, h, m, s or y inside the quotes makes it a date. 4013 households come out as the code of the format with a
#          piece of 26 December 1910 in the unit (its month or its hour), without the figure; 0 comes out as 00:00. Negative
#          figures, and units without these letters, come out as figures, so a column is a mixture of the two. openpyxl
#          reads all of them as numbers.
# Matters: units that the format shows are common in workbooks of reports, and many Vietnamese ones have such a letter. The
#          figures are gone from the file, and the digits that stand there are none of them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "xlsx2csv==${VERSION:-0.8.6}" openpyxl==3.1.5
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
import csv
from importlib.metadata import version

import openpyxl
from xlsx2csv import Xlsx2csv

FIGURES = [4013, 0, -7]
SEEN = {
    '#,##0" xe"': ["4013", "0", "-7"],
    '#,##0" hộ"': ['#,##0" 12ộ"', "00:00", "-7"],
    '0" tháng"': ['0" t12áng"', "00:00", "-7"],
    '#,##0" m3"': ['#,##0" 123"', "00:00", "-7"],
}
book = openpyxl.Workbook()
for row, code in enumerate(SEEN, 1):
    for column, figure in enumerate(FIGURES, 1):
        book.active.cell(row, column, figure).number_format = code
book.save("book.xlsx")
read = [[cell.value for cell in row] for row in openpyxl.load_workbook("book.xlsx").active]
assert read == [FIGURES] * len(SEEN), read
Xlsx2csv("book.xlsx").convert("book.csv")
with open("book.csv", encoding="utf-8", newline="") as file:
    rows = list(csv.reader(file))
print(f"xlsx2csv {version('xlsx2csv')}: expected {FIGURES} in every row")
for (code, seen), row in zip(SEEN.items(), rows, strict=True):
    print(f"  {code}: observed {row}")
    assert row == seen, (code, row)
PY
