#!/usr/bin/env bash
# Guess:   a reader of ODS gives two parts of a cell with a line break or a tab between them with that, or at least with a space,
#          as LibreOffice shows them; the marks text:line-break and text:tab are there for nothing else.
# Happens: python-calamine, fastexcel (the reader of polars) and pandas with calamine leave both marks out and join what stands at
#          the two sides: the rates 16,7 and 3,2 below each other are 16,73,2, and 950 and 905 with a tab are 950905. pandas with
#          odfpy leaves out the tab; pandas even makes a number of it. Two paragraphs in a cell, and spaces, are kept apart. ezodf
#          and odfdo give the line break and the tab. No error, no warning.
# Matters: a second figure in a cell, the plan below the outcome or last year's beside this year's, is common in tables that are
#          made to be printed, and SheetJS writes each tab so when it saves as ODS. What comes out is one well-formed figure of a
#          thousand times the size. Look for the two marks in the file's XML before the text of such a cell is believed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "python-calamine==${VERSION:-0.9.1}" \
  "fastexcel==${FASTEXCEL:-0.21.0}" "pandas==${PANDAS:-3.1.1}" odfpy==1.4.1 ezodf==0.3.2 lxml odfdo==3.27.3 pyarrow==26.0.1
"$folder/venv/bin/python" - "$folder/lines.ods" <<'PY'
import sys
import zipfile
from importlib.metadata import version

import ezodf
import fastexcel
import odfdo
import pandas as pd
import python_calamine

path = sys.argv[1]
ODF = "urn:oasis:names:tc:opendocument:xmlns"
NAMES = " ".join(f'xmlns:{name}="{ODF}:{name}:1.0"' for name in ("office", "table", "text"))
KIND = "application/vnd.oasis.opendocument.spreadsheet"
TEXTS = [
    "<text:p>16,7<text:line-break/>3,2</text:p>",
    "<text:p>950<text:tab/>905</text:p>",
    "<text:p>16,7</text:p><text:p>3,2</text:p>",
    '<text:p>950<text:s text:c="2"/>905</text:p>',
]
cells = "".join(f'<table:table-cell office:value-type="string">{text}</table:table-cell>' for text in TEXTS)
body = f"<table:table table:name='1'><table:table-row>{cells}</table:table-row></table:table>"
with zipfile.ZipFile(path, "w") as file:
    file.writestr("mimetype", KIND)
    for name in ("content", "meta", "styles"):
        root = f"office:document-{name}"
        part = f"<office:body><office:spreadsheet>{body}</office:spreadsheet></office:body>" if name == "content" else ""
        file.writestr(f"{name}.xml", f'<{root} {NAMES} office:version="1.2">{part}</{root}>')
    entries = "".join(
        f'<m:file-entry m:full-path="{name}" m:media-type="{kind}"/>'
        for name, kind in (("/", KIND), ("content.xml", "text/xml"), ("meta.xml", "text/xml"), ("styles.xml", "text/xml"))
    )
    file.writestr("META-INF/manifest.xml", f'<m:manifest xmlns:m="{ODF}:manifest:1.0">{entries}</m:manifest>')
right = ["16,7\n3,2", "950\t905", "16,7\n3,2", "950  905"]
keep = {
    "ezodf": [cell.value for row in ezodf.opendoc(path).sheets[0].rows() for cell in row],
    "odfdo": [str(value) for value in odfdo.Document(path).body.get_table(0).get_values()[0]],
}
for name, values in keep.items():
    print(f"  {name} {version(name)}: {values}")
    assert values == right, values
sheet = fastexcel.read_excel(path).load_sheet(0, header_row=None)
join = {
    "python-calamine": python_calamine.load_workbook(path).get_sheet_by_index(0).to_python()[0],
    "fastexcel": list(sheet.to_arrow().to_pylist()[0].values()),
    "pandas": pd.read_excel(path, engine="calamine", header=None).iloc[0].tolist(),
}
for name, values in join.items():
    texts = [str(value) for value in values]
    print(f"  {name} {version(name)}: expected the same or a space, observed {texts}")
    assert texts == ["16,73,2", "950905", *right[2:]], values
odf = pd.read_excel(path, engine="odf", header=None).iloc[0].tolist()
print(f"  pandas with odfpy: {odf}")
assert odf == [right[0], 950905, *right[2:]], odf
assert join["pandas"][1] == 950905, "a number"
PY
