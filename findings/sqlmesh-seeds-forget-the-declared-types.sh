#!/usr/bin/env bash
# Guess:   a SEED model of SQLMesh with its columns declared has in the table what the CSV file has, read as those types: TEXT keeps
#          the code "01", DECIMAL(28, 6) keeps all digits of an amount, and a text "NA" is a text.
# Happens: the file is read as if nothing were declared, and what comes out is cast. The code "01" becomes "1"; an amount of
#          999999999999999.999999 becomes 1000000000000000.131072, with six digits behind the point that were never written; and
#          the name "NA" becomes NULL. The types of the table are those declared. No error, no warning. DuckDB's own read_csv
#          with the same types has all three right.
# Matters: seeds hold the lists of codes and the figures that were typed in. Codes of provinces begin with 0 in Vietnam, so the first
#          ones match no row of the other tables and fall out of every join; the digits made up look as exact as the others.
#          A code that is no number in the same column hides it. Keep such files out of seeds and read them in SQL.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  "sqlmesh==${VERSION:-0.236.4}" "duckdb==${DUCKDB:-1.5.5}" pandas==2.3.3
project="$folder/project"
mkdir -p "$project/models" "$project/seeds"
cat > "$project/config.yaml" <<YAML
gateways: {here: {connection: {type: duckdb, database: "$folder/it.duckdb"}}}
default_gateway: here
model_defaults: {dialect: duckdb}
disable_anonymized_analytics: true
YAML
cat > "$project/seeds/figures.csv" <<'CSV'
code,name,amount
01,NA,999999999999999.999999
20,Lạng Sơn,950.5
CSV
cat > "$project/models/figures.sql" <<'SQL'
MODEL (
  name report.figures,
  kind SEED (path '../seeds/figures.csv'),
  columns (code TEXT, name TEXT, amount DECIMAL(28, 6))
);
SQL
(cd "$project" && "$folder/venv/bin/sqlmesh" plan --auto-apply --no-prompts) > "$folder/log" 2>&1 || { cat "$folder/log"; exit 1; }
"$folder/venv/bin/python" -W error - "$folder" <<'PY'
import sys
from decimal import Decimal
from importlib.metadata import version

import duckdb

folder = sys.argv[1]
connection = duckdb.connect(f"{folder}/it.duckdb")
types = {"code": "VARCHAR", "name": "VARCHAR", "amount": "DECIMAL(28,6)"}
right = connection.sql(f"FROM read_csv('{folder}/project/seeds/figures.csv', columns={types}) ORDER BY code").fetchall()
seen = connection.sql("FROM report.figures ORDER BY amount DESC").fetchall()
described = {name: kind for name, kind, *_ in connection.sql("DESCRIBE report.figures").fetchall()}
print(f"sqlmesh {version('sqlmesh')}, DuckDB {duckdb.__version__}")
for expected, observed in zip(right, seen, strict=True):
    print(f"  expected {expected}\n  observed {observed}")
assert described == types, described
assert right[0] == ("01", "NA", Decimal("999999999999999.999999")), right
assert seen == [("1", None, Decimal("1000000000000000.131072")), ("20", "Lạng Sơn", Decimal("950.500000"))], seen
PY
