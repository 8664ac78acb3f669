#!/usr/bin/env bash
# Guess:   pyindexnum refuses what it cannot compute an index from: an unbalanced panel and a price of nought are errors with a
#          clear text, so an empty price is one too, or with balanced=False the product is left out.
# Happens: an empty price or quantity counts in the sums of one period and not of the other. A product that is new in the second
#          month, taken through the library's own carry_forward_imputation as its guide shows, has no price in the first: where
#          the one price that can be compared rose by 10 percent, Dutot is 1.55, Paasche 2.30 and Fisher 1.59. balanced=False
#          gives the same, and only with the row left out of the panel is it 1.10. Of all the formulas Jevons alone refuses.
# Matters: goods come and go in price reports, and each new one makes the level of prices jump by its share. An index of 1.6
#          for a month looks like bad news and not like a fault. Take the empty rows out before, and look at how many they were.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  "pyindexnum==${VERSION:-0.4.0}" polars==2.1.0
"$folder/venv/bin/python" -W error - <<'PY'
from datetime import date
from importlib.metadata import version

import polars as pl
import pyindexnum as pin

JANUARY, FEBRUARY = date(2015, 1, 1), date(2015, 2, 1)
SEEN = {"laspeyres": 1.1, "paasche": 2.3, "fisher": 1.590597, "dutot": 1.55, "walsh": 1.1, "tornqvist": 1.072987}
panel = pl.DataFrame(  # coal is new in February
    [("rice", JANUARY, 10.0, 5.0), ("rice", FEBRUARY, 11.0, 5.0), ("coal", FEBRUARY, 20.0, 3.0)],
    schema=["product_id", "period", "aggregated_price", "aggregated_quantity"],
    orient="row",
)
filled = pin.carry_forward_imputation(panel, ["aggregated_price", "aggregated_quantity"])
assert filled.filter(pl.col("aggregated_price").is_null()).height == 1
print(f"pyindexnum {version('pyindexnum')}: the price of rice rises by 10 %, coal has no price in January")
observed = {}
for name in SEEN:
    index = getattr(pin, name)
    observed[name] = round(index(filled), 6)
    assert round(index(filled, balanced=False), 6) == observed[name], name
    assert round(index(panel, balanced=False), 6) == 1.1, name
print(f"  expected 1.1 or an error, observed {observed}")
assert observed == SEEN, observed

refused = {"unbalanced": (pin.fisher, panel), "a price of 0": (pin.fisher, filled.fill_null(0.0)), "Jevons": (pin.jevons, filled)}
for name, (index, table) in refused.items():
    try:
        index(table)
    except ValueError as error:
        print(f"  {name}: expected an error, observed {type(error).__name__}")
    else:
        raise AssertionError(f"{name} is not refused")
PY
