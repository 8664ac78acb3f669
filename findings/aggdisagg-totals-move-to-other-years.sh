#!/usr/bin/env bash
# Guess:   aggdisagg, which promises that parts add up and that it knows the calendar, spreads a year's total over the months
#          of that year: with the year labelled by its first day or its last (2013-12-31, as pandas labels it), with rows in
#          any order, and with a year missing, whose months stay empty as its default extrapolate="nan" says.
# Happens: it counts months on from the first row. In the order 2015, 2013, 2014 the years become 2015, 2016 and 2017. Without a
#          row for 2014 the figure of 2015 is that of 2014, and every later year moves too. Labelled by its last day a year
#          begins in that month and ends eleven months too late. No error and no warning, by each method tried.
# Matters: series of reports have gaps, and the newest report is often read first. Every month has a figure of a fair size under
#          a wrong year. Sort, put in the missing years as rows without a figure, and label years by their first day.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  "aggdisagg==${VERSION:-1.11.0}" polars==2.1.0 numpy==2.4.6
"$folder/venv/bin/python" -W error - <<'PY'
from datetime import date
from importlib.metadata import version

import polars as pl
from aggdisagg import TemporalAligner

THREE_YEARS = {2013: 120.0, 2014: 240.0, 2015: 360.0}
TABLES = {  # rows, what the months of each year should add up to, what they do
    "first days": (
        {date(2013, 1, 1): 120.0, date(2014, 1, 1): 240.0, date(2015, 1, 1): 360.0},
        THREE_YEARS,
        THREE_YEARS,
    ),
    "newest first": (
        {date(2015, 1, 1): 360.0, date(2013, 1, 1): 120.0, date(2014, 1, 1): 240.0},
        THREE_YEARS,
        {2015: 360.0, 2016: 120.0, 2017: 240.0},
    ),
    "no 2014": (
        {date(2013, 1, 1): 120.0, date(2015, 1, 1): 360.0, date(2016, 1, 1): 480.0},
        {2013: 120.0, 2015: 360.0, 2016: 480.0},
        {2013: 120.0, 2014: 360.0, 2015: 480.0},
    ),
    "last days": (
        {date(2013, 12, 31): 120.0, date(2014, 12, 31): 240.0, date(2015, 12, 31): 360.0},
        THREE_YEARS,
        {2013: 10.0, 2014: 130.0, 2015: 250.0, 2016: 330.0},
    ),
}
print(f"aggdisagg {version('aggdisagg')}: sums of the months by year")
for name, (totals, expected, seen) in TABLES.items():
    years = pl.DataFrame({"date": list(totals), "y": list(totals.values())})
    for method in ("uniform", "linear", "denton"):
        aligner = TemporalAligner(method=method, target_freq="1mo", agg="sum")
        months = aligner.fit_transform(years, datetime_col="date", target_col="y")
        sums = months.group_by(pl.col("date").dt.year()).agg(pl.col("y_disaggregated").sum().round(6)).sort("date")
        observed = dict(sums.rows())
        if method == "uniform":
            print(f"  {name}: expected {expected}, observed {observed}")
            assert observed == seen, (name, observed)
        assert list(observed) == list(seen), (name, method, observed)
PY
