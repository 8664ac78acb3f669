"""A report with its annex, through the warehouse: a figure told in prose and in a table is one fact with two quotes."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from etl import pipeline
from etl.query.queries import ask
from etl.settings import Settings
from tests.documents import samples

FORMS: dict[str, Callable[[], bytes]] = {
    "report.docx": samples.docx,
    "report.pdf": samples.pdf,
    "report.html": lambda: samples.html().encode(),
}
STATED = 12
"""The figures of the annex, all of which the text tells too."""


def _settings(folder: Path, *files: tuple[str, bytes]) -> Settings:
    """An own raw folder with the files, each with the card of the report."""
    (folder / "raw").mkdir()
    for name, data in files:
        (folder / "raw" / name).write_bytes(data)
        shutil.copy(samples.CARD, folder / "raw" / f"{name}.card.toml")
    return Settings(raw=folder / "raw", warehouse=folder / "w.duckdb")


def _rows(settings: Settings, sql: str) -> list[tuple[object, ...]]:
    return ask(settings.warehouse, sql).rows


_YEARLY = "select area_id, year, indicator, scope, actual, plan, growth_stated, completion_stated from kpi_yearly"


@pytest.mark.parametrize("form", FORMS)
def test_prose_and_annex_agree(form: str, tmp_path: Path) -> None:
    (tmp_path / "with").mkdir()
    (tmp_path / "without").mkdir()
    settings = _settings(tmp_path / "with", (form, FORMS[form]()))
    plain = _settings(tmp_path / "without", ("report.txt", samples.report_text().encode()))
    pipeline.run(settings)
    pipeline.run(plain)
    twice = """
        select count(*) from (
          select indicator, period, scenario, measure, value, unit from observation group by all
          having count(*) = 2 and count(distinct locator) = 2
        )
    """
    assert _rows(settings, twice) == [(STATED,)]
    wrong = """
        select count(*) from observation join document using (document_id)
        where substr(text, char_start + 1, char_end - char_start) <> quote
    """
    assert _rows(settings, wrong) == [(0,)]
    order = f"{_YEARLY} order by all"
    assert _rows(settings, order) == _rows(plain, order) != []
    assert _rows(settings, "select distinct documents, disagreeing from kpi_yearly where actual is not null") == [
        (1, 0)
    ]
    assert _rows(settings, "from kpi_conflict") == []


def test_an_annex_in_a_file_of_its_own_agrees_with_the_report(tmp_path: Path) -> None:
    settings = _settings(
        tmp_path, ("report.txt", samples.report_text().encode()), ("annex.xlsx", samples.xlsx()),
        ("old.xlsx", samples.xlsx(encoding="tcvn3")),
    )  # fmt: skip
    pipeline.run(settings)
    told = _rows(settings, "select indicator, documents, disagreeing from kpi_yearly where year = 2015 order by all")
    assert told and all(disagreeing == 0 for _, _, disagreeing in told)
    assert ("industrial_output", 3, 0) in told
    assert _rows(settings, "from kpi_conflict") == []
