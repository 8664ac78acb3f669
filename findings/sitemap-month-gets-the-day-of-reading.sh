#!/usr/bin/env bash
# Guess:   a parser of sitemaps reads the dates that the protocol allows (W3C datetime: a day, a month 2015-12 or a year
#          2015) as the first day of the month or year, or as None; the same file gives the same dates tomorrow.
# Happens: on Python 3.11 and later ultimate-sitemap-parser fills in what is missing from the clock: read on 29 November,
#          2015-12 is 29 December 2015 and 2015 is 29 November 2015. A day later they are the 30th. No warning.
# Matters: pages of monthly and yearly reports carry just such dates. The day a report was published is made up, in the same
#          form as one that was read, and changes with every run: each night all of them look new again.
set -euo pipefail
python=${PYTHON:-python3}
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
  echo "needs Python 3.11 or later: PYTHON=python3.12 bash $0" >&2
  exit 2
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  "ultimate-sitemap-parser==${VERSION:-1.8.1}" "python-dateutil==2.9.0.post0"
"$folder/venv/bin/python" -W error - <<'PY'
import datetime
from calendar import monthrange
from importlib.metadata import version

from dateutil.parser import isoparse
from usp.tree import sitemap_from_str

WRITTEN = ["2015-12-05", "2015-12", "2015"]
pages = "".join(f"<url><loc>https://example.org/{day}</loc><lastmod>{day}</lastmod></url>" for day in WRITTEN)
sitemap = f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{pages}</urlset>'
today = datetime.date.today()
read = {page.url.rsplit("/", 1)[1]: page.last_modified.date() for page in sitemap_from_str(sitemap).all_pages()}


def in_2015(month: int) -> datetime.date:
    return datetime.date(2015, month, min(today.day, monthrange(2015, month)[1]))


seen = {"2015-12-05": datetime.date(2015, 12, 5), "2015-12": in_2015(12), "2015": in_2015(today.month)}
print(f"ultimate-sitemap-parser {version('ultimate-sitemap-parser')}, read on {today}")
for day in WRITTEN:
    print(f"  {day}: expected {isoparse(day).date()} or None, observed {read[day]}")
assert read == seen, read
PY
