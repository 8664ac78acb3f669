#!/usr/bin/env bash
# Guess:   excelize shows a figure as its number format does; where it cannot apply the format, it gives the figure as it
#          is stored, as its documentation says. Conditions in brackets ([>=1000]) are part of formats, so it heeds them
#          or gives the figure.
# Happens: it takes the condition away and uses the parts by their order: the first for everything that is not negative,
#          whatever it asks for. Where millions come first (by the condition >=1000000), 4013 is "0.0 triệu" (million);
#          where thousands do, 950 is "1 nghìn" (thousand); with [=0]"-" every figure is "-"; with [<0](0.0);0.0 gains
#          stand in brackets and a loss of 3.2 is "3.2". The third part of a format without conditions goes unused as
#          well: a nought that is to be shown as "-" is "0.0". No error.
# Matters: scales that fit the size of a figure are what conditions are for, and reports of provinces have both sizes in
#          one column. Figures become 0.0 million, thousands get the word that belongs to others, rises and falls change
#          places. Ask for the raw value (raw_cell_value) and read the format yourself.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check "excelize==${VERSION:-0.1.0}" openpyxl==3.1.5
venv/bin/python - <<'PY'
from importlib.metadata import version

import excelize
import openpyxl

CASES = [  # the format; each figure with what is to be shown, and what is
    ('[>=1000000]0.0,," triệu";[>=1000]0.0," nghìn";0', (4013500, "4.0 triệu", "4.0 triệu"), (4013, "4.0 nghìn", "0.0 triệu")),
    ('[>=1000]#,##0," nghìn";0', (4013, "4 nghìn", "4 nghìn"), (950, "950", "1 nghìn")),
    ('[=0]"-";0.0', (0, "-", "-"), (16.7, "16.7", "-")),
    ("[<0](0.0);0.0", (16.7, "16.7", "(16.7)"), (-3.2, "(3.2)", "3.2")),
    ('0.0;-0.0;"-"', (16.7, "16.7", "16.7"), (0, "-", "0.0")),
    ('#,##0.0," nghìn"', (4013500, "4,013.5 nghìn", "4,013.5 nghìn")),
]
book = openpyxl.Workbook()
for row, (code, *figures) in enumerate(CASES, 1):
    for column, (figure, _, _) in enumerate(figures, 1):
        book.active.cell(row, column, figure).number_format = code
book.save("book.xlsx")
other = excelize.open_file("book.xlsx")
print(f"excelize {version('excelize')}")
for row, (code, *figures) in enumerate(CASES, 1):
    for column, (figure, expected, observed) in enumerate(figures):
        seen = other.get_cell_value("Sheet", f"{'AB'[column]}{row}")
        print(f"  {figure} in {code}: expected {expected!r}, observed {seen!r}")
        assert seen == observed, seen
raw = other.get_cell_value("Sheet", "B1", excelize.Options(raw_cell_value=True))
print(f"  4013 with raw_cell_value: {raw!r}")
assert raw == "4013", raw
PY
