"""A file that is damaged, the kept ones that are offered in its place, and what a rollback refuses and keeps."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from etl.catalogue import Catalogue
from etl.errors import WarehouseBusy, WarehouseError
from etl.warehouse import begin, connect, kept_files, rollback
from tests.warehouse.figures import figure, lang_son, put, report


@pytest.fixture(scope="module")
def three_published(tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> Path:
    """A folder with a warehouse that was published three times."""
    path = tmp_path_factory.mktemp("three") / "warehouse.duckdb"
    for value in (4001, 4002, 4003):
        with begin(path, catalogue, 0) as version:
            put(version, report("a", "2016-01-18", [figure(f"{value} tỷ", f"exports 2015 actual {value} mn_usd")]))
            version.publish()
    return path.parent


@pytest.fixture
def three(path: Path, three_published: Path) -> Path:
    """Three publications: two files are kept."""
    shutil.copytree(three_published, path.parent, dirs_exist_ok=True)
    assert [kept.number for kept in kept_files(path)] == [1, 2]
    return path


def cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:9000])


def head_gone(path: Path) -> None:
    path.write_bytes(b"\0" * 4096 + path.read_bytes()[4096:])


def flipped(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    raw[3 * 4096 :: 4096] = bytes(byte ^ 1 for byte in raw[3 * 4096 :: 4096])
    path.write_bytes(raw)


def table_gone(path: Path) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute("alter table run drop column documents_read")


DAMAGES: list[tuple[Callable[[Path], None], str]] = [
    (cut_off, "it is damaged ("),
    (flipped, "it is damaged ("),
    (head_gone, "it is not a DuckDB file; name another file; "),
    (table_gone, "its tables are not those that this program knows (documents_read of table run is missing); "),
]


def rewritten(path: Path, damage: Callable[[Path], None]) -> None:
    """Damages the file without those that share its bytes."""
    copy = path.with_name("copy")
    copy.write_bytes(path.read_bytes())
    damage(copy)
    copy.replace(path)


@pytest.mark.parametrize(("damage", "says"), DAMAGES, ids=[damage.__name__ for damage, _ in DAMAGES])
def test_where_there_is_damage_the_newest_good_file_is_offered(
    damage: Callable[[Path], None], says: str, three: Path, catalogue: Catalogue
) -> None:
    rewritten(three, damage)
    rewritten(kept_files(three)[-1].path, flipped)
    with pytest.raises(WarehouseError) as error, begin(three, catalogue, 0) as version:
        put(version, lang_son())
    assert str(error.value).startswith(f"{three}: {says}")
    assert "`etl rollback --to 1` publishes kept file 1 again, which passes a full check" in str(error.value)
    assert rollback(three, catalogue, 0, to=1).number == 1
    reader = connect(three)
    assert reader.execute("select actual from kpi_yearly").fetchall() == [(4001,)]
    reader.close()


@pytest.mark.parametrize("damage", [cut_off, flipped, head_gone], ids=lambda damage: damage.__name__)
@pytest.mark.parametrize("noted", [True, False], ids=["with a checksum", "of an earlier program"])
def test_a_bad_kept_file_is_named_and_the_next_one_offered(
    damage: Callable[[Path], None], noted: bool, three: Path, catalogue: Catalogue
) -> None:
    bad = kept_files(three)[-1].path
    rewritten(bad, damage)
    if not noted:
        for kept in kept_files(three):
            kept.path.with_name(f"{kept.path.name}.sha256").unlink()
    before = three.read_bytes()
    with pytest.raises(WarehouseError) as error:
        rollback(three, catalogue, 0)
    assert str(error.value).startswith(f"{bad}: it cannot be gone back to: ")
    assert "`etl rollback --to 1` publishes kept file 1" in str(error.value)
    assert three.read_bytes() == before
    assert rollback(three, catalogue, 0, to=1).number == 1


def test_when_no_kept_file_is_good_a_backup_is_what_is_left(three: Path, catalogue: Catalogue) -> None:
    for path in (three, *(kept.path for kept in kept_files(three))):
        rewritten(path, cut_off)
    with pytest.raises(WarehouseError) as error:
        connect(three)
    assert "none of the kept files passes a full check; if this is the warehouse, move it aside and put" in str(
        error.value
    )


def test_a_kept_file_that_was_written_to_is_not_what_was_published(three: Path, catalogue: Catalogue) -> None:
    bad = kept_files(three)[-1].path
    rewritten(bad, lambda path: duckdb.connect(str(path)).execute("delete from observation").close())
    with pytest.raises(WarehouseError, match="its bytes are not those whose checksum was noted"):
        rollback(three, catalogue, 0)


def test_a_rollback_loses_no_kept_file(three: Path, catalogue: Catalogue) -> None:
    rollback(three, catalogue, 0)
    assert [kept.number for kept in kept_files(three)] == [1, 2, 3]


def test_checksums_come_and_go_with_their_files(three: Path, catalogue: Catalogue) -> None:
    with begin(three, catalogue, 0, kept=2) as version:
        put(version, lang_son())
        version.publish()
    folder = three.with_name("warehouse.duckdb.kept")
    names = ["000002.duckdb", "000002.duckdb.sha256", "000003.duckdb", "000003.duckdb.sha256"]
    assert sorted(file.name for file in folder.iterdir()) == names
    subprocess.run(["sha256sum", "--check", "--quiet", *names[1::2]], cwd=folder, check=True)


HOLDER = "import duckdb, sys, time; c = duckdb.connect(sys.argv[1]); print('open', flush=True); time.sleep(60)"


def test_nothing_is_published_beside_a_log_or_under_another_program(three: Path, catalogue: Catalogue) -> None:
    log = three.with_name("warehouse.duckdb.wal")
    log.write_bytes(b"of another program")
    before = three.read_bytes()
    with pytest.raises(WarehouseError, match=r"warehouse.duckdb.wal: another program has written to the warehouse"):
        rollback(three, catalogue, 0)
    log.unlink()
    with pytest.raises(WarehouseError, match=r"warehouse.duckdb.wal: "), begin(three, catalogue, 0) as version:
        put(version, lang_son())
        log.touch()
        version.publish()
    log.unlink()
    with subprocess.Popen([sys.executable, "-c", HOLDER, str(three)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        try:
            with pytest.raises(WarehouseBusy, match="another program has it open for writing"):
                rollback(three, catalogue, 0)
            with pytest.raises(WarehouseBusy), begin(three, catalogue, 0):
                pass
        finally:
            process.kill()
    assert three.read_bytes() == before
