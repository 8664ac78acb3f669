#!/usr/bin/env bash
# Guess:   a program that computes the formulas of a workbook leaves a figure that was typed as text out of SUM, COUNT, AVERAGE and
#          SUMPRODUCT over a range, as the standard of the format asks and spreadsheet programs do. So its total is the one that the
#          sheet shows, and whoever looks for such cells can trust the difference.
# Happens: formulas (Python) takes the text "16.7" for a number: SUM and SUMPRODUCT have it, COUNT counts it, and AVERAGE of the same
#          range is #VALUE!. "16,7" is left out. formualizer and HyperFormula leave "16.7" out of SUM and have it in SUMPRODUCT.
#          xlcalculator has it in SUM of a single cell. IronCalc is right in all.
# Matters: figures typed as text are among the commonest faults of workbooks, and the total without them is what was printed and
#          published. Here one workbook has several totals, none of them marked, and the check of SUM against SUMPRODUCT finds a
#          fault or hides it by the program. Look for cells of text that look like figures before a workbook is computed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check "formulas==${VERSION:-1.3.4}" "openpyxl==3.1.5" \
  "formualizer==0.13.0" "ironcalc==0.9.1" "xlcalculator==0.5.0"
npm install --silent --no-audit --no-fund hyperformula@3.5.0 >/dev/null
cat >book.py <<'PY'
import json
import logging
import sys
from importlib.metadata import version

import formualizer
import formulas
import ironcalc
import openpyxl
from xlcalculator import Evaluator, ModelCompiler

logging.disable(logging.CRITICAL)
WEIGHTS = (1, 1, 1)
FORMULAS = ("SUM(A1:A3)", "COUNT(A1:A3)", "SUMPRODUCT(A1:A3,B1:B3)", "AVERAGE(A1:A3)", "SUM(A3)")
RIGHT = ["2060.5", "2", "2060.5", "1030.25", "0"]
OBSERVED = {
    "formulas": ["2077.2", "3", "2077.2", "#VALUE!", "16.7"],
    "formualizer": ["2060.5", "2", "2077.2", "1030.25", "0"],
    "ironcalc": RIGHT,
    "hyperformula": ["2060.5", "2", "2077.2", "1030.25", "0"],
}


def shown(value: object) -> str:
    return str(value) if isinstance(value, str) else f"{float(value):.10g}"


def write(name: str, text: str | None) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "S"
    for row, (figure, weight) in enumerate(zip((950.5, 1110, text), WEIGHTS, strict=True), 1):
        sheet.cell(row, 1, figure)
        sheet.cell(row, 2, weight)
    sheet["A3"].data_type = "s" if text else "n"
    for row, formula in enumerate(FORMULAS, 1):
        sheet.cell(row, 4, f"={formula}")
    book.save(name)


def computed(name: str) -> dict[str, list[str]]:
    rows = range(1, len(FORMULAS) + 1)
    solution = formulas.ExcelModel().loads(name).finish().calculate()
    other = formualizer.load_workbook(name)
    third = ironcalc.load_from_xlsx(name, "en", "UTC", "en")
    third.evaluate()
    return {
        "formulas": [shown(solution[f"'[{name}]S'!D{row}"].value[0, 0]) for row in rows],
        "formualizer": [shown(other.evaluate_cell("S", row, 4)) for row in rows],
        "ironcalc": [shown(third.get_formatted_cell_value(0, row, 4)) for row in rows],
    }


write("text.xlsx", "16.7")
write("comma.xlsx", "16,7")
seen = computed("text.xlsx") | {"hyperformula": [shown(value) for value in json.loads(sys.argv[1])]}
for name, values in seen.items():
    print(f"  {name} {version(name) if name != 'hyperformula' else '3.5.0'}")
    for formula, right, value in zip(FORMULAS, RIGHT, values, strict=True):
        print(f"    {formula} with the text 16.7: expected {right}, observed {value}")
assert seen == OBSERVED, seen
comma = computed("comma.xlsx")["formulas"]
print(f"  formulas, with the text 16,7: {comma}")
assert comma == RIGHT, comma
model = ModelCompiler().read_and_parse_archive("text.xlsx")
single = shown(Evaluator(model).evaluate("S!D5").value)
print(f"  xlcalculator {version('xlcalculator')}, SUM(A3): expected 0, observed {single}")
assert single == "16.7", single
PY
others=$(node -e '
const { HyperFormula } = require("hyperformula");
const rows = [[950.5, 1], [1110, 1], ["\u002716.7", 1]];
const sheet = HyperFormula.buildFromArray(rows, { licenseKey: "gpl-v3" });
const formulas = ["SUM(A1:A3)", "COUNT(A1:A3)", "SUMPRODUCT(A1:A3,B1:B3)", "AVERAGE(A1:A3)", "SUM(A3)"];
console.log(JSON.stringify(formulas.map((formula) => sheet.calculateFormula("=" + formula, 0))));')
TQDM_DISABLE=1 venv/bin/python -W ignore book.py "$others"
