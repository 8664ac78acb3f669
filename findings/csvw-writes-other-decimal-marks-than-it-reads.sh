#!/usr/bin/env bash
# Guess:   a column that is described to csvw (CSV on the Web) as decimals with decimalChar "," and groupChar "." is written with
#          these marks, whether or not the description also has a pattern for the digits; read again with the same
#          description, each figure is the one that was written.
# Happens: with a pattern the marks are forgotten in writing and heeded in reading. By "#.##0,#", in the declared marks as the
#          standard asks, 4013.5 and 16.7 are written so and come back as 40135 and 167; by "#.##0,0" they are 401350 and 1670;
#          by "0.0" ten times too large as well, and a rate of 16.7 % by "0.0%" is 167 %. The file is valid by the library's own
#          check. Without a pattern all figures come back right.
# Matters: official tables in this format carry their description, and the pattern is where it says how many decimals a figure
#          has. A table that is read, mended and written again has figures of ten or a hundred times, under a description that
#          says they are right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "csvw==${VERSION:-4.1.1}"
"$folder/venv/bin/python" -W error::UserWarning - "$folder" <<'PY'
import json
import pathlib
import sys
from decimal import Decimal
from importlib.metadata import version

from csvw import TableGroup

folder = pathlib.Path(sys.argv[1])
CASES = {  # pattern, what is written: what the file holds, what is read again
    (None, "4013.5"): ("4.013,5", "4013.5"),
    (None, "16.7"): ("16,7", "16.7"),
    ("#.##0,#", "4013.5"): ("4013.5", "40135"),
    ("#.##0,#", "16.7"): ("16.7", "167"),
    ("#.##0,0", "4013.5"): ("4013.50", "401350"),
    ("#.##0,0", "16.7"): ("16.70", "1670"),
    ("0.0", "16.7"): ("16.7", "167"),
    ("0.0%", "0.167"): ("16.7%", "1.67"),
}


def group(pattern: str | None) -> TableGroup:
    marks = {"decimalChar": ",", "groupChar": "."} | ({"pattern": pattern} if pattern else {})
    column = {"name": "value", "datatype": {"base": "decimal", "format": marks}}
    table = {"url": "table.csv", "dialect": {"delimiter": ";"}, "tableSchema": {"columns": [column]}}
    described = {"@context": "http://www.w3.org/ns/csvw", "tables": [table]}
    folder.joinpath("described.json").write_text(json.dumps(described))
    return TableGroup.from_file(folder / "described.json")


print(f"csvw {version('csvw')}, decimalChar ',' and groupChar '.'")
for (pattern, figure), (written, again) in CASES.items():
    group(pattern).tables[0].write([{"value": Decimal(figure)}])
    held = folder.joinpath("table.csv").read_text().split()[1]
    [row] = group(pattern).tables[0].iterdicts(strict=True)
    print(f"  pattern {pattern}: {figure} is written {held}, expected {figure} again, observed {row['value']}")
    assert (held, str(row["value"])) == (written, again), (held, row)
folder.joinpath("table.csv").write_text("value\n4.013,5\n16,7\n")
right = [str(row["value"]) for row in group("#.##0,#").tables[0]]
print(f"  with the pattern #.##0,# the file 4.013,5 and 16,7 is read as {right}")
assert right == ["4013.5", "16.7"], right
PY
