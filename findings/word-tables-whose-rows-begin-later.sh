#!/usr/bin/env bash
# Guess:   a row of a Word table may begin some columns in (gridBefore), and Word shows its cells under those columns. mammoth
#          and docx2python, which know cells that span columns or rows, put empty cells in front.
# Happens: both take no notice of it and begin the row in the first column. A figure of 2015 stands under 2013 or takes the place
#          of the label, and a row that stands under 2014 and 2015 is under the label and 2013. mammoth has no message for it.
#          python-docx gives the same cells, with the count of columns before them in grid_cols_before.
# Matters: Word writes rows so when the cell of a label is deleted or pulled away, and tables go on under one label in just
#          that form. All figures are there, each under another year; the only sign is a row that is too short at its end, as
#          rows with a blank at the end often are.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  "mammoth==${VERSION:-1.13.0}" docx2python==3.7.1 python-docx==1.2.0
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
import io
import re
from importlib.metadata import version

import mammoth
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx2python import docx2python

ROWS = [["Indicator", "2013", "2014", "2015"], ["Exports", "810", "880", "950"], ["", "", "7", "9"]]  # as Word shows them
document = Document()
table = document.add_table(rows=0, cols=4)
for texts in ROWS:
    row = table.add_row()
    for cell, text in zip(row.cells, texts, strict=True):
        cell.text = text
before = OxmlElement("w:gridBefore")
before.set(qn("w:val"), "2")
last = table.rows[-1]._tr
last.get_or_add_trPr().append(before)
for cell in last.tc_lst[:2]:
    last.remove(cell)
document.save("report.docx")

with open("report.docx", "rb") as file:
    result = mammoth.convert_to_html(io.BytesIO(file.read()))
html_rows = [re.findall(r"<t[dh]>(?:<p>)?(.*?)(?:</p>)?</t[dh]>", row) for row in re.findall(r"<tr>(.*?)</tr>", result.value)]
with docx2python("report.docx") as read:
    text_rows = [["".join(paragraphs) for paragraphs in row] for row in read.body[0]]
row = Document("report.docx").tables[0].rows[-1]
print(f"mammoth {version('mammoth')}: expected {ROWS[-1]}, observed {html_rows[-1]}, messages {result.messages}")
print(f"docx2python {version('docx2python')}: expected {ROWS[-1]}, observed {text_rows[-1]}")
print(f"python-docx {version('python-docx')}: {row.grid_cols_before} columns before {[cell.text for cell in row.cells]}")
assert html_rows == [*ROWS[:2], ["7", "9"]] and not result.messages, html_rows
assert [row for row in text_rows if any(row)] == [*ROWS[:2], ["7", "9"]], text_rows
assert row.grid_cols_before == 2 and [cell.text for cell in row.cells] == ["7", "9"]
PY
