#!/usr/bin/env bash
# Guess:   TEXT_DEHYPHENATE joins a word that is broken at the end of a line ("xuat-" / "khau") and leaves figures alone, as
#          PDFium does, which marks the hyphen between letters only.
# Happens: PyMuPDF drops every hyphen that ends a line and joins what follows: "2011-" / "2015" becomes 20112015, "tu 5-" /
#          "7 du an" becomes 57, and in "giam -" / "16,7 %" the sign is gone.
# Matters: narrow columns of reports break spans of years, ranges and signs just there. The joined figure is well formed,
#          so nothing behind the reader can notice.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  "pymupdf==${VERSION:-2.0}" "pypdfium2==5.15.2" "reportlab==5.1.0"
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
from importlib.metadata import version

import pymupdf
import pypdfium2
from reportlab.pdfgen.canvas import Canvas

page = Canvas("lines.pdf")
for number, line in enumerate(["xuat-", "khau 2011-", "2015 giam -", "16,7 % va tu 5-", "7 du an"]):
    page.drawString(50, 800 - 16 * number, line)
page.save()
plain = pymupdf.open("lines.pdf")[0].get_text("text")
joined = pymupdf.open("lines.pdf")[0].get_text("text", flags=pymupdf.TEXT_DEHYPHENATE)
pdfium = pypdfium2.PdfDocument("lines.pdf")[0].get_textpage().get_text_range()
print(f"PyMuPDF {version('pymupdf')}: expected 'xuatkhau 2011-2015 giam -16,7 % va tu 5-7 du an' in some form")
print(f"  without the flag: {plain!r}")
print(f"  with the flag:    {joined!r}")
print(f"pypdfium2 {version('pypdfium2')}: {pdfium!r}")
assert joined.split() == "xuatkhau 20112015 giam 16,7 % va tu 57 du an".split(), joined
assert "2011-" in plain and "2011-" in pdfium and "giam -" in pdfium, (plain, pdfium)
PY
