#!/usr/bin/env bash
# Guess:   a sheet in which three rows have the same cells is stored in ODS as one row with number-rows-repeated="3", and every
#          reader gives three rows for it, as it gives three cells for number-columns-repeated="3".
# Happens: pyexcel-ods 0.6.0 gives that row once (and a repeated cell as often as it stands). pyexcel-ods3 and
#          python-calamine give three rows on the same file. Nothing is said about it.
# Matters: months in which nothing changes, districts with the same two figures, plan and outcome that agree: rows of a
#          statistical table are equal, and a sum over the rows is too small.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for package in pyexcel-ods==0.6.0 pyexcel-ods3==0.6.1; do  # both claim the same file type, so each has a place of its own
  python3 -m venv "$folder/${package%%==*}"
  "$folder/${package%%==*}/bin/python" -m pip install --quiet --disable-pip-version-check "$package" python-calamine==0.6.1
done
cd "$folder"
cat > made.py <<'PY'
import zipfile

cell = '<table:table-cell office:value-type="float" office:value="{0}"{1}><text:p>{0}</text:p></table:table-cell>'
rows = (
    "<table:table-row>" + cell.format(2014, "") + cell.format(5, ' table:number-columns-repeated="3"') + "</table:table-row>"
    '<table:table-row table:number-rows-repeated="3">' + cell.format(2015, "") + cell.format(7, "") + "</table:table-row>"
    "<table:table-row>" + cell.format(2018, "") + cell.format(9, "") + "</table:table-row>"
)
names = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)
content = (
    f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {names} office:version="1.2"><office:body>'
    f'<office:spreadsheet><table:table table:name="KPI">{rows}</table:table></office:spreadsheet></office:body>'
    "</office:document-content>"
)
kind = "application/vnd.oasis.opendocument.spreadsheet"
manifest = (
    '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest '
    'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)
with zipfile.ZipFile("book.ods", "w") as book:
    book.writestr("mimetype", kind, zipfile.ZIP_STORED)
    book.writestr("content.xml", content)
    book.writestr("META-INF/manifest.xml", manifest)
PY
cat > read.py <<'PY'
import sys
from importlib import import_module
from importlib.metadata import version

from python_calamine import CalamineWorkbook

name = sys.argv[1]
rows = [[cell for cell in row if cell != ""] for row in import_module(name.replace("-", "_")).get_data("book.ods")["KPI"]]
print(name, version(name), rows)
calamine = CalamineWorkbook.from_path("book.ods").get_sheet_by_name("KPI").to_python()
assert [row[0] for row in calamine] == [2014, 2015, 2015, 2015, 2018], calamine
assert rows[0] == [2014, 5, 5, 5], rows
assert [row[0] for row in rows] == ([2014, 2015, 2018] if name == "pyexcel-ods" else [2014, 2015, 2015, 2015, 2018]), rows
PY
pyexcel-ods/bin/python made.py
pyexcel-ods/bin/python read.py pyexcel-ods
pyexcel-ods3/bin/python read.py pyexcel-ods3
