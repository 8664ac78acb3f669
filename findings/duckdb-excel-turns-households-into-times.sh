#!/usr/bin/env bash
# Guess:   read_xlsx of DuckDB's excel extension, which takes times and days from the formats of cells, gives the figure of a cell
#          whose format adds a unit in quotes: #,##0" hộ" (households), 0.0" tháng" (months), #,##0.0," nghìn" (thousand). In a
#          workbook that counts its days from 1904, as those made on a Macintosh do, a month is the one that is shown.
# Happens: an h in the quotes makes a column of times. 4013 households are 00:00:00 and 950.5 thousand are 12:00:00: what is before
#          the point is gone. "tỷ đồng", "dự án" and "m3" are numbers still. December 2015 of a workbook of 1904 is 30 November
#          2011. openpyxl reads all of them as they are shown. No error, no warning; with all_varchar=true the figures are there.
# Matters: this is how a workbook gets into a warehouse in one statement. Whole amounts, and most are whole, are all midnight,
#          and a series of months that is four years too old is a report of other years. Read with all_varchar and cast, or with
#          another reader.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "duckdb==${VERSION:-1.5.5}" \
  "duckdb-extension-excel==${VERSION:-1.5.5}" xlsxwriter==3.3.1 openpyxl==3.1.5
"$folder/venv/bin/python" -W error - "$folder" <<'PY'
import sys
from datetime import date
from datetime import time as clock
from pathlib import Path

import duckdb
import duckdb_extension_excel
import openpyxl
import xlsxwriter

folder = sys.argv[1]
(extension,) = Path(duckdb_extension_excel.__file__).parent.glob("extensions/*/excel.duckdb_extension")
connection = duckdb.connect()
connection.execute(f"LOAD '{extension}'")
(build,) = connection.sql("SELECT extension_version FROM duckdb_extensions() WHERE extension_name = 'excel'").fetchone()
print(f"DuckDB {duckdb.__version__}, excel {build}")


def read(name: str, formats: dict[str, str], figures: list[float], **options: bool) -> tuple[dict, dict, dict]:
    """The columns as DuckDB reads them, as text, and as openpyxl reads them."""
    path = f"{folder}/{name}.xlsx"
    with xlsxwriter.Workbook(path, options) as book:
        sheet = book.add_worksheet()
        for column, (head, code) in enumerate(formats.items()):
            sheet.write(0, column, head)
            for row, figure in enumerate(figures, 1):
                sheet.write(row, column, figure, book.add_format({"num_format": code}))
    tables = [connection.sql(f"FROM read_xlsx('{path}'{more})") for more in ("", ", all_varchar = true")]
    rows = [table.fetchall() for table in tables]
    other = list(openpyxl.load_workbook(path).active.values)[1:]
    heads = list(formats)
    return tuple(dict(zip(heads, zip(*values, strict=True), strict=True)) for values in (*rows, other))


UNITS = {
    "households": '#,##0" hộ"', "months": '0.0" tháng"', "thousands": '#,##0.0," nghìn"',
    "billions": '#,##0" tỷ đồng"', "projects": '#,##0" dự án"', "volume": '#,##0" m3"',
}  # fmt: skip
seen, texts, right = read("units", UNITS, [4013, 905, 950.5])
for name, code in UNITS.items():
    print(f"  {code}: expected {right[name]}, observed {tuple(map(str, seen[name]))}")
    assert right[name] == (4013, 905, 950.5), right[name]
    assert texts[name] == ("4013", "905", "950.5"), texts[name]
    times = (clock(0), clock(0), clock(12))
    assert seen[name] == (times if name in ("households", "months", "thousands") else right[name]), seen[name]
seen, _, right = read("months", {"month": "mm/yyyy"}, [40877, 40908], date_1904=True)
print(f"  months of 1904: expected {[day.date() for day in right['month']]}, observed {seen['month']}")
assert [day.date() for day in right["month"]] == [date(2015, 12, 1), date(2016, 1, 1)], right
assert seen["month"] == (date(2011, 11, 30), date(2011, 12, 31)), seen
PY
