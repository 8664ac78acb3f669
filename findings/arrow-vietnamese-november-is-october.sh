#!/usr/bin/env bash
# Guess:   arrow, which has the names of the months in Vietnamese, reads with a format and a language what it wrote with them:
#          each month of 2015 comes back as it was.
# Happens: with the month at the end ("YYYY MMMM") "2015 Tháng Mười Một" (November) and "2015 Tháng Mười Hai" (December) both
#          come back as October. "Tháng Mười" is tried first, and what is left, "Một" or "Hai", counts as other text behind
#          the date. With the year at the end ("MMMM YYYY") all twelve months are right. No error, no warning.
# Matters: titles and file names put the year first so that they sort. Reports of three months get the code of one, each looks
#          like a revision of another, and the last two months, in which a year's results are told, are empty. Write the month
#          in front, or read it from a list of names that tries the longest first.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "arrow==${VERSION:-1.4.0}"
"$folder/venv/bin/python" -W error - <<'PY'
import arrow


def read_back(form: str) -> dict[int, int]:
    """The months that come back as others: what was written and what was read."""
    months = {}
    for month in range(1, 13):
        written = arrow.Arrow(2015, month, 1).format(form, locale="vi")
        read = arrow.get(written, form, locale="vi")
        assert read.year == 2015, written
        if read.month != month:
            print(f"  {form}: {written!r}, expected month {month}, observed {read.month}")
            months[month] = read.month
    return months


print(f"arrow {arrow.__version__}")
assert read_back("YYYY MMMM") == {11: 10, 12: 10}
assert read_back("MMMM YYYY") == {}
PY
