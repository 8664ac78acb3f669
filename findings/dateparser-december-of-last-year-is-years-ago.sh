#!/usr/bin/env bash
# Guess:   dateparser knows Vietnamese; in a report of January 2016 it reads "tháng 12 năm trước" (December of the year
#          before) as December 2015, or gives None, as it does for "December last year" in English.
# Happens: It takes "12 năm trước" for "12 years ago" and drops the word for month: January 2004. September of the year
#          before is January 2007, and with a day before it, "ngày 31 tháng 12 năm trước" is a day of June 2001. Beside
#          them "tháng 12 năm 2015" is read rightly, and "tháng 12 năm ngoái", which means the same, is None.
# Matters: Every report on prices holds its month against "tháng 12 năm trước". A base that is eleven years too early has
#          the form of a right one, and nothing fails: the growth since December becomes one since a year long before.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
version=${VERSION:-1.5.0}
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "dateparser==$version"
cat > "$folder/read.py" <<'PYTHON'
from datetime import datetime

import dateparser

settings = {"RELATIVE_BASE": datetime(2016, 1, 18)}
for words, language in [
    ("tháng 12 năm 2015", "vi"),
    ("tháng 12 năm trước", "vi"),
    ("tháng 9 năm trước", "vi"),
    ("ngày 31 tháng 12 năm trước", "vi"),
    ("tháng 12 năm ngoái", "vi"),
    ("December last year", "en"),
]:
    read = dateparser.parse(words, languages=[language], settings=settings)
    print(f"{words}: {read and read.date()}")
PYTHON
seen=$("$folder/venv/bin/python" -W ignore "$folder/read.py")
echo "dateparser $version, in a report of 2016-01-18; expected: 2015-12 and 2015-09 of the year before, or None"
echo "$seen"
[ "$seen" = "tháng 12 năm 2015: 2015-12-18
tháng 12 năm trước: 2004-01-18
tháng 9 năm trước: 2007-01-18
ngày 31 tháng 12 năm trước: 2001-06-18
tháng 12 năm ngoái: None
December last year: None" ]
