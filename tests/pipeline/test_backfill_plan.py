"""Backfills: what is read again, what is left, and the KPIs before and after."""

from __future__ import annotations

import re

import pytest

from etl import pipeline
from etl.errors import UsageError
from etl.language.years import Years
from etl.pipeline.backfill_plan import Past, past_parts
from etl.query.queries import ask
from etl.settings import Settings
from etl.version import extractor_version
from tests.conftest import copy_reports

STATE = {
    "document": "select * exclude (read_at) from document order by all",
    "observation": "select * from observation order by all",
    "rejected": "select * from rejected order by all",
    "kpi_yearly": "select * from kpi_yearly order by all",
}


def state(settings: Settings) -> dict[str, list[tuple[object, ...]]]:
    return {name: ask(settings.warehouse, sql).rows for name, sql in STATE.items()}


@pytest.mark.usefixtures("ran")
def test_the_same_input_twice_changes_nothing(settings: Settings) -> None:
    before = state(settings)
    report = pipeline.backfill(settings, Years.parse("2000:2030"))
    assert report.published
    assert report.change_rows() == []
    assert state(settings) == before


@pytest.mark.usefixtures("ran")
def test_backfill_reads_the_years_again_and_shows_before_and_after(settings: Settings) -> None:
    path = settings.raw / "thai-binh-2018-1.txt"
    row = ask(
        settings.warehouse,
        "select indicator, actual, quote from kpi_yearly where area = 'Thái Bình' and year = 2018 and actual > 1000",
    ).rows[0]
    indicator, actual, quote = row
    figure = re.search(r"\d[\d.,]*", quote)
    assert figure is not None
    path.write_text(path.read_text("utf-8").replace(figure[0], "9" + figure[0][1:]), "utf-8")
    report = pipeline.backfill(settings, Years.parse("2018"), accept=True)  # far more than 20 %
    assert [line.name for line in report.documents] == ["thai-binh-2018-1.txt"]
    changed = [c for c in report.change_rows() if c["indicator"] == indicator and c["measure"] == "actual"]
    assert changed[0]["old"] == actual
    assert changed[0]["new"] != actual


@pytest.mark.usefixtures("ran")
def test_backfill_withdraws_what_has_no_raw_file_any_more_and_keeps_its_figures(settings: Settings) -> None:
    before = state(settings)["observation"]
    (settings.raw / "thai-binh-2018-1.txt").unlink()
    assert pipeline.backfill(settings, Years.parse("2023")).work.gone == ()  # about other years
    assert [part.gone for part in past_parts(settings, Past(Years.parse("2018")), VERSION).values()] == [
        ("thai-binh-2018-1.txt",)
    ]
    report = pipeline.backfill(settings, Years.parse("2018"), accept=True)
    assert report.work.gone == ("thai-binh-2018-1.txt",)
    assert {change["change"] for change in report.change_rows()} == {"gone"}
    assert state(settings)["observation"] == before
    assert past_parts(settings, Past(Years.parse("2018")), VERSION) == {}
    assert not pipeline.backfill(settings, Years.parse("2018")).published


def test_backfill_of_what_is_missing_reads_what_gave_no_figure(settings: Settings) -> None:
    (settings.raw / "empty.txt").touch()
    pipeline.run(settings)
    report = pipeline.backfill(settings, missing=True)
    assert [line.name for line in report.documents] == ["empty.txt"]


VERSION = extractor_version()


def names(settings: Settings, past: Past) -> dict[int | None, list[str]]:
    return {year: [file.name for file in part.todo] for year, part in past_parts(settings, past, VERSION).items()}


def test_each_document_is_read_with_one_year_alone(settings: Settings) -> None:
    """A report on 2015 that tells the plan of 2016, too, belongs to the first of the years that are asked for."""
    copy_reports(settings.raw, "lang-son-2015")
    pipeline.run(settings)
    both = {2015: ["lang-son-2015.txt"], 2018: ["thai-binh-2018-1.txt"]}
    assert names(settings, Past(Years.parse("2015:2018"))) == both
    assert names(settings, Past(Years.parse("2016"))) == {2016: ["lang-son-2015.txt"]}
    assert names(settings, Past(Years.parse("2001"))) == {}


@pytest.mark.usefixtures("ran")
def test_what_a_backfill_has_read_is_not_read_again_until_it_changes(settings: Settings) -> None:
    past = Past(Years.parse("2018,2023"))
    pipeline.backfill(settings, Years.parse("2018"))
    assert names(settings, past) == {2023: ["bac-kan-2023-1.txt"]}
    assert set(names(settings, Past(past.years, again=True))) == {2018, 2023}
    (settings.raw / "thai-binh-2018-1.card.toml").write_text('publisher = "Sở Công Thương Thái Bình"\n', "utf-8")
    assert set(names(settings, past)) == {2018, 2023}
    other_rules = past_parts(settings, past, "other rules")
    assert set(other_rules) == {2018, 2023}


def test_what_the_warehouse_does_not_know_has_no_year(settings: Settings) -> None:
    past = Past(Years.parse("2018,2023"))
    assert set(names(settings, past)) == {None}
    pipeline.run(settings)
    (settings.raw / "new.txt").write_text("Báo cáo", "utf-8")
    assert names(settings, past)[None] == ["new.txt"]


def test_what_is_missing_goes_by_the_years_of_the_gaps(settings: Settings) -> None:
    """A report without a figure stands with the year that it was published in, where that has a gap."""
    (settings.raw / "unclear.txt").write_text("Bắc Kạn, ngày 12/5/2023\n\nHội nghị ngành Công Thương.\n", "utf-8")
    (settings.raw / "empty.txt").touch()
    pipeline.run(settings)
    assert names(settings, Past(missing=True)) == {None: ["empty.txt"], 2023: ["unclear.txt"]}


def test_a_backfill_needs_years_or_what_is_missing() -> None:
    for past in ({}, {"years": Years.parse("2018"), "missing": True}):
        with pytest.raises(UsageError):
            Past(**past)  # type: ignore[arg-type]
