#!/usr/bin/env bash
# Guess:   pandoc, which reads workbooks too now, gives a cell as the spreadsheet program shows it, or at least tells the kinds
#          apart: a month as 12/2015 or a date, a rate as 16.7% or 0.167, a Yes as TRUE.
# Happens: it looks at no number format. The month over a column becomes 42339.0, the day 42343.0, TRUE becomes 1.0, the rate
#          0.167, a count with its unit, 950 hộ (households), 950.0, and from ten millions up an amount is 1.23456789e7. No
#          warning.
# Matters: a table of months has its periods gone, and what stands there has the form of its figures, with as many decimals;
#          units that only the format shows are lost. The values have to be read with their formats, by another reader.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  "pypandoc-binary==${VERSION:-1.17}" xlsxwriter==3.3.1
"$folder/venv/bin/python" -W error - "$folder/book.xlsx" <<'PY'
import sys
from datetime import date

import pypandoc
import xlsxwriter

CELLS = [
    (date(2015, 12, 1), "mm/yyyy", "42339.0"),
    (date(2015, 12, 5), "dd/mm/yyyy", "42343.0"),
    (True, "General", "1.0"),
    (0.167, "0.0%", "0.167"),
    (950, '0" hộ"', "950.0"),
    (12345678.9, "#,##0.0", "1.23456789e7"),
    (4013.5, "#,##0.0", "4013.5"),
]
book = xlsxwriter.Workbook(sys.argv[1])
sheet = book.add_worksheet()
for row, (value, code, _) in enumerate(CELLS):
    sheet.write(row, 0, code)
    style = book.add_format({"num_format": code})
    if isinstance(value, date):
        sheet.write_datetime(row, 1, value, style)
    else:
        sheet.write(row, 1, value, style)
book.close()
rows = [line for line in pypandoc.convert_file(sys.argv[1], "gfm", format="xlsx").splitlines() if line.startswith("|")]
shown = [row.split("|")[2].strip() for row in rows if not row.startswith("|-")]
print(f"pandoc {pypandoc.get_pandoc_version()}")
for (value, code, seen), text in zip(CELLS, shown, strict=True):
    print(f"  {value} in {code}: observed {text}")
    assert text == seen, (code, text)
PY
