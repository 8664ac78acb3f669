"""All tables of a document together: their text is no prose, and a table that lays out a page is none of them."""

from __future__ import annotations

from decimal import Decimal

from etl.catalogue import Catalogue
from etl.extract import extract
from etl.extract.tables import without_tables
from tests.extract.tables.test_layouts import document_of
from tests.extract.tables.test_workbooks import workbook

LEVELS = """
Chỉ tiêu | ĐVT | Năm 2014 | Năm 2015 | So sánh (%)
Giá trị sản xuất công nghiệp | Tỷ đồng | 3.439 | 4.013 | 116,7
"""


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


def test_the_same_figure_in_prose_and_annex_is_one_fact_with_two_quotes(catalogue: Catalogue) -> None:
    prose = "Năm 2015, giá trị sản xuất công nghiệp đạt 4.013 tỷ đồng, tăng 16,7% so với năm 2014."
    extraction = extract(document_of({"above": prose, "grid": LEVELS}), catalogue)
    stated: dict[tuple[str, str, str], list[tuple[Decimal, str]]] = {}
    for o in extraction.observations:
        stated.setdefault((o.indicator, o.period, o.measure), []).append((o.value, o.locator))
    for measure, value in (("value", Decimal(4013)), ("growth_yoy", Decimal("16.7"))):
        told = stated["industrial_output", "2015", measure]
        assert [v for v, _ in told] == [value, value]
        assert len({locator for _, locator in told}) == 2


def test_a_table_that_only_lays_out_a_page_is_prose(catalogue: Catalogue) -> None:
    grid = (
        "SỞ CÔNG THƯƠNG | Độc lập - Tự do - Hạnh phúc\nGiá trị sản xuất công nghiệp đạt 4.013 tỷ đồng. | Số: 12/BC-SCT"
    )
    extraction = extract(document_of({"grid": grid}), catalogue)
    assert [(o.indicator, o.value, o.rule) for o in extraction.observations] == [
        ("industrial_output", Decimal(4013), "level.stated")
    ]


def test_a_table_without_a_heading_goes_on_only_over_a_page_break(catalogue: Catalogue) -> None:
    rows = "Kim ngạch xuất khẩu | Triệu USD | 1.900 | 2.300 | 121,1"
    across = extract(document_of({"grid": LEVELS, "pages": [rows]}), catalogue)
    assert {o.indicator for o in across.observations} == {"industrial_output", "exports"}
    story = "Bên cạnh đó, các doanh nghiệp của tỉnh tích cực tìm kiếm thị trường mới."
    apart = extract(document_of({"grid": LEVELS, "pages": [rows], "between": story}), catalogue)
    assert not [o for o in apart.observations if o.rule.startswith("table") and o.indicator == "exports"]
