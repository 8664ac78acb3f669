#!/usr/bin/env bash
# Guess:   write_excel of polars, asked for totals of rows and columns, writes the totals, which it can compute; or formulas without
#          a value, as openpyxl writes them, so that a reader finds the cells empty.
# Happens: every total, average and count in the file is 0, and so is a column of formulas (formulas={...}). XlsxWriter, which polars
#          writes with, stores 0 for a formula whose result it is not told, with the wish that all be computed when the workbook is
#          opened. polars itself, pandas, python-calamine and openpyxl (data_only=True) read 0. pycel, which exists to compute
#          workbooks, gives 0 for such a formula too, as it trusts what is stored. No error, no warning.
# Matters: the row of totals is what a report quotes. A workbook that goes from one program to the next without anybody opening it
#          has a total of nought under figures that are right. The sign of it is fullCalcOnLoad in xl/workbook.xml: with it, a nought
#          of a formula is no figure. Add totals to the frame before it is written.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check "polars==${VERSION:-2.1.0}" xlsxwriter==3.3.1 fastexcel==0.21.0 \
  python-calamine==0.9.1 openpyxl==3.1.5 pandas==3.1.1 pycel==1.0b30
venv/bin/python -W ignore - <<'PY'
import zipfile
from importlib.metadata import version

import openpyxl
import pandas as pd
import polars as pl
import xlsxwriter
from pycel import ExcelCompiler
from python_calamine import CalamineWorkbook

names = "polars", "xlsxwriter", "fastexcel", "python-calamine", "openpyxl", "pandas", "pycel"
print(", ".join(f"{name} {version(name)}" for name in names))
frame = pl.DataFrame({"area": ["VN-04", "VN-09"], "plan": [900.0, 90.0], "outcome": [950.5, 80.0]})
frame.write_excel(
    "kpi.xlsx", column_totals={"plan": "sum", "outcome": "average"}, row_totals=True,
    formulas={"share": "=[@outcome]/[@plan]"},
)  # fmt: skip
RIGHT = [("VN-04", 900, 950.5, 950.5 / 900, 1850.5), ("VN-09", 90, 80, 80 / 90, 170), (None, 990, 515.25, None, None)]
OBSERVED = [("VN-04", 900, 950.5, 0, 0), ("VN-09", 90, 80, 0, 0), (None, 0, 0, None, None)]


def rows(values: list) -> list:
    """The rows below the heading; what is empty, and the total of totals, is None."""
    kept = [tuple(None if cell in ("", None) or cell != cell else cell for cell in row) for row in values]
    return [*kept[:2], (*kept[2][:3], None, None)]


seen = {
    "polars": rows(pl.read_excel("kpi.xlsx").rows()),
    "pandas": rows(pd.read_excel("kpi.xlsx", engine="calamine").to_numpy().tolist()),
    "python-calamine": rows(CalamineWorkbook.from_path("kpi.xlsx").get_sheet_by_index(0).to_python()[1:]),
    "openpyxl": rows(list(openpyxl.load_workbook("kpi.xlsx", data_only=True).active.values)[1:]),
}
for name, values in seen.items():
    for right, row in zip(RIGHT, values, strict=True):
        print(f"  {name}: expected {right}, observed {row}")
    assert values == OBSERVED, values
with zipfile.ZipFile("kpi.xlsx") as parts:
    assert b'fullCalcOnLoad="1"' in parts.read("xl/workbook.xml")
    assert b"<f>SUBTOTAL(109,[plan])</f><v>0</v>" in parts.read("xl/worksheets/sheet1.xml")

with xlsxwriter.Workbook("plain.xlsx") as book:
    sheet = book.add_worksheet("S")
    sheet.write_column(0, 0, [900, 90])
    sheet.write_formula(2, 0, "=SUM(A1:A2)")
total = ExcelCompiler(filename="plain.xlsx").evaluate("S!A3")
print(f"  pycel, SUM(A1:A2) of 900 and 90: expected 990, observed {total}")
assert total == 0, total
PY
