#!/usr/bin/env bash
# Guess:   a cell of a table that PyMuPDF finds in a PDF holds the text that is printed there: find_tables() and extract() give
#          16,7 as "16,7" and -3,2 as "-3,2", as get_text() does for the same rectangle.
# Happens: in PyMuPDF 2.0 points, commas and minus signs are lower or smaller than digits and count as a line of their own.
#          extract() and to_pandas() give "167", a line break and ","; "32", a line break and "- ,"; 1.110 and 111,0 are both
#          "1110" with the mark behind. This is in Times; in other faces a space marks the place. to_markdown() and get_text()
#          of the cell's rectangle are right, and so was extract() in 1.28.0. No error, no warning.
# Matters: nearly every figure of a report has such a mark. Whoever takes a cell's first line, or takes out what is no digit,
#          has rates ten times too large and falls that are rises. Read cells by get_text(clip=cell).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "pymupdf==${VERSION:-2.0}" pandas==3.1.1
"$folder/venv/bin/python" - <<'PY'
import pymupdf

EDGES, LINES = (50, 200, 280, 360, 440), (60, 90, 120, 150)
PRINTED = [["Indicator", "2013", "2014", "2015"], ["Exports", "1.000", "1.110", "4.013,5"], ["Growth", "-3,2", "16,7", "111,0"]]
SEEN = {
    "tiro": [["1000\n.", "1110\n.", "40135\n. ,"], ["32\n- ,", "167\n,", "1110\n,"]],
    "helv": [["1 000\n.", "1 110\n.", "4 013 5\n. ,"], ["3 2\n- ,", "16 7\n,", "111 0\n,"]],
}


def report(face: str) -> pymupdf.Document:
    document = pymupdf.open()
    page = document.new_page()
    for x in EDGES:
        page.draw_line((x, LINES[0]), (x, LINES[-1]))
    for y in LINES:
        page.draw_line((EDGES[0], y), (EDGES[-1], y))
    for y, row in zip(LINES, PRINTED, strict=False):
        for x, cell in zip(EDGES, row, strict=False):
            page.insert_text((x + 5, y + 20), cell, fontsize=11, fontname=face)
    return pymupdf.open("pdf", document.tobytes())


print(f"PyMuPDF {pymupdf.__version__}: expected {PRINTED[1:]}")
for face, seen in SEEN.items():
    document = report(face)
    page = document[0]
    [table] = page.find_tables().tables
    extracted = table.extract()
    print(f"  extract(), {face}: observed {extracted[1:]}")
    assert [row[1:] for row in extracted[1:]] == seen
    assert [row[1:] for row in table.to_pandas().to_numpy().tolist()] == seen
    by_rectangle = {page.get_text(clip=cell).strip() for cell in table.cells}
    assert by_rectangle == {cell for row in PRINTED for cell in row}, by_rectangle
    assert all("|".join(row) in table.to_markdown() for row in PRINTED)
PY
