"""A report with its annex, through the warehouse: a figure told in prose and in a table is one fact with two quotes."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from etl import pipeline
from etl.catalogue import Catalogue
from etl.documents import read
from etl.extract import extract
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


def test_a_report_that_lost_spaces_says_what_it_said(tmp_path: Path, catalogue: Catalogue) -> None:
    whole = (
        "Công nghiệp tỉnh Nam Định tháng 9 năm 2015\n"
        "Kim ngạch xuất khẩu ước tính 9 tháng năm 2015 đạt 560 triệu USD, tăng 9,4% so với cùng kỳ năm trước. "
        "Chỉ số sản xuất công nghiệp quý III năm 2015 tăng 8,1%, công nghiệp chế biến, chế tạo tăng 7,3%."
    )
    lost = (
        "Công nghiệp tỉnh Nam Định tháng 9năm2015\n"
        "Kimngạch xuất khẩu ước tính9tháng năm2015đạt560 triệu USD, tăng9,4% so vớicùng kỳnăm trước. "
        "Chỉ số sản xuất công nghiệp quýIII năm 2015tăng 8,1%, công nghiệp chế biến, chế tạotăng7,3%."
    )
    stated = []
    for number, text in enumerate((whole, lost)):
        (tmp_path / f"{number}.txt").write_text(text, "utf-8")
        found = extract(read(tmp_path / f"{number}.txt", catalogue), catalogue).observations
        stated.append([(o.indicator, o.period, o.measure, o.value, o.reading) for o in found])
    assert stated[0] == stated[1]
    assert [fact[:4] for fact in stated[1]] == [
        ("exports", "2015-M01/M09", "value", 560),
        ("exports", "2015-M01/M09", "growth_yoy", Decimal("9.4")),
        ("iip", "2015-Q3", "growth_yoy", Decimal("8.1")),
        ("iip.manufacturing", "2015-Q3", "growth_yoy", Decimal("7.3")),
    ]
