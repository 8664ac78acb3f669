#!/usr/bin/env bash
# Guess:   EDATE in a program that computes the formulas of a workbook moves a day by months and stays in the month that
#          it gets to: a month after 31 January is 28 February, a month before 31 December is 30 November, as the
#          documentation of spreadsheet programs says and as EOMONTH shows that the program knows.
# Happens: in pycel a day that the month does not have runs over into the next one. A month after 31 January is 3 March,
#          a month before 31 December is 1 December, and 31 March less a month is 3 March. TEXT(EDATE(day,-1),"mm/yyyy")
#          over the ends of months names March, May, July, October and December where the month before is meant. EOMONTH
#          is right, and formulas, formualizer and IronCalc have EDATE right. No error, no warning.
# Matters: workbooks of monthly reports carry the last day of the month in one cell, and the headings "this month",
#          "month before" and "same month last year" are EDATE of it. Two columns get the name of the same month and the
#          one before has none, so that the figures of November are stored as December's. Use EOMONTH.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check \
  "pycel==${VERSION:-1.0b30}" formualizer==0.13.0 ironcalc==0.9.1 openpyxl==3.1.5
venv/bin/python -W ignore - <<'PY'
import datetime
from importlib.metadata import version

import formualizer
import ironcalc
import openpyxl
from pycel import ExcelCompiler

CASES = {  # the formula: what it is, and what pycel makes of it
    "EDATE(DATE(2015,1,31),1)": ("2015-02-28", "2015-03-03"),
    "EDATE(DATE(2015,12,31),-1)": ("2015-11-30", "2015-12-01"),
    "EDATE(DATE(2015,3,31),-1)": ("2015-02-28", "2015-03-03"),
    "EDATE(DATE(2016,2,29),12)": ("2017-02-28", "2017-03-01"),
    "EDATE(DATE(2015,12,15),-1)": ("2015-11-15", "2015-11-15"),
    "EOMONTH(DATE(2015,12,31),-1)": ("2015-11-30", "2015-11-30"),
}
LABEL = 'TEXT(EDATE(DATE(2015,12,31),-1),"mm/yyyy")'
book = openpyxl.Workbook()
sheet = book.active
sheet.title = "S"
for row, formula in enumerate([*CASES, LABEL], 1):
    sheet.cell(row, 1, f"={formula}")
book.save("book.xlsx")


def day(value: object) -> str:
    """A serial number, or a date, as the day that it is."""
    if isinstance(value, datetime.date):
        return f"{value:%Y-%m-%d}"
    return str(datetime.date(1899, 12, 30) + datetime.timedelta(days=int(float(value))))


compiler, other = ExcelCompiler(filename="book.xlsx"), formualizer.load_workbook("book.xlsx")
third = ironcalc.load_from_xlsx("book.xlsx", "en", "UTC", "en")
third.evaluate()
print(f"pycel {version('pycel')}, formualizer {version('formualizer')}, IronCalc {version('ironcalc')}")
for row, (formula, (expected, observed)) in enumerate(CASES.items(), 1):
    seen = day(compiler.evaluate(f"S!A{row}"))
    others = [day(other.evaluate_cell("S", row, 1)), day(third.get_formatted_cell_value(0, row, 1))]
    print(f"  {formula}: expected {expected}, observed {seen} by pycel, {others} by the others")
    assert seen == observed and others == [expected, expected], (formula, seen, others)
label = compiler.evaluate(f"S!A{len(CASES) + 1}")
print(f"  {LABEL}: expected 11/2015, observed {label} by pycel")
assert label == "12/2015", label
PY
