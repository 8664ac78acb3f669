"""Files become staged batches; a run that comes back takes up what holds of them and reads the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from etl import pipeline
from etl.errors import WarehouseError
from etl.language.years import Years
from etl.pipeline import stage
from etl.pipeline.discover import RawFile, Work, discover
from etl.pipeline.read import Reading, readings_of
from etl.pipeline.stage import Staged, stage_files, take_up
from etl.pipeline.staged import Batch, Terms
from etl.pipeline.staging import base_of, leftovers
from etl.query.queries import ask
from etl.settings import Settings
from tests.conftest import GOOD, file_of

NAMES = [f"{name}.txt" for name in GOOD]  # of 2023 and of 2018


@pytest.fixture
def terms(tmp_path: Path) -> Terms:
    (tmp_path / "staged").mkdir()
    return Terms(tmp_path / "staged", "v1", datetime(2026, 1, 2, tzinfo=UTC))


@pytest.fixture
def files(settings: Settings) -> list[RawFile]:
    return discover(settings, ())[0]


def names(staged: Sequence[Batch]) -> list[list[str]]:
    return [[line.name for line in batch.lines] for batch in staged]


def test_batches_hold_every_file_once_in_order(
    files: list[RawFile], settings: Settings, terms: Terms, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[int] = []
    [both] = stage_files(files, settings, terms)
    monkeypatch.setattr(stage, "SIZE", 1)
    each = stage_files(files, settings, terms, told.append)
    assert (names([both]), names(each), told) == ([NAMES], [[name] for name in NAMES], [1, 2])
    assert stage_files([], settings, terms) == []


def test_documents_of_other_years_are_left_out_unless_they_are_named(
    files: list[RawFile], settings: Settings, terms: Terms
) -> None:
    only = replace(terms, years=Years.parse("2018"))
    [batch] = stage_files(files, settings, only)
    assert (names([batch]), batch.outside) == ([[NAMES[1]]], (NAMES[0],))
    [batch] = stage_files(files, settings, replace(only, again=frozenset(NAMES)))
    assert (names([batch]), batch.outside) == ([NAMES], ())
    [batch] = stage_files(files[:1], settings, only)
    assert (batch.lines, batch.outside) == ((), (NAMES[0],))
    assert Staged(outside=("a.txt",)).with_more([batch], files) == Staged(outside=("a.txt", NAMES[0]))


def test_all_that_holds_is_taken_up(files: list[RawFile], settings: Settings, terms: Terms) -> None:
    staged = stage_files(files, settings, terms)
    taken = take_up(Work(todo=tuple(files)), settings, terms)
    assert (list(taken.batches), taken.rest, taken.outside, taken.aside) == (staged, (), (), ())


@pytest.mark.parametrize(
    "change",
    [
        lambda file: replace(file, document_id="e" * 64),
        lambda file: replace(file, card_sha256="e" * 64),
        lambda file: replace(file, place="/elsewhere.txt"),
    ],
    ids=["other bytes", "another card", "another file of this name"],
)
def test_of_a_batch_the_part_that_holds_is_taken_up(
    change: Callable[[RawFile], RawFile], files: list[RawFile], settings: Settings, terms: Terms
) -> None:
    stage_files(files, settings, terms)
    changed = change(files[0])
    taken = take_up(Work(todo=(changed, files[1])), settings, terms)
    assert (names(taken.batches), taken.rest) == ([[NAMES[1]]], (changed,))
    taken.batches[0].check()


def test_what_failed_is_read_again(files: list[RawFile], settings: Settings, terms: Terms) -> None:
    """It may have been the machine: a share that was away, a process that was ended."""
    gone = replace(files[0], place="/gone.txt")
    stage_files([gone, files[1]], settings, terms)
    taken = take_up(Work(todo=(gone, files[1])), settings, terms)
    assert (names(taken.batches), taken.rest) == ([[NAMES[1]]], (gone,))


def test_what_is_about_other_years_is_not_read_to_know_it(
    files: list[RawFile], settings: Settings, terms: Terms
) -> None:
    stage_files(files, settings, terms)
    taken = take_up(Work(todo=tuple(files)), settings, replace(terms, years=Years.parse("2018")))
    assert (names(taken.batches), taken.rest, taken.outside) == ([[NAMES[1]]], (), (NAMES[0],))


def test_no_document_is_taken_up_twice(
    files: list[RawFile], settings: Settings, terms: Terms, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage_files(files, settings, terms)
    monkeypatch.setattr(stage, "SIZE", 1)
    stage_files(files, settings, terms)
    taken = take_up(Work(todo=tuple(files)), settings, terms)
    assert sorted(name for batch in names(taken.batches) for name in batch) == NAMES


def test_a_batch_of_other_files_is_left_for_another_run(files: list[RawFile], settings: Settings, terms: Terms) -> None:
    staged = stage_files(files[:1], settings, terms)
    assert take_up(Work(todo=(files[1],)), settings, terms) == Staged(rest=(files[1],), aside=tuple(staged))
    assert take_up(Work(unchanged=(files[0],)), settings, terms) == Staged()


def stops_after(reports: int) -> Callable[..., Iterator[Reading]]:
    """Reading that is stopped by hand after so many."""

    def some(files: Sequence[RawFile], settings: Settings) -> Iterator[Reading]:
        for count, reading in enumerate(readings_of(files, settings)):
            if count == reports:
                raise KeyboardInterrupt
            yield reading

    return some


def state(settings: Settings) -> list[Any]:
    asked = ("select * exclude (read_at) from document", "from observation", "from rejected", "from kpi_period")
    return [ask(settings.warehouse, f"{sql} order by all").rows for sql in asked]


def test_a_run_that_was_stopped_goes_on_where_it_was(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = replace(settings, warehouse=file_of(settings).with_name("whole.duckdb"))
    pipeline.run(whole)
    monkeypatch.setattr(stage, "SIZE", 1)
    monkeypatch.setattr(stage, "readings_of", stops_after(1))
    with pytest.raises(KeyboardInterrupt):
        pipeline.run(settings)
    [left] = leftovers(settings)
    assert (left.is_used, left.size > 0, file_of(settings).exists()) == (False, True, False)
    read: list[str] = []

    def told(files: Sequence[RawFile], settings: Settings) -> Iterator[Reading]:
        read.extend(file.name for file in files)
        return readings_of(files, settings)

    monkeypatch.setattr(stage, "readings_of", told)
    report = pipeline.run(settings)
    assert read == NAMES[1:]
    assert [line.name for line in report.documents] == NAMES
    assert state(settings) == state(whole)
    assert ask(settings.warehouse, "select count(distinct read_at) from document").rows == [(1,)]
    assert not base_of(settings).exists()


def test_a_run_that_cannot_publish_keeps_what_it_read(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*given: Any) -> None:
        raise WarehouseError("w.duckdb", "another run is writing to it", "run again")

    with monkeypatch.context() as patched:
        patched.setattr("etl.warehouse.publish.refuse_others", refused)
        with pytest.raises(WarehouseError):
            pipeline.run(settings)
    assert len(leftovers(settings)) == 1
    monkeypatch.setattr(stage, "readings_of", stops_after(0))  # nothing is read any more
    assert pipeline.run(settings).published
    assert leftovers(settings) == []
