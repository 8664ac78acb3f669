"""All tables of a document together: their text is no prose, and a table that lays out a page is none of them."""

from __future__ import annotations

from etl.catalogue import Catalogue
from etl.extract import extract
from etl.extract.tables import without_tables
from tests.extract.tables.test_workbooks import workbook


def test_the_text_of_tables_is_blank_and_every_other_character_where_it_was() -> None:
    assert without_tables("Một | 5\nHai", [(0, 7)]) == "\n" * 7 + "\nHai"
    assert without_tables("Một hai ba", [(0, 3), (8, 10)]) == "\n\n\n hai \n\n"
    assert without_tables("Một", []) == "Một"


def test_two_sheets_are_read_each_with_its_own_title(catalogue: Catalogue) -> None:
    def sheet(year: int, value: str) -> list[list[str]]:
        return [
            [f"Kết quả năm {year}", "", ""],
            ["Chỉ tiêu", "ĐVT", f"Năm {year}"],
            ["Kim ngạch xuất khẩu", "Triệu USD", value],
            ["Kim ngạch nhập khẩu", "Triệu USD", "230"],
        ]

    document = workbook(sheet(2014, "667"), sheet(2015, "720"), area="lang-son")
    exports = {(o.period, str(o.value)) for o in extract(document, catalogue).observations if o.indicator == "exports"}
    assert exports == {("2014", "667"), ("2015", "720")}


def test_a_boxhead_without_a_title_gives_its_own_years_to_the_rows_below_it(catalogue: Catalogue) -> None:
    rows = [
        ["Chỉ tiêu", "ĐVT", "Năm 2012", "Năm 2013"],
        ["Kim ngạch xuất khẩu", "Triệu USD", "467", "520"],
        ["Kim ngạch nhập khẩu", "Triệu USD", "200", "230"],
        ["Chỉ tiêu", "ĐVT", "Năm 2014", "Năm 2015"],
        ["Kim ngạch xuất khẩu", "Triệu USD", "667", "720"],
        ["Kim ngạch nhập khẩu", "Triệu USD", "240", "250"],
    ]
    read = extract(workbook(rows, area="lang-son"), catalogue).observations
    exports = {o.period: str(o.value) for o in read if o.indicator == "exports"}
    assert exports == {"2012": "467", "2013": "520", "2014": "667", "2015": "720"}
