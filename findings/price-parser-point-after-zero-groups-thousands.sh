#!/usr/bin/env bash
# Guess:   price-parser reads "0,125 triệu USD" as 0.125: three digits behind a mark may be a group of thousands, but no number
#          that is written in groups begins with a group "0".
# Happens: it is 125, with either mark; "0,50" and "0,1255" are 0.50 and 0.1255. A fall, "-5,2", is 5.2 with each kind of dash.
# Matters: yields, prices and small provinces' exports are printed with three decimals below one. A thousand times as much is
#          still a figure that looks like one, and a sign that is lost turns a fall into a rise. Where the group before the mark
#          is zero, read the mark as the decimal one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "price-parser==${VERSION:-0.5.1}"
"$folder/venv/bin/python" - <<'PY'
from decimal import Decimal
from importlib.metadata import version

from price_parser import Price

TEXTS = {  # what it says, what is read
    "4.013 tỷ đồng": ("4013", "4013"),
    "1.234.567,5 đồng": ("1234567.5", "1234567.5"),
    "0,50 triệu USD": ("0.50", "0.50"),
    "0,1255 triệu USD": ("0.1255", "0.1255"),
    "0,125 triệu USD": ("0.125", "125"),
    "0.125 triệu USD": ("0.125", "125"),
    "0,004 %": ("0.004", "4"),
    "-5,2 triệu USD": ("-5.2", "5.2"),
    "–5,2 triệu USD": ("-5.2", "5.2"),
    "\N{MINUS SIGN}5,2 triệu USD": ("-5.2", "5.2"),
}
print(f"price-parser {version('price-parser')}")
for text, (expected, seen) in TEXTS.items():
    observed = Price.fromstring(text).amount
    print(f"  {text}: expected {expected}, observed {observed}")
    assert observed == Decimal(seen), (text, observed)
PY
