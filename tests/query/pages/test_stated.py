"""What is read off the tables of one cell and one report is what the views say of all figures."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from etl.catalogue import Catalogue
from etl.query.pages.stated import Ask, statements, with_cells
from etl.query.queries import answer, connected
from etl.settings import Settings
from etl.warehouse import begin
from etl.warehouse.corrections import Correction
from etl.warehouse.sql_files import query
from tests.warehouse.figures import completion, figure, growth, put, report

AROUND, LONGEST, MANY = 20, 60, 200
Rows = list[dict[str, Any]]


def asker(connection: Any) -> Ask:
    return lambda name, **given: answer(connection, query(name), given).records()


def same_of_cells(connection: Any, most: int) -> Rows:
    """Statements of `most` cells, each of which the view has the same; cells with several reports come first."""
    ask, said = asker(connection), Rows()
    columns = "area_id, period, indicator"
    chosen = f"select {columns} from stated_figure group by all order by count(*) desc, {columns} limit ?"
    for area, period, indicator in answer(connection, chosen, [most]).rows:
        found = statements(ask, area, period, indicator, AROUND, LONGEST, MANY)
        cell = {"area": area, "period": period, "indicator": indicator}
        viewed = ask("page_statement", around=AROUND, longest=LONGEST, most=MANY, **cell)
        assert [{name: row[name] for name in viewed[0]} for row in found] == viewed
        said += found
    return said


def same_of_reports(connection: Any) -> Rows:
    """The figures of all reports, which the view places in the same cells."""
    ask, said = asker(connection), Rows()
    for (document_id,) in answer(connection, "select document_id from document").rows:
        figures = ask("page_document_figure", document=document_id, begin=0, end=10**9, most=10**6)
        placed = {row["figure_id"]: row for row in with_cells(ask, document_id, figures, whole=True)}
        assert with_cells(ask, document_id, figures, whole=False) == list(placed.values())
        viewed = answer(
            connection,
            "select observation_id, role, price_basis from stated_figure "
            "where document_id = ? and not other_unit and declared_on is null",
            [document_id],
        ).records()
        shown = {one: (row["role"], row["cell_price_basis"]) for one, row in placed.items() if row["role"]}
        assert shown == {row["observation_id"]: (row["role"], row["price_basis"]) for row in viewed}
        said += placed.values()
    return said


def test_shipped_reports_are_shown_as_the_views_have_them(shown: Settings) -> None:
    with connected(shown.warehouse) as connection:
        said = same_of_cells(connection, 12)
        assert {"level", "growth", "completion"} <= {one["role"] for one in said}
        assert len({one["document_id"] for one in said}) > 1
        kinds = {one["kind"] for one in same_of_reports(connection)}
    assert kinds == {"figure", "doubt"}


def test_rates_take_the_one_basis_of_the_level_beside_them(tmp_path: Path, catalogue: Catalogue) -> None:
    about = "industrial_output 2015 actual"
    one = report("a", "2016-01-18", [
        figure("4.013 tỷ đồng", f"{about} 4013 bn_vnd", price_basis="constant_2010"), growth("16,7%", f"{about} 16.7"),
        figure("900 triệu USD", "exports 2015 actual 900 mn_usd"), completion("90%", "exports 2015 actual 90"),
    ])  # fmt: skip
    two = report("b", None, [
        figure("3.900 tỷ đồng", f"{about} 3900 bn_vnd", price_basis="constant_2010"), growth("12%", f"{about} 12"),
        figure("5.000 tỷ đồng", f"{about} 5000 bn_vnd", price_basis="current"),
    ])  # fmt: skip
    other = report("c", "2016-02-01", [
        figure("4.310 tỷ đồng", "industrial_output 2015 plan 4310 bn_vnd"),
        figure("20 tỷ đồng", "exports 2015 actual 20 bn_vnd"),
        figure("từ 5 đến 6 tỷ đồng", f"{about} 5 bn_vnd", value_to=Decimal(6)),
        figure("400 tỷ đồng", f"{about} 400 bn_vnd", scope="state"), growth("4%", f"{about} 4", scope="state"),
    ])  # fmt: skip
    path = tmp_path / "warehouse.duckdb"
    with begin(path, catalogue, 0) as version:
        put(version, one, two, other)
        version.materialise()
        version.publish()
    with connected(path) as connection:
        said = same_of_cells(connection, 10)
        same_of_reports(connection)
    bases = {(row["path"], row["quote"]): row["price_basis"] for row in said}
    assert (bases["a.txt", "16,7%"], bases["b.txt", "12%"]) == ("constant_2010", None)
    assert [row["other_unit"] for row in said if row["quote"] == "20 tỷ đồng"] == [True]
    assert [(row["value"], row["value_to"]) for row in said if row["value_to"] is not None] == [(5.0, 6.0)]
    assert "plan" in {row["role"] for row in said}
    assert said[0]["published_on"] is None  # what was published on an unknown day comes first


def test_a_corrected_cell_shows_the_figure_and_what_replaces_it(tmp_path: Path, catalogue: Catalogue) -> None:
    path = tmp_path / "warehouse.duckdb"
    declared = Correction(
        document="a.txt", quote="4.031 tỷ đồng", says=Decimal(4031), right=Decimal(4013), reason="đảo chữ số", who="A",
        when=date(2016, 2, 1),
    )  # fmt: skip
    with begin(path, catalogue, 0) as version:
        said = "industrial_output 2015 actual 4031 bn_vnd"
        put(version, report("a", "2016-01-18", [figure("4.031 tỷ đồng", said, price_basis="current"),
                                               growth("16,7%", "industrial_output 2015 actual 16.7")]))  # fmt: skip
        version.correct([declared])
        version.materialise()
        version.publish()
    with connected(path) as connection:
        rows = same_of_cells(connection, 2)
        same_of_reports(connection)
    assert sorted(row["value"] for row in rows if row["role"] == "level") == [4013.0, 4031.0]
    assert {row["price_basis"] for row in rows} == {"current"}


def test_a_cell_of_which_nothing_is_stated_has_no_statement(shown: Settings) -> None:
    with connected(shown.warehouse) as connection:
        assert statements(asker(connection), "lang-son", "1990", "exports", AROUND, LONGEST, MANY) == []
