#!/usr/bin/env bash
# Guess:   a pandera column of whole numbers with coerce=True takes 4013.0 and refuses 16.7, whichever of pandas' types of
#          whole numbers it names; a validator does not change a figure.
# Happens: "int64" makes 16.7 into 16 and 1e19 into -9223372036854775808 and calls the frame valid. "Int64" refuses all of
#          these. "int64[pyarrow]" refuses the float 16.7 and makes the decimal.Decimal 16.7 into 16.
# Matters: figures of reports are decimals, and one count among them printed "16.7" (thousand) is the slip that validation is
#          there to find. Which of three spellings of a type is used decides whether it is found or hidden.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  "pandera[pandas]==${VERSION:-0.35.0}" "pandas==3.1.1" "pyarrow==26.0.1"
"$folder/venv/bin/python" - <<'PY'
from decimal import Decimal
from importlib.metadata import version

import pandas as pd
import pandera.pandas as pa

FIGURES = {"16.7": 16.7, "1e19": 1e19, "Decimal 16.7": Decimal("16.7")}
SEEN = {
    "int64": [16, -9223372036854775808, 16],
    "Int64": ["refused", "refused", "refused"],
    "int64[pyarrow]": ["refused", "refused", 16],
}


def validated(kind: str, figure: object) -> object:
    schema = pa.DataFrameSchema({"count": pa.Column(kind, coerce=True)})
    try:
        return int(schema.validate(pd.DataFrame({"count": [figure]}))["count"].iloc[0])
    except (pa.errors.SchemaError, pa.errors.SchemaErrors):
        return "refused"


print(f"pandera {version('pandera')}, pandas {version('pandas')}: expected each of {list(FIGURES)} to be refused")
for kind, seen in SEEN.items():
    observed = [validated(kind, figure) for figure in FIGURES.values()]
    print(f"  {kind:15} {observed}")
    assert observed == seen, (kind, observed)
PY
