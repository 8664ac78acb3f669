#!/usr/bin/env bash
# Guess:   tablib, which reads ODS as it reads XLSX and CSV, keeps a figure in its column where cells before it are empty
#          or equal.
# Happens: the format stores neighbours that are alike once, with number-columns-repeated, and tablib takes no notice of
#          it: a run of empty cells is left out altogether, a run of equal figures is one figure. What follows moves to
#          the left, and the row is filled up at its end. A province whose first two years are missing has its last two
#          years under them; one with the same figure twice has everything behind it a year too early. One empty cell
#          alone keeps its place. pandas reads the same file right, with odfpy as tablib has it. No error, no warning.
# Matters: a province that began to report later, and figures that stay the same, are in nearly every table of years. All
#          figures are there, in order, each under another year, and the blanks at the end look like years that have not
#          come yet. Save as XLSX first, or read with another library.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check "tablib[ods]==${VERSION:-3.10.0}" odfpy==1.4.1 pandas==3.1.1
venv/bin/python - <<'PY'
from importlib.metadata import version

import pandas as pd
import tablib
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

YEARS = [2012, 2013, 2014, 2015]
TABLE = {  # the figures of each area, and what tablib makes of them
    "Cao Bằng": ([10, 20, 30, 40], [10, 20, 30, 40]),
    "Hà Nam": ([None, None, 30, 40], [30, 40, "", ""]),
    "Lạng Sơn": ([950, 950, 30, 40], [950, 30, 40, ""]),
    "Bắc Kạn": ([10, None, None, 40], [10, 40, "", ""]),
    "Thái Bình": ([10, None, 30, 40], [10, "", 30, 40]),
}
CELLS = {  # a cell of two is written as the format has it: once, with the number of times
    "Cao Bằng": [(10, 1), (20, 1), (30, 1), (40, 1)],
    "Hà Nam": [(None, 2), (30, 1), (40, 1)],
    "Lạng Sơn": [(950, 2), (30, 1), (40, 1)],
    "Bắc Kạn": [(10, 1), (None, 2), (40, 1)],
    "Thái Bình": [(10, 1), (None, 1), (30, 1), (40, 1)],
}


def cell(value: str | int | None, times: int = 1) -> TableCell:
    repeated = {"numbercolumnsrepeated": str(times)} if times > 1 else {}
    if value is None:
        return TableCell(**repeated)
    kind = {"valuetype": "string"} if isinstance(value, str) else {"valuetype": "float", "value": str(value)}
    made = TableCell(**kind, **repeated)
    made.addElement(P(text=str(value)))
    return made


def row(cells: list[tuple]) -> TableRow:
    made = TableRow()
    for value in cells:
        made.addElement(cell(*value))
    return made


book, sheet = OpenDocumentSpreadsheet(), Table(name="Exports")
sheet.addElement(row([("Area",), *((year,) for year in YEARS)]))
for area, cells in CELLS.items():
    sheet.addElement(row([(area,), *cells]))
book.spreadsheet.addElement(sheet)
book.save("book.ods")

with open("book.ods", "rb") as file:
    read = tablib.Dataset().load(file, format="ods")
right = pd.read_excel("book.ods", engine="odf").set_index("Area")
print(f"tablib {version('tablib')}, pandas {version('pandas')} with odfpy {version('odfpy')}: the figures of {YEARS}")
for area, *seen in read:
    figures, observed = TABLE[area]
    by_pandas = [None if pd.isna(value) else int(value) for value in right.loc[area]]
    print(f"  {area}: expected {figures}, observed {seen}")
    assert seen == observed and by_pandas == figures, (area, seen, by_pandas)
PY
