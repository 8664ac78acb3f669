#!/usr/bin/env bash
# Guess:   a reader of workbooks tells three cells apart: an empty one, a formula whose value the file does not hold (any
#          program that writes formulas without computing them leaves those), and one that holds an error (#REF!).
# Happens: python-calamine gives the empty text for all three.
# Matters: a total that was never computed, and one that points to a deleted cell, look like a blank of the table. A figure
#          that should be there is missing and nobody is told; it has to be looked for in the file's XML.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  "python-calamine==${VERSION:-0.9.1}" openpyxl==3.1.5
"$folder/venv/bin/python" - "$folder/book.xlsx" <<'PY'
import sys
from importlib.metadata import version

import openpyxl
import python_calamine

book = openpyxl.Workbook()
sheet = book.active
sheet.append(["Chỉ tiêu", "Năm 2015"])
sheet.append(["Xuất khẩu", 950])
sheet.append(["Cộng", "=SUM(B2:B2)"])
sheet.append(["Nhập khẩu", None])
sheet.append(["Cán cân", "#REF!"])
sheet["B5"].data_type = "e"
book.save(sys.argv[1])
rows = python_calamine.CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python()
seen = [row[1] for row in rows[1:]]
print(f"python-calamine {version('python-calamine')}: a number, a formula without a value, nothing, an error: {seen}")
assert seen == [950.0, "", "", ""], seen
PY
