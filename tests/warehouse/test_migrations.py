"""A file of an older layout: brought up to date by a writer, told of by a reader, and nothing in it lost."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

import duckdb
import pytest

from etl.catalogue import Catalogue
from etl.errors import WarehouseError
from etl.warehouse import SCHEMA_VERSION, begin, connect, kept_files, known, migrations, outdated, rollback
from etl.warehouse.sql_files import MATERIALISED, OLDEST, create_views, names
from tests.warehouse.figures import Ask, Publish, lang_son, put

FOLDER = Path(__file__).parent
SHARED = ("document", "observation", "indicator", "area", "unit")
"""Tables that the layouts before had with columns of today, and maybe not all of them."""
RUNS = {
    1: "('r1', now(), now(), 'run', '{}', '1', '{}', 1, 0, 0, 15, 0, 1)",
    2: "('r1', now(), now(), 'run', '{}', '1', '{}', 1, 0, 0, 15, 0, 1, null)",
    3: "('r1', now(), now(), 'run', '{}', '1', '{}', 1, 0, 0, 15, 0, 1, null)",
    6: "('r1', now(), now(), 'run', '{}', '1', '{}', 1, 0, 0, 15, 0, 1, null)",
    7: "('r1', now(), now(), 'run', '{}', '1', '{}', 1, 0, 0, 15, 0, 1, null)",
    8: "('r1', now(), now(), 'run', '{}', '1', '{}', 1, 0, 0, 15, 0, 1, null)",
    9: "('r1', now(), now(), 'run', '{}', '1', '{}', 1, 0, 0, 15, 0, 1, null)",
    10: "('r1', now(), now(), 'run', '{}', '1', '{}', 1, 0, 0, 15, 0, 1, null)",
}
CHANGES = {
    1: "('r1', 'new', 'lang-son', 2015, 'exports', null, null, 'actual', null, 1, 'một')",
    2: "('r1', 'new', 'lang-son', 2015, 'exports', null, null, 'actual', null, 1, null, 'một')",
    3: "('r1', 'new', 'lang-son', 2015, 'exports', null, null, 'actual', null, 1, null, 'một')",
    6: "('r1', 'new', 'lang-son', 2015, 'exports', null, null, 'actual', null, 1, null, 'một')",
    7: "('r1', 'new', 'lang-son', 2015, 'exports', null, null, 'actual', null, 1, null, 'một')",
    8: "('r1', 'new', 'lang-son', 2015, 'exports', null, null, 'actual', null, 1, null, 'một', '2015')",
    9: "('r1', 'new', 'lang-son', 2015, 'exports', null, null, 'actual', null, 1, null, 'một', '2015')",
    10: "('r1', 'new', 'lang-son', 2015, 'exports', null, null, 'actual', null, 1, null, 'một', '2015')",
}
TO_3 = [("witness", None), ("document", "trust"), ("observation", "wording")]
WITHDRAWN: list[tuple[str, str | None]] = [
    ("document", "in_raw"),
    ("document", "withdrawn_on"),
    ("document", "withdrawn_reason"),
]
SAID: list[tuple[str, str | None]] = [
    ("observation", "reading"),
    ("observation", "reading_probability"),
    ("observation", "cell_context"),
    ("observation", "sentence_start"),
    ("observation", "sentence_end"),
    ("rejected", "cell_context"),
]
PERIODS: list[tuple[str, str | None]] = [("kpi_change", "period")]
DIGITS: list[tuple[str, str | None]] = [("observation", "digits"), ("observation", "digits_other")]
TRIED: list[tuple[str, str | None]] = [("document", "tries"), ("document", "bounds")]
WORDS: list[tuple[str, str | None]] = [("report_words", None)]
LATER = [*WITHDRAWN, ("observation", "status"), *SAID, *PERIODS, *DIGITS, *TRIED, *WORDS]
TOUCHED: dict[int, list[tuple[str, str | None]]] = {
    1: [("correction", None), *TO_3, *LATER], 2: [*TO_3, *LATER], 3: [*LATER],
    6: [*SAID, *PERIODS, *DIGITS, *TRIED, *WORDS], 7: [*PERIODS, *DIGITS, *TRIED, *WORDS],
    8: [*DIGITS, *TRIED, *WORDS], 9: [*TRIED, *WORDS], 10: WORDS,
}  # fmt: skip
"""Tables and columns that were made on the way, with their comments."""


def columns(connection: duckdb.DuckDBPyConnection) -> list[tuple[object, ...]]:
    return connection.execute("""
        select table_name, column_name, data_type, is_nullable, comment from duckdb_columns()
        where not internal and database_name = current_database()
          and table_name in (select table_name from duckdb_tables())
        order by all""").fetchall()


ENDS = pytest.mark.parametrize("layout", [min(RUNS), max(RUNS)], indirect=True)
"""Of what is the same from whatever layout: that every one can be brought up to date is a test of its own."""


@pytest.fixture(params=[layout for layout in RUNS if layout < SCHEMA_VERSION])
def layout(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture
def old(layout: int, path: Path, made: Callable[[int], bytes]) -> Path:
    """A file of an older layout with the Lạng Sơn report and a run that changed something."""
    path.write_bytes(made(layout))
    return path


@pytest.fixture(scope="module")
def made(seed: bytes, tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], bytes]:
    """The file of each older layout, made once."""
    folder = tmp_path_factory.mktemp("old")
    (folder / "today.duckdb").write_bytes(seed)
    return cache(partial(_make, folder))


def _make(folder: Path, layout: int) -> bytes:
    """The bytes of a file of that layout, in which DuckDB knows what each macro reads, as in those published today."""
    path = folder / f"{layout}.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("set enable_macro_dependencies = true")
        connection.execute((FOLDER / f"layout_{layout}.sql").read_text("utf-8"))
        connection.execute(f"attach '{folder}/today.duckdb' as today (read_only)")
        for table in SHARED:
            had = [row[0] for row in connection.execute(f"describe {table}").fetchall()]
            connection.execute(f"insert into {table} by name select {', '.join(had)} from today.{table}")
        if layout > 3:  # a table, as it was published
            connection.execute("insert into kpi_yearly from kpi_yearly_asof(date 'infinity')")
        if layout > 6:
            connection.execute("insert into kpi_period from kpi_period_asof(date 'infinity')")
        connection.execute(f"insert into schema_version (version) values ({layout})")
        connection.execute(f"insert into kpi_change values {CHANGES[layout]}")
        connection.execute(f"insert into run values {RUNS[layout]}")
    return path.read_bytes()


def test_every_layout_but_the_first_has_its_step() -> None:
    assert set(names("migrations")) == {f"to_{layout}" for layout in range(OLDEST + 1, SCHEMA_VERSION + 1)}


def test_a_step_may_change_a_column_that_macros_read(seed: bytes, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_bytes(seed)
    monkeypatch.setattr(migrations, "SCHEMA_VERSION", SCHEMA_VERSION + 1)
    monkeypatch.setattr(migrations, "sql", lambda *_: "alter table document alter column tries type bigint")
    with duckdb.connect(str(path)) as connection:
        with pytest.raises(duckdb.DependencyException):
            connection.execute("alter table document alter column tries type bigint")
        migrations.migrate(connection, SCHEMA_VERSION)
        assert create_views(connection)
        assert connection.execute("select count(*) from kpi_yearly_asof(date 'infinity')").fetchone() != (0,)
        assert connection.execute("select distinct typeof(tries) from document").fetchall() == [("BIGINT",)]


def test_a_reader_says_what_to_do(old: Path, layout: int) -> None:
    with pytest.raises(
        WarehouseError, match=f"older layout {layout}, this program needs {SCHEMA_VERSION}; run `etl run`"
    ):
        connect(old)
    assert list(known(old)) == ["lang-son-2015.txt"]
    assert outdated(old, set())


def test_a_writer_brings_it_up_to_date(old: Path, path: Path, catalogue: Catalogue, ask: Ask) -> None:
    with begin(path, catalogue, 0) as version:
        version.materialise()
        assert version.changes().empty
        version.audit()
        version.publish()
    assert not outdated(path, set())
    assert ask("select period, quote from kpi_change") == [{"period": "2015", "quote": "một"}]
    assert ask("select run_id, changes, accepted from run") == [{"run_id": "r1", "changes": 1, "accepted": None}]
    assert ask("select actual from kpi_yearly where year = 2015 and indicator = 'industrial_output'") == [
        {"actual": 4013.0}
    ]
    # What was preliminary stays an estimate until it is read again.
    assert ask("select distinct scenario, status from observation order by scenario") == [
        {"scenario": "actual", "status": "actual"},
        {"scenario": "plan", "status": None},
    ]


def test_it_ends_with_the_tables_of_a_new_file(
    old: Path, layout: int, path: Path, seed: bytes, tmp_path: Path, catalogue: Catalogue
) -> None:
    (tmp_path / "new.duckdb").write_bytes(seed)
    with begin(path, catalogue, 0) as version:
        put(version, lang_son())
        version.publish()
    # What the shortened layout files leave out: comments of tables that no step touches.
    with duckdb.connect(str(path)) as migrated, duckdb.connect(str(tmp_path / "new.duckdb")) as new:
        assert [row[:4] for row in columns(migrated)] == [row[:4] for row in columns(new)]
        for table, column in [*TOUCHED[layout], *((mart, None) for mart in MATERIALISED)]:
            wanted = [row for row in columns(new) if row[0] == table and column in (None, row[1])]
            assert wanted
            assert [row for row in columns(migrated) if row[0] == table and column in (None, row[1])] == wanted


@pytest.mark.parametrize("layout", [layout for layout in RUNS if layout < 4], indirect=True)  # later ones noted it
def test_names_relative_to_the_raw_folder_are_taken_to_lie_in_it(
    old: Path, path: Path, catalogue: Catalogue, ask: Ask
) -> None:
    with duckdb.connect(str(path)) as connection:
        for name in ("/data/a.txt", "../b.txt", "2015/c.txt"):
            row = f"select * replace ('{name}' as document_id, '{name}' as path) from document limit 1"
            connection.execute(f"insert into document by name ({row})")
    with begin(path, catalogue, 0) as version:
        version.materialise()
        version.publish()
    assert {row["path"]: row["in_raw"] for row in ask("select path, in_raw from document")} == {
        "lang-son-2015.txt": True, "/data/a.txt": False, "../b.txt": False, "2015/c.txt": True,
    }  # fmt: skip
    assert ask("select count(*) as n from document where withdrawn_on is not null") == [{"n": 0}]


@pytest.mark.parametrize("layout", [2, 3], indirect=True)  # the last that did not note it, the first that did
def test_how_it_was_read_is_not_known_any_more(
    old: Path, layout: int, path: Path, catalogue: Catalogue, ask: Ask
) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute("""
            insert into document by name
            (select * replace ('x' as document_id, 'b.pdf' as path, 'pdf' as format) from document)
            """)
        connection.execute("""
            insert into document by name
            (select * replace ('y' as document_id, 'c.pdf' as path, 'failed' as status, '?' as reason)
             from document where path = 'b.pdf')
            """)
    with begin(path, catalogue, 0) as version:
        version.materialise()
        version.publish()
    told = ask("select path, trust from document order by path")
    noted = [("b.pdf", "ocr"), ("c.pdf", None)] if layout < 3 else [("b.pdf", "text"), ("c.pdf", "text")]
    assert [tuple(row.values()) for row in told] == [*noted, ("lang-son-2015.txt", "text")]


@pytest.mark.parametrize("layout", [7], indirect=True)  # earlier ones noted no sentences
def test_the_sentence_of_a_figure_holds_its_quote(old: Path, path: Path, catalogue: Catalogue, ask: Ask) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute("update observation set sentence_start = char_start + 1, sentence_end = char_end - 1")
    with begin(path, catalogue, 0) as version:
        version.materialise()
        version.audit()
        version.publish()
    whole = "select bool_and(sentence_start = char_start and sentence_end = char_end) as whole from observation"
    assert ask(whole) == [{"whole": True}]


@ENDS
def test_a_version_that_is_not_published_leaves_the_old_file(old: Path, path: Path, catalogue: Catalogue) -> None:
    before = path.read_bytes()
    with begin(path, catalogue, 0) as version:
        version.materialise()
    assert path.read_bytes() == before


@ENDS
def test_a_rollback_to_an_old_file_brings_it_up_to_date(
    old: Path, layout: int, path: Path, catalogue: Catalogue, publish: Publish, ask: Ask
) -> None:
    publish(lang_son())
    assert rollback(path, catalogue, 0).number == 1
    assert not outdated(path, set())
    assert ask("select distinct trust from kpi_yearly") == [{"trust": "text"}]
    assert ask("select count(*) as n from kpi_wide") == [{"n": 1}]
    with pytest.raises(WarehouseError, match=f"older layout {layout}"):
        connect(kept_files(path)[0].path)
