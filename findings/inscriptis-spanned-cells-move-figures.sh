#!/usr/bin/env bash
# Guess:   inscriptis, which lays a page out as a browser does and knows tables within tables and style sheets, keeps a
#          figure under its heading where cells of the table span rows or columns.
# Happens: it takes no notice of rowspan and colspan. What follows a spanning cell moves to the left: the years of exports
#          stand under the label's column and under "Exports", those of imports under "Imports" and nothing, and in the
#          second line of an indicator its figure of 2014 stands under 2013. The columns are straight, so nothing looks wrong.
# Matters: nearly every table of a statistical report has a heading over several years and labels over several rows. Whoever
#          reads such text by its columns gets every figure, each under another period, and no error.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "inscriptis==${VERSION:-2.7.6}"
"$folder/venv/bin/python" - <<'PY'
from importlib.metadata import version

from inscriptis import get_text

TWO_YEARS = """<table>
<tr><th rowspan="2">Province</th><th colspan="2">Exports</th><th colspan="2">Imports</th></tr>
<tr><th>2014</th><th>2015</th><th>2014</th><th>2015</th></tr>
<tr><td>Cao Bang</td><td>1</td><td>2</td><td>3</td><td>4</td></tr>
</table>"""
TWO_ROWS = """<table>
<tr><th>Indicator</th><th>2013</th><th>2014</th><th>2015</th></tr>
<tr><td rowspan="2">Exports</td><td>100</td><td>110</td><td>120</td></tr>
<tr><td>200</td><td>210</td><td>220</td></tr>
</table>"""


def under(text, heading, figure):
    """Whether the figure in the last line begins in the column in which the heading begins."""
    lines = text.strip("\n").splitlines()
    return any(line.find(heading) == lines[-1].find(figure) != -1 for line in lines[:-1])


print(f"inscriptis {version('inscriptis')}")
years, rows = get_text(TWO_YEARS), get_text(TWO_ROWS)
print(years, rows, sep="\n")
print(f"  expected 210 under 2014, observed under 2013: {under(rows, '2013', '210')}")
assert under(rows, "2013", "210") and not under(rows, "2014", "210")
print(f"  expected 2, exports of 2015, under Exports; observed under Imports: {under(years, 'Imports', '2')}")
assert under(years, "Imports", "2") and years.splitlines()[1].startswith("2014")
PY
