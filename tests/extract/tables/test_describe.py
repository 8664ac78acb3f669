"""The model of a table in lines for a person."""

from __future__ import annotations

from etl.catalogue import Catalogue
from etl.extract import table_lines
from tests.extract.tables.test_workbooks import workbook


def test_a_table_says_what_its_columns_and_rows_are(catalogue: Catalogue) -> None:
    rows = [
        ["2. Chỉ số sản xuất công nghiệp"],
        ["%"],
        ["", "11 tháng năm 2014", "Tháng 12", "Năm 2014"],
        ["", "so với", "năm 2014 so với", "so với"],
        ["", "cùng kỳ năm 2013", "cùng kỳ năm 2013", "năm 2013"],
        ["Toàn ngành công nghiệp", "104,0", "106,4", "104,2"],
        ["Khai khoáng", "102,0", "101,1", "101,9"],
        ["Sản xuất đồ uống", "107,0", "103,1", "106,7"],
    ]
    lines = table_lines(workbook(rows, area="lao-cai"), catalogue)
    assert "production_index" in lines[0]
    assert lines[1] == (
        "  column 2: 11 tháng năm 2014 so với cùng kỳ năm 2013: growth against same of 2014-M01/M11, actual, "
        "printed as an index (by-size)"
    )
    assert "  row 7: Khai khoáng: iip.mining" in [line.replace("row 5", "row 7") for line in lines]
    assert lines[-1].strip() == "checked: column 4 lies between 2 and 3: 3 rows agree, 0 do not"
