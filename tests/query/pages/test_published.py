"""One connection for many questions, that sees what is published next and waits for nobody."""

from __future__ import annotations

import shutil
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest

from etl import warehouse
from etl.errors import WarehouseError
from etl.query.pages.published import Published
from etl.settings import Settings
from tests.conftest import file_of

COUNT = "select count(*) from document"


def publish(settings: Settings, path: Path) -> None:
    """Puts the warehouse of the settings to `path`, all at once."""
    copied = path.with_suffix(f".next-{threading.get_ident()}")
    shutil.copyfile(file_of(settings), copied)
    copied.replace(path)


def count(published: Published) -> int:
    with published.asked() as connection:
        found = connection.execute(COUNT).fetchone()
    assert found is not None
    return int(found[0])


def test_the_next_question_sees_what_was_published_last(tmp_path: Path, loaded: Settings, shown: Settings) -> None:
    path = tmp_path / "w.duckdb"
    published = Published(Settings(warehouse=path))
    with pytest.raises(WarehouseError, match="no warehouse yet"), published.asked():
        pass
    publish(loaded, path)
    assert count(published) == 2
    first = published.version
    with published.asked_and_kept() as (_, kept), published.asked_and_kept() as (_, again):
        assert kept is again
    publish(shown, path)
    assert count(published) == 5
    assert published.version != first
    with published.asked_and_kept() as (_, other):
        assert other is not kept
    path.unlink()
    with pytest.raises(WarehouseError, match="no warehouse yet"), published.asked():
        pass
    published.close()


def test_questions_before_a_publication_go_on_and_hold_up_nobody(
    tmp_path: Path, loaded: Settings, shown: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, closed, close = tmp_path / "w.duckdb", list[object](), warehouse.close
    publish(loaded, path)

    def closing(connection: duckdb.DuckDBPyConnection) -> None:
        closed.append(connection)
        close(connection)

    monkeypatch.setattr(warehouse, "close", closing)
    published = Published(Settings(warehouse=path))
    with published.asked_and_kept() as (one, kept), published.asked() as two:
        publish(shown, path)
        assert count(published) == 5
        assert [each.execute(COUNT).fetchone() for each in (one, two)] == [(2,), (2,)]
        with published.asked_and_kept() as (_, other):
            assert other is not kept
        assert closed == []
    assert len(closed) == 1  # the file before, with the last question that was asked of it
    published.close()
    assert len(closed) == 2


def test_many_ask_at_once_while_it_is_published(tmp_path: Path, loaded: Settings, shown: Settings) -> None:
    path = tmp_path / "w.duckdb"
    publish(loaded, path)
    published = Published(Settings(warehouse=path))

    def ask(number: int) -> int:
        if number % 5 == 0:
            publish(shown if number % 10 else loaded, path)
        return count(published)

    with ThreadPoolExecutor(4) as clients:
        assert set(clients.map(ask, range(40))) <= {2, 5}
    publish(shown, path)
    assert count(published) == 5
    published.close()


def test_questions_can_write_nothing(loaded: Settings) -> None:
    published = Published(loaded)
    with published.asked() as connection, pytest.raises(duckdb.Error):
        connection.execute("create table x (y integer)")
    with published.asked() as connection, pytest.raises(duckdb.Error):
        connection.execute("from read_text('/etc/hostname')")
    published.close()
