#!/usr/bin/env bash
# Guess:   DuckDB refuses several Parquet files with different types for one column, as it refuses such CSV files ("Schema mismatch
#          between globbed files") and as pyarrow does, which says that a figure would lose its decimals; or it takes the wider type.
#          Parquet has its types written down, so no sample and no guess is needed.
# Happens: the types are those of the first file, by name in the order of the alphabet, and what the others hold is rounded to them.
#          950 in the one and 16.7 in the next become 950 and 17; 16.7 and 16.75 as decimals become 16.7 and 16.8; "16.7" as text is
#          17 too, and a time of day is gone where the first file has a date. A condition on 16.75 finds nothing. In the other order
#          all is right, and so it is with union_by_name=true. No error, no warning.
# Matters: each report or year makes a file, and pandas, polars and pyarrow choose the type of a column by what is in it: whole
#          numbers where a year has no decimals, as many digits as the longest figure needs. Which file is called first decides
#          whether all other years are rounded. Say union_by_name=true wherever more than one file is read, and write
#          a condition on the figure as one on figure + 0 (ducklake-widened-columns-meet-rounded-conditions.sh).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "duckdb==${VERSION:-2.0.1}" pyarrow==26.0.1
"$folder/venv/bin/python" -W error - "$folder" <<'PY'
import sys
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.dataset
import pyarrow.parquet

folder = Path(sys.argv[1])
connection = duckdb.connect()
print(f"DuckDB {duckdb.__version__}, pyarrow {pa.__version__}")


def read(kind: str, options: str = "", names: str = "*") -> list:
    source = f"read_parquet('{folder}/{kind}/{names}.parquet'{options})"
    return [figure for (figure,) in connection.execute(f"SELECT figure FROM {source} ORDER BY year").fetchall()]


TENTH, HUNDREDTH = Decimal("16.7"), Decimal("16.75")
DAY, MOMENT = date(2015, 12, 5), datetime(2015, 12, 5, 15, 30)
KINDS = {
    "numbers": ([950, 16.7], [950, 17]),
    "decimals": ([TENTH, HUNDREDTH], [TENTH, Decimal("16.8")]),
    "text": ([950, "16.7"], [950, 17]),
    "times": ([DAY, MOMENT], [DAY, DAY]),
}
for kind, (figures, observed) in KINDS.items():
    (folder / kind).mkdir()
    for year, figure in enumerate(figures, 2014):
        table = pa.table({"year": [year], "figure": [figure]})
        pa.parquet.write_table(table, folder / kind / f"{year}.parquet")
    seen = read(kind)
    print(f"  {kind}, one file after the other: expected {figures} or an error, observed {seen}")
    assert seen == observed, seen
    assert [read(kind, names=str(year)) for year in (2014, 2015)] == [[figure] for figure in figures]

for kind in ("numbers", "decimals"):
    figures = KINDS[kind][0]
    seen = read(kind, ", union_by_name = true")
    print(f"  {kind}, union_by_name: {seen}")
    assert seen == figures, seen
    try:
        pa.dataset.dataset(sorted((folder / kind).glob("*.parquet"))).to_table()
        raise AssertionError("pyarrow reads them")
    except pa.ArrowInvalid as error:
        print(f"  {kind}, pyarrow: {error}")
(found,) = connection.execute(f"SELECT count(*) FROM '{folder}/decimals/*.parquet' WHERE figure = 16.75").fetchone()
print(f"  decimals, rows with 16.75: expected 1, observed {found}")
assert found == 0
(folder / "decimals" / "2015.parquet").rename(folder / "decimals" / "2013.parquet")
seen = read("decimals")
print(f"  decimals, the longer one first: {seen}")
assert seen == [TENTH, HUNDREDTH], seen

for year, figure in ((2014, "950"), (2015, "16.7")):
    (folder / f"{year}.csv").write_text(f"year,figure\n{year},{figure}\n")
try:
    # Beyond the number of files whose types are compared before reading: one of that many is enough to see it.
    connection.execute(f"SELECT * FROM read_csv('{folder}/*.csv', files_to_sniff = 1)").fetchall()
    raise AssertionError("CSV files are read")
except duckdb.InvalidInputException as error:
    print(f"  CSV files: {str(error).splitlines()[0]}")
PY
