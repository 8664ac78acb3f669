"""One connection for many questions, that sees what is published next and waits for nobody."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path

import pytest

from etl.errors import WarehouseError
from etl.query.pages.published import Published
from etl.settings import Settings
from tests.conftest import file_of

COUNT = "select count(*) from document"


def publish(settings: Settings, path: Path) -> None:
    """Puts the warehouse of the settings to `path`, all at once."""
    copied = path.with_suffix(".next")
    shutil.copyfile(file_of(settings), copied)
    copied.replace(path)


def count(published: Published, download: bool = False) -> int:
    with published.asked(download) as connection:
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
    first, kept = published.version, published.kept
    publish(shown, path)
    assert count(published) == 5
    assert published.version != first
    assert published.kept is not kept
    path.unlink()
    with pytest.raises(WarehouseError, match="no warehouse yet"), published.asked():
        pass
    published.close()


def test_a_question_waits_for_those_before_a_publication(tmp_path: Path, loaded: Settings, shown: Settings) -> None:
    path = tmp_path / "w.duckdb"
    publish(loaded, path)
    published, seen = Published(Settings(warehouse=path)), list[int]()
    with published.asked() as connection:
        publish(shown, path)
        later = threading.Thread(target=lambda: seen.append(count(published)))
        later.start()
        assert connection.execute(COUNT).fetchone() == (2,)
    later.join(120)
    assert seen == [5]
    published.close()


def test_nobody_waits_for_a_download(tmp_path: Path, loaded: Settings, shown: Settings) -> None:
    path = tmp_path / "w.duckdb"
    publish(loaded, path)
    published = Published(Settings(warehouse=path))
    with published.asked(download=True) as connection:
        publish(shown, path)
        assert count(published) == 2
        assert connection.execute(COUNT).fetchone() == (2,)
    assert count(published) == 5
    published.close()


def test_questions_can_write_nothing(loaded: Settings) -> None:
    import duckdb

    published = Published(loaded)
    with published.asked() as connection, pytest.raises(duckdb.Error):
        connection.execute("create table x (y integer)")
    with published.asked() as connection, pytest.raises(duckdb.Error):
        connection.execute("from read_text('/etc/hostname')")
    published.close()
