"""What is exported: columns, rows in order, marks and sources."""

from __future__ import annotations

from datetime import date

import pyarrow as pa
import pytest

from etl.errors import UsageError
from etl.language.collation import vietnamese_order
from etl.language.years import Years
from etl.query.export import contents as module
from etl.query.export.contents import RELATIONS, SOURCE_COLUMNS, What
from etl.query.selection import Selection
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
