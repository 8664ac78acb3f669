#!/usr/bin/env bash
# Guess:   python-docx, mammoth and docx2python differ in how they keep layout, but give the same plain text of one paragraph.
# Happens: each leaves out another part of it without a word. python-docx drops what is in a tracked insertion, in a
#          smart tag and in a simple field; mammoth drops the result of the simple field;
#          docx2python drops the hyphen that does not break, so that "5-7" is read as 57.
# Matters: an accepted amount, a per-cent sign that a field brings or the hyphen of a range is gone from a sentence that
#          still reads well. No one of the three can be the only reader of figures, nor the check of another.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  "python-docx==1.2.0" "mammoth==1.13.0" "docx2python==3.7.1"
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
import re
from importlib.metadata import version

import docx
import mammoth
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx2python import docx2python

NAMES = nsdecls("w")
PARTS = [
    f'<w:ins {NAMES} w:id="1" w:author="a" w:date="2015-12-01T00:00:00Z"><w:r><w:t>4.013</w:t></w:r></w:ins>',
    f'<w:r {NAMES}><w:t xml:space="preserve"> USD, </w:t></w:r>',
    f'<w:smartTag {NAMES} w:uri="urn:example" w:element="number"><w:r><w:t>16,7</w:t></w:r></w:smartTag>',
    f'<w:fldSimple {NAMES} w:instr="REF rate"><w:r><w:t>%</w:t></w:r></w:fldSimple>',
    f'<w:r {NAMES}><w:t xml:space="preserve"> (5</w:t><w:noBreakHyphen/><w:t>7)</w:t></w:r>',
]
WRITTEN = "4.013 USD, 16,7% (5-7)"
SEEN = {"python-docx": "USD, (5-7)", "mammoth": "4.013 USD, 16,7 (5-7)", "docx2python": "4.013 USD, 16,7% (57)"}

document = docx.Document()
paragraph = document.add_paragraph()
for part in PARTS:
    paragraph._p.append(parse_xml(part))
document.save("report.docx")

texts = {"python-docx": docx.Document("report.docx").paragraphs[0].text}
with open("report.docx", "rb") as file:
    texts["mammoth"] = mammoth.extract_raw_text(file).value
with docx2python("report.docx") as content:
    texts["docx2python"] = content.text
print(f"expected of each: {WRITTEN!r}")
for name, text in texts.items():
    read = re.sub(r"\s+", " ", text).replace("\u2011", "-").strip()
    print(f"  {name} {version(name)}: observed {read!r}")
    assert read == SEEN[name], (name, read)
PY
