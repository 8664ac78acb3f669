#!/usr/bin/env bash
# Guess:   odfdo, which reads the rows of an ODS table, reads those that are grouped too (the outline at the margin by which a
#          spreadsheet folds districts under provinces and provinces under regions), at any depth, as folding changes no cell.
# Happens: rows in a group inside a group are not there. Of a table of the country, its regions and their provinces the provinces
#          are gone, and the height of the table is that of the rest; get_values, iter_values, to_csv and the cell at an address
#          agree, so B3 is the figure of another row. Rows in a single group are read. pandas, python-calamine and ezodf read all
#          of them. No error, no warning.
# Matters: tables with subtotals are grouped in just this way, often by the program itself, two levels deep. The sum of the figures
#          that are left is wrong by what was in the inner groups, and references to cells point to other rows.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  "odfdo==${VERSION:-3.27.3}" python-calamine==0.9.1 ezodf==0.3.2 lxml pandas==3.1.1 odfpy
"$folder/venv/bin/python" - "$folder/grouped.ods" <<'PY'
import sys
import zipfile
from importlib.metadata import version

import ezodf
import odfdo
import pandas as pd
import python_calamine

path = sys.argv[1]
ODF = "urn:oasis:names:tc:opendocument:xmlns"
NAMES = " ".join(f'xmlns:{name}="{ODF}:{name}:1.0"' for name in ("office", "table", "text"))
KIND = "application/vnd.oasis.opendocument.spreadsheet"
ROWS = [["Cả nước", 15.0], ["Vùng 1", 3.0], ["Hà Nội", 1.0], ["Hà Nam", 2.0], ["Vùng 2", 12.0], ["Cần Thơ", 12.0]]


def group(*rows: str) -> str:
    return f"<table:table-row-group>{''.join(rows)}</table:table-row-group>"


def row(name: str, figure: float) -> str:
    text = f'<table:table-cell office:value-type="string"><text:p>{name}</text:p></table:table-cell>'
    number = f'<table:table-cell office:value-type="float" office:value="{figure}"><text:p>{figure}</text:p>'
    return f"<table:table-row>{text}{number}</table:table-cell></table:table-row>"


all_, one, hanoi, hanam, two, cantho = (row(*cells) for cells in ROWS)
rows = all_ + group(one, group(hanoi, hanam), two, group(cantho))
with zipfile.ZipFile(path, "w") as file:
    file.writestr("mimetype", KIND)
    for name in ("content", "meta", "styles"):
        part = f"<office:body><office:spreadsheet><table:table table:name='1'>{rows}</table:table></office:spreadsheet>"
        root = f"office:document-{name}"
        inner = f"{part}</office:body>" if name == "content" else ""
        file.writestr(f"{name}.xml", f'<{root} {NAMES} office:version="1.2">{inner}</{root}>')
    entries = "".join(
        f'<m:file-entry m:full-path="{name}" m:media-type="{kind}"/>'
        for name, kind in (("/", KIND), ("content.xml", "text/xml"), ("meta.xml", "text/xml"), ("styles.xml", "text/xml"))
    )
    file.writestr("META-INF/manifest.xml", f'<m:manifest xmlns:m="{ODF}:manifest:1.0">{entries}</m:manifest>')
table = odfdo.Document(path).body.get_table(0)
seen = [[str(name), float(figure)] for name, figure in table.get_values()]
others = {
    "python-calamine": python_calamine.load_workbook(path).get_sheet_by_index(0).to_python(),
    "pandas with odfpy": pd.read_excel(path, engine="odf", header=None).astype({1: float}).to_numpy().tolist(),
    "ezodf": [[cell.value for cell in row] for row in ezodf.opendoc(path).sheets[0].rows()],
}
for name, values in others.items():
    print(f"  {name}: {values}")
    assert values == ROWS, values
print(f"  odfdo {version('odfdo')}: expected the same, observed {seen}")
print(f"  odfdo, size of the table: {table.size}, B3: {table.get_cell('B3').value}, which is {ROWS[2][1]}")
assert seen == [ROWS[0], ROWS[1], ROWS[4]], seen
assert table.size == (2, 3), table.size
assert float(table.get_cell("B3").value) == 12.0
PY
