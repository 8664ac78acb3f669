"""Which address is which file."""

from __future__ import annotations

import csv
import io

import openpyxl
import pytest

from etl.explore import address
from etl.explore.address import ServedLinks
from etl.query.export.contents import RELATIONS, What
from etl.query.queries import answer
from tests.explore.client import Pages

NAMED = "(select indicator from kpi_review where indicator is not null)"


def rows(pages: Pages, link: str) -> list[dict[str, str]]:
    """The rows of a CSV that is taken along."""
    shown = pages.get(link)
    assert shown.status == 200, shown.text
    return list(csv.DictReader(io.StringIO(shown.content.decode("utf-8-sig"))))


def counted(pages: Pages, what: What, condition: str = "true") -> int:
    """How many rows there are in the warehouse."""
    with pages.server.published.asked() as connection:
        found = answer(connection, f"select count(*) from {RELATIONS[what]} where {condition}").rows
    return int(found[0][0])


def one_of(pages: Pages, column: str, relation: str) -> str:
    """An id that the warehouse has, that of most rows."""
    query = f"select {column} from {relation} group by all order by count(*) desc, {column} limit 1"
    with pages.server.published.asked() as connection:
        return str(answer(connection, query).rows[0][0])


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(
    "path",
    ["/", "/?year=2015", "/?boundaries=2025", "/search?q=lang son 2015", "/coverage", "/coverage?indicator=exports",
     "/review", "/review?indicator={indicator}", "/runs", "/runs/{run}", "/document/{document}"],
)  # fmt: skip
def test_each_page_offers_its_rows_in_three_forms(pages: Pages, path: str, lang: str) -> None:
    path = path.format(
        run=one_of(pages, "run_id", "kpi_change"),
        document=one_of(pages, "document_id", "observation"),
        indicator=one_of(pages, "indicator", NAMED),
    )
    shown = pages.get(f"{path}{'&' if '?' in path else '?'}lang={lang}")
    offered = [link for link in shown.links() if link.startswith("/download/")]
    assert [link.split("?")[0].rsplit(".")[-1] for link in offered] == ["xlsx", "csv", "parquet"]
    assert [pages.get(link).status for link in offered] == [200, 200, 200]
    assert rows(pages, offered[1])
    book = openpyxl.load_workbook(io.BytesIO(pages.get(offered[0]).content))
    assert book.worksheets[0].max_row == len(rows(pages, offered[1])) + 1
    assert book.sheetnames[-1] == ("Giải thích" if lang == "vi" else "Columns")


def test_the_review_is_whole_and_the_worst_first(pages: Pages) -> None:
    taken = rows(pages, "/download/review.csv")
    assert len(taken) == counted(pages, "review")
    assert any(not row["area_id"] or not row["indicator"] for row in taken), "nothing that could not be placed"
    assert [int(row["rank"]) for row in taken] == list(range(1, len(taken) + 1))
    code = one_of(pages, "indicator", NAMED)
    chosen = rows(pages, f"/download/review.csv?indicator={code}")
    assert 0 < len(chosen) < len(taken)
    assert {row["indicator"] for row in chosen} == {code}


def test_a_report_has_all_its_figures_and_no_others(pages: Pages) -> None:
    document_id = one_of(pages, "document_id", "observation")
    taken = rows(pages, f"/download/document/{document_id}.csv")
    assert {row["document_id"] for row in taken} == {document_id}
    assert len(taken) == counted(pages, "observations", f"document_id = '{document_id}'")


def test_a_run_has_what_it_changed_with_its_unit(pages: Pages) -> None:
    run_id = one_of(pages, "run_id", "kpi_change")
    taken = rows(pages, f"/download/runs/{run_id}.csv?lang=en")
    assert len(taken) == counted(pages, "changes", f"run_id = '{run_id}'")
    units = {row["measure"]: row["unit"] for row in taken if row["indicator"] == "industrial_output"}
    assert units["actual"] == "bn_vnd" and units["growth_stated"] == "pct"
    runs = rows(pages, "/download/runs.csv")
    assert run_id in {row["run_id"] for row in runs}
    assert "parameters" not in runs[0], "tells strangers where the raw folder lies"


def test_the_coverage_of_one_indicator(pages: Pages) -> None:
    taken = rows(pages, "/download/coverage.csv?indicator=exports")
    assert {row["indicator"] for row in taken} == {"exports"}
    assert len(taken) == counted(pages, "coverage", "indicator = 'exports'")


def test_the_start_page_has_the_years_that_it_shows(pages: Pages) -> None:
    assert {row["year"] for row in rows(pages, "/download/kpi.csv?years=2015")} == {"2015"}
    assert {row["year"] for row in rows(pages, "/download/kpi.csv?years=2015,2016")} == {"2015", "2016"}


def test_todays_boundaries_are_those_of_the_page(pages: Pages) -> None:
    year = one_of(pages, "year", "(select year from kpi_2025_boundaries where indicator = 'industrial_output')")
    link = f"/indicator/industrial_output?year={year}&boundaries=2025"
    offered = [link for link in pages.get(link).links() if link.startswith("/download/") and ".csv" in link]
    taken = rows(pages, offered[0])
    of_it = f"year = {year} and (indicator = 'industrial_output' or starts_with(indicator, 'industrial_output.'))"
    assert len(taken) == counted(pages, "boundaries-2025", of_it)
    assert {row["source"] for row in taken} <= {"stated", "derived", "added", "part missing"}


def test_a_search_is_taken_along_as_it_was_asked(pages: Pages) -> None:
    asked = address.SEARCH.asking(q="lạng sơn sản xuất công nghiệp 2015")
    link = ServedLinks().download(asked, "csv", "vi")
    assert {(row["area_id"], row["year"]) for row in rows(pages, str(link))} == {("lang-son", "2015")}


@pytest.mark.parametrize(
    "name",
    [
        "nothing.csv",
        "kpi.exe",
        "observation.csv",
        "document.csv",
        "sqlite_master.csv",
        "kpi.csv?years=2015;drop",
        "kpi.csv?years=../../etc",
        "review.csv?area=lang-xon",
        "coverage.csv?indicator=x",
        "search.csv?q=",
        "search.csv?q=lang son",
        "document/00000000.csv",
        "document/..%2F..%2Fetc%2Fpasswd.csv",
        "document/' or true --.csv",
        "runs/000000000000.csv",
        "runs/..csv",
    ],
)
def test_what_is_no_file_is_a_page_that_says_so(pages: Pages, name: str) -> None:
    shown = pages.get(f"/download/{name}")
    assert shown.status == 404
    assert "content-disposition" not in shown.headers
