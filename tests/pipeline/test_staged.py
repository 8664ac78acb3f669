"""Batches as files: what was written comes back, and what was cut short, changed or read by other rules never does."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest

from etl.errors import WarehouseError
from etl.pipeline.discover import discover
from etl.pipeline.stage import stage_files
from etl.pipeline.staged import TABLES, Batch, Terms, indexes, read, remove, rows_of
from etl.settings import Bounds, Settings


@pytest.fixture
def terms(tmp_path: Path) -> Terms:
    (tmp_path / "staged").mkdir()
    return Terms(tmp_path / "staged", "v1", datetime(2026, 1, 2, tzinfo=UTC))


@pytest.fixture
def batch(settings: Settings, terms: Terms) -> Batch:
    [made] = stage_files(discover(settings, ())[0], settings, terms)
    return made


def test_what_was_written_comes_back(batch: Batch, settings: Settings, terms: Terms) -> None:
    [index] = indexes(terms.folder)
    found = read(index, settings, terms)
    assert found is not None
    assert found[0] == batch
    assert [one.line.observations for one in found[1]] == [line.observations for line in batch.lines]
    rows = pyarrow.parquet.read_table(batch.file("observation"))
    assert (len(rows), batch.observations) == (batch.observations, sum(line.observations for line in batch.lines))
    first = batch.lines[0]
    assert {table: len(rows) for table, rows in rows_of(batch, {first.document_id}).items()} == {
        "document": 1, "observation": first.observations, "rejected": first.rejected,
    }  # fmt: skip


def cut(batch: Batch) -> None:
    file = batch.file("observation")
    file.write_bytes(file.read_bytes()[:-10])


def change(batch: Batch) -> None:
    file = batch.file("document")
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


def lose(batch: Batch) -> None:
    batch.file("rejected").unlink()


def cut_index(batch: Batch) -> None:
    [index] = indexes(batch.stem.parent)
    index.write_text(index.read_text("utf-8")[:-70], "utf-8")


def forge(batch: Batch) -> None:
    """Another number, and no seal to it."""
    [index] = indexes(batch.stem.parent)
    text, _, seal = index.read_text("utf-8").rpartition("\n")
    said = json.loads(text)
    said["documents"][0]["line"]["observations"] += 1
    index.write_text(f"{json.dumps(said)}\n{seal}", "utf-8")


@pytest.mark.parametrize("harm", [cut, change, lose, cut_index, forge])
def test_what_is_not_as_it_was_written_is_not_taken(
    harm: Callable[[Batch], None], batch: Batch, settings: Settings, terms: Terms
) -> None:
    [index] = indexes(terms.folder)
    harm(batch)
    assert read(index, settings, terms) is None
    if harm in (cut, change, lose):
        with pytest.raises(WarehouseError, match="ETL_STAGING"):
            batch.check()


def test_what_other_rules_or_bounds_have_read_is_not_taken(batch: Batch, settings: Settings, terms: Terms) -> None:
    [index] = indexes(terms.folder)
    assert read(index, settings, replace(terms, extractor_version="v2")) is None
    assert read(index, replace(settings, bounds=Bounds(hidden=True)), terms) is None
    assert read(index, replace(settings, raw=settings.raw.parent), terms) is None


def test_a_full_disk_is_one_line_and_leaves_what_was_staged(
    batch: Batch, settings: Settings, terms: Terms, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(table: Any, path: Path, **options: Any) -> None:
        path.write_bytes(b"PAR1")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(pyarrow.parquet, "write_table", full)
    with pytest.raises(WarehouseError, match="the disk is full; make room there and run again") as raised:
        stage_files(discover(settings, ())[0][:1], settings, terms)
    assert len(str(raised.value).splitlines()) == 1
    left = {file.name for file in terms.folder.iterdir()}
    assert left == {f"{batch.stem.name}.json", *(batch.file(table).name for table in TABLES)}


def test_some_batches_can_be_kept(batch: Batch, settings: Settings, terms: Terms) -> None:
    stage_files(discover(settings, ())[0][:1], settings, terms)
    (terms.folder / "lock").touch()
    remove(terms.folder, [batch.stem])
    assert [index.name for index in indexes(terms.folder)] == [f"{batch.stem.name}.json"]
    remove(terms.folder)
    assert [file.name for file in terms.folder.iterdir()] == ["lock"]
