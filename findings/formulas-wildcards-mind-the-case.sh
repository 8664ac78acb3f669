#!/usr/bin/env bash
# Guess:   a program that computes the formulas of a workbook finds text without regard to upper and lower case, as spreadsheet
#          programs do; and if it did not, then in every function and with every criterion.
# Happens: in formulas (Python) SUMIF, SUMIFS, COUNTIF and AVERAGEIF find "tỉnh cao bằng" for TỈNH CAO BẰNG, and VLOOKUP finds
#          "tỉnh cao*"; but with * or ? in the criterion of the first four the case must be that of the cells. SUMIF over
#          "tỉnh*" leaves out TỈNH CAO BẰNG and Tỉnh Bắc Kạn, and over "<>tỉnh*" it sums every row. No error.
# Matters: names of provinces and totals are written in capitals in one table and in small letters in the next, and wildcards are
#          how a formula finds them in both. The sum is too small by the rows of one spelling.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "formulas==${VERSION:-1.3.4}" openpyxl==3.1.5
cd "$folder"
"$folder/venv/bin/python" - 2>errors.txt <<'PY' || { cat errors.txt >&2; exit 1; }
from importlib.metadata import version

import formulas
import openpyxl

ROWS = [("Tỉnh Bắc Kạn", 1), ("TỈNH CAO BẰNG", 10), ("tỉnh Lạng Sơn", 100), ("Hà Nội", 1000)]
# The formula, what spreadsheet programs make of it, and what formulas does.
SEEN = {
    '=SUMIF(A1:A4,"tỉnh cao bằng",B1:B4)': (10, 10),
    '=VLOOKUP("tỉnh cao*",A1:B4,2,FALSE)': (10, 10),
    '=SUMIF(A1:A4,"tỉnh*",B1:B4)': (111, 100),
    '=SUMIF(A1:A4,"Tỉnh*",B1:B4)': (111, 1),
    '=SUMIFS(B1:B4,A1:A4,"tỉnh cao bằn?")': (10, 0),
    '=COUNTIF(A1:A4,"Tỉnh*")': (3, 1),
    '=AVERAGEIF(A1:A4,"tỉnh*",B1:B4)': (37, 100),
    '=SUMIF(A1:A4,"<>tỉnh*",B1:B4)': (1000, 1111),
}
book = openpyxl.Workbook()
for row in [*ROWS, *((None, None, formula) for formula in SEEN)]:
    book.active.append(row)
book.save("book.xlsx")
cells = formulas.ExcelModel().loads("book.xlsx").finish().calculate()
print(f"formulas {version('formulas')}")
for row, (formula, (expected, seen)) in enumerate(SEEN.items(), len(ROWS) + 1):
    value = float(cells[f"'[book.xlsx]SHEET'!C{row}"].value[0, 0])
    print(f"  {formula}: expected {expected}, observed {value:g}")
    assert value == seen, (formula, value)
PY
