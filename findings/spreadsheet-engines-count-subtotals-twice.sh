#!/usr/bin/env bash
# Guess:   a program that computes the formulas of a workbook lets SUBTOTAL leave out the cells of its range that are SUBTOTALs
#          themselves, as the standard of the format asks and as every spreadsheet program does. That is what it is for.
# Happens: pycel (Python) and HyperFormula (JavaScript) take the subtotals in. The sum of a country whose regions have subtotals
#          is twice the sum, the average is another one, and neither says so; both get plain SUMs right.
# Matters: tables of regions and provinces are built with just this formula, and files that a program wrote have no values until
#          someone computes them. The total is a well-formed figure of twice the size, under the right name.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check "pycel==${VERSION:-1.0b30}" openpyxl==3.1.5
npm install --silent --no-audit --no-fund hyperformula@3.5.0
cat >cells.json <<'JSON'
[["Cao Bằng", 10], ["Bắc Kạn", 20], ["Đông Bắc", "=SUBTOTAL(9,B1:B2)"],
 ["Hà Nội", 30], ["Nam Định", 40], ["Đồng bằng", "=SUBTOTAL(9,B4:B5)"],
 ["Cả nước", "=SUBTOTAL(9,B1:B6)"], ["Bình quân", "=SUBTOTAL(1,B1:B6)"], ["Kiểm tra", "=SUM(B1:B2,B4:B5)"]]
JSON
cat >engine.py <<'PY'
import json
from importlib.metadata import version

import openpyxl
from pycel import ExcelCompiler

book = openpyxl.Workbook()
for row in json.load(open("cells.json", encoding="utf-8")):
    book.active.append(row)
book.save("book.xlsx")
compiler = ExcelCompiler("book.xlsx")
print(f"pycel {version('pycel')}:", *(round(compiler.evaluate(f"Sheet!B{row}"), 2) for row in range(7, 10)))
PY
cat >engine.js <<'JS'
const { HyperFormula } = require("hyperformula");
const cells = JSON.parse(require("fs").readFileSync("cells.json", "utf8"));
const column = HyperFormula.buildFromArray(cells, { licenseKey: "gpl-v3" }).getSheetValues(0).map((row) => row[1]);
console.log(`hyperformula ${HyperFormula.version}:`, ...column.slice(6, 9).map((value) => +value.toFixed(2)));
JS
echo "total by SUBTOTAL, average by SUBTOTAL, total by SUM: expected 100 25 100"
seen="$(venv/bin/python engine.py)
$(node engine.js)"
echo "$seen"
[ "$(cut -d' ' -f3- <<<"$seen" | sort -u)" = "200 33.33 100" ]
