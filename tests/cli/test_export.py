"""`etl export`: names as people write them, what is said about the file, and one line for what cannot be."""

from __future__ import annotations

import csv
from functools import partial
from pathlib import Path

from etl.settings import Settings
from tests.cli.conftest import one_line
from tests.conftest import Etl


def test_it_says_what_was_written(etl: Etl, loaded: Settings, tmp_path: Path) -> None:
    etl = partial(etl, "--warehouse", loaded.warehouse)
    ran = etl("export", "kpi", "--area", "bac kan", "--years", "2020-2025", "-o", tmp_path / "kpi.csv")
    assert ran.code == 0, ran.err
    assert "rows from 1 report" in ran.out
    again = etl("export", "kpi", "-o", tmp_path / "kpi.csv")
    assert (again.code, one_line(again.err)) == (2, True)
    assert "--force" in again.err


def test_kpis_of_any_period_have_their_days(etl: Etl, loaded: Settings, tmp_path: Path) -> None:
    ran = etl("export", "period", "--years", "2018", "-o", tmp_path / "p.csv", "--warehouse", loaded.warehouse)
    assert ran.code == 0, ran.err
    rows = list(csv.DictReader((tmp_path / "p.csv").read_text("utf-8-sig").splitlines()))
    assert rows
    days = {(row["period"], row["period_start"], row["period_end"]) for row in rows}
    assert ("2018", "2018-01-01", "2018-12-31") in days


def test_an_unknown_name_is_one_line(etl: Etl, loaded: Settings, tmp_path: Path) -> None:
    ran = etl("export", "kpi", "--area", "Bắc Cạnh", "-o", tmp_path / "x.csv", "--warehouse", loaded.warehouse)
    assert (ran.code, one_line(ran.err)) == (2, True)
    assert not (tmp_path / "x.csv").exists()


def test_single_periods_are_chosen_as_people_write_them(etl: Etl, loaded: Settings, tmp_path: Path) -> None:
    etl = partial(etl, "--warehouse", loaded.warehouse)
    for what in ("period", "observations"):
        target = tmp_path / f"{what}.csv"
        ran = etl("export", what, "--period", "năm 2018", "--period", "6 tháng đầu năm 2018", "-o", target)
        assert ran.code == 0, ran.err
        periods = {row["period"] for row in csv.DictReader(target.read_text("utf-8").splitlines())}
        assert periods <= {"2018", "2018-H1", "2018-M01/M06"}
        assert "2018" in periods
    ran = etl("export", "kpi", "--period", "2018-Q1", "-o", tmp_path / "kpi.csv")
    assert (ran.code, one_line(ran.err)) == (2, True)
    assert "whole years; export `period`" in ran.err


def test_an_export_does_not_become_a_report(etl: Etl, loaded: Settings, tmp_path: Path) -> None:
    for command in (("export", "kpi", "-o", tmp_path / "kpi.csv"), ("explore", "--freeze", tmp_path / "site")):
        ran = etl(*command, "--raw", tmp_path, "--warehouse", loaded.warehouse)
        assert (ran.code, one_line(ran.err)) == (2, True)
        assert "lies among the raw reports, where a run would read it as one of them" in ran.err
    assert not [*tmp_path.glob("kpi*"), *tmp_path.glob("*site*")]
