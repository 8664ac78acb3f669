#!/usr/bin/env bash
# Guess:   num2words with lang="vi" spells 16.7 as "mười sáu phẩy bảy" and 16.05 as "mười sáu phẩy không năm", so that it
#          can make the samples for a reader of figures written out in words.
# Happens: it takes what is behind the comma for a number of hundredths: 16.7 is "phẩy bảy mươi" (seventy), and 16.05 is
#          "phẩy năm" (five), which is how 16.5 is read aloud. 16.5 itself is "phẩy năm mươi".
# Matters: two different rates get each other's words. Samples made with it teach or test a reader wrongly by ten times.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "num2words==${VERSION:-0.5.14}"
"$folder/venv/bin/python" - <<'PY'
from importlib.metadata import version

from num2words import num2words

EXPECTED = {16.7: "mười sáu phẩy bảy", 16.5: "mười sáu phẩy năm", 16.05: "mười sáu phẩy không năm"}
SEEN = {16.7: "mười sáu phẩy bảy mươi", 16.5: "mười sáu phẩy năm mươi", 16.05: "mười sáu phẩy năm"}
print(f"num2words {version('num2words')}")
for number, expected in EXPECTED.items():
    words = num2words(number, lang="vi")
    print(f"  {number}: expected {expected!r}, observed {words!r}")
    assert words == SEEN[number], (number, words)
assert num2words(16.05, lang="vi") == EXPECTED[16.5]
PY
