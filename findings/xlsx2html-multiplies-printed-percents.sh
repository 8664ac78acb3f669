#!/usr/bin/env bash
# Guess:   xlsx2html, which exists to show cells as their number formats do, shows 16.7 in the format 0.0\% as 16.7%, as
#          every spreadsheet program does: the backslash makes the sign plain text. And it divides by a thousand where the
#          format ends in a comma.
# Happens: it hands the format to Babel, whose patterns are another language. The escaped sign multiplies by a hundred, so
#          16.7 is shown as 1670.0%; and the comma that scales is lost, so 4013500 in #,##0.0," nghìn" (thousand) keeps all
#          its digits in front of the word.
# Matters: rates of growth are typed as 16.7 and amounts as whole đồng, and just these two formats make them readable. The
#          page shows a hundred or a thousand times the figure, well formed and with its unit.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  "xlsx2html==${VERSION:-0.6.4}" openpyxl==3.1.5 babel==2.19.0
"$folder/venv/bin/python" - "$folder" <<'PY'
import re
import sys
from importlib.metadata import version

import openpyxl
from xlsx2html import xlsx2html

FORMATS = {
    "0.0%": (0.167, "16.7%", "16.7%"),
    r"0.0\%": (16.7, "16.7%", "1670.0%"),
    '#,##0.0," nghìn"': (4013500, "4,013.5 nghìn", '4,013,500.0" nghìn"'),
}
book = openpyxl.Workbook()
for row, (code, (figure, _, _)) in enumerate(FORMATS.items(), 1):
    book.active.cell(row, 1, figure).number_format = code
book.save(f"{sys.argv[1]}/book.xlsx")
page = xlsx2html(f"{sys.argv[1]}/book.xlsx", locale="en")
page.seek(0)
shown = [text.strip() for text in re.findall(r"<td[^>]*>([^<]*)</td>", page.read())]
print(f"xlsx2html {version('xlsx2html')}")
for (code, (figure, expected, seen)), text in zip(FORMATS.items(), shown, strict=True):
    print(f"  {figure} in {code}: expected {expected}, observed {text}")
    assert text == seen, (code, text)
PY
