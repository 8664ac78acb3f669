"""The whole way on real reports: incremental reading, bad inputs among good ones, years, backfill."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest

from etl import pipeline
from etl.errors import UsageError
from etl.language.years import Years
from etl.pipeline.report import RunReport
from etl.query.queries import ask
from etl.settings import Settings
from etl.warehouse.lock import writer_lock
from tests.conftest import GOOD, Etl, file_of, published, statuses


def test_a_run_loads_every_report_with_its_quotes(settings: Settings) -> None:
    report = pipeline.run(settings)
    assert [line.name for line in report.of_status("read")] == [f"{name}.txt" for name in GOOD]
    assert report.observations > 0
    wrong = """
        select count(*) from observation join document using (document_id)
        where substr(text, char_start + 1, char_end - char_start) <> quote
    """
    assert ask(settings.warehouse, wrong).rows == [(0,)]
    assert len(ask(settings.warehouse, "from observation").rows) == report.observations
    assert {"discover", "read", "load", "materialise", "audit", "publish"} <= set(report.seconds)


@pytest.mark.usefixtures("ran")
def test_nothing_new_leaves_the_file_alone(settings: Settings) -> None:
    before = published(settings)
    report = pipeline.run(settings)
    assert not report.published
    assert len(report.work.unchanged) == len(GOOD)
    assert published(settings) == before


@pytest.mark.usefixtures("ran")
def test_nothing_new_clears_up_what_a_run_left_that_was_killed_once_it_had_published(settings: Settings) -> None:
    """Its file is in its place then; the folder in which DuckDB puts things aside is not gone yet."""
    file = file_of(settings)
    aside = file.with_name(f".{file.name}.next-4242.tmp")
    aside.mkdir()
    with writer_lock(file, 0):  # somebody's who is at work
        pipeline.run(settings)
        assert aside.exists()
    assert not pipeline.run(settings).published
    assert not aside.exists()


def touch_bytes(settings: Settings) -> None:
    path = settings.raw / f"{GOOD[0]}.txt"
    path.write_text(path.read_text("utf-8") + "\n", "utf-8")


def touch_card(settings: Settings) -> None:
    path = settings.raw / f"{GOOD[0]}.card.toml"
    path.write_text(path.read_text("utf-8") + "\n# looked at again\n", "utf-8")


def remove_card(settings: Settings) -> None:
    (settings.raw / f"{GOOD[0]}.card.toml").unlink()


@pytest.mark.parametrize("change", [touch_bytes, touch_card, remove_card])
@pytest.mark.usefixtures("ran")
def test_a_document_is_read_again_when_its_bytes_or_its_card_changed(
    change: Callable[[Settings], None], settings: Settings
) -> None:
    change(settings)
    report = pipeline.run(settings, accept=True)  # without its card a report may not be placed any more
    assert [line.name for line in report.documents] == [f"{GOOD[0]}.txt"]
    assert len(ask(settings.warehouse, "from document").rows) == len(GOOD)


@pytest.mark.usefixtures("ran")
def test_everything_is_read_again_under_new_rules(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("etl.pipeline.context.extractor_version", lambda: "another")
    assert len(pipeline.run(settings).documents) == len(GOOD)
    assert not pipeline.run(settings).published


def test_the_same_bytes_under_two_names_are_one_document(settings: Settings) -> None:
    pipeline.run(settings)
    copy = settings.raw / "a-copy.txt"
    copy.write_bytes((settings.raw / f"{GOOD[0]}.txt").read_bytes())
    report = pipeline.run(settings)
    assert report.work.copies == (("a-copy.txt", f"{GOOD[0]}.txt"),)
    assert not report.published
    (settings.raw / f"{GOOD[0]}.txt").unlink()  # moved, so the other name takes over
    pipeline.run(settings, accept=True)
    assert set(statuses(settings)) == {"a-copy.txt", f"{GOOD[1]}.txt"}


def test_text_in_other_forms_gives_the_same_figures(settings: Settings) -> None:
    path = settings.raw / f"{GOOD[0]}.txt"
    query = "select indicator, period, measure, value, quote from observation order by all"
    pipeline.run(settings, [path])
    plain = ask(settings.warehouse, query).rows
    text = path.read_text("utf-8")
    for content in (
        b"\xef\xbb\xbf" + text.encode(),
        unicodedata.normalize("NFD", text).encode(),
        text.replace("\n", "\r\n").encode(),
    ):
        path.write_bytes(content)
        assert len(pipeline.run(settings, [path]).documents) == 1
        assert ask(settings.warehouse, query).rows == plain


def test_paths_restrict_a_run(settings: Settings) -> None:
    assert [line.name for line in pipeline.run(settings, [settings.raw / f"{GOOD[1]}.txt"]).documents] == [
        f"{GOOD[1]}.txt"
    ]
    with pytest.raises(UsageError, match="no such file"):
        pipeline.run(settings, [settings.raw / "nothing.txt"])


def test_years_leave_other_documents_for_another_run(settings: Settings) -> None:
    report = pipeline.run(settings, years=Years.parse("2018"))
    assert [line.name for line in report.documents] == ["thai-binh-2018-1.txt"]
    assert report.outside == ("bac-kan-2023-1.txt",)
    assert [line.name for line in pipeline.run(settings).documents] == ["bac-kan-2023-1.txt"]


def test_a_run_that_cannot_write_leaves_one_line(settings: Settings, etl: Etl) -> None:
    file_of(settings).parent.rmdir()
    file_of(settings).parent.write_text("a file where the folder should be")
    ran = etl("run")
    assert ran.code == 1
    assert ran.err.splitlines()[-1].startswith("etl: ")
    assert "Traceback" not in ran.err


def test_the_report_is_told_in_plain_lines(settings: Settings) -> None:
    report: RunReport = pipeline.run(settings)
    assert report.lines()[0] == "reports: 2 to read"
    assert report.lines()[1].startswith("loaded: 2 documents")
