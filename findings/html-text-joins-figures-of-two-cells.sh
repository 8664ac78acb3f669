#!/usr/bin/env bash
# Guess:   html-text, which is made to put a space wherever the page shows things apart, keeps two cells of a table apart.
# Happens: it takes the space away again before what looks like a closing mark, whichever element it is in. A cell that
#          begins with its decimal mark, as a number format without a leading zero writes it (",5"), is joined to the cell
#          before it: 16 and ,5 become 16,5, and 4 and .013 become 4.013. With guess_layout on or off; between paragraphs
#          and items of a list not. A cell with ".." for "not available" is joined in the same way.
# Matters: the two cells are two figures, say a growth of 16 % and a share of 0.5 %. The one that comes out is as well
#          formed as either, and nothing behind the extractor can tell that it was never printed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "html-text==${VERSION:-0.7.1}"
"$folder/venv/bin/python" - <<'PY'
from importlib.metadata import version

from html_text import extract_text

# Two cells, what a reader sees, and what comes out.
CELLS = [
    ("16", ",5", "Exports 16 ,5", "Exports 16,5"),
    ("4", ".013", "Exports 4 .013", "Exports 4.013"),
    ("4013", "..", "Exports 4013 ..", "Exports 4013.."),
]
print(f"html-text {version('html-text')}")
for first, second, shown, joined in CELLS:
    page = f"<table>\n<tr>\n<td>Exports</td>\n<td>{first}</td>\n<td>{second}</td>\n</tr>\n</table>"
    for layout in (True, False):
        read = extract_text(page, guess_layout=layout)
        print(f"  expected {shown!r}, observed {read!r} (guess_layout={layout})")
        assert read == joined, read
apart = extract_text("<p>Exports 16</p><p>,5</p>")
print(f"  two paragraphs: {apart!r}")
assert "16,5" not in apart
PY
