#!/usr/bin/env bash
# Guess:   a PDF can hold layers (optional content) that are switched off, and no viewer shows or prints them. Readers leave
#          their text out too, above all PDFium, which reads text and draws pages with one and the same engine.
# Happens: pypdfium2 draws the page without the layer and reads its text all the same; so do pdfplumber and pypdf. With the
#          draft 905 on a hidden layer in a cell that shows 950, they give both figures, run into one or one behind the other.
#          PyMuPDF alone leaves it out. No error, no warning.
# Matters: layout programs keep drafts, other languages and notes on such layers. A person who holds the figure against the
#          page cannot find where it comes from. Compare with a reader that minds layers, or look for /OCProperties.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check \
  pypdfium2==5.15.2 pdfplumber==0.11.10 pypdf==7.1.1 pymupdf==2.0 pillow==13.0.0
venv/bin/python - <<'PY'
from importlib.metadata import version

import pdfplumber
import pymupdf
import pypdf
import pypdfium2


def write(name: str, draft: bytes) -> None:
    """A page with one figure, and in front of it what the layer L holds, which is switched off."""
    text = b"BT /F 12 Tf 20 50 Td (%s) Tj ET "
    page = text % b"Cao Bang" + b"/OC /L BDC " + draft + b" EMC BT /F 12 Tf 120 50 Td (950) Tj ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[6 0 R]/D<</OFF[6 0 R]/Order[6 0 R]>>>>>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R>>/Properties<</L 6 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(page), page),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        b"<</Type/OCG/Name(draft)>>",
    ]
    data, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, 1):
        places.append(b"%010d 00000 n \n" % len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"xref\n0 7\n0000000000 65535 f \n" + b"".join(places)
    end = b"trailer<</Size 7/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(data)
    with open(name, "wb") as file:
        file.write(data + table + end)


def figures(text: str) -> str:
    return " ".join(text.replace("Cao Bang", "").split())


def drawn(name: str) -> bytes:
    return pypdfium2.PdfDocument(name)[0].render(scale=3).to_pil().tobytes()


write("shown.pdf", b"")
write("beside.pdf", b"BT /F 12 Tf 99 50 Td (905) Tj ET")
write("draft.pdf", b"BT /F 12 Tf 120 50 Td (905) Tj ET")
assert drawn("shown.pdf") == drawn("beside.pdf") == drawn("draft.pdf"), "the layer is drawn"
print("pypdfium2 draws the same page with and without the hidden layer: the figure is 950")
READERS = {
    "pypdfium2": lambda name: pypdfium2.PdfDocument(name)[0].get_textpage().get_text_range(),
    "pdfplumber": lambda name: pdfplumber.open(name).pages[0].extract_text(),
    "pypdf": lambda name: pypdf.PdfReader(name).pages[0].extract_text(),
    "pymupdf": lambda name: pymupdf.open(name)[0].get_text(),
}
for reader, read in READERS.items():
    seen = [figures(read(name)) for name in ("shown.pdf", "beside.pdf", "draft.pdf")]
    print(f"  {reader} {version(reader)}: expected ['950', '950', '950'], observed {seen}")
    assert seen[0] == "950", seen
    hidden = [text != "950" for text in seen[1:]]
    assert hidden == ([False, False] if reader == "pymupdf" else [True, True]), (reader, seen)
PY
