"""The figures of a page as a file."""

from __future__ import annotations

import csv
import io

import openpyxl
import pyarrow.parquet

from etl.explore.downloads import split
from tests.explore.client import Pages


def test_a_workbook_opens_and_has_the_figures(pages: Pages) -> None:
    shown = pages.get("/download/area/lang-son.xlsx")
    assert shown.status == 200
    assert 'filename="lang-son.xlsx"' in shown.headers["content-disposition"]
    book = openpyxl.load_workbook(io.BytesIO(shown.content))
    assert 4013 in [cell.value for row in book.worksheets[0].iter_rows() for cell in row]


def test_a_csv_is_in_the_language_of_the_page_and_known_to_excel(pages: Pages) -> None:
    shown = pages.get("/download/indicator/industrial_output.csv?year=2015&lang=en")
    assert shown.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(shown.content.decode("utf-8-sig"))))
    assert {row["area"] for row in rows} == {"Lạng Sơn"}
    assert rows[0]["indicator_name"] == "Industrial output, gross value"


def test_the_figures_behind_a_cell(pages: Pages) -> None:
    shown = pages.get("/download/cell/lang-son/2015/industrial_output.parquet")
    table = pyarrow.parquet.read_table(io.BytesIO(shown.content))
    assert sorted(map(float, table.column("value").to_pylist())) == [16.7, 106.6, 4013.0]


def test_every_download_that_a_page_offers_is_there(pages: Pages) -> None:
    for path in (
        "/area/lang-son?periods=all&lang=en",
        "/indicator/exports?year=2015",
        "/cell/lang-son/2015/retail_sales",
    ):
        offered = [link for link in pages.get(path).links() if link.startswith("/download/")]
        assert len(offered) == 3
        assert [pages.get(link).status for link in offered] == [200, 200, 200]


def test_what_is_not_there_is_a_page(pages: Pages) -> None:
    for name in (
        "area/lang-xon.csv",
        "area/lang-son.exe",
        "area/csv",
        "indicator/x.csv",
        "cell/lang-son/x/exports.csv",
    ):
        assert pages.get(f"/download/{name}").status == 404


def test_names_are_split_at_the_last_point() -> None:
    assert split("exports.tea.xlsx") == ("exports.tea", "xlsx")
    assert split("exports.tea") is None
    assert split(".csv") is None
