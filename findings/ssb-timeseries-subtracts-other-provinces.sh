#!/usr/bin/env bash
# Guess:   ssb-timeseries (Statistics Norway) subtracts, divides and compares two of its Datasets, which have named series and days,
#          series by series and day by day, in whatever order they stand, and refuses or leaves empty what the other one has not;
#          or it does so by place, and then with frames too.
# Happens: names and days are not looked at. Outcome less plan, with the plan's columns the other way round, is Cao Bằng less Hà Nội:
#          -890 in place of 0. January to March of 2015 by the same months of 2014 listed newest first is January by March. The
#          months of 2016 less those of 2015 are put under 2016, and an outcome less the plan of one province has that plan taken
#          off all of them. A frame in place of the second Dataset is met by the names of its columns, not by its days. No error,
#          no warning.
# Matters: growth on the year before, shares and the fulfilment of plans are just this. Reports name provinces and months in their
#          own order, and each answer is a whole table, of a fair size in places, under the names and the days of the first one.
#          Bring both into one order first, and hold series and days against each other.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  "ssb-timeseries==${VERSION:-0.9.0}" pandas==3.1.1 pyarrow==26.0.1
cd "$folder"
HOME="$folder" "$folder/venv/bin/python" - <<'PY'
from importlib.metadata import version

import pandas as pd
from ssb_timeseries.dataset import Dataset
from ssb_timeseries.types import NONE_AT


def frame(first: str, **series: list[float]) -> pd.DataFrame:
    """Three months from the first, one column for each province."""
    return pd.DataFrame({"valid_at": pd.date_range(first, periods=3, freq="MS"), **series})


def dataset(name: str, data: pd.DataFrame) -> Dataset:
    """The frame as the library's own table of series."""
    return Dataset(name=name, data_type=NONE_AT, data=data.copy())


def figures(result: Dataset) -> dict[str, list[float]]:
    """The series of a result by name."""
    table = result.pd
    return {name: [round(float(value), 2) for value in table[name]] for name in table.columns if name != "valid_at"}


OUTCOME = frame("2015-01-01", CaoBang=[10.0, 11.0, 12.0], HaNoi=[950.0, 960.0, 970.0])
PLAN = frame("2015-01-01", HaNoi=[900.0, 900.0, 900.0], CaoBang=[10.0, 10.0, 10.0])
BEFORE = frame("2014-01-01", CaoBang=[5.0, 10.0, 20.0], HaNoi=[950.0, 960.0, 970.0])
outcome = dataset("outcome", OUTCOME)
RIGHT = {"CaoBang": [0.0, 1.0, 2.0], "HaNoi": [50.0, 60.0, 70.0]}
NEXT_YEAR = OUTCOME.assign(valid_at=pd.date_range("2016-01-01", periods=3, freq="MS"))
CASES = {  # what is computed, what one expects, what comes out
    "outcome less plan, other order": (
        outcome - dataset("plan", PLAN),
        RIGHT,
        {"CaoBang": [-890.0, -889.0, -888.0], "HaNoi": [940.0, 950.0, 960.0]},
    ),
    "the same less a frame": (outcome - PLAN, RIGHT, RIGHT),
    "outcome less the plan of HaNoi alone": (
        outcome - dataset("one", PLAN[["valid_at", "HaNoi"]]),
        {"HaNoi": [50.0, 60.0, 70.0]},
        {"CaoBang": [-890.0, -889.0, -888.0], "HaNoi": [50.0, 60.0, 70.0]},
    ),
    "by the year before, newest first": (
        outcome / dataset("before", BEFORE[::-1].reset_index(drop=True)),
        {"CaoBang": [2.0, 1.1, 0.6], "HaNoi": [1.0, 1.0, 1.0]},
        {"CaoBang": [0.5, 1.1, 2.4], "HaNoi": [0.98, 1.0, 1.02]},
    ),
    "2016 less 2015": (
        dataset("next", NEXT_YEAR) - outcome,
        "no month in both",
        {"CaoBang": [0.0, 0.0, 0.0], "HaNoi": [0.0, 0.0, 0.0]},
    ),
}
print(f"ssb-timeseries {version('ssb-timeseries')}")
for name, (result, expected, seen) in CASES.items():
    observed = figures(result)
    print(f"  {name}: expected {expected}, observed {observed}")
    assert observed == seen, (name, observed)
PY
