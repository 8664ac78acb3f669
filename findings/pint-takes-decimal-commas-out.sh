#!/usr/bin/env bash
# Guess:   pint, which reads quantities with their units from text, refuses what is no number of Python's: one with a
#          decimal comma ("16,7 %") or with two points ("1.110.500 t"), as float() and Decimal() do.
# Happens: it takes every comma out, wherever it is, and multiplies what stands side by side: "16,7 %" is 167 percent and
#          "2,5 ha" is 25 hectares. "0,5 %" is 0 (on Python 3.11), as 05 is a nought times five to it. "4.013,5 t" is
#          4.0135 tonnes, and "1.110.500 t" is 1.110 times .500, so 0.555. Quantity, parse_expression and a registry of
#          Decimals do the same. No error, no warning.
# Matters: figure and unit stand in one cell or one phrase, and pint is how one gets to comparable units. The unit is
#          right, and the amount is ten times too large where it has a decimal, nought where it is below one, and a
#          thousandth or less where it has thousands. Write the number in Python's way before it goes to pint.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "pint==${VERSION:-0.25.3}"
"$folder/venv/bin/python" -W error - <<'PY'
import platform
from decimal import Decimal
from importlib.metadata import version

import pint

CASES = {  # the text: the figure, and what is read
    "16.7 %": (16.7, 16.7),
    "16,7 %": (16.7, 167),
    "2,5 ha": (2.5, 25),
    "0,5 %": (0.5, 0),
    "0,125 t": (0.125, 0),
    "4.013,5 t": (4013.5, 4.0135),
    "1.110,5 kWh": (1110.5, 1.1105),
    "1.110.500 t": (1110500, 0.555),
}
registry, exact = pint.UnitRegistry(), pint.UnitRegistry(non_int_type=Decimal)
print(f"pint {version('pint')}, Python {platform.python_version()}")
for text, (expected, observed) in CASES.items():
    seen = registry.Quantity(text)
    print(f"  {text}: expected {expected} or an error, observed {seen.magnitude} {seen.units}")
    others = [registry.parse_expression(text), exact.Quantity(text)]
    for quantity in [seen, *others]:
        assert abs(float(quantity.magnitude) - observed) < 1e-9, quantity
PY
