#!/usr/bin/env bash
# Guess:   in a program that computes the formulas of a workbook, = compares text without regard to upper and lower case, as in
#          spreadsheet programs; if HANOI = hanoi is true, then HÀ NỘI = hà nội is too, and UPPER("hà nội") is HÀ NỘI.
# Happens: formualizer's = and UPPER know the letters of English only. HANOI = hanoi is true and HÀ NỘI = hà nội is false, so
#          SUMPRODUCT((names="hà nội")*figures) leaves out the rows in capitals; UPPER gives "Hà NộI". Its SUMIF finds both
#          spellings, and so does IronCalc with all three.
# Matters: totals and provinces stand in capitals in one table and in small letters in the next. One workbook has two sums of
#          the same rows, the smaller one by just those formulas that are written to check the other; nothing is an error.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  "formualizer==${VERSION:-0.13.0}" ironcalc==0.9.1
"$folder/venv/bin/python" - <<'PY'
from importlib.metadata import version

import formualizer
import ironcalc

ROWS = [("HÀ NỘI", 10), ("Hà Nội", 20), ("ĐẮK LẮK", 40), ("HANOI", 80)]
# Each formula, what spreadsheet programs make of it, and what formualizer does.
FORMULAS = [
    ('=SUMPRODUCT((A1:A4="hanoi")*B1:B4)', "80", "80"),
    ('=SUMIF(A1:A4,"hà nội",B1:B4)', "30", "30"),
    ('=SUMPRODUCT((A1:A4="hà nội")*B1:B4)', "30", "20"),
    ('=IF(A3="đắk lắk",B3,0)', "40", "0"),
    ('=UPPER("hà nội")', "HÀ NỘI", "Hà NộI"),
]

book, model = formualizer.Workbook(), ironcalc.create("book", "en", "UTC", "en")
book.add_sheet("S")
for row, (name, figure) in enumerate(ROWS, 1):
    book.set_value("S", row, 1, name)
    book.set_value("S", row, 2, figure)
    model.set_user_input(0, row, 1, name)
    model.set_user_input(0, row, 2, str(figure))
for row, (formula, _, _) in enumerate(FORMULAS, 1):
    book.set_formula("S", row, 3, formula)
    model.set_user_input(0, row, 3, formula)
model.evaluate()
print(f"formualizer {version('formualizer')}, ironcalc {version('ironcalc')}")
for row, (formula, expected, seen) in enumerate(FORMULAS, 1):
    value = book.evaluate_cell("S", row, 3)
    value = value if isinstance(value, str) else f"{value:g}"
    other = model.get_formatted_cell_value(0, row, 3)
    print(f"  {formula}: expected {expected}, formualizer {value}, ironcalc {other}")
    assert value == seen, (formula, value)
    assert other == expected, (formula, other)
PY
