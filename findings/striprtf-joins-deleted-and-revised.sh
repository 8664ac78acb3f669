#!/usr/bin/env bash
# Guess:   striprtf gives the text that a word processor shows of an RTF file. A figure that was replaced while changes were
#          tracked is marked \deleted, the new one \revised; the old one is left out, or a space or mark tells them apart.
# Happens: it knows neither mark and writes both: 905 replaced by 950 is read as 905950, the correction of one digit, 16,2
#          to 16,7, as 16,27, and a row of a table whose figure was struck out has it still. No error, no warning.
# Matters: drafts of reports go from office to office with tracked changes and are stored that way. The figure is well formed,
#          so nothing behind the reader can notice. Look for the word \deleted in the file before its text is believed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "striprtf==${VERSION:-0.0.35}"
"$folder/venv/bin/python" -W error - <<'PY'
from importlib.metadata import version

from striprtf.striprtf import rtf_to_text

HEAD = r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\*\revtbl{Unknown;}{An;}}\f0 "
REVISED, DELETED = r"\revised\revauth1\revdttm0 ", r"\deleted\revauthdel1\revdttmdel0 "
# What the document holds, what a word processor shows with all changes accepted, and what striprtf gives.
PARTS = [
    (rf"Exports {{{DELETED}905}}{{{REVISED}950}} million USD\par", "Exports 950 million USD", "Exports 905950 million USD"),
    (rf"Growth 16,{{{DELETED}2}}{{{REVISED}7}} %\par", "Growth 16,7 %", "Growth 16,27 %"),
    (rf"\trowd\cellx1000\cellx2000 Cao Bang\cell {{{DELETED}4013}}\cell\row", "Cao Bang||", "Cao Bang|4013|"),
]
print(f"striprtf {version('striprtf')}")
for part, shown, seen in PARTS:
    read = rtf_to_text(HEAD + part + "}").strip()
    print(f"  expected {shown!r}, observed {read!r}")
    assert read == seen, read
PY
