#!/usr/bin/env bash
# Guess:   pl.concat puts frames below each other only if the types of their columns are the same (how="vertical"), and that is why
#          there is how="vertical_relaxed": whole numbers and floats are refused, so decimals with one digit behind the point and
#          decimals with two are refused too, or get two.
# Happens: they get the digits of the first frame, and the others are rounded to them: 16.7 and 16.75 become 16.7 and 16.8, 0.04
#          becomes 0.0. With "diagonal", vstack, extend and append the same, and in lazy frames. In the other order, with
#          "vertical_relaxed", and in UNION ALL all digits stay; read_parquet refuses two such files. No error, no warning.
# Matters: decimals are what keeps figures exact, and polars gives each column made from Python's decimals the digits that it
#          needs. One report has one decimal, the next has two, so whether a figure is rounded depends on which is read first; a
#          small share becomes nought.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "polars==${VERSION:-2.1.0}"
"$folder/venv/bin/python" -W error - "$folder" <<'PY'
import sys
from decimal import Decimal

import polars as pl

ROUNDED, EXACT = ["16.7", "16.8", "0.0"], ["16.7", "16.75", "0.04"]
first = pl.DataFrame({"rate": [Decimal("16.7")]})
second = pl.DataFrame({"rate": [Decimal("16.75"), Decimal("0.04")]})
files = []
for number, frame in enumerate((first, second)):
    files.append(f"{sys.argv[1]}/{number}.parquet")
    frame.write_parquet(files[-1])


def refused(join) -> bool:
    try:
        join()
    except pl.exceptions.SchemaError:
        return True
    return False


print(f"polars {pl.__version__}: {first.schema['rate']} above {second.schema['rate']}")
in_sql = pl.SQLContext(first=first, second=second)
WAYS = {
    "concat": (pl.concat([first, second]), ROUNDED),
    "concat, diagonal": (pl.concat([first, second], how="diagonal"), ROUNDED),
    "concat of lazy frames": (pl.concat([first.lazy(), second.lazy()]).collect(), ROUNDED),
    "vstack": (first.vstack(second), ROUNDED),
    "extend": (first.clone().extend(second), ROUNDED),
    "append": (first["rate"].clone().append(second["rate"]).to_frame(), ROUNDED),
    "concat, vertical_relaxed": (pl.concat([first, second], how="vertical_relaxed"), EXACT),
    "concat in the other order": (pl.concat([second, first]), [*EXACT[1:], EXACT[0]]),
}
for name, (frame, figures) in WAYS.items():
    seen = frame["rate"].to_list()
    print(f"  {name}: expected an error or {', '.join(EXACT)}, observed {', '.join(map(str, seen))}")
    assert seen == [Decimal(figure) for figure in figures], seen
union = in_sql.execute("SELECT * FROM first UNION ALL SELECT * FROM second", eager=True)["rate"]
assert sorted(union) == sorted(Decimal(figure) for figure in EXACT), union
assert refused(lambda: pl.concat([pl.DataFrame({"rate": [16]}), pl.DataFrame({"rate": [16.75]})]))
assert refused(lambda: pl.read_parquet(files))
print("  whole numbers above floats, and two such files of Parquet, are refused")
PY
