"""The read API: frames with documented columns, of what was published last."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from pandas import DataFrame

import etl
from etl import pipeline
from etl.catalogue import Catalogue
from etl.errors import UsageError, WarehouseError
from etl.location import Lake
from etl.query.reader import SERIES, Reader
from etl.settings import Settings
from etl.warehouse import releases, rollback
from tests.conftest import copy_reports, file_of


@pytest.fixture
def reader(loaded: Settings) -> Iterator[Reader]:
    with etl.open(file_of(loaded)) as opened:
        yield opened


def test_yearly_kpis_are_a_frame_whose_columns_say_what_they_are(reader: Reader) -> None:
    frame = reader.kpi(area="bac kan", indicator="giá trị sản xuất công nghiệp", years="2022-2024")
    assert set(frame["area"]) == {"Bắc Kạn"}
    assert frame["actual"].dtype == "float64"
    assert frame["price_basis"].dtype == "str"
    assert set(frame.attrs["columns"]) == set(frame.columns)
    assert frame.attrs["columns"]["actual"].startswith("the figure of the year")
    documented = reader.columns("kpi_yearly")
    assert list(documented["column"]) == list(frame.columns)
    assert documented["comment"].all()


def test_kpis_of_every_period_that_touches_the_years(reader: Reader) -> None:
    frame = reader.period(years=2018)
    assert {"period", "year", "period_start", "period_end", "actual", "consistency"} <= set(frame.columns)
    assert set(frame["area_id"]) == {"thai-binh"}
    whole = frame[frame["period"] == "2018"]
    yearly = reader.kpi(years=2018)
    assert list(whole["actual"].dropna()) == list(yearly["actual"].dropna())
    assert reader.period(years=1990).empty
    one = frame["period"].iloc[0]
    assert set(reader.period(periods=one)["period"]) == {one}


def test_kpis_as_they_were_known_on_a_day(reader: Reader) -> None:
    assert reader.kpi(as_of=date(2000, 1, 1)).empty
    assert set(reader.kpi(as_of=date(2100, 1, 1))["area_id"]) == {"thai-binh"}  # the other report has no day


def test_series_vintages_and_observations(reader: Reader) -> None:
    series = reader.series(area="Bắc Kạn")
    assert set(series.columns) <= set(SERIES)
    assert {"actual", "consistency", "trust", "reading", "digits", "corrected"} <= set(series.columns)
    assert list(series["indicator"]) == sorted(series["indicator"])
    assert {"vintage", "revision"} <= set(reader.vintages(years=2023).columns)
    figures = reader.observations(years=2018)
    assert set(figures["area_id"]) == {"thai-binh"}
    whole = figures[figures["period"] == "2018"].iloc[0]
    assert (str(whole["period_start"].date()), str(whole["period_end"].date())) == ("2018-01-01", "2018-12-31")
    assert figures.attrs["columns"]["period_end"] == "last day of the period"
    assert {"publisher", "indicator_name", "corrected", "withdrawn_on"} <= set(figures.columns)


def test_decimals_are_floats_unless_they_shall_be_exact(loaded: Settings) -> None:
    assert etl.open(file_of(loaded)).observations()["value"].dtype == "float64"
    assert all(isinstance(value, Decimal) for value in etl.open(file_of(loaded), exact=True).observations()["value"])


def test_a_question_in_sql_takes_parameters_and_reaches_no_other_file(reader: Reader) -> None:
    question = "select area, vietnamese_order(area) is not null as sorts from kpi_yearly where year = $year limit 1"
    frame = reader.sql(question, {"year": 2023})
    assert frame.to_dict("records") == [{"area": "Bắc Kạn", "sorts": True}]
    with pytest.raises(UsageError, match="read_text"):
        reader.sql("from read_text('/etc/hostname')")


def test_a_name_of_two_areas_is_a_warning(reader: Reader) -> None:
    with pytest.warns(UserWarning, match="Tuyên Quang is the name of 2 areas"):
        assert reader.kpi(area="Tuyên Quang").empty


@pytest.mark.usefixtures("ran")
def test_what_is_published_next_is_seen_and_no_run_waits(settings: Settings) -> None:
    with etl.open(file_of(settings)) as reader:
        before = reader.kpi()
        assert set(before["area_id"]) == {"bac-kan", "thai-binh"}
        copy_reports(settings.raw, "ha-nam-2017-1")
        assert pipeline.run(settings).published
        assert set(reader.kpi()["area_id"]) == {"bac-kan", "ha-nam", "thai-binh"}


@pytest.mark.usefixtures("ran")
def test_a_connection_that_a_notebook_has_left_open_gives_no_old_figures(settings: Settings) -> None:
    """DuckDB would give a second connection of the process the file that the first one opened."""
    path = file_of(settings)
    reader, left_open = etl.open(path), duckdb.connect(str(path), read_only=True)
    assert len(reader.kpi()) > 0
    shutil.copy(path, path.with_name("next"))
    path.with_name("next").replace(path)
    with pytest.raises(WarehouseError, match="still has a file open that was replaced since; close it"):
        reader.kpi()
    left_open.close()
    assert len(reader.kpi()) > 0


def test_a_lake_answers_the_same(settings: Settings, tmp_path: Path, loaded: Settings) -> None:
    lake = Lake(f"ducklake:{tmp_path}/catalogue.ducklake", f"{tmp_path}/files/")
    pipeline.run(replace(settings, warehouse=lake))
    frame, of_a_file = etl.open(lake).kpi(), etl.open(file_of(loaded)).kpi()
    assert frame.equals(of_a_file)
    assert frame.attrs["columns"] == of_a_file.attrs["columns"]
    assert len(etl.open(lake).observations()) == len(etl.open(file_of(loaded)).observations())


def test_what_is_closed_answers_no_more(loaded: Settings) -> None:
    reader = etl.open(file_of(loaded))
    reader.close()
    with pytest.raises(UsageError, match="it is closed"):
        reader.kpi()


def test_what_is_not_there_is_one_line(tmp_path: Path, reader: Reader) -> None:
    with pytest.raises(WarehouseError, match="no warehouse yet"):
        etl.open(tmp_path / "none.duckdb").kpi()
    with pytest.raises(UsageError, match="no such table or view"):
        reader.columns("no_such")


@pytest.mark.usefixtures("ran")
@pytest.mark.parametrize(
    ("dropped", "asked"),
    [
        ("table area cascade", Reader.observations),
        ("table area cascade", Reader.vintages),
        ("table kpi_yearly", Reader.kpi),
        ("table kpi_yearly", Reader.series),
        ("table kpi_period", Reader.period),
        ("view kpi_vintage", Reader.vintages),
        ("table rejected cascade", lambda reader: reader.sql("from rejected")),
        ("table rejected cascade", lambda reader: reader.columns("rejected")),
    ],
)
def test_what_another_program_dropped_is_no_fault_of_the_question_and_can_be_had_back(
    dropped: str, asked: Callable[[Reader], DataFrame], settings: Settings, catalogue: Catalogue
) -> None:
    path = file_of(settings)
    releases.keep(path)
    shutil.copy(path, path.with_name("next"))
    path.with_name("next").replace(path)
    with duckdb.connect(str(path)) as other:
        other.execute(f"drop {dropped}")
    with etl.open(path) as reader:
        with pytest.raises(WarehouseError, match=r"knows \(.*is missing\); .*etl rollback") as told:
            asked(reader)
        assert told.value.where == str(path)
        assert "\n" not in str(told.value)
        rollback(path, catalogue, 0)
        assert list(asked(reader))
