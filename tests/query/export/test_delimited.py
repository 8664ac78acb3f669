"""CSV: what is written comes back as it was, but for text that a spreadsheet would calculate."""

from __future__ import annotations

import csv
import io

from etl.query.csv_text import guarded
from etl.query.export.delimited import write_csv, write_rows, write_sources
from etl.query.export.values import as_text
from tests.query.export.conftest import CORRECTED, FORMULA, Contents


def test_rows_come_back_as_they_were(contents: Contents) -> None:
    file = io.StringIO(newline="")
    write_csv(contents("kpi"), file)
    rows = list(csv.DictReader(io.StringIO(file.getvalue(), newline="")))
    expected = list(contents("kpi").records())
    assert rows == [{name: guarded(as_text(value)) for name, value in row.items()} for row in expected]
    assert [row["quote"] for row in rows if row["consistency"] == "conflict"] == [f"'{FORMULA}"]
    assert [row["corrected"] for row in rows if row["corrected"]] == [CORRECTED]


def test_reports_and_other_rows_have_the_same_form(contents: Contents) -> None:
    content, file = contents("kpi"), io.StringIO()
    list(content.batches())
    write_sources(content, file)
    assert len(file.getvalue().splitlines()) == 1 + content.reports()
    other = io.StringIO()
    write_rows(("a", "b"), iter([(None, 1.0)]), other)
    assert other.getvalue() == "a,b\r\n,1\r\n"
