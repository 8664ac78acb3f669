"""What is exported: columns, rows in order, marks and sources."""

from __future__ import annotations

import shutil
import tracemalloc
from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from etl.errors import UsageError, WarehouseError
from etl.language.collation import vietnamese_order
from etl.language.years import Years
from etl.query.export import contents as module
from etl.query.export.contents import RELATIONS, SOURCE_COLUMNS, Content, What
from etl.query.export.headings import Headings
from etl.query.queries import connected
from etl.query.selection import EVERYTHING, Selection
from tests.query.export.conftest import OLD_RUN, UNPLACED, Contents


def test_names_and_codes_stand_beside_ids(contents: Contents) -> None:
    content = contents("kpi")
    names = [column.name for column in content.columns]
    assert {"area_id", "area", "area_code", "indicator_name", "unit_name", "publisher", "url", "corrected"} <= set(
        names
    )
    assert len(names) == len(set(names))
    assert all(column.comment for column in content.columns)
    codes = {row["area"]: row["area_code"] for row in content.records()}
    assert codes == {"Bắc Kạn": "06", "Thái Bình": "34"}


ASKED: dict[str, Callable[[Content], object]] = {
    "rows": lambda content: list(content.batches()),
    "types": Content.schema,
    "sources": lambda content: list(content.sources()),
    "how many": Content.expected,
    "of how many reports": Content.reports,
}


@pytest.mark.parametrize(
    ("dropped", "what", "asked"),
    [
        ("area", "kpi", "rows"), ("unit", "observations", "types"), ("document", "kpi", "sources"),
        ("kpi_yearly", "kpi", "how many"), ("document", "period", "of how many reports"),
    ],
)  # fmt: skip
def test_tables_that_another_program_dropped_are_no_fault_of_the_question(
    dropped: str, what: What, asked: str, marked: Path, tmp_path: Path
) -> None:
    path = tmp_path / "w.duckdb"
    shutil.copy(marked, path)
    with duckdb.connect(str(path)) as other:
        other.execute(f"drop table {dropped} cascade")
    with (
        connected(path) as connection,
        pytest.raises(WarehouseError, match=rf"\(.*{dropped} is missing\); no earlier file") as told,
    ):
        ASKED[asked](Content(connection, what, EVERYTHING, Headings("vi")))
    assert told.value.where == str(path)


def test_names_are_in_the_language_asked_for(contents: Contents) -> None:
    english = {row["indicator"]: row["indicator_name"] for row in contents("observations", lang="en").records()}
    vietnamese = {row["indicator"]: row["indicator_name"] for row in contents("observations").records()}
    assert english.keys() == vietnamese.keys()
    assert english["industrial_output"] == "Industrial output, gross value"
    assert vietnamese["industrial_output"] == "Giá trị sản xuất công nghiệp"


