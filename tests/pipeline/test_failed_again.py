"""Reports of which reading failed for want of time or memory: the next runs read them again, three times in all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from etl import pipeline
from etl.pipeline.discover import TRIES
from etl.query.queries import ask
from etl.settings import Bounds, Settings
from tests.conftest import GOOD
from tests.documents import samples

NO_TIME = Bounds(seconds=0.0001)
SAYS = "Năm 2015, giá trị sản xuất công nghiệp của tỉnh Lạng Sơn đạt 4.013 tỷ đồng."


def documents(settings: Settings) -> list[tuple[object, ...]]:
    return ask(settings.warehouse, "select path, status, tries, bounds from document order by path").rows


def test_a_report_that_took_too_long_is_read_by_the_next_runs_until_it_failed_three_times(settings: Settings) -> None:
    (settings.raw / f"{GOOD[1]}.txt").unlink()
    name, hurried = f"{GOOD[0]}.txt", replace(settings, bounds=NO_TIME)
    for tries in range(1, TRIES + 1):
        report = pipeline.run(hurried)
        once_more = ", 1 of them once more, since reading them failed" if tries > 1 else ""
        assert report.lines()[0] == f"reports: 1 to read{once_more}"
        assert documents(settings) == [(name, "failed", tries, hurried.reading_bounds)]
        assert ("the next run reads it again" in report.lines()[2]) == (tries < TRIES)
    assert not pipeline.run(hurried).published
    assert pipeline.backfill(hurried, missing=True).published  # by hand the count begins anew
    assert documents(settings) == [(name, "failed", 1, hurried.reading_bounds)]
    assert pipeline.run(settings).lines()[0] == "reports: 1 to read"  # within other bounds that is no further try
    assert documents(settings) == [(name, "read", None, None)]
    assert not pipeline.run(hurried).published  # what was read is not read again for other bounds


def test_a_report_that_needs_more_memory_is_read_when_there_is_more(settings: Settings) -> None:
    for name in GOOD:
        (settings.raw / f"{name}.txt").unlink()
    (settings.raw / "lang-son-2015.docx").write_bytes(samples.docx([SAYS], annex=False))
    pipeline.run(replace(settings, bounds=Bounds(memory=1)))
    [(_, status, tries, _)] = documents(settings)
    assert (status, tries) == ("failed", 1)
    [(reason,)] = ask(settings.warehouse, "select reason from document").rows
    assert "it needs more than 1 bytes, or is damaged" in reason and "raise ETL_BOUND_MEMORY" in reason
    assert "the next run reads it again" in reason
    pipeline.run(settings)
    assert documents(settings) == [("lang-son-2015.docx", "read", None, None)]
    assert ask(settings.warehouse, "select actual from kpi_yearly where year = 2015").rows == [(4013,)]


@pytest.mark.usefixtures("ran")
def test_another_card_begins_the_count_anew(settings: Settings) -> None:
    card = settings.raw / f"{GOOD[0]}.card.toml"
    hurried = replace(settings, bounds=NO_TIME)
    for text in ("# một", "# hai"):
        card.write_text(f"{card.read_text('utf-8')}\n{text}\n", "utf-8")
        pipeline.run(hurried, accept=True)
        assert documents(settings)[0][1:3] == ("failed", 1)
