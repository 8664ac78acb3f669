"""The words of a table that decided a reading, each with the place where it stands."""

from __future__ import annotations

from etl.catalogue import Catalogue
from etl.extract.observation import Evidence
from etl.extract.tables.cell_context import CellContexts
from etl.extract.tables.evidence import Witness
from etl.extract.tables.model import TableModel
from tests.extract.tables.grids import model_of

AREA = Evidence("", how="the report's, from card")

TABLE = """Chỉ tiêu | ĐVT | Năm 2014 | Ước năm 2015 | Năm 2015 so với năm 2014 (%)
Giá trị sản xuất công nghiệp | Tỷ đồng | 500 | 720 | 144,0
- Khai khoáng | Tỷ đồng | 200 | 230 | 115,0"""


def _evidence(model: TableModel, row: int, column: int, catalogue: Catalogue) -> dict[str, tuple[str, str]]:
    """Words and place, by part of the observation; each stands in the text where it says."""
    cell = model.grid.at[row][column]
    assert cell is not None
    found = Witness(model).of(CellContexts(model, catalogue).spot(cell, model.figures[row, column], "lang-son"), AREA)
    assert all(e.start < 0 or model.grid.text[e.start : e.end] == e.says for e in found.values())
    assert found["area"] is AREA
    return {part: (e.says, e.how) for part, e in found.items() if part != "area"}


def test_a_level_names_its_label_its_column_and_its_unit(catalogue: Catalogue) -> None:
    assert _evidence(model_of(TABLE, catalogue), 1, 3, catalogue) == {
        "indicator": ("Giá trị sản xuất công nghiệp", "named in the label of its row"),
        "period": ("năm 2015", "told by the heading of its column"),
        "scenario": ("Ước", "told by the heading of its column"),
        "unit": ("Tỷ đồng", "told by the unit column"),
    }


def test_a_part_names_the_whole_above_it(catalogue: Catalogue) -> None:
    found = _evidence(model_of(TABLE, catalogue), 2, 2, catalogue)
    assert found["indicator"] == ("Khai khoáng", "named in the label of its row")
    assert found["whole"] == ("Giá trị sản xuất công nghiệp", "of which it is a part, named in the label of its row")


def test_a_comparison_names_what_it_compares_with(catalogue: Catalogue) -> None:
    found = _evidence(model_of(TABLE, catalogue), 1, 4, catalogue)
    assert found["comparison"] == ("năm 2014", "period")


def test_what_the_title_tells_is_said_of_the_title(catalogue: Catalogue) -> None:
    table = "Chỉ tiêu | Thực hiện | Kế hoạch\nKim ngạch xuất khẩu | 500 | 720\nKim ngạch nhập khẩu | 200 | 230"
    found = _evidence(model_of(table, catalogue, "Kết quả năm 2014 (Triệu USD)\n"), 1, 1, catalogue)
    assert found["period"] == ("năm 2014", "told by the title")
    assert found["unit"] == ("Triệu USD", "told by the title")


def test_a_period_that_no_word_tells_is_the_reports(catalogue: Catalogue) -> None:
    table = "Chỉ tiêu | ĐVT | Giá trị | Ghi chú\nKim ngạch xuất khẩu | Triệu USD | 500 | -\nBán lẻ | Tỷ đồng | 200 | -"
    found = _evidence(model_of(table, catalogue), 1, 2, catalogue)
    assert found["period"] == ("", "the report's own period")
