#!/usr/bin/env bash
# Guess:   thousand_error of vaskify (Statistics Norway), which finds figures in a wrong unit by the period before and mends them
#          with impute=True, brings a figure that is a thousand times too large back, multiplies one that is a thousand times too
#          small, or leaves that alone; a figure that is like all others stays as it is.
# Happens: each step of a thousand, up or down, has the figure behind it divided by a thousand. The month after a wrong one is a
#          step too: 950, 960000, 970, 980 becomes 950, 960, 0.97, 980. A figure that is too small, 0.96, becomes 0.00096, and the
#          right one behind it 0.97 as well. A month after a blank is not looked at, so there 970000 stays and the right figure
#          behind it is divided. All of them are flagged alike. No error, no warning.
# Matters: a report in đồng or in thousands among reports in millions is just what this is for. One wrong month becomes another
#          one, right months are lost, and the sum of the year has a hole where the fault was. Take the flags, and hold each
#          flagged figure against the periods on both sides before anything is divided.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
# 0.0.6, which does the same, needs Python 3.12.
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "ssb-vaskify==${VERSION:-0.0.5}" pandas==2.3.3
"$folder/venv/bin/python" -W error - <<'PY'
from importlib.metadata import version
from inspect import signature

import pandas as pd
from vaskify import Detect

SERIES = {  # months as reported, what they should become, what they do
    "one month too large": ([950, 960000, 970, 980], [950, 960, 970, 980], [950, 960, 0.97, 980]),
    "one month too small": ([950, 0.96, 970, 980], [950, 960, 970, 980], [950, 0.00096, 0.97, 980]),
    "too large behind a blank": ([950, None, 970000, 980], [950, None, 970, 980], [950, None, 970000, 0.98]),
    "all right": ([950, 960, 970, 980], [950, 960, 970, 980], [950, 960, 970, 980]),
}
rows = [
    {"area": name, "month": f"2015-{month:02d}", "value": value}
    for name, (reported, _, _) in SERIES.items()
    for month, value in enumerate(reported, start=1)
]
detect = Detect(pd.DataFrame(rows).astype({"value": float}), id_nr="area")
options = {"output_format": "long"} if "output_scope" in signature(detect.thousand_error).parameters else {}
mended = detect.thousand_error("value", "month", impute=True, impute_var="mended", **options)
print(f"vaskify {version('ssb-vaskify')}")
for name, (reported, expected, seen) in SERIES.items():
    figures = mended[mended["area"] == name].sort_values("month")["mended"]
    observed = [None if pd.isna(figure) else round(figure, 9) for figure in figures]
    print(f"  {name}: {reported}, expected {expected}, observed {observed}")
    assert observed == seen, (name, observed)
PY
