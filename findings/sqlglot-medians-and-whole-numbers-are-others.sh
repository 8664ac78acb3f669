#!/usr/bin/env bash
# Guess:   sqlglot turns a median of another database into DuckDB's SQL so that it is the same figure: percentile(v, 0.5)
#          of Spark, Databricks and Hive and median(v) of ClickHouse lie between the two middle figures, as quantile_cont
#          and median of DuckDB do. The cut of 16.7 to a whole number stays 16, as in Spark, SQL Server, SQLite and
#          ClickHouse, and a month after 28 February is 31 March, as Redshift has it. What it cannot say, it refuses with
#          unsupported_level=RAISE.
# Happens: they become DuckDB's QUANTILE, which is the figure below: the median of 950 and 1110 is 950 and not 1030.
#          median(v) of Spark, PERCENTILE_CONT and the medians of Snowflake and Oracle are right. CAST(16.7 AS INT) stays
#          as it is, and DuckDB rounds: 17. add_months() of Redshift becomes a plain sum, 28 March, while those of Oracle
#          and Snowflake are kept to the end of the month. No error, no warning.
# Matters: medians of an even number of provinces or of twelve months come out too low by half a step, so do quartiles;
#          figures in millions cut to whole ones are one too many in half of all rows; and ends of months do not meet the
#          next ones. All of it is seen only by who has both databases.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check "sqlglot==${VERSION:-30.29.0}" duckdb==1.5.5
venv/bin/python - <<'PY'
import sqlite3
from datetime import date
from importlib.metadata import version

import duckdb
import sqlglot

WHOLE = "SELECT CAST(16.7 AS INT)"
NEXT = "SELECT ADD_MONTHS(DATE '2015-02-28', 1)"
ENDS, CUT = date(2015, 3, 31), date(2015, 3, 28)
CASES = [  # dialect, what is asked of the figures 950 and 1110: what it gives there, what it gives by sqlglot in DuckDB
    ("spark", "SELECT percentile(v, 0.5) FROM kpi", 1030, 950),
    ("databricks", "SELECT percentile(v, 0.5) FROM kpi", 1030, 950),
    ("hive", "SELECT percentile(v, 0.5) FROM kpi", 1030, 950),
    ("clickhouse", "SELECT median(v) FROM kpi", 1030, 950),
    ("spark", "SELECT median(v) FROM kpi", 1030, 1030),
    ("snowflake", "SELECT median(v) FROM kpi", 1030, 1030),
    ("oracle", "SELECT median(v) FROM kpi", 1030, 1030),
    ("postgres", "SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY v) FROM kpi", 1030, 1030),
    ("spark", WHOLE, 16, 17),
    ("tsql", WHOLE, 16, 17),
    ("clickhouse", WHOLE, 16, 17),
    ("sqlite", WHOLE, 16, 17),
    ("postgres", WHOLE, 17, 17),
    ("redshift", NEXT, ENDS, CUT),
    ("oracle", NEXT, ENDS, ENDS),
    ("snowflake", NEXT, ENDS, ENDS),
]
database = duckdb.connect()
database.execute("CREATE TABLE kpi AS SELECT unnest([950.0, 1110.0])::DOUBLE AS v")
print(f"sqlglot {version('sqlglot')}, DuckDB {duckdb.__version__}")
assert sqlite3.connect(":memory:").execute(WHOLE).fetchone() == (16,)
for dialect, query, expected, observed in CASES:
    [text] = sqlglot.transpile(query, read=dialect, write="duckdb", unsupported_level=sqlglot.ErrorLevel.RAISE)
    [(seen,)] = database.execute(text).fetchall()
    if isinstance(observed, date):
        seen = seen.date() if hasattr(seen, "date") else seen
    print(f"  {dialect}: {query}: expected {expected}, observed {seen}")
    assert seen == observed, (text, seen)
PY
