#!/usr/bin/env bash
# Guess:   a library for temporal disaggregation spreads a year's total over its quarters so that they add up to it; that
#          constraint is what the methods are. Where a year has no total, it says so or follows the indicator.
# Happens: tempdisagg fills gaps in the column of totals by a straight line from row to row and takes the first row of each
#          year. With 950, 1110 and 1320 in the rows of the fourth quarters, where a year is complete, the quarters of 2014 add
#          up to 990 and those of 2015 to 1162.5, by every method. A year without a total gets that of the year before, however
#          the indicator grows. No error, no warning; with the total repeated in every row of its year all is right.
# Matters: quarters and months of a yearly figure are made just for sums and growth. They are a tenth too low, benchmarked to
#          totals that nobody reported, and the average of all years hides it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  "tempdisagg==${VERSION:-0.2.13}" pandas==3.1.1 numpy==2.4.6
"$folder/venv/bin/python" - <<'PY'
import warnings
from importlib.metadata import version

import pandas as pd
from tempdisagg import TempDisaggModel

TOTALS = {2013: 950.0, 2014: 1110.0, 2015: 1320.0}
INDICATOR = [220, 230, 240, 260, 250, 270, 280, 310, 300, 330, 340, 350]
frame = pd.DataFrame({"Index": sorted(4 * list(TOTALS)), "Grain": [1, 2, 3, 4] * 3, "X": INDICATOR}, dtype=float)
frame["y"] = frame["Index"].map(TOTALS)
tables = {
    "in every row": (frame, [950.0, 1110.0, 1320.0]),
    "in the fourth quarters": (frame.assign(y=frame["y"].where(frame["Grain"] == 4)), [950.0, 990.0, 1162.5]),
    "none for 2015": (frame.assign(y=frame["y"].where(frame["Index"] < 2015)), [950.0, 1110.0, 1110.0]),
}
print(f"tempdisagg {version('tempdisagg')}: sums of the quarters, expected {list(TOTALS.values())}")
for name, (table, seen) in tables.items():
    for method in ("denton", "chow-lin", "litterman", "uniform"):
        with warnings.catch_warnings(record=True) as said:
            warnings.simplefilter("always")
            model = TempDisaggModel(method=method, conversion="sum")
            model.fit(table.copy())
            quarters = pd.Series(model.predict().ravel(), dtype=float)
        sums = [round(total, 1) for total in quarters.groupby(quarters.index // 4).sum()]
        assert sums == seen, (name, method, sums)
        assert not [warning for warning in said if issubclass(warning.category, (UserWarning, RuntimeWarning))], said
    print(f"  totals {name}: observed {sums}")
PY
