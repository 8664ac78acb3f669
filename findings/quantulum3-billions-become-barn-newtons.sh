#!/usr/bin/env bash
# Guess:   quantulum3, which finds quantities in English texts, reads "USD 560m" and "€3.1bn" as newspapers write them, as
#          560 million dollars and 3.1 billion euros, since it reads "$560M", "$560k" and "$4.2 billion" so.
# Happens: "m" is the metre and "bn" the barn times the newton. "USD 560m" is a length of 560 metres; "VND 4,013bn" 4,013
#          barn newtons without a currency; "€3.1bn" 3.1 euro barn newtons; "5.6m tonnes" 5.6 metres. The value is a
#          million or a thousand million times too small, the unit another one, and nothing fails.
# Matters: English editions of statistics offices and of the press write exports, capital and output so. Who takes the value
#          and asks the unit afterwards, or not at all, has 560 dollars of foreign capital, or 5.6 tonnes of coal.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
version=${VERSION:-0.10.0}
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "quantulum3==$version"
cat > "$folder/read.py" <<'PYTHON'
from quantulum3 import parser

for words in ["$4.2 billion", "$560M", "$560k", "USD 560m", "€3.1bn", "VND 4,013bn", "5.6m tonnes"]:
    (read,) = parser.parse(words)
    print(f"{words}: {read.value:g} {read.unit.name}")
PYTHON
seen=$("$folder/venv/bin/python" -W ignore "$folder/read.py" 2>/dev/null)
echo "quantulum3 $version; expected: 5.6e+08 dollars, 3.1e+09 euros, 4.013e+12 dong and 5.6e+06 tonnes in the last four"
echo "$seen"
[ "$seen" = '$4.2 billion: 4.2e+09 dollar
$560M: 5.6e+08 dollar
$560k: 560000 dollar
USD 560m: 560 metre
€3.1bn: 3.1 euro barn newton
VND 4,013bn: 4013 barn newton
5.6m tonnes: 5.6 metre' ]
