#!/usr/bin/env bash
# Guess:   a program that computes the formulas of a workbook knows the two usual ways to add up some of the rows:
#          SUMPRODUCT(--(years>2012),figures), where -- makes ones and noughts of a condition, and
#          SUMIF(names,"<>",figures), all rows with something in the cell.
# Happens: in formulas (Python) -- does nothing, and SUMPRODUCT and SUM leave out what is true or false: the sum is 0,
#          and so is the count SUMPRODUCT(--(years>2012)). With (years>2012)*1 it is right. The criterion "<>" finds the
#          empty cells and none of those with a figure: SUMIF adds up the rows without a name, and COUNTIF of a full
#          column of figures is 0. In SUMIFS and COUNTIFS the same. formualizer, IronCalc and pycel have all of them
#          right. No error, no warning.
# Matters: one formula gives nought and the other the sum of the rows that were to be left out, notes and blank lines
#          among them. Both are the commonest formulas of their kind, in workbooks that a program wrote and nobody has
#          opened.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check \
  "formulas==${VERSION:-1.3.4}" formualizer==0.13.0 ironcalc==0.9.1 pycel==1.0b30 openpyxl==3.1.5
TQDM_DISABLE=1 venv/bin/python -W ignore - <<'PY'
import logging
from importlib.metadata import version

import formualizer
import formulas
import ironcalc
import openpyxl
from pycel import ExcelCompiler

logging.disable(logging.CRITICAL)
ROWS = [("Cao Bằng", 2012, 950), ("Hà Nam", 2013, 1110), ("Lạng Sơn", 2014, 1320), (None, 2015, 5), (None, 2016, 7)]
CASES = {  # the formula: what it is, and what formulas makes of it
    "SUMPRODUCT((B1:B5>2012)*1,C1:C5)": (2442, 2442),
    "SUMPRODUCT(--(B1:B5>2012),C1:C5)": (2442, 0),
    "SUMPRODUCT(--(B1:B5>2012))": (4, 0),
    'SUMPRODUCT(--(A1:A5="Hà Nam"),C1:C5)': (1110, 0),
    'SUMIF(A1:A5,"<>",C1:C5)': (3380, 12),
    'SUMIFS(C1:C5,A1:A5,"<>")': (3380, 12),
    'COUNTIF(A1:A5,"<>")': (3, 2),
    'COUNTIF(C1:C5,"<>")': (5, 0),
    'COUNTIFS(C1:C5,"<>",B1:B5,">2012")': (4, 0),
}
book = openpyxl.Workbook()
sheet = book.active
sheet.title = "S"
for row in ROWS:
    sheet.append(row)
for row, formula in enumerate(CASES, 1):
    sheet.cell(row, 6, f"={formula}")
book.save("book.xlsx")

solution = formulas.ExcelModel().loads("book.xlsx").finish().calculate()
other, last = formualizer.load_workbook("book.xlsx"), ExcelCompiler(filename="book.xlsx")
third = ironcalc.load_from_xlsx("book.xlsx", "en", "UTC", "en")
third.evaluate()
print(", ".join(f"{name} {version(name)}" for name in ("formulas", "formualizer", "ironcalc", "pycel")))
for row, (formula, (expected, observed)) in enumerate(CASES.items(), 1):
    seen = float(solution[f"'[book.xlsx]S'!F{row}"].value[0, 0])
    others = (other.evaluate_cell("S", row, 6), third.get_formatted_cell_value(0, row, 6), last.evaluate(f"S!F{row}"))
    print(f"  {formula}: expected {expected}, observed {seen:g}, the others {[float(value) for value in others]}")
    assert seen == observed and {float(value) for value in others} == {expected}, (formula, seen, others)
PY
