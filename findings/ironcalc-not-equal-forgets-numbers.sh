#!/usr/bin/env bash
# Guess:   in a program that computes the formulas of a workbook, the criterion "<>Tổng số" (all but the total) takes every row
#          whose cell is not that text: those with another text and those with a number, which is no text at all.
# Happens: IronCalc takes the rows with another text only. Those with a number in the cell, a year or the number of a province,
#          are left out by SUMIF, SUMIFS, COUNTIF and AVERAGEIF: over the years 2013 to 2015 and their total, the sum of all
#          but the total is 0, and where one year is typed as text it is the figure of that year. formualizer has them all.
# Matters: to sum a column without its total this is the usual formula, and the first column of a table of years is numbers.
#          A nought, or the figure of one year, stands where the sum of all years belongs, under the right name.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check \
  "ironcalc==${VERSION:-0.9.1}" formualizer==0.13.0 openpyxl==3.1.5
venv/bin/python - <<'PY'
from importlib.metadata import version

import formualizer
import ironcalc
import openpyxl

FIGURES = [10, 20, 30, 60]
FORMULAS = {
    "SUMIF": '=SUMIF(A1:A4,"<>Tổng số",B1:B4)',
    "SUMIFS": '=SUMIFS(B1:B4,A1:A4,"<>Tổng số")',
    "COUNTIF": '=COUNTIF(A1:A4,"<>Tổng số")',
    "AVERAGEIF": '=AVERAGEIF(A1:A4,"<>Tổng số",B1:B4)',
}
EXPECTED = ["60", "60", "3", "20"]
# The first column, and what IronCalc makes of it.
TABLES = {
    "years are numbers": ([2013, 2014, 2015, "Tổng số"], ["0", "0", "0", "#DIV/0!"]),
    "one year is text": ([2013, "Năm 2014", 2015, "Tổng số"], ["20", "20", "1", "20"]),
    "years are text": (["Năm 2013", "Năm 2014", "Năm 2015", "Tổng số"], EXPECTED),
}


def by_ironcalc(name: str) -> list[str]:
    model = ironcalc.load_from_xlsx(name, "en", "UTC", "en")
    model.evaluate()
    return [model.get_formatted_cell_value(0, row, 3) for row in range(1, 5)]


def by_formualizer(first: list[object]) -> list[str]:
    book = formualizer.Workbook()
    book.add_sheet("S")
    for row, (label, figure, formula) in enumerate(zip(first, FIGURES, FORMULAS.values()), 1):
        book.set_value("S", row, 1, label)
        book.set_value("S", row, 2, figure)
        book.set_formula("S", row, 3, formula)
    return [f"{book.evaluate_cell('S', row, 3):g}" for row in range(1, 5)]


print(f"{', '.join(FORMULAS)} of all rows but the total: expected {EXPECTED}")
for table, (first, seen) in TABLES.items():
    book = openpyxl.Workbook()
    for row in zip(first, FIGURES, FORMULAS.values()):
        book.active.append(row)
    book.save("book.xlsx")
    computed, other = by_ironcalc("book.xlsx"), by_formualizer(first)
    print(f"  {table}: ironcalc {version('ironcalc')} {computed}, formualizer {version('formualizer')} {other}")
    assert computed == seen, (table, computed)
    assert other == EXPECTED, (table, other)
PY
