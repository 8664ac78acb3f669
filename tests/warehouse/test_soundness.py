"""Whether a warehouse file is whole: its checksum, its bytes, its tables."""

from __future__ import annotations

import hashlib
import threading
from pathlib import Path

import duckdb
import pytest

from etl.warehouse import soundness
from etl.warehouse.soundness import DigestBeside, altered, digest, note, note_of, unsound


def test_a_published_file_passes(published: Path) -> None:
    assert unsound(published) is None
    assert altered(published) is None


def test_the_checksum_is_noted_as_sha256sum_reads_it(published: Path, tmp_path: Path) -> None:
    kept = tmp_path / "000001.duckdb"
    note(published, kept)
    expected = hashlib.sha256(published.read_bytes()).hexdigest()
    assert note_of(kept).read_text() == f"{expected}  000001.duckdb\n"
    assert digest(published) == expected
    note(published, kept, "f00")
    assert note_of(kept).read_text() == "f00  000001.duckdb\n"
    assert [file.name for file in tmp_path.iterdir() if "sha256" in file.name] == ["000001.duckdb.sha256"]


def test_other_bytes_than_those_noted_are_not_what_was_published(published: Path) -> None:
    """Also where DuckDB opens them without complaint."""
    note(published, published)
    assert unsound(published) is None
    with duckdb.connect(str(published)) as connection:
        connection.execute("delete from observation")
    assert unsound(published) == "its bytes are not those whose checksum was noted when it was kept"


def test_a_note_that_is_no_text_is_no_checksum(published: Path) -> None:
    note_of(published).write_bytes(b"\xff\xfe\n")
    assert unsound(published) == "its bytes are not those whose checksum was noted when it was kept"


def test_a_table_of_another_program_may_be_called_anything(published: Path) -> None:
    with duckdb.connect(str(published)) as connection:
        connection.execute('create table "a""b; c" as select 1 as i')
    assert unsound(published) is None


def test_a_damaged_block_is_found_without_a_checksum(published: Path) -> None:
    data = bytearray(published.read_bytes())
    for place in range(len(data) // 3, len(data), 4096):
        data[place] ^= 0xFF
    published.write_bytes(data)
    assert unsound(published) is not None


def test_a_file_that_is_cut_off_or_no_database_is_found(published: Path) -> None:
    whole = published.read_bytes()
    published.write_bytes(whole[: len(whole) // 2])
    assert unsound(published) is not None
    published.write_bytes(b"no database at all" * 1000)
    said = unsound(published)
    assert said is not None and said.startswith("IO Error: ") and "not a valid DuckDB" in said
    assert "\n" not in said and "  " not in said and len(said) <= 200


def test_another_database_is_not_a_warehouse(tmp_path: Path) -> None:
    path = tmp_path / "other.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("create table t (i int)")
    assert unsound(path) == "it is a DuckDB file, but not a warehouse"


def test_tables_that_another_program_changed_are_named(published: Path) -> None:
    with duckdb.connect(str(published)) as connection:
        connection.execute("alter table run add column note varchar")
    assert altered(published) == "note of table run is not known"
    with duckdb.connect(str(published)) as connection:
        connection.execute("alter table run drop column note")
        connection.execute("alter table run alter documents_read type varchar")
    assert altered(published) == "documents_read of table run is VARCHAR, not BIGINT"


@pytest.mark.parametrize(
    ("dropped", "missing"),
    [
        ("view kpi_vintage", "kpi_vintage"),
        ("table kpi_yearly", "kpi_yearly"),
        ("macro vietnamese_order cascade", "vietnamese_order"),
        ("macro table kpi_yearly_asof cascade", "kpi_yearly_asof"),
    ],
)
def test_a_view_mart_or_macro_that_another_program_dropped_is_named(
    dropped: str, missing: str, published: Path
) -> None:
    with duckdb.connect(str(published)) as connection:
        connection.execute(f"drop {dropped}")
    assert altered(published) == f"{missing} is missing"
    with duckdb.connect(str(published)) as connection:  # an older program may have had none of that name
        connection.execute("update schema_version set views = 'those of last year'")
    assert altered(published) is None


def test_a_checksum_that_is_computed_beside_other_work_is_that_of_the_file_now(tmp_path: Path) -> None:
    file = tmp_path / "one"
    file.write_bytes(b"before")
    beside = DigestBeside(file)
    first = beside.result()
    file.write_bytes(b"afterwards")
    assert (first, beside.result()) == (hashlib.sha256(b"before").hexdigest(), digest(file))
    beside.close()


def test_the_checksum_of_a_file_that_stays_as_it_is_is_computed_once_and_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A warehouse of gigabytes takes seconds for each."""
    threads = list[int]()

    def computed(path: Path) -> str:
        threads.append(threading.get_ident())
        return digest(path)

    monkeypatch.setattr(soundness, "digest", computed)
    file = tmp_path / "one"
    file.write_bytes(b"bytes")
    beside = DigestBeside(file)
    assert beside.result() == beside.result() == digest(file)
    beside.close()
    assert len(threads) == 1 and threads != [threading.get_ident()]


def test_where_no_thread_can_be_started_the_checksum_is_computed_when_it_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", refused)
    file = tmp_path / "one"
    file.write_bytes(b"bytes")
    beside = DigestBeside(file)
    assert beside.result() == digest(file)
    beside.close()


def test_a_file_that_is_gone_is_no_damaged_one(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        unsound(tmp_path / "gone.duckdb")
    with pytest.raises(FileNotFoundError):
        DigestBeside(tmp_path / "gone.duckdb")


def test_what_proves_no_damage_is_raised_and_what_does_is_one_short_line(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(error: duckdb.Error) -> None:
        def read(_: object) -> None:
            raise error

        monkeypatch.setattr(soundness, "_read", read)

    failing(duckdb.OutOfMemoryException("Out of Memory Error: failed to pin block"))
    with pytest.raises(duckdb.OutOfMemoryException):
        unsound(published)
    failing(duckdb.Error(f"IO Error: Corrupt  database\tfile {'x' * 300}\nStack Trace"))
    assert unsound(published) == f"IO Error: Corrupt database file {'x' * 300}"[:200]
    failing(duckdb.Error("IO Error: Corrupt database file\nStack Trace:\n0x1\n0x2"))
    assert unsound(published) == "IO Error: Corrupt database file"


def test_a_column_that_another_program_dropped_is_named_and_another_layout_has_its_own(published: Path) -> None:
    with duckdb.connect(str(published)) as connection:
        connection.execute("drop view if exists kpi_vintage")
        connection.execute("alter table run drop column documents_read")
    assert altered(published) == "documents_read of table run is missing"
    with duckdb.connect(str(published)) as connection:
        connection.execute("update schema_version set version = version - 1")
    assert altered(published) is None
