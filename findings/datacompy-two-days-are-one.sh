#!/usr/bin/env bash
# Guess:   datacompy's matches() says that two tables are alike where their figures and days are; with its tolerances at
#          0, as they are unless set, a figure differs as soon as it is another. What is text here and a day there
#          differs, or text is read as a day in one way, whichever of its classes compares.
# Happens: the class for pandas reads the text "05/12/2015" as 12 May 2015 and the class for polars as 5 December: each
#          says "alike" to the one day and "different" to the other, the two the other way round. To pandas' class the
#          year "2015" is alike to 1 January 2015. And both compare whole numbers and decimals as floats: amounts of 17
#          digits that differ in the last are alike, and so are codes. With 16 digits the difference is seen. No warning.
# Matters: this is how one makes sure that what was loaded is what the report says. It passes for a table whose days and
#          months are exchanged, and for keys of documents and amounts in đồng that are others.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check \
  "datacompy==${VERSION:-1.1.0}" pandas==3.0.6 polars==1.44.2
venv/bin/python -W ignore - <<'PY'
import logging
from datetime import datetime
from decimal import Decimal
from importlib.metadata import version

import datacompy
import pandas as pd
import polars as pl

logging.disable(logging.CRITICAL)
MAY, DECEMBER, NEW_YEAR = datetime(2015, 5, 12), datetime(2015, 12, 5), datetime(2015, 1, 1)
CASES = {  # two figures: are they alike to the class for pandas, and to the one for polars
    ("05/12/2015", MAY): (True, False),
    ("05/12/2015", DECEMBER): (False, True),
    ("2015-12-05", DECEMBER): (True, True),
    ("2015", NEW_YEAR): (True, False),
    (12345678901234500, 12345678901234501): (True, True),
    (1234567890123450, 1234567890123451): (False, False),
    (Decimal("123456789012345678.5"), Decimal("123456789012345679.5")): (True, True),
    ("01", 1): (False, False),
}
names = ("datacompy", "pandas", "polars")
print(", ".join(f"{name} {version(name)}" for name in names) + ": alike to pandas' class, alike to polars' class")
for (left, right), observed in CASES.items():
    columns = [{"key": [1, 2], "value": [value, value]} for value in (left, right)]
    first = datacompy.PandasCompare(*map(pd.DataFrame, columns), join_columns="key")
    second = datacompy.PolarsCompare(*map(pl.DataFrame, columns), join_columns="key")
    seen = (bool(first.matches()), bool(second.matches()))
    print(f"  {left} and {right}: observed {seen}")
    assert seen == observed, (left, right, seen)
PY
