#!/usr/bin/env bash
# Guess:   appending floats to a column of whole numbers fails, or keeps what is behind the point: formats of tables exist to hold
#          a schema, and deltalake refuses decimals with two digits for a column with one ("Cannot cast field"), as it does
#          columns that the table has not.
# Happens: deltalake and lancedb cut them: 950.5 and 16.7 are stored as 950 and 16, -0.9 as 0. deltalake does so with
#          schema_mode="merge" too, for decimals and for update(); lancedb for add() and update(). pyiceberg refuses the same
#          frame. No error, no warning.
# Matters: the first report of an indicator has whole numbers, so its column is one of whole numbers, and the next has decimals.
#          The figures of the new year are all there, each a little too small; a rate below one per cent is nought. Compare the
#          types before writing, or make columns of figures decimals from the start.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "deltalake==${DELTALAKE:-1.6.6}" \
  "lancedb==${LANCEDB:-0.40.0}" "pyiceberg[sql-sqlite]==${PYICEBERG:-0.12.0}" pyarrow==25.0.1
"$folder/venv/bin/python" -W error::RuntimeWarning -W error::UserWarning - "$folder" 2> "$folder/log" <<'PY' \
  || { cat "$folder/log"; exit 1; }
import contextlib
import io
import sys
from decimal import Decimal
from importlib.metadata import version

import deltalake
import lancedb
import pyarrow as pa
from pyiceberg.catalog.sql import SqlCatalog

folder = sys.argv[1]
FIRST = pa.table({"year": [2013], "value": pa.array([905], pa.int64())})
NEXT = pa.table({"year": [2014, 2015, 2016], "value": [950.5, 16.7, -0.9]})
EXACT = pa.table({"year": [2014, 2015, 2016], "value": [Decimal("950.5"), Decimal("16.7"), Decimal("-0.9")]})
CUT = {2013: 905, 2014: 950, 2015: 16, 2016: 0}


def figures(table: pa.Table) -> dict[int, object]:
    return dict(zip(table["year"].to_pylist(), table["value"].to_pylist(), strict=True))


def delta(name: str, rows: pa.Table, mode: str | None) -> dict[int, object]:
    path = f"{folder}/delta-{name}"
    deltalake.write_deltalake(path, FIRST)
    deltalake.write_deltalake(path, rows, mode="append", schema_mode=mode)
    return figures(pa.table(deltalake.DeltaTable(path).to_pyarrow_table()))


def lance(name: str, rows: pa.Table) -> dict[int, object]:
    table = lancedb.connect(f"{folder}/lance").create_table(name, FIRST)
    table.add(rows)
    return figures(table.to_arrow())


seen = {
    f"deltalake {version('deltalake')}": delta("floats", NEXT, None),
    "deltalake, schema_mode='merge'": delta("merge", NEXT, "merge"),
    "deltalake, decimals": delta("decimals", EXACT, None),
    f"lancedb {version('lancedb')}": lance("floats", NEXT),
    "lancedb, decimals": lance("decimals", EXACT),
}
for name, values in seen.items():
    print(f"  {name}: expected an error or 950.5, 16.7 and -0.9, observed {values}")
    assert values == CUT, values
table = deltalake.DeltaTable(f"{folder}/delta-floats")
table.update(updates={"value": "950.5"}, predicate="year = 2014")
assert figures(pa.table(deltalake.DeltaTable(f"{folder}/delta-floats").to_pyarrow_table()))[2014] == 950
one = pa.table({"year": [2013], "value": pa.array([Decimal("905.1")], pa.decimal128(9, 1))})
two = pa.table({"year": [2014], "value": pa.array([Decimal("950.25")], pa.decimal128(9, 2))})
deltalake.write_deltalake(f"{folder}/delta-one", one)
try:
    deltalake.write_deltalake(f"{folder}/delta-one", two, mode="append")
except deltalake.exceptions.SchemaMismatchError as error:
    print(f"  deltalake refuses decimals with two digits for a column with one: {error}")
else:
    raise SystemExit("deltalake takes decimals with more digits")
catalog = SqlCatalog("it", uri=f"sqlite:///{folder}/it.db", warehouse=f"file://{folder}/it")
catalog.create_namespace("it")
iceberg = catalog.create_table("it.figures", FIRST.schema)
iceberg.append(FIRST)
try:
    with contextlib.redirect_stdout(io.StringIO()):
        iceberg.append(NEXT)
except ValueError:
    print(f"  pyiceberg {version('pyiceberg')} refuses the frame of floats")
else:
    raise SystemExit("pyiceberg takes floats for whole numbers")
PY
