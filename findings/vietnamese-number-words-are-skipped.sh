#!/usr/bin/env bash
# Guess:   a library that turns Vietnamese number words into numbers refuses text with a word that it does not know. It may not
#          do decimals ("phẩy") or percents ("phần trăm") yet, but then it says so, as vietnam-number does for text without
#          any number word.
# Happens: vietnam-number and vn-numberwords leave out each word they do not know and read the rest. 16.7, "mười sáu phẩy bảy",
#          is 167 to the one and 67 to the other; 67 percent, "sáu mươi bảy phần trăm", is 700 to both, and 60 percent is 0; a
#          third is 13; bẩy trăm (700 in a spelling as common as bảy) is 100. vn-numberwords, which is for large numbers too,
#          takes the thousands of billions apart: 4013 billion is 13 billion and 4000. No error, no warning.
# Matters: minutes and contracts write out amounts and rates, and what comes back is a whole number of a fair size. The words
#          that change the size are the ones that are skipped, so check first that every word is one of the library's.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  "vietnam-number==${VERSION:-1.0.6}" vn-numberwords==0.2.0
"$folder/venv/bin/python" -W error - <<'PY'
from importlib.metadata import version

from vietnam_number import w2n
from vn_numberwords import words_to_number

# the words, what they say, what each of the two reads (None: an error, or the right figure, is not part of the finding)
WORDS = [
    ("mười sáu phẩy bảy", 16.7, 167, 67),
    ("sáu mươi bảy phần trăm", "67 %", 700, 700),
    ("sáu mươi phần trăm", "60 %", 0, 0),
    ("một phần ba", "1/3", 13, 13),
    ("bẩy trăm", 700, 100, 100),
    ("bốn nghìn không trăm mười ba tỷ", 4_013_000_000_000, None, 13_000_004_000),
]
print(f"vietnam-number {version('vietnam-number')}, vn-numberwords {version('vn-numberwords')}")
for words, said, first, second in WORDS:
    observed = [w2n(words) if first is not None else None, words_to_number(words)]
    print(f"  {words}: expected {said} or an error, observed {observed}")
    assert observed == [first, second], words
for words, said in (("chín trăm năm mươi triệu", 950_000_000), ("bảy trăm", 700), ("hai nghìn không trăm mười lăm", 2015)):
    assert w2n(words) == words_to_number(words) == said, words
try:
    w2n("tổng số")
except ValueError as error:
    print(f"  tổng số: expected an error, observed {type(error).__name__}")
else:
    raise AssertionError("text without a number word is read")
PY
