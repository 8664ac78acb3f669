#!/usr/bin/env bash
# Guess:   a unit test of SQLMesh, which states the rows that go into a model and those that come out, passes if the model gives the
#          stated figures, and with floats it leaves room for their last digits. A total that lacks a whole district fails. A
#          stated 3.4 is not met by 3, and an input that the declared type of its column does not hold is an error.
# Happens: floats and exact decimals may differ by a hundred-thousandth: for 4013530 stated the total 4013500 passes, and so do 30
#          millions in four trillions. What is stated for a column of whole numbers is rounded before it is compared, so 3 passes
#          for 3.4; an input of 16.7 into such a column is 17 before the model sees it. Of whole numbers 4013530 fails as it should.
#          No error, no warning; the manual names no tolerance.
# Matters: such a test is the proof that the sum of the districts is the province's figure, and a small district is less than that
#          share. Stated and computed figure stand in the file and in the table, and differ, under a test that is green. Cast
#          totals to whole numbers of their last digit, or to text, in the model that the test is of.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "sqlmesh==${VERSION:-0.236.4}" duckdb==1.5.6 pandas==2.3.3
mkdir -p "$folder/project/models" "$folder/project/tests"
cat >"$folder/project/config.yaml" <<'YAML'
gateways:
  local:
    connection: {type: duckdb}
model_defaults: {dialect: duckdb, start: 2015-01-01}
YAML
cat >"$folder/project/models/province.sql" <<'SQL'
MODEL (name kpi.province, kind FULL);
SELECT SUM(value)::DOUBLE AS float_total, SUM(value)::BIGINT AS whole_total, SUM(value)::DECIMAL(18, 1) AS decimal_total,
  SUM(rate)::BIGINT AS rate FROM kpi.district
SQL
cd "$folder"
SQLMESH__DISABLE_ANONYMIZED_ANALYTICS=true "$folder/venv/bin/python" - project <<'PY'
import contextlib
import io
import sys
from importlib.metadata import version
from pathlib import Path

from sqlmesh import Context

CASES = {  # a rate that goes in, what is stated to come out of 4013000 and 500, whether it should pass, whether it does
    "float_total 4013500": (3, "float_total: 4013500", True, True),
    "float_total 4013530": (3, "float_total: 4013530", False, True),
    "float_total 4013600": (3, "float_total: 4013600", False, False),
    "whole_total 4013530": (3, "whole_total: 4013530", False, False),
    "decimal_total 4013530": (3, "decimal_total: 4013530", False, True),
    "decimal_total 4013600": (3, "decimal_total: 4013600", False, False),
    "whole_total 4013500.4": (3, "whole_total: 4013500.4", False, True),
    "rate 3.4 for an input of 3": (3, "rate: 3.4", False, True),
    "rate 17 for an input of 16.7": (16.7, "rate: 17", False, True),
}
project = Path(sys.argv[1])
print(f"sqlmesh {version('sqlmesh')}")
for name, (rate, stated, expected, seen) in CASES.items():
    (project / "tests" / "test_province.yaml").write_text(
        f"""
test_province:
  model: kpi.province
  inputs:
    kpi.district:
      columns: {{value: double, rate: bigint}}
      rows: [{{value: 4013000, rate: {rate}}}, {{value: 500, rate: 0}}]
  outputs:
    partial: true
    query: [{{{stated}}}]
"""
    )
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        result = Context(paths=[project]).test()
    assert result.testsRun == 1, name
    assert not result.errors, result.errors
    words = {True: "passes", False: "fails"}
    print(f"  {name}: expected {words[expected]}, observed {words[result.wasSuccessful()]}")
    assert result.wasSuccessful() is seen, name
PY
