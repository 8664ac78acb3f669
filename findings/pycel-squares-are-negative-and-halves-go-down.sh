#!/usr/bin/env bash
# Guess:   pycel computes powers and rounds as spreadsheet programs do: (-3)^2 is 9, and -A1^2 too, where the minus sign
#          comes before the power; ROUND(1250,-2) is 1300, as ROUND(2.5,0) is 3, which it gets right.
# Happens: it gives the minus sign the last place, brackets or not: (-3)^2 is -9, (-A1)^2 and -A1^2 are -9, and
#          (-3)^2+(-1)^2 is -10. What is computed inside the brackets, (1-4)^2, is right. With a negative number of
#          digits a half goes to the even neighbour: 1250 is 1200 and 2500 is 2000, while 2.5 is 3. IronCalc and
#          formualizer have all of them right. No error, no warning.
# Matters: squares of falls make up variances and errors of forecasts, which come out too small or negative, and amounts
#          are rounded to thousands and hundreds for print, so half of those that end in 500 differ from what was printed
#          by a thousand. Both look like figures of the workbook.
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

CASES = {  # the formula: what it is, and what pycel makes of it; A1 is 3
    "(-3)^2": (9, -9),
    "(-A1)^2": (9, -9),
    "-A1^2": (9, -9),
    "(-3)^2+(-1)^2": (10, -10),
    "(1-4)^2": (9, 9),
    "ROUND(2.5,0)": (3, 3),
    "ROUND(1250,-2)": (1300, 1200),
    "ROUND(2500,-3)": (3000, 2000),
    "ROUND(1112500,-3)": (1113000, 1112000),
    "ROUND(1500,-3)": (2000, 2000),
}
book = openpyxl.Workbook()
sheet = book.active
sheet.title = "S"
sheet["A1"] = 3
for row, formula in enumerate(CASES, 1):
    sheet.cell(row, 3, f"={formula}")
book.save("book.xlsx")

compiler, other = ExcelCompiler(filename="book.xlsx"), formualizer.load_workbook("book.xlsx")
third = ironcalc.load_from_xlsx("book.xlsx", "en", "UTC", "en")
third.evaluate()
print(f"pycel {version('pycel')}, formualizer {version('formualizer')}, IronCalc {version('ironcalc')}")
for row, (formula, (expected, observed)) in enumerate(CASES.items(), 1):
    seen = compiler.evaluate(f"S!C{row}")
    others = [float(other.evaluate_cell("S", row, 3)), float(third.get_formatted_cell_value(0, row, 3))]
    print(f"  {formula}: expected {expected}, observed {seen:g} by pycel, {others} by the others")
    assert seen == observed and others == [expected, expected], (formula, seen, others)
PY
