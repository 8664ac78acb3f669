#!/usr/bin/env bash
# Guess:   a reader of ODS gives a cell without the text of a text box or a shape that lies on it, as it does without that of a comment
#          and as all readers of XLSX do: a drawing is on the sheet, and its anchor only says with which cell it moves.
# Happens: where a drawing is anchored to a cell of text, the file has it inside the cell, and pandas with odfpy, its reader for ODS,
#          puts both texts together: "16,7" under a box with "905" is 90516,7 or 16,7905, by which comes first in the file.
#          python-calamine, fastexcel (the reader of polars) and pandas with calamine have a line break between them. A cell of a
#          number, an empty cell and a comment are read right by all, and odfdo reads all of them right. No error, no warning.
# Matters: stamps, arrows with a word and corrections are laid over tables in just this way, and where the program writes the point
#          all figures with a comma are text. What comes out is one well-formed figure that nobody sees in the sheet. Look for draw:
#          elements in a cell before its text is believed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "pandas==${VERSION:-3.1.1}" odfpy==1.4.1 \
  python-calamine==0.9.1 fastexcel==0.21.0 pyarrow==26.0.1 odfdo==3.27.3
"$folder/venv/bin/python" -W error::UserWarning - "$folder/boxes.ods" <<'PY'
import sys
import zipfile
from importlib.metadata import version

import fastexcel
import odfdo
import pandas as pd
import python_calamine

path = sys.argv[1]
ODF = "urn:oasis:names:tc:opendocument:xmlns"
SPACES = {"office": "office", "table": "table", "text": "text", "draw": "drawing"}
NAMES = " ".join(f'xmlns:{name}="{ODF}:{space}:1.0"' for name, space in SPACES.items())
KIND = "application/vnd.oasis.opendocument.spreadsheet"
FIGURE, OTHER = "<text:p>16,7</text:p>", "<text:p>905</text:p>"
BOX = f"<draw:frame><draw:text-box>{OTHER}</draw:text-box></draw:frame>"
SHAPE = f"<draw:custom-shape>{OTHER}</draw:custom-shape>"
STRING = 'office:value-type="string"'
CELLS = {
    "a box in front": (STRING, BOX + FIGURE),
    "a shape in front": (STRING, SHAPE + FIGURE),
    "a box behind": (STRING, FIGURE + BOX),
    "a comment": (STRING, f"<office:annotation>{OTHER}</office:annotation>{FIGURE}"),
    "a box, and a number": ('office:value-type="float" office:value="16.7"', BOX + FIGURE),
    "a box, and nothing": ("", BOX),
}
cells = "".join(f"<table:table-cell {kind}>{inside}</table:table-cell>" for kind, inside in CELLS.values())
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


def text(value: object) -> str:
    return "" if value is None or value != value else str(value)


sheet = fastexcel.read_excel(path).load_sheet(0, header_row=None).to_arrow()
seen = {
    "odfdo": odfdo.Document(path).body.get_table(0).get_values()[0],
    "pandas": pd.read_excel(path, engine="odf", header=None).iloc[0].tolist(),
    "python-calamine": python_calamine.load_workbook(path).get_sheet_by_index(0).to_python()[0],
    "fastexcel": list(sheet.to_pylist()[0].values()),
}
RIGHT = ["16,7", "16,7", "16,7", "16,7", "16.7", ""]
APART = ["905\n16,7", "905\n16,7", "16,7\n905", *RIGHT[3:]]
OBSERVED = {
    "odfdo": RIGHT,
    "pandas": ["90516,7", "90516,7", "16,7905", *RIGHT[3:]],
    "python-calamine": APART,
    "fastexcel": APART,
}
for name, observed in OBSERVED.items():
    values = [text(value) for value in seen[name]]
    print(f"  {name} {version(name)}")
    for what, right, value in zip(CELLS, RIGHT, values, strict=False):
        print(f"    {what}: expected {right!r}, observed {value!r}")
    # An empty cell at the end of a row may be left out.
    assert values + [""] * (len(RIGHT) - len(values)) == observed, values
PY
