"""Commands that ask the published warehouse: formats, what cannot be asked, and what `etl sql` must not reach."""

from __future__ import annotations

import csv
import io
import json
from functools import partial
from pathlib import Path

import pytest

from etl.settings import Settings
from tests.cli.conftest import one_line
from tests.conftest import GOOD, Etl, file_of


@pytest.mark.parametrize("command", ["kpi", "status", "sql"])
def test_asking_without_a_warehouse_is_one_line(command: str, etl: Etl) -> None:
    ran = etl(command, *(["select 1"] if command == "sql" else []))
    assert ran.code == 1
    assert one_line(ran.err)
    assert "no warehouse yet" in ran.err


def test_sql_gives_the_same_rows_as_table_csv_and_json(etl: Etl, loaded: Settings) -> None:
    etl = partial(etl, "--warehouse", loaded.warehouse)
    query = "select path, status from document order by path"
    rows = list(csv.DictReader(io.StringIO(etl("sql", query, "--format", "csv").out)))
    assert [row["path"] for row in rows] == [f"{name}.txt" for name in GOOD]
    assert json.loads(etl("sql", query, "--format", "json").out) == rows
    assert all(row["path"] in etl("sql", query).out for row in rows)


def test_sql_comes_from_standard_input(etl: Etl, loaded: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("select 41 + 1 as answer"))
    assert json.loads(etl("sql", "--format", "json", "--warehouse", loaded.warehouse).out) == [{"answer": 42}]


@pytest.mark.parametrize(
    "query",
    [
        "select * from read_text('{secret}')",
        "from '{secret}'",
        "copy (select 1) to '{secret}'",
        "attach '{secret}' as other",
        "set enable_external_access = true; select * from read_text('{secret}')",
        "delete from document",
        "create table x as select 1",
        "drop view kpi_yearly",
        "install httpfs",
        "selekt 1",
        "select no_such_column from document",
    ],
)
def test_sql_reaches_no_other_file_and_changes_nothing(query: str, etl: Etl, loaded: Settings, tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("kept,secret\n1,2\n")
    before = file_of(loaded).read_bytes()
    ran = etl("sql", query.format(secret=secret), "--warehouse", loaded.warehouse)
    assert ran.code == 2
    assert one_line(ran.err)
    assert "kept" not in ran.out
    assert secret.read_text() == "kept,secret\n1,2\n"
    assert file_of(loaded).read_bytes() == before


def test_kpi_as_csv_has_every_column_and_as_a_table_a_few(etl: Etl, loaded: Settings) -> None:
    etl = partial(etl, "--warehouse", loaded.warehouse)
    rows = list(csv.DictReader(io.StringIO(etl("kpi", "--area", "Bắc Kạn", "--format", "csv").out)))
    assert {row["area"] for row in rows} == {"Bắc Kạn"}
    assert all(row["quote"] for row in rows)
    table = etl("kpi", "--area", "Bắc Kạn").out
    assert "quote" not in table
    assert table.endswith(f"{len(rows)} rows\n")


def test_kpi_of_a_year_and_an_indicator_gives_that_alone(etl: Etl, loaded: Settings) -> None:
    ran = etl("kpi", "--year", "1999", "--indicator", "exports", "--format", "json", "--warehouse", loaded.warehouse)
    assert json.loads(ran.out) == []


def test_status_counts_what_the_warehouse_holds(etl: Etl, loaded: Settings) -> None:
    ran = etl("status", "--warehouse", loaded.warehouse)
    assert ran.code == 0
    assert "2 documents read, 0 doubtful, 0 failed" in ran.out


def test_names_and_years_are_written_as_people_write_them(etl: Etl, loaded: Settings) -> None:
    etl = partial(etl, "--warehouse", loaded.warehouse)
    exact = etl("kpi", "--area", "bac-kan", "--indicator", "industrial_output", "--format", "csv")
    assert len(exact.out.splitlines()) > 1
    wanted = ["--area", "tinh bac kan", "--indicator", "gia tri san xuat cong nghiep", "--years", "2020-2025"]
    assert etl("kpi", *wanted, "--format", "csv").out == exact.out


def test_a_name_of_two_areas_is_told_on_standard_error(etl: Etl, loaded: Settings) -> None:
    ran = etl("kpi", "--area", "Tuyên Quang", "--warehouse", loaded.warehouse)
    assert ran.code == 0
    assert "tuyen-quang (until 2025-06-30), tuyen-quang-2025 (since 2025-07-01)" in ran.err


def test_an_unknown_area_is_one_line_with_the_nearest(etl: Etl, loaded: Settings) -> None:
    ran = etl("kpi", "--area", "Bắc Cạnh", "--warehouse", loaded.warehouse)
    assert ran.code == 2
    assert one_line(ran.err)
    assert "did you mean Bắc Kạn" in ran.err


def test_nothing_found_names_the_nearest_periods(etl: Etl, loaded: Settings) -> None:
    for asked in (("--year", "2003"), ("--period", "quý I/2003")):
        ran = etl("kpi", "--area", "Bắc Kạn", *asked, "--warehouse", loaded.warehouse)
        assert ran.code == 0
        assert ran.err == "nothing is known of this at that time; nearest: 2023, 2023-M01/M11\n"
    nowhere = etl("kpi", "--area", "Cà Mau", "--warehouse", loaded.warehouse)
    assert "nothing is known of this in any period" in nowhere.err


def test_kpis_of_one_period_in_any_usual_writing(etl: Etl, settings: Settings) -> None:
    said = ["TỈNH CAO BẰNG", "Cao Bằng, ngày 10/4/2015. Quý I/2015, kim ngạch xuất khẩu đạt 4.013 nghìn USD."]
    settings.raw.mkdir(parents=True, exist_ok=True)
    (settings.raw / "quarter.txt").write_text("\n\n".join(said), "utf-8")
    assert etl("run", "--raw", settings.raw, "--warehouse", settings.warehouse).code == 0
    etl = partial(etl, "--warehouse", settings.warehouse)
    for name in ("2015-Q1", "quy I/2015", "Q1 2015"):
        (row,) = csv.DictReader(io.StringIO(etl("kpi", "--period", name, "--format", "csv").out))
        assert (row["period"], row["indicator"], row["actual"]) == ("2015-Q1", "exports", "4.013")
    assert "2015-Q1" in etl("kpi", "--period", "quý I/2015", "--area", "cao bang").out
    yearly = etl("kpi", "--area", "cao bang")
    assert "0 rows" in yearly.out
    assert "reports, but no whole year: 1 KPI of 2015-Q1; `etl kpi --period 2015-Q1`" in yearly.err
    assert "1 province with reports, but no whole year of a headline indicator" in etl("status").out
    refused = etl("kpi", "--period", "quý V")
    assert refused.code == 2
    assert one_line(refused.err)
