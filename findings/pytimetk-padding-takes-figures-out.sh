#!/usr/bin/env bash
# Guess:   pad_by_time of pytimetk, which is there to put in the months that are missing, takes none out: each row of the
#          series is in the result with its figure, or a series whose days do not fit the frequency is refused.
# Happens: it makes the days of the frequency and keeps what stands on one of them. Of months labelled by their last day
#          "MS" (month start) leaves no figure at all, and "1mo" leaves January and February: from the 28th of February
#          on it counts 28th, and April and May stand on the 30th and the 31st. Months labelled by their first day lose
#          all figures to "M". The rows that are left look like months that nobody reported, and in one frame one group
#          keeps its figures and another does not. No error, no warning, in pandas and in polars.
# Matters: one province's months carry their first day, another's their last, and gaps are filled just before figures are
#          compared or interpolated. What comes out is regular and complete, with holes where figures were. Count the
#          figures before and after, or give all series the same day first.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  "pytimetk==${VERSION:-2.5.3}" pandas==3.1.1 polars==2.1.0 pyarrow==26.0.1
"$folder/venv/bin/python" -W error::UserWarning - <<'PY'
from importlib.metadata import version

import pandas as pd
import polars as pl
import pytimetk

DAYS = {
    "last days": ["2015-01-31", "2015-02-28", "2015-04-30", "2015-05-31"],
    "first days": ["2015-01-01", "2015-02-01", "2015-04-01", "2015-05-01"],
}
FIGURES = [10.0, 20.0, 40.0, 50.0]
ALL = FIGURES
OBSERVED = {
    ("last days", "MS"): [],
    ("last days", "1mo"): [10.0, 20.0],
    ("last days", "M"): ALL,
    ("first days", "MS"): ALL,
    ("first days", "1mo"): ALL,
    ("first days", "M"): [],
}


def left(frame: pd.DataFrame) -> list[float]:
    return [float(figure) for figure in frame["figure"] if pd.notna(figure)]


print(f"pytimetk {version('pytimetk')}")
for (days, freq), figures in OBSERVED.items():
    frame = pd.DataFrame({"area": "Cao Bằng", "month": pd.to_datetime(DAYS[days]), "figure": FIGURES})
    by_pandas = pytimetk.pad_by_time(frame.groupby("area"), date_column="month", freq=freq)
    by_polars = pytimetk.pad_by_time(pl.from_pandas(frame).group_by("area"), date_column="month", freq=freq)
    seen = left(by_pandas)
    print(f"  months by their {days}, {freq}: expected {ALL}, observed {seen} in {len(by_pandas)} rows")
    assert seen == left(by_polars.to_pandas()) == figures, seen

one, other = (
    pd.DataFrame({"area": area, "month": pd.to_datetime(DAYS[days]), "figure": FIGURES})
    for area, days in (("Cao Bằng", "first days"), ("Hà Nam", "last days"))
)
padded = pytimetk.pad_by_time(pd.concat([one, other]).groupby("area"), date_column="month", freq="MS")
counts = padded.groupby("area")["figure"].count().to_dict()
print(f"  both in one frame, MS: expected 4 figures for each, observed {counts}")
assert counts == {"Cao Bằng": 4, "Hà Nam": 0}, counts
PY
