#!/usr/bin/env bash
# Guess:   read_csv of daft with a pattern for several files puts each figure under the column that its own file's heading names,
#          or refuses files whose headings differ, as polars and DuckDB do; and a figure that does not fit the type of the
#          column is an error, or the type is chosen so that it fits.
# Happens: names and types are those of the first file. In a file whose columns stand in another order the figures come under
#          the first file's names by their place: the year stands under "value", the value under "year". A figure with decimals
#          (950.5) is empty where the first file has whole numbers only. No error, no warning, with a pattern and with a list.
# Matters: each report makes a file, and neither the order of its columns nor whether a year has decimals is the same every time.
#          What comes out has a row for every province and year, with holes that look as if nothing had been reported and years
#          that look like values. Read file by file and put the frames together, which does compare the columns.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  "daft==${VERSION:-0.7.26}" pyarrow==25.0.1 polars==2.1.0
export DO_NOT_TRACK=true DAFT_PROGRESS_BAR=0
"$folder/venv/bin/python" -W error - "$folder" <<'PY'
import pathlib
import sys

import daft
import polars as pl

folder = pathlib.Path(sys.argv[1])
folder.joinpath("2013.csv").write_text("area,year,value\nLS,2013,905\nCB,2013,16\n")
folder.joinpath("2014.csv").write_text("area,year,value\nLS,2014,950.5\nCB,2014,17\n")
folder.joinpath("2015.csv").write_text("area,value,year\nLS,960,2015\nCB,18,2015\n")
files = [str(path) for path in sorted(folder.glob("*.csv"))]
right = [("LS", 2013, 905), ("CB", 2013, 16), ("LS", 2014, 950.5), ("CB", 2014, 17), ("LS", 2015, 960), ("CB", 2015, 18)]
wrong = [("LS", 2013, 905), ("CB", 2013, 16), ("LS", 2014, None), ("CB", 2014, 17), ("LS", 960, 2015), ("CB", 18, 2015)]


def rows(frame: daft.DataFrame) -> list[tuple]:
    table = frame.sort("area", desc=True).to_pydict()
    return sorted(zip(table["area"], table["year"], table["value"], strict=True), key=str)


seen = rows(daft.read_csv(str(folder / "*.csv")))
print(f"daft {daft.__version__}\n  expected {right}\n  observed {seen}")
assert seen == rows(daft.read_csv(files)) == sorted(wrong, key=str), seen
try:
    pl.read_csv(folder / "*.csv")
except pl.exceptions.ComputeError as error:
    print(f"  polars {pl.__version__} refuses them: {error}")
else:
    raise SystemExit("polars reads files with different headings")
try:
    daft.read_csv(files[0]).concat(daft.read_csv(files[1]))
except ValueError:
    print("  concat of daft refuses the two of 2013 and 2014, whose types differ")
else:
    raise SystemExit("concat takes different types")
PY
