#!/usr/bin/env bash
# Guess:   sqlframe, which runs programs written for Spark on DuckDB, gives the figures that Spark gives: collect_list and
#          collect_set leave out what is missing, so size(collect_list(v)) is the number of reports; percentile_approx is
#          one of the figures; cast("int") cuts what is behind the point, of a number and of a text alike.
# Happens: the lists have the missing figures in them, and their size is the number of rows. The median of 950 and 1110
#          by percentile_approx is 1030, which nobody reported. cast("int") rounds: 16.7 is 17, while 16.5 is 16 as a
#          number and 17 as a text. count(v), avg(v), median(v) and round(v) are as in Spark. sqlglot, which sqlframe is
#          built on, does put the condition for missing figures where it translates the same words as SQL. No error, no
#          warning.
# Matters: such programs are tried on a small machine before they run on the large one. Here each province has reported
#          for all twelve months, and figures cut to millions are one too many in half of all rows.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check \
  "sqlframe==${VERSION:-4.10.0}" sqlglot==30.29.0 duckdb==1.5.5
venv/bin/python -W ignore - <<'PY'
from importlib.metadata import version

import duckdb
import sqlglot
from sqlframe.duckdb import DuckDBSession
from sqlframe.duckdb import functions as F

session = DuckDBSession(conn=duckdb.connect())
kpi = session.createDataFrame([("HN", 950.0), ("HN", 1110.0), ("HN", None)], ["area", "v"])
rates = session.createDataFrame([(16.7,), (16.5,)], ["v"])
print(f"sqlframe {version('sqlframe')}, sqlglot {version('sqlglot')}, DuckDB {duckdb.__version__}")


def same(name: str, expected: object, observed: object, seen: object) -> None:
    print(f"  {name}: expected {expected}, observed {seen}")
    assert seen == observed, (name, seen)


def of(column: object) -> object:
    [row] = kpi.groupBy("area").agg(column.alias("seen")).collect()
    return row["seen"]


def cut(column: object) -> list[object]:
    return [row["seen"] for row in rates.orderBy(F.col("v").desc()).select(column.alias("seen")).collect()]


same("size(collect_list(v))", 2, 3, of(F.size(F.collect_list("v"))))
same("size(collect_set(v))", 2, 3, of(F.size(F.collect_set("v"))))
same("count(v)", 2, 2, of(F.count("v")))
same("avg(v)", 1030, 1030, of(F.avg("v")))
same("median(v)", 1030, 1030, of(F.median("v")))
same("percentile_approx(v, 0.5)", 950, 1030, of(F.percentile_approx("v", 0.5)))
same("16.7 and 16.5 as int", [16, 16], [17, 16], cut(F.col("v").cast("int")))
same("'16.7' and '16.5' as int", [16, 16], [17, 17], cut(F.col("v").cast("string").cast("int")))
same("round(v)", [17, 17], [17, 17], cut(F.round("v")))
[text] = sqlglot.transpile("SELECT size(collect_list(v)) FROM kpi", read="spark", write="duckdb")
print(f"  by sqlglot: {text}")
assert "v IS NOT NULL" in text, text
PY
