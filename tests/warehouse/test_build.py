"""Loading: what stands in the tables after a run, after the same run again, and after a report has changed."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import duckdb
import pytest

from etl.catalogue import Catalogue
from etl.errors import WarehouseError
from etl.validate.frames import DocumentRow, document_frame
from etl.warehouse import (
    Building,
    Counts,
    KnownDocument,
    RunRecord,
    begin,
    differences,
    engine,
    from_nothing,
    known,
    touched,
)
from tests.warehouse.figures import READ_AT, Ask, Publish, checked, figure, growth, lang_son, put, report

TABLES = ("document", "observation", "rejected", "indicator", "area", "area_change", "unit", "schema_version")


def contents(ask: Ask) -> dict[str, list[tuple[Any, ...]]]:
    return {table: sorted((tuple(row.values()) for row in ask(f"from {table}")), key=repr) for table in TABLES}


def test_fifteen_figures_with_their_quotes(published: Path, ask: Ask) -> None:
    assert ask("select count(*) as n from observation") == [{"n": 15}]
    assert (
        ask("""
        select quote from observation join document using (document_id)
        where substr(document.text, char_start + 1, char_end - char_start) is distinct from quote""")
        == []
    )


def test_offsets_count_characters_not_bytes_or_graphemes(publish: Publish, ask: Ask) -> None:
    said = figure("4.013 tỷ đồng", "industrial_output 2015 actual 4013 bn_vnd")
    publish(report("😀 e\u0301 🇻🇳 Lạng Sơn", "2016-01-18", [said]))
    place = "substr(text, char_start + 1, char_end - char_start)"
    assert ask(f"select {place} as words from observation join document using (document_id)") == [
        {"words": "4.013 tỷ đồng"}
    ]


def test_decimals_arrive_as_they_were_written(publish: Publish, ask: Ask) -> None:
    said = [
        figure("12.465.818,4 triệu đồng", "industrial_output 2015 actual 12465818.4 mn_vnd"),
        growth("-9,2%", "industrial_output 2015 actual -9.2"),
    ]
    publish(report("binh-dinh", "2016-01-10", said))
    rows = ask("select cast(value as varchar) as v, cast(value_base as varchar) as b from observation order by value")
    assert rows == [
        {"v": "-9.200000", "b": "-9.200000"},
        {"v": "12465818.400000", "b": "12465818400000.000000"},
    ]


def test_the_same_input_twice_changes_nothing(publish: Publish, ask: Ask) -> None:
    bad = report("cao-bang", "2013-01-05", [growth("-120%", "imports 2012 actual -120")], area_id="cao-bang")
    publish(lang_son(), bad)
    before = contents(ask)
    publish(lang_son(), bad)
    assert contents(ask) == before
    assert len(before["rejected"]) == 1


def test_a_report_with_other_bytes_takes_the_place_of_the_older_one(publish: Publish, ask: Ask) -> None:
    first = figure("4.013 tỷ đồng", "industrial_output 2015 actual 4013 bn_vnd")
    mended = figure("4.031 tỷ đồng", "industrial_output 2015 actual 4031 bn_vnd")
    other = report(
        "ha-nam", "2018-01-02", [growth("14,28%", "industrial_output 2017 estimate 14.28")], area_id="ha-nam"
    )
    publish(report("lang-son", "2016-01-18", [first]), other)
    publish(report("lang-son", "2016-01-18", [mended]))
    assert ask("select quote from observation order by quote") == [{"quote": "14,28%"}, {"quote": "4.031 tỷ đồng"}]
    assert ask("select path from document order by path") == [{"path": "ha-nam.txt"}, {"path": "lang-son.txt"}]


def test_a_file_that_can_no_longer_be_read_loses_its_figures(
    published: Path, ask: Ask, path: Path, catalogue: Catalogue
) -> None:
    row = DocumentRow.failed(
        "lang-son-2015.txt",
        "it is empty; fetch it again",
        raw=b"",
        card_sha256=None,
        extractor_version="1",
        read_at=READ_AT,
    )
    nothing = checked()
    with begin(path, catalogue, 0) as version:
        assert version.replace(document_frame([row]), nothing.accepted, nothing.rejected) == Counts(1, 0, 0)
        version.materialise()
        version.audit()
        version.publish()
    assert ask("select status, reason, text from document") == [
        {"status": "failed", "reason": "it is empty; fetch it again", "text": ""}
    ]
    assert ask("select count(*) as n from observation") == [{"n": 0}]


def test_known_is_what_a_run_compares_with(publish: Publish, path: Path) -> None:
    assert known(path) == {}
    publish(lang_son())
    document_id = lang_son().document.document_id
    assert known(path) == {"lang-son-2015.txt": KnownDocument(document_id, "lang-son-2015.txt", None, "1", "read")}


def test_changes_against_the_published_file(publish: Publish, path: Path, catalogue: Catalogue) -> None:
    level, rate = "industrial_output 2015 actual", "industrial_output 2015 actual 16.7"
    publish(report("lang-son", "2016-01-18", [figure("4.013 tỷ đồng", f"{level} 4013 bn_vnd"), growth("16,7%", rate)]))
    after = [
        figure("4.031 tỷ đồng", f"{level} 4031 bn_vnd"),
        figure("4.310 tỷ đồng", "industrial_output 2016 plan 4310 bn_vnd"),
    ]
    with begin(path, catalogue, 0) as version:
        put(version, report("lang-son", "2016-01-18", after))
        changes = version.changes()
    told = changes[["change", "area", "year", "indicator", "measure", "old", "new", "quote"]].astype(object)
    assert told.where(told.notna(), None).values.tolist() == [
        ["changed", "Lạng Sơn", 2015, "industrial_output", "actual", 4013.0, 4031.0, "4.031 tỷ đồng"],
        ["gone", "Lạng Sơn", 2015, "industrial_output", "growth_stated", 16.7, None, "16,7%"],
        ["new", "Lạng Sơn", 2016, "industrial_output", "plan", None, 4310.0, "4.310 tỷ đồng"],
    ]


def test_a_figure_that_stands_but_is_contradicted_counts_as_a_change(
    publish: Publish, path: Path, catalogue: Catalogue
) -> None:
    told = report("lang-son", "2016-01-18", [figure("4.013 tỷ đồng", "industrial_output 2015 actual 4013 bn_vnd")])
    later = report("newspaper", "2016-01-10", [figure("đạt 9.999 tỷ", "industrial_output 2015 actual 9999 bn_vnd")])

    def changes(version: Building) -> list[list[object]]:
        rows: list[list[object]] = version.changes()[["change", "measure", "old", "new", "quote"]].values.tolist()
        return rows

    publish(told)
    with begin(path, catalogue, 0) as version:
        put(version, later)
        assert changes(version) == [["contradicted", "actual", 4013.0, 4013.0, "4.013 tỷ đồng"]]
    publish(told, later)
    agreeing = [figure("đạt 4.013 tỷ", "industrial_output 2015 actual 4013 bn_vnd")]
    with begin(path, catalogue, 0) as version:
        put(version, report("newspaper", "2016-01-10", agreeing))
        assert changes(version) == [["settled", "actual", 4013.0, 4013.0, "4.013 tỷ đồng"]]


def test_a_run_is_recorded_with_the_changes_it_caused(path: Path, catalogue: Catalogue, ask: Ask) -> None:
    began = datetime.fromisoformat("2026-01-05T08:30:00+07:00")
    run = RunRecord(
        "r1",
        began,
        datetime(2026, 1, 5, 1, 31, tzinfo=UTC),
        "nightly",
        {"years": "2015"},
        "1",
        {"python": "3.11"},
        1,
        0,
        0,
        15,
        0,
    )
    with begin(path, catalogue, 0) as version:
        put(version, lang_son())
        version.record_run(run)
        version.publish()
    rows = ask("select run_id, started_at, kind, parameters, observations, changes from run")
    assert rows == [
        {
            "run_id": "r1",
            "started_at": datetime(2026, 1, 5, 1, 30),
            "kind": "nightly",
            "parameters": '{"years": "2015"}',
            "observations": 15,
            "changes": 15,
        }
    ]
    assert ask("select change, count(*) as n from kpi_change where run_id = 'r1' group by all") == [
        {"change": "new", "n": 15}
    ]


def test_every_table_view_and_column_says_what_it_is(published: Path, ask: Ask) -> None:
    unsaid = """
        select table_name as what from duckdb_tables() where comment is null
        union all select view_name from duckdb_views() where not internal and comment is null
        union all select table_name || '.' || column_name from duckdb_columns()
        where not internal and comment is null and not starts_with(table_name, 'check_')"""
    assert ask(unsaid) == []


def _bound(version: Building) -> str:
    [(bound,)] = version._connection.execute("select current_setting('memory_limit')").fetchall()
    return str(bound)


@pytest.mark.parametrize(("times", "taken"), [(1, "244.1 MiB"), (2, "488.2 MiB"), (3, None)])
def test_a_part_that_lacks_memory_is_done_again_with_more_and_no_other(
    times: int,
    taken: str | None,
    published: Path,
    path: Path,
    catalogue: Catalogue,
    monkeypatch: pytest.MonkeyPatch,
    ask: Ask,
) -> None:
    """What was noted of the published version is not noted again; the next part and the next step have the bound."""
    seen: list[tuple[int, str]] = []

    def lacking(connection: duckdb.DuckDBPyConnection, part: int, bounded: bool) -> None:
        seen.append((part, _bound(version)))
        compute(connection, part, bounded)
        if [number for number, _ in seen].count(1) <= times and part == 1:
            raise duckdb.OutOfMemoryException("failed to allocate data")

    compute = from_nothing._compute
    monkeypatch.setattr(from_nothing, "_compute", lacking)
    monkeypatch.setattr(from_nothing, "FIGURES", 2)
    monkeypatch.setattr(touched, "SHARE", 1000)
    said = figure("40 triệu USD", "exports 2014 actual 40 mn_usd")
    with begin(path, catalogue, 0) as version:
        put(version, report("b", "2016-01-18", [said]))
        assert version.change_counts() == {"new": 1}
        narrowed = _bound(version)
        version.publish()
    parts = [part for part, _ in seen]
    assert parts == [0, *[1] * (times + 1), *range(2, max(parts) + 1)]
    bound = dict(seen)
    assert bound[0] == bound[2] == narrowed == "122.0 MiB"  # 128 MB
    assert bound[1] == taken or (taken is None and bound[1] not in ("122.0 MiB", "244.1 MiB", "488.2 MiB"))
    assert ask("select count(*) as n from observation") == [{"n": 16}]
    assert differences(path) == []


def test_a_mart_that_lacks_memory_is_filled_again_without_the_parts(
    published: Path, path: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a large archive the parts take minutes: one mart that needs more memory does not cost them twice."""
    filled: list[str] = []

    def lacking(connection: duckdb.DuckDBPyConnection, name: str) -> None:
        filled.append(name)
        fill(connection, name)
        if filled.count(name) == 1:
            raise duckdb.OutOfMemoryException("failed to allocate data")

    fill, parts = from_nothing._fill, Mock(side_effect=from_nothing._compute)
    monkeypatch.setattr(from_nothing, "_fill", lacking)
    monkeypatch.setattr(from_nothing, "_compute", parts)
    monkeypatch.setattr(from_nothing, "FIGURES", 2)
    monkeypatch.setattr(touched, "SHARE", 1000)
    with begin(path, catalogue, 0) as version:
        put(version, report("b", "2016-01-18", [figure("40 triệu USD", "exports 2014 actual 40 mn_usd")]))
        version.publish()
    assert len({call.args[1] for call in parts.call_args_list}) == parts.call_count > 2
    assert filled[::2] == filled[1::2] != []
    assert differences(path) == []


