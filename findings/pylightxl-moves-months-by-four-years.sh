#!/usr/bin/env bash
# Guess:   pylightxl, which turns the numbers of cells with a format of dates into dates, counts them from the day that the
#          workbook names: 1900, or 1904 where workbookPr says date1904, as workbooks made on a Macintosh do.
# Happens: it always counts from 1900. December 2015 comes out as the last day of November 2011, in the form of any other date,
#          and January 2016 as the last of December 2011. openpyxl, python-calamine and xlsx2csv give the right days. No error.
# Matters: the month over a column and the year of a row are all wrong by the same four years and a day: the series is complete,
#          in order and of a year for which there are reports as well. The new figures look like revisions of the old ones.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check \
  "pylightxl==${VERSION:-1.61}" openpyxl==3.1.5 python-calamine==0.9.1 xlsx2csv==0.8.6
venv/bin/python - <<'PY'
import datetime
import io
from importlib.metadata import version

import openpyxl
import pylightxl
import python_calamine
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900
from xlsx2csv import Xlsx2csv

MONTHS = [datetime.date(2015, 12, 1), datetime.date(2016, 1, 1)]
EXPECTED = [month.isoformat() for month in MONTHS]
MOVED = ["2011-11-30", "2011-12-31"]


def by_csv(name: str) -> list[str]:
    out = io.StringIO()
    Xlsx2csv(name, dateformat="%Y-%m-%d").convert(out)
    return out.getvalue().split()


READERS = {
    "openpyxl": lambda name: [str(cell.value)[:10] for cell in openpyxl.load_workbook(name).active["A"]],
    "python-calamine": lambda name: [str(row[0]) for row in python_calamine.load_workbook(name).get_sheet_by_index(0).to_python()],
    "xlsx2csv": by_csv,
    "pylightxl": lambda name: [str(day).replace("/", "-") for day in pylightxl.readxl(name).ws("Sheet").col(1)],
}
for epoch in (CALENDAR_WINDOWS_1900, CALENDAR_MAC_1904):
    book = openpyxl.Workbook()
    book.epoch = epoch
    for month in MONTHS:
        book.active.append([month])
    book.save("months.xlsx")
    print(f"days counted from {epoch.year + (epoch.year < 1900)}: expected {EXPECTED}")
    for reader, read in READERS.items():
        seen = read("months.xlsx")
        print(f"  {reader} {version(reader)}: observed {seen}")
        assert seen == (MOVED if (reader, epoch) == ("pylightxl", CALENDAR_MAC_1904) else EXPECTED), seen
PY
