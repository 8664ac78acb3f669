"""An export as a whole: the file is there or it is not, and what it cannot be is one line."""

from __future__ import annotations

import csv
import shutil
from dataclasses import replace
from pathlib import Path
from unittest.mock import Mock

import duckdb
import pytest

from etl.errors import UsageError, WarehouseError
from etl.query.export import Request, export
from etl.query.export.contents import RELATIONS, What
from etl.query.selection import Selection
from tests.disk import traced


def test_the_name_of_the_file_says_the_format(marked: Path, tmp_path: Path) -> None:
    written = export(marked, Request("kpi", tmp_path / "kpi.csv", chosen=Selection(areas=("bac-kan",))))
    assert written.files == (tmp_path / "kpi.csv",)
    assert (tmp_path / "kpi.csv").read_bytes().startswith(b"area_id,")
    assert len((tmp_path / "kpi.csv").read_bytes().split(b"\r\n")) == written.rows + 2
    assert written.reports == 1
    assert any("are in doubt" in note for note in written.notes)
    assert [path.name for path in tmp_path.iterdir()] == ["kpi.csv"]


@pytest.mark.parametrize("name", ["x.xlsx", "x.parquet", "x.zip", "x.csv"])
def test_every_format_has_its_file(name: str, marked: Path, tmp_path: Path) -> None:
    assert export(marked, Request("observations", tmp_path / name)).rows > 0
    assert (tmp_path / name).stat().st_size > 0


def test_the_name_of_the_warehouse_is_no_sql(marked: Path, tmp_path: Path) -> None:
    named = Path(shutil.copyfile(marked, tmp_path / """kho "số liệu" của tôi's.duckdb"""))
    assert export(named, Request("kpi", tmp_path / "kpi.csv")).rows > 0


@pytest.mark.parametrize("name", ["x.xlsx", "x.parquet", "x.zip", "x.csv"])
def test_a_power_cut_leaves_the_old_file_or_the_new(
    name: str, marked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / name).write_bytes(b"old")
    calls = traced(monkeypatch)
    export(marked, Request("kpi", tmp_path / name, force=True))
    [*_, (sync, content), put, folder] = calls
    assert (sync, put, folder) == ("sync", ("put", name), ("sync", tmp_path.name))
    assert content.startswith(f".{name}.")


def test_kpis_of_any_period_need_no_code_of_their_own(
    marked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A relation with periods and a column that nobody knows."""
    path = tmp_path / "w.duckdb"
    shutil.copy(marked, path)
    with duckdb.connect(str(path)) as connection:
        connection.execute("""
            create table kpi_half as
            select
              * exclude (year, period_start, period_end, origin),
              year || '-H1' as period, 'derived' as origin, 1 as brand_new
            from kpi_yearly
            """)
    monkeypatch.setitem(RELATIONS, "period", "kpi_half")
    for name in ("x.xlsx", "x.zip", "x.csv"):
        assert (
            export(path, Request("period", tmp_path / name)).rows
            == export(path, Request("kpi", tmp_path / f"kpi-{name}")).rows
        )
    with (tmp_path / "x.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {(row["period"][4:], row["period_start"][4:], row["period_end"][4:]) for row in rows} == {
        ("-H1", "-01-01", "-06-30")
    }
    assert {row["brand_new"] for row in rows} == {"1"}
    pytest.importorskip("pysdmx")
    export(path, Request("period", tmp_path / "s.csv", "sdmx-csv"))
    with (tmp_path / "s.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    assert {(line["FREQ"], line["TIME_PERIOD"][4:]) for line in lines} == {("S", "-S1")}
    assert {
        line["COMPILATION"] for line in lines if line["TRANSFORMATION"] == "N" and line["SCENARIO"] == "ACTUAL"
    } == {"DERIVED"}


def test_a_byte_order_mark_on_request(marked: Path, tmp_path: Path) -> None:
    export(marked, Request("kpi", tmp_path / "kpi.csv", bom=True))
    assert (tmp_path / "kpi.csv").read_bytes().startswith(b"\xef\xbb\xbfarea_id,")


def test_a_file_that_exists_is_replaced_only_by_force(marked: Path, tmp_path: Path) -> None:
    target = tmp_path / "kpi.csv"
    target.write_text("mine")
    request = Request("kpi", target)
    with pytest.raises(UsageError, match="exists; name another file, or replace it with --force"):
        export(marked, request)
    assert target.read_text() == "mine"
    export(marked, replace(request, force=True))
    assert target.read_text("utf-8").startswith("area_id")


@pytest.mark.parametrize(
    ("request_", "said"),
    [
        (Request("kpi", Path("kpi.txt")), "does not say which"),
        (Request("kpi", Path("kpi.xlsx"), bom=True), "has no byte-order mark"),
        (
            Request("kpi", Path("kpi.csv"), "xlsx"),
            r"--format: the name 'kpi\.csv' says csv; give the file another name",
        ),
        (Request("kpi", Path("kpi.XLSX"), "csv"), r"--format: the name 'kpi\.XLSX' says xlsx; "),
        (Request("kpi", Path("kpi.csv"), "parquet", bom=True), "--format: the name 'kpi"),
        (Request("kpi", Path()), "^-o: .* is a folder; name a file in it$"),
        (Request("kpi", Path("kpi.json"), "datapackage"), "kpi.zip"),
        (Request("kpi", Path("nowhere/kpi.csv")), "does not exist"),
    ],
)
def test_what_cannot_be_meant_is_one_line(request_: Request, said: str, marked: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=said):
        export(marked, replace(request_, target=tmp_path / request_.target))
    assert list(tmp_path.iterdir()) == []


def test_what_fails_on_the_way_leaves_nothing(marked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = OSError(28, "No space left on device")
    of_a_library = OSError("Error writing bytes to file. Detail: [errno 28] No space left on device")
    for error in (own, of_a_library):
        monkeypatch.setattr("etl.query.export.delimited.write_csv", Mock(side_effect=error))
        with pytest.raises(UsageError) as refused:
            export(marked, Request("kpi", tmp_path / "kpi.csv"))
        told = f"-o: {tmp_path / 'kpi.csv'} cannot be written (No space left on device); make room, or name a file in"
        assert str(refused.value).startswith(told)
        assert list(tmp_path.iterdir()) == []
    with pytest.raises(WarehouseError, match="no warehouse yet"):
        export(tmp_path / "none.duckdb", Request("kpi", tmp_path / "kpi.csv"))


@pytest.mark.parametrize("what", ["boundaries-2025", "coverage", "review", "changes", "runs"])
def test_lists_have_every_form_but_sdmx(what: What, marked: Path, tmp_path: Path) -> None:
    for name in ("x.xlsx", "x.parquet", "x.zip", "x.csv"):
        assert export(marked, Request(what, tmp_path / name)).rows > 0
    with pytest.raises(UsageError, match="SDMX"):
        export(marked, Request(what, tmp_path / "s.csv", "sdmx-csv"))
    assert not (tmp_path / "s.csv").exists()


def test_runs_are_about_every_area(marked: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="a run is about all of them"):
        export(marked, Request("runs", tmp_path / "x.csv", chosen=Selection(areas=("bac-kan",))))
    with pytest.raises(UsageError, match="coverage are whole years"):
        export(marked, Request("coverage", tmp_path / "x.csv", chosen=Selection(periods=("2015-Q1",))))
