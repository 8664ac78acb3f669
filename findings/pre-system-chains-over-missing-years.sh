#!/usr/bin/env bash
# Guess:   pre-system (Statistics Norway, for national accounts) chains volumes from values at the prices of the year and at those
#          of the year before, by the years in the index: in any order of the rows, and broken where a year is missing, as the
#          months of a year without a total are left empty by its additive_benchmark. A series with a blank is not chained, as its
#          text and its warning ("Skipping sending these to chaining") say.
# Happens: chain_df divides by the row above. With 2014 missing, the growth of 2015 is that of prices too, 15.5 percent in place of
#          5; newest first, every year is another: 110 in place of 105, then 127 and 146. A series with a blank is warned of and
#          chained all the same: the year behind the blank has a growth of nought. multiplicative_benchmark leaves the months of a
#          year without a total as the indicator has them: years of 2400 and 2640 have 1200 between them. No error, and a warning
#          for the blank alone.
# Matters: growth at constant prices is the first figure of every report on an economy, and series of provinces have gaps and come
#          newest first. What comes out is a whole series, with rates that nobody would doubt. Sort, and put every year in, before.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  "ssb-pre-system==${VERSION:-0.7.0}" pandas==2.3.3
"$folder/venv/bin/python" -W error - <<'PY'
import warnings
from importlib.metadata import version

import pandas as pd
from pre_system.additive_benchmark import additive_benchmark
from pre_system.chaining import chain_df
from pre_system.multiplicative_benchmark import multiplicative_benchmark

YEARS = pd.period_range("2012", "2015", freq="Y")
# Volumes grow by 5 percent each year, and prices by a little less.
AT_PRICES_OF_YEAR = pd.DataFrame({"GRDP": [100.0, 110.0, 121.0, 133.1]}, index=YEARS)
AT_PRICES_BEFORE = pd.DataFrame({"GRDP": [100.0, 105.0, 115.5, 127.05]}, index=YEARS)


def volumes(at_prices_of_year: pd.DataFrame, at_prices_before: pd.DataFrame) -> dict[int, float]:
    """Volumes at the prices of 2012, by year."""
    chained = chain_df(at_prices_of_year, at_prices_before, "GRDP", baseyear=2012)["GRDP"]
    return {period.year: round(volume, 1) for period, volume in chained.sort_index().items()}


def shown(name: str, expected: object, observed: object, seen: object) -> None:
    """Prints what was expected and observed, and fails where it is not what was seen before."""
    print(f"  {name}: expected {expected}, observed {observed}")
    assert observed == seen, (name, observed)


print(f"pre-system {version('ssb-pre-system')}")
RIGHT = {2012: 100.0, 2013: 105.0, 2014: 110.2, 2015: 115.8}
shown("all years", RIGHT, volumes(AT_PRICES_OF_YEAR, AT_PRICES_BEFORE), RIGHT)
gap = YEARS[2:3]
observed = volumes(AT_PRICES_OF_YEAR.drop(gap), AT_PRICES_BEFORE.drop(gap))
shown("without 2014", "none for 2015", observed, {2012: 100.0, 2013: 105.0, 2015: 121.3})
observed = volumes(AT_PRICES_OF_YEAR[::-1], AT_PRICES_BEFORE[::-1])
shown("newest first", RIGHT, observed, {2012: 100.0, 2013: 110.0, 2014: 126.8, 2015: 146.1})
blank = AT_PRICES_OF_YEAR.where(AT_PRICES_OF_YEAR["GRDP"] != 121.0)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    observed = volumes(blank, AT_PRICES_BEFORE)
(said,) = [str(warning.message) for warning in caught if warning.category is UserWarning]
assert said.endswith("Skipping sending these to chaining."), said
shown("2014 blank, said to be skipped", "no series", observed, RIGHT | {2015: 110.2})

months = pd.DataFrame({"GRDP": 100.0}, index=pd.period_range("2013-01", "2015-12", freq="M"))
totals = pd.DataFrame({"GRDP": [2400.0, 2640.0]}, index=pd.PeriodIndex(["2013", "2015"], freq="Y"))
for method, seen in ((additive_benchmark, {2013: 2400, 2015: 2640}), (multiplicative_benchmark, {2013: 2400, 2014: 1200, 2015: 2640})):
    spread = method(months, totals, "GRDP", 2013, 2015)["GRDP"].dropna()
    sums = {int(year): round(total) for year, total in spread.groupby(spread.index.year).sum().items()}
    shown(f"{method.__name__} without 2014, sums of months", {2013: 2400, 2015: 2640}, sums, seen)
PY
