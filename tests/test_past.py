"""Backfills: what is read again, what is left, and the KPIs before and after."""

from __future__ import annotations

import re

from etl import pipeline
from etl.questions import ask
from etl.settings import Settings
from etl.years import Years

STATE = {
    "document": "select * exclude (read_at) from document order by all",
    "observation": "select * from observation order by all",
    "rejected": "select * from rejected order by all",
    "kpi_yearly": "select * from kpi_yearly order by all",
}


def state(settings: Settings) -> dict[str, list[tuple[object, ...]]]:
    return {name: ask(settings.warehouse, sql).rows for name, sql in STATE.items()}


def test_the_same_input_twice_changes_nothing(settings: Settings) -> None:
    pipeline.run(settings)
    before = state(settings)
    report = pipeline.backfill(settings, Years.parse("2000:2030"))
    assert report.published
    assert report.change_rows() == []
    assert state(settings) == before


def test_backfill_reads_the_years_again_and_shows_before_and_after(settings: Settings) -> None:
    pipeline.run(settings)
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


def test_backfill_keeps_what_has_no_raw_file_any_more(settings: Settings) -> None:
    pipeline.run(settings)
    before = state(settings)["observation"]
    (settings.raw / "thai-binh-2018-1.txt").unlink()
    report = pipeline.backfill(settings, Years.parse("2018"))
    assert report.work.gone == ("thai-binh-2018-1.txt",)
    assert not report.published
    assert state(settings)["observation"] == before


def test_backfill_of_what_is_missing_reads_what_gave_no_figure(settings: Settings) -> None:
    (settings.raw / "empty.txt").touch()
    pipeline.run(settings)
    report = pipeline.backfill(settings, missing=True)
    assert [line.name for line in report.documents] == ["empty.txt"]
