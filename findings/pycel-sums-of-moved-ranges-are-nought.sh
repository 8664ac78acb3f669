#!/usr/bin/env bash
# Guess:   pycel computes SUM(OFFSET(B2,0,0,9,1)), the usual way to add up the months so far, or raises, as it does for a
#          function that it does not know. It knows OFFSET and INDIRECT, and =OFFSET(B2,1,0) gives the figure of that
#          cell.
# Happens: the sum is 0, and so are MAX and COUNT, over any range that OFFSET or INDIRECT gives, a single cell too;
#          SUM(INDIRECT("B2"),1) is 1. With a colon in front, SUM(B2:OFFSET(B2,8,0)), it is right. formualizer and
#          IronCalc have all of them right. No error, no warning.
# Matters: workbooks of months add up "from the beginning of the year" by a number of months in one cell, with just this
#          formula. The cumulative figure is nought, in the form of one that was computed, and its growth rate is -100 %.
#          Look for OFFSET and INDIRECT in a workbook before it is computed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check \
  "pycel==${VERSION:-1.0b30}" formualizer==0.13.0 ironcalc==0.9.1 openpyxl==3.1.5
venv/bin/python -W ignore - <<'PY'
from importlib.metadata import version

import formualizer
import ironcalc
import openpyxl
from pycel import ExcelCompiler

MONTHS = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100]  # in B2 to B11; D1 says how many of them are reported
CASES = {  # the formula: what it is, and what pycel makes of it
    "OFFSET(B2,1,0)": (20, 20),
    "SUM(B2:B10)": (450, 450),
    "SUM(OFFSET(B2,0,0,9,1))": (450, 0),
    "SUM(OFFSET($B$2,0,0,$D$1))": (450, 0),
    "SUM(OFFSET(B2,1,0,1,1))": (20, 0),
    'SUM(INDIRECT("B2:B10"))': (450, 0),
    'SUM(INDIRECT("B2"),1)': (11, 1),
    "MAX(OFFSET(B2,0,0,9,1))": (90, 0),
    "COUNT(OFFSET(B2,0,0,9,1))": (9, 0),
    "SUM(B2:OFFSET(B2,8,0))": (450, 450),
}
book = openpyxl.Workbook()
sheet = book.active
sheet.title = "S"
sheet["D1"] = 9
for row, figure in enumerate(MONTHS, 2):
    sheet.cell(row, 2, figure)
for row, formula in enumerate(CASES, 1):
    sheet.cell(row, 6, f"={formula}")
book.save("book.xlsx")

compiler = ExcelCompiler(filename="book.xlsx")
other = formualizer.load_workbook("book.xlsx")
third = ironcalc.load_from_xlsx("book.xlsx", "en", "UTC", "en")
third.evaluate()
print(f"pycel {version('pycel')}, formualizer {version('formualizer')}, IronCalc {version('ironcalc')}")
for row, (formula, (expected, observed)) in enumerate(CASES.items(), 1):
    seen = compiler.evaluate(f"S!F{row}")
    others = other.evaluate_cell("S", row, 6), float(third.get_formatted_cell_value(0, row, 6))
    print(f"  {formula}: expected {expected}, observed {seen} by pycel, {others[0]:g} and {others[1]:g} by the others")
    assert seen == observed and others == (expected, expected), (formula, seen, others)
PY