@pytest.mark.parametrize("at_once", [1, 50_000])
def test_rows_are_in_the_order_of_names_however_many_are_sorted_at_once(
    at_once: int, contents: Contents, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SORTED", at_once)
    content = contents("observations")
    rows = list(content.records())
    assert [row["area"] for row in rows] == sorted((row["area"] for row in rows), key=vietnamese_order)
    assert content.rows == len(rows) == len({row["observation_id"] for row in rows})


def test_what_is_in_doubt_or_corrected_is_counted(contents: Contents) -> None:
    content = contents("kpi")
    disputed = sum(row["reading"] == "disputed" for row in content.records())
    assert disputed > 0 and content.marked == {"consistency": 1, "reading": disputed, "digits": 0, "corrected": 1}
    figures = contents("observations")
    withdrawn = {row["area_id"] for row in figures.records() if row["withdrawn_on"] is not None}
    assert withdrawn == {"bac-kan"}
    assert figures.marked["withdrawn_on"] > 0


def test_sources_are_the_reports_behind_the_rows(contents: Contents) -> None:
    content = contents("kpi", Selection(areas=("bac-kan",)))
    documents = {row["document_id"] for row in content.records()}
    sources = list(content.sources())
    assert {row[0] for row in sources} == documents
    assert {len(row) for row in sources} == {len(SOURCE_COLUMNS)}
    assert content.reports() == len(sources)


def test_chosen_rows_that_rest_on_no_report_have_none_behind_them(contents: Contents) -> None:
    content = contents("coverage", Selection(areas=("bac-kan",)))
    assert list(content.records())
    assert (list(content.sources()), content.reports()) == ([], 0)


def test_more_rows_and_reports_take_no_more_memory(
    marked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of Python: what DuckDB takes for sorting them is bounded by SORTED."""
    monkeypatch.setattr(module, "BATCH", 50)
    peaks, rows = list[int](), list[int]()
    for copies in (20, 200):
        path = tmp_path / f"{copies}.duckdb"
        shutil.copy(marked, path)
        with duckdb.connect(str(path)) as connection:
            for table, ids in (("document", "document_id"), ("observation", "observation_id")):
                copied = {ids, "document_id", "path"} & {
                    row[0] for row in connection.execute(f"describe {table}").fetchall()
                }
                other = ", ".join(f"{column} || n as {column}" for column in sorted(copied))
                connection.execute(
                    f"insert into {table} select * exclude (n) replace ({other}) from {table}, range({copies}) as r(n)"
                )
        with connected(path) as connection:
            content = Content(connection, "observations", Selection(), Headings("vi"))
            tracemalloc.start()
            read = sum(1 for _ in content.records()) + sum(1 for _ in content.sources())
            peaks.append(tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
            rows.append(read)
            assert read == content.rows + content.reports()
    assert rows[1] > 9 * rows[0]
    assert peaks[1] < 1.5 * peaks[0]


def test_types_are_those_of_the_warehouse(contents: Contents) -> None:
    schema = contents("observations").schema()
    assert schema.field("value").type == pa.decimal128(28, 6)
    assert schema.names == [column.name for column in contents("observations").columns]


def test_what_the_warehouse_does_not_have_is_one_line(contents: Contents, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(module.RELATIONS, "period", "no_such")
    with pytest.raises(UsageError, match="no such table or view"):
        contents("period")


@pytest.mark.parametrize("what", RELATIONS)
def test_each_kind_of_content_has_all_its_rows(what: What, contents: Contents) -> None:
    content = contents(what)
    rows = list(content.records())
    [held] = content.lookup(f"select count(*) as rows from {content.relation}")
    assert len(rows) == content.rows == held["rows"] > 0
    assert content.headings.word(what)
    assert all(column.comment for column in content.columns)


def test_what_could_not_be_placed_is_in_the_review_list(contents: Contents) -> None:
    rows = list(contents("review").records())
    assert [row["area"] for row in rows if row["figure_id"] == UNPLACED] == [None]
    assert [row["rank"] for row in rows] == sorted(row["rank"] for row in rows)


def test_a_change_from_before_there_were_periods_has_its_year(contents: Contents) -> None:
    changes = contents("changes", Selection(years=Years(frozenset([2015])), runs=(OLD_RUN,)))
    [row] = changes.records()
    assert (row["period"], row["period_start"], row["unit"]) == ("2015", date(2015, 1, 1), "bn_vnd")
    assert changes.marked["change"] == 1


def test_a_report_can_be_chosen(contents: Contents) -> None:
    [document_id] = {row["document_id"] for row in contents("kpi", Selection(areas=("bac-kan",))).records()}
    rows = list(contents("observations", Selection(documents=(document_id,))).records())
    assert {row["document_id"] for row in rows} == {document_id}


def test_runs_stand_in_the_order_in_which_they_published(marked: Path, tmp_path: Path) -> None:
    path = tmp_path / "clock.duckdb"
    shutil.copy(marked, path)
    with duckdb.connect(str(path)) as connection:  # the last run had a clock that was set back
        changed = "'last' as run_id, timestamp '1971-01-01' as started_at"
        connection.execute(f"insert into run select * replace ({changed}) from run limit 1")
        published = [row[0] for row in connection.execute("select run_id from run order by rowid desc").fetchall()]
    with connected(path) as connection:
        rows = Content(connection, "runs", Selection(), Headings("vi")).records()
        assert [row["run_id"] for row in rows] == published
    assert published[0] == "last"
