#!/usr/bin/env bash
# Guess:   countrynames knows the names of countries in many languages, Vietnamese among them (Hoa Kỳ, Hàn Quốc, Hà Lan). A
#          Vietnamese name that it does not know gives None, as "Anh" (the United Kingdom) does.
# Happens: it takes the accents away and then holds the name against the ISO codes too. Mỹ (the United States) is MY, Malaysia;
#          Nga (Russia) is NG, Nigeria, whose code of three letters it is; Áo (Austria) is AO, Angola; Bỉ (Belgium) is BI,
#          Burundi. No error, no warning, with fuzzy matching off; to_code_3 is wrong in the same way.
# Matters: tables of exports by market use just these short names, and the first of them is the largest market. Its dollars are
#          added to those of Malaysia, which is in the same table, and both have valid codes. With "Nước" (country) in front
#          the answer is None, so the names need a list of their own, looked up before the library is asked.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "countrynames==${VERSION:-1.17.0}"
"$folder/venv/bin/python" -W error - <<'PY'
from importlib.metadata import version

import countrynames

WRONG = {"Mỹ": ("US", "MY"), "Nga": ("RU", "NG"), "Áo": ("AT", "AO"), "Bỉ": ("BE", "BI")}
RIGHT = {"Hoa Kỳ": "US", "Hàn Quốc": "KR", "Hà Lan": "NL", "Malaysia": "MY", "Anh": None, "Nước Mỹ": None}
print(f"countrynames {version('countrynames')}")
for name, (expected, seen) in WRONG.items():
    code = countrynames.to_code(name)
    print(f"  {name}: expected {expected} or None, observed {code}")
    assert code == seen and countrynames.to_code_3(name) == countrynames.to_code_3(seen), (name, code)
for name, expected in RIGHT.items():
    assert countrynames.to_code(name) == expected, name

market_exports = [("Mỹ", 950), ("Malaysia", 40), ("Hàn Quốc", 110)]  # millions of US dollars
by_code: dict[str | None, int] = {}
for name, figure in market_exports:
    by_code[countrynames.to_code(name)] = by_code.get(countrynames.to_code(name), 0) + figure
print(f"  exports by market: expected {{'US': 950, 'MY': 40, 'KR': 110}}, observed {by_code}")
assert by_code == {"MY": 990, "KR": 110}, by_code
PY
