#!/usr/bin/env bash
# Guess:   sqlglot turns to_char(day, 'YYYY-"Q"Q') of PostgreSQL into DuckDB's SQL so that it gives 2015-Q4 again, or, as DuckDB's
#          strftime has no code for quarters, it warns, and raises with unsupported_level=RAISE, which is for just this.
# Happens: what it does not know in a format stays as it is: every day of 2015 becomes the text 2015-"Q"Q, so that GROUP BY puts
#          the four quarters together. The same from Oracle, Redshift and Snowflake, from Spark ('yyyy-QQQ' becomes 2015-QQQ) and
#          from SQL Server, where DATENAME(quarter, day) becomes the word "quarter". No warning; RAISE does not raise. Years,
#          months and days are right, and so is EXTRACT(QUARTER FROM day).
# Matters: the key of a quarterly table is written so in most databases, and sqlglot is what moves their SQL to DuckDB, in SQLMesh
#          and elsewhere. One row for each year remains, with the sum of the year where a quarter's figure belongs.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  "sqlglot==${VERSION:-30.30.0}" "duckdb==${DUCKDB:-1.5.5}"
# PostgreSQL itself, as WebAssembly.
(cd "$folder" && npm install --silent --no-audit --no-fund "@electric-sql/pglite@${PGLITE:-0.5.17}" > npm.log 2>&1) \
  || { cat "$folder/npm.log"; exit 1; }
cat > "$folder/query.sql" <<'SQL'
SELECT to_char(day, 'YYYY-"Q"Q') AS quarter, sum(value) AS value
FROM (VALUES (DATE '2015-02-28', 1), (DATE '2015-05-31', 2), (DATE '2015-11-30', 4)) AS report(day, value)
GROUP BY 1 ORDER BY 1
SQL
cat > "$folder/postgres.mjs" <<'JS'
import { readFileSync } from "node:fs";
import { PGlite } from "@electric-sql/pglite";
const { rows } = await new PGlite().query(readFileSync(process.argv[2], "utf8"));
console.log(rows.map((row) => `${row.quarter} ${row.value}`).join(", "));
JS
right=$(cd "$folder" && node postgres.mjs query.sql)
echo "PostgreSQL: $right"
[ "$right" = "2015-Q1 1, 2015-Q2 2, 2015-Q4 4" ]
"$folder/venv/bin/python" - "$folder/query.sql" 2> "$folder/log" <<'PY'
import pathlib
import sys

import duckdb
import sqlglot

DAY = "CAST('2015-11-30' AS DATE)"
OTHERS = {
    ("oracle", f"SELECT TO_CHAR({DAY}, 'YYYY-\"Q\"Q')"): '2015-"Q"Q',
    ("redshift", f"SELECT TO_CHAR({DAY}, 'YYYYQ')"): "2015Q",
    ("snowflake", f"SELECT TO_CHAR({DAY}, 'YYYY-\"Q\"Q')"): '2015-"Q"Q',
    ("spark", f"SELECT date_format({DAY}, 'yyyy-QQQ')"): "2015-QQQ",
    ("tsql", f"SELECT DATENAME(quarter, {DAY})"): "quarter",
    ("postgres", f"SELECT to_char({DAY}, 'YYYY-MM')"): "2015-11",
    ("postgres", f"SELECT EXTRACT(QUARTER FROM {DAY})"): 4,
}


def in_duckdb(query: str, dialect: str) -> list[tuple]:
    level = sqlglot.ErrorLevel.RAISE
    [moved] = sqlglot.transpile(query, read=dialect, write="duckdb", unsupported_level=level)
    return duckdb.sql(moved).fetchall()


seen = [(key, int(total)) for key, total in in_duckdb(pathlib.Path(sys.argv[1]).read_text(), "postgres")]
print(f"sqlglot {sqlglot.__version__}, DuckDB {duckdb.__version__}: expected the same, observed {seen}")
assert seen == [('2015-"Q"Q', 7)], seen
for (dialect, query), wrong in OTHERS.items():
    [(value,)] = in_duckdb(query, dialect)
    print(f"  from {dialect}, {query}: observed {value}")
    assert value == wrong, value
PY
if [ -s "$folder/log" ]; then
  echo "it warns now:" && cat "$folder/log"
  exit 1
fi
