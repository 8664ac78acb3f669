"""Settings: an argument before the environment before the default; a wrong number or path is one line."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import pytest

from etl.errors import UsageError
from etl.location import Lake
from etl.settings import Bounds, Settings


def test_an_argument_goes_before_the_environment_and_that_before_the_default() -> None:
    env = {"ETL_RAW": "/env/raw", "ETL_WAREHOUSE": "/env/w.duckdb"}
    assert Settings.from_env(env={}) == Settings()
    assert Settings.from_env(env=env).raw == Path("/env/raw")
    given = Settings.from_env(raw=Path("here"), env=env)
    assert (given.raw, given.warehouse) == (Path("here"), Path("/env/w.duckdb"))


def test_an_empty_variable_is_as_one_that_is_not_set() -> None:
    names = ("RAW", "WAREHOUSE", "CORRECTIONS", "SOURCES", "KEPT", "CHANGE_BOUND", "WORKERS", "DASK", "HIDDEN")
    assert Settings.from_env(env={f"ETL_{name}": "" for name in names}) == Settings()


def test_what_the_environment_says_is_taken() -> None:
    env = {
        "ETL_WAREHOUSE": "ducklake:postgres:dbname=etl",
        "ETL_LAKE_DATA": "s3://bucket",
        "ETL_KEPT": "3",
        "ETL_CHANGE_BOUND": " 12.5 ",
        "ETL_WORKERS": "2",
        "ETL_DASK": "local:2",
        "ETL_SQL_MEMORY": "1",
        "ETL_SQL_THREADS": "0",
    }
    settings = Settings.from_env(env=env)
    assert settings.warehouse == Lake("ducklake:postgres:dbname=etl", "s3://bucket")
    assert (settings.kept, settings.change_bound, settings.workers, settings.dask) == (3, 12.5, 2, "local:2")
    assert (settings.sql_memory, settings.sql_threads) == (64, 1)  # with less a question cannot be answered at all


def test_every_bound_of_reading_can_be_set_and_shows_in_one_line() -> None:
    shipped = {name: value for name, value in asdict(Bounds()).items() if name != "hidden"}
    raised = {name: value + 1 for name, value in shipped.items()}
    settings = Settings.from_env(env={f"ETL_BOUND_{name.upper()}": str(value) for name, value in raised.items()})
    assert settings.bounds == Bounds(**raised)
    assert Settings.from_env(env={"ETL_BOUND_BYTES": "7"}) == Settings(max_bytes=7)
    assert Settings(max_bytes=7).reading_bounds.startswith("bytes=7 seconds=300.0 memory=2500000000 unpacked=")
    assert settings.reading_bounds != Settings().reading_bounds == Settings.from_env(env={}).reading_bounds


@pytest.mark.parametrize(("name", "meant"), [
    ("WAREHUSE", "WAREHOUSE"), ("RAWS", "RAW"), ("CORRECTION", "CORRECTIONS"), ("KEPTS", "KEPT"), ("LAKE", "LAKE_DATA"),
])  # fmt: skip
def test_a_setting_that_is_nearly_one_is_not_passed_over(name: str, meant: str) -> None:
    with pytest.raises(UsageError) as told:
        Settings.from_env(env={f"ETL_{name}": ""})
    said = f"there is no such setting; did you mean ETL_{meant}? set that, or unset it"
    assert str(told.value) == f"ETL_{name}: {said}"


def test_what_others_call_alike_is_theirs() -> None:
    others = ("NOTIFY", "BATCH", "COMPILED", "KILLS", "KILLS_EACH", "MUTATED", "HOSTILE", "READERS", "PUBLICATIONS")
    more = ("ROUNDS", "EXAMPLES", "LAYOUTS", "TEST_SECONDS", "HOME", "USER", "LOG_LEVEL", "VERSION")
    assert Settings.from_env(env={f"ETL_{name}": "1" for name in others + more}) == Settings()


@pytest.mark.parametrize(("value", "hidden"), [
    ("", False), ("0", False), ("no", False), ("False", False), ("1", True), ("yes", True), ("True", True),
])  # fmt: skip
def test_hidden_parts_are_read_when_asked_for(value: str, hidden: bool) -> None:
    assert Settings.from_env(env={"ETL_HIDDEN": value}).bounds.hidden is hidden


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("ETL_KEPT", "many", "ETL_KEPT: 'many' is no whole number from 0 to 10,000; set it as in ETL_KEPT=7"),
        ("ETL_KEPT", "2.5", "'2.5' is no whole number"),
        ("ETL_KEPT", "10001", "'10001' is no whole number"),
        ("ETL_CHANGE_BOUND", "-1", "'-1' is no number from 0 to 1,000,000"),
        ("ETL_CHANGE_BOUND", "nan", "'nan' is no number"),
        ("ETL_WORKERS", "9" * 100, f"'{'9' * 60}…' is no whole number"),
        ("ETL_WORKERS", "inf", "'inf' is no whole number"),
        ("ETL_BOUND_SECONDS", "0", "'0' is no number from 1 to 1,000,000; set it as in ETL_BOUND_SECONDS=300.0"),
        ("ETL_BOUND_MEMORY", "4 GB", "'4 GB' is no whole number from 1 to 1,000,000,000,000"),
        ("ETL_BOUND_MEMROY", "4", "ETL_BOUND_MEMROY: there is no such bound of reading; those there are: ETL"),
        ("ETL_HIDDEN", "x", "ETL_HIDDEN: 'x' is neither 1 nor 0; set ETL_HIDDEN=1, or unset it"),
        ("ETL_WAREHOUSE", "md:kpi", "--warehouse: 'md:kpi' is no path: DuckDB takes what stands before the colon for"),
        (
            "ETL_WAREHOUSE",
            "ducklake:",
            "--warehouse: 'ducklake:' names no catalogue; write it as in ducklake:postgres:",
        ),
        ("ETL_RAW", "a\0b", "--raw: a\\x00b is no path: it holds a NUL character"),
    ],
)
def test_what_cannot_be_meant_is_said_in_one_line(name: str, value: str, said: str) -> None:
    with pytest.raises(UsageError) as raised:
        Settings.from_env(env={name: value})
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)


def test_sources_and_corrections_are_beside_the_raw_folder_unless_named() -> None:
    assert Settings(raw=Path("x/raw")).sources_file == Path("x/sources.toml")
    assert Settings(raw=Path("x/raw")).corrections_file == Path("x/corrections.toml")
    named = Settings.from_env(env={"ETL_SOURCES": "s.toml", "ETL_CORRECTIONS": "c.toml"})
    assert (named.sources_file, named.corrections_file) == (Path("s.toml"), Path("c.toml"))