@pytest.mark.usefixtures("all_processors")
def test_of_much_only_what_computes_has_more_than_one_thread(
    path: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each thread holds as much of a query as one would: with two a load and an audit of much need more memory."""

    def everything(connection: duckdb.DuckDBPyConnection, **named: object) -> None:
        threads.append(_threads(connection))

    threads: list[int] = []
    if (os.cpu_count() or 1) < 2:
        pytest.skip("there is one processor")
    monkeypatch.setattr(engine, "WORTH_THREADS", 1)
    monkeypatch.setattr(from_nothing, "everything", everything)
    with begin(path, catalogue, 0) as version:
        put(version, report("b", "2016-01-18", [figure("9 tỷ", "industrial_output 2014 actual 9 bn_vnd")]))
        version.change_counts()
        threads.append(_threads(version._connection))
    assert threads == [os.cpu_count(), 1]


def _threads(connection: duckdb.DuckDBPyConnection) -> int:
    return int(connection.execute("select current_setting('threads')").fetchall()[0][0])


def test_a_step_that_lacks_memory_without_a_bound_fails(
    published: Path, path: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lacking(*given: object, **named: object) -> None:
        raise duckdb.OutOfMemoryException("failed to allocate data")

    monkeypatch.setattr(from_nothing, "_fill", lacking)
    monkeypatch.setattr(touched, "SHARE", 1000)
    before = path.read_bytes()
    with pytest.raises(WarehouseError, match="too little memory"), begin(path, catalogue, 0) as version:
        put(version, report("b", "2016-01-18", [figure("9 tỷ", "industrial_output 2014 actual 9 bn_vnd")]))
    assert path.read_bytes() == before


def test_what_ended_a_transaction_is_told_and_not_that_it_has_ended(published: Path, catalogue: Catalogue) -> None:
    before = published.read_bytes()
    with (
        pytest.raises(WarehouseError, match="there is too little memory for it"),
        begin(published, catalogue, 0) as version,
        version._writing() as connection,
    ):
        connection.execute("delete from observation")
        connection.execute("rollback")  # as DuckDB does by itself where it has no memory for the commit
        raise duckdb.OutOfMemoryException("failed to allocate")
    assert published.read_bytes() == before
