#!/usr/bin/env bash
# Guess:   htmldate finds the day in the dateline of a Vietnamese report, "Lạng Sơn, ngày 05 tháng 12 năm 2015", because it
#          finds it in "ngày 05 tháng 12 năm 2015"; and where it cannot tell a day, it says None.
# Happens: with the place in front, which every official report has, it answers the first of January of that year, in the
#          same form as a day that was read. With the place in front of 05/12/2015 it finds the day.
# Matters: a report of a year's end becomes eleven months older than it is, so the next report seems to revise it, and what
#          was known on a day comes out wrong. A first of January from this library is no day of publication.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "htmldate==${VERSION:-1.11.0}"
"$folder/venv/bin/python" - <<'PY'
from importlib.metadata import version

from htmldate import find_date

BODY = "<p>Kim ngạch xuất khẩu năm 2015 đạt 4.013 triệu USD, tăng 16,7% so với năm 2014.</p>"
SEEN = {
    "Ngày 05 tháng 12 năm 2015": "2015-12-05",
    "Lạng Sơn, 05/12/2015": "2015-12-05",
    "Lạng Sơn, ngày 05 tháng 12 năm 2015": "2015-01-01",
    "Hà Nội, ngày 25 tháng 11 năm 2015": "2015-01-01",
}
print(f"htmldate {version('htmldate')}: expected the day that is written, or None")
for dateline, seen in SEEN.items():
    page = f'<html lang="vi"><head><title>Báo cáo</title></head><body><p>{dateline}</p>{BODY}</body></html>'
    day = find_date(page, original_date=True)
    print(f"  observed of {dateline!r}: {day}")
    assert day == seen, (dateline, day)
PY
