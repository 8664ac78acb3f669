#!/usr/bin/env bash
# Guess:   text_to_edtf makes "Q4 2015" the code of that quarter, 2015-36, which parse_edtf of the same library takes for October
#          to December, as it makes "autumn 2015" the code of that season, 2015-23; or, where it does not know the words, it gives
#          None, as for "week 40 2015", or the year alone, as for "fourth quarter of 2015".
# Happens: it takes the number for a month. The four quarters are January, February, March and April of 2015, however they are
#          written: 4Q2015, Q4/2015, "quarter 4 of 2015", "quý 4 năm 2015". The nine months of 2015 are September, and
#          1-9/2015, January to September, is the ninth of January. No error, no warning.
# Matters: EDTF is how catalogues of reports and archives of statistics write the time that a document covers. Four quarters become
#          four months in a row, so a series of them looks complete and in order, and each meets another month's report.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "edtf==${VERSION:-5.0.2}"
"$folder/venv/bin/python" -W error::UserWarning - <<'PY'
from importlib.metadata import version

from edtf import parse_edtf, text_to_edtf

print(f"edtf {version('edtf')}")


def covers(code: str) -> str:
    period = parse_edtf(code)
    return " to ".join("{}-{:02}-{:02}".format(*day[:3]) for day in (period.lower_strict(), period.upper_strict()))


KNOWN = {"autumn 2015": "2015-23", "week 40 2015": None, "fourth quarter of 2015": "2015", "December 2015": "2015-12"}
for words, code in KNOWN.items():
    print(f"  {words}: {text_to_edtf(words)}")
    assert text_to_edtf(words) == code, words
for quarter, code in enumerate(("2015-33", "2015-34", "2015-35", "2015-36"), 1):
    seen = text_to_edtf(f"Q{quarter} 2015")
    print(f"  Q{quarter} 2015: expected {code} ({covers(code)}), observed {seen} ({covers(seen)})")
    assert seen == f"2015-{quarter:02}", seen
assert covers("2015-36") == "2015-10-01 to 2015-12-31"
for words in ("4Q2015", "Q4/2015", "quarter 4 of 2015", "quý 4 năm 2015"):
    print(f"  {words}: {text_to_edtf(words)}")
    assert text_to_edtf(words) == "2015-04", words
for words, code in {"9 months of 2015": "2015-09", "1-9/2015": "2015-01-09"}.items():
    print(f"  {words}: expected 2015-01/2015-09 or None, observed {text_to_edtf(words)}")
    assert text_to_edtf(words) == code, words
PY
