"""A table as a whole: which way it lies, its figures, units and labels, and how its lines are printed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from etl.catalogue import Catalogue
from etl.extract.tables.grid import Grid
from etl.extract.tables.layout import find_layout
from etl.extract.tables.model import TableModel, understand
from etl.extract.tables.ratios import Form
from tests.extract.tables.grids import REPORT, grid_of, model_of

HEAD = "Chỉ tiêu | ĐVT | Năm 2014 | Năm 2015"
TRADE = f"{HEAD}\nKim ngạch xuất khẩu | Triệu USD | 500 | 720\nKim ngạch nhập khẩu | Triệu USD | 200 | 230"


def _periods(model: TableModel) -> dict[int, str | None]:
    return {line: meaning.period for line, meaning in model.meanings.items()}


def _indicators(model: TableModel) -> dict[int, str | None]:
    return {row: name.indicator for row, name in model.row_names.items()}


def test_rows_and_columns_change_places_where_the_rows_tell_the_times(catalogue: Catalogue) -> None:
    model = model_of(TRADE, catalogue)
    assert not model.is_turned
    assert _periods(model) == {2: "2014", 3: "2015"}
    assert _indicators(model) == {1: "exports", 2: "imports"}
    assert {place: figure.value for place, figure in model.figures.items()} == {
        (1, 2): 500, (1, 3): 720, (2, 2): 200, (2, 3): 230,
    }  # fmt: skip
    years = "Năm | Kim ngạch xuất khẩu | Kim ngạch nhập khẩu\nNăm 2014 | 500 | 200\nNăm 2015 | 720 | 230"
    turned = model_of(years, catalogue)
    assert turned.is_turned
    assert _periods(turned) == {1: "2014", 2: "2015"}
    assert {column: name.indicator for column, name in turned.column_names.items()} == {1: "exports", 2: "imports"}


def test_a_ditto_mark_in_the_unit_column_says_what_the_cell_above_does(catalogue: Catalogue) -> None:
    rows = 'Kim ngạch xuất khẩu | Triệu USD | 500 | 720\nKim ngạch nhập khẩu | " | 200 | 230'
    model = model_of(f"{HEAD}\n{rows}\nGiá trị sản xuất công nghiệp | Tỷ đồng | 12 | 13", catalogue)
    units = {row: heading.unit.value for row, heading in model.units.items() if heading.unit is not None}
    assert units == {1: "mn_usd", 2: "mn_usd", 3: "bn_vnd"}


def test_separators_are_read_as_the_whole_table_writes_them_and_rates_by_a_hand_of_their_own(
    catalogue: Catalogue,
) -> None:
    """1.234.567 proves the point of thousands for 1.500, too; 114.7 is a rate, in a column where no point can be."""
    table = """Chỉ tiêu | Năm 2014 | Năm 2015 | Năm 2015 so với năm 2014 (%)
Kim ngạch xuất khẩu | 1.500 | 1.720 | 114.7
Kim ngạch nhập khẩu | 1.234.567 | 1.358.024 | 110.0"""
    figures = model_of(table, catalogue).figures
    assert [figures[1, column].value for column in (1, 2, 3)] == [1500, 1720, Decimal("114.7")]
    assert [figures[2, column].value for column in (1, 2, 3)] == [1234567, 1358024, 110]


def test_a_row_of_column_numbers_tells_which_columns_were_divided(catalogue: Catalogue) -> None:
    table = """Chỉ tiêu | Năm 2014 | Năm 2015 | Tỷ lệ
A | 1 | 2 | 3=2/1
Kim ngạch xuất khẩu | 500 | 720 | 144,0
Kim ngạch nhập khẩu | 200 | 230 | 115,0"""
    model = model_of(table, catalogue)
    rate = model.meanings[3]
    assert (rate.kind, rate.period, rate.pairs) == ("growth", "2015", ((2, 1),))
    assert rate.compared is not None
    assert rate.compared.period is not None
    assert rate.compared.period.year == 2014
    assert model.forms[3] == Form(True, "by-arithmetic", (2, 1))


def test_a_column_whose_size_tells_nothing_is_printed_as_the_indices_beside_it(catalogue: Catalogue) -> None:
    head = "Chỉ tiêu | Tháng 9 so với tháng trước (%) | Tháng 9 so với cùng kỳ (%)"
    rows = "Chỉ số sản xuất công nghiệp | 103,2 | {}\nKhai khoáng | 104,0 | 52,0\nChế biến, chế tạo | 103,0 | 58,0"
    indices = model_of(f"{head}\n{rows.format('50,1')}", catalogue).forms
    assert indices == {1: Form(True, "by-size"), 2: Form(True, "by-the-columns-beside")}
    with_a_fall = model_of(f"{head}\n{rows.format('-50,1')}", catalogue).forms
    assert (with_a_fall[1].is_index, with_a_fall[2].is_index) == (True, None)  # no index is below zero


def test_a_table_without_a_heading_goes_on_with_the_one_before(catalogue: Catalogue) -> None:
    first = grid_of(f"{HEAD}\nGiá trị sản xuất công nghiệp | Tỷ đồng | 500 | 720", "Kết quả của Lạng Sơn\n")
    second = grid_of("- Khai khoáng | Tỷ đồng | 200 | 230", first.text)
    first = Grid(first.table, second.text)
    layout = find_layout(first, catalogue)
    assert layout is not None
    before = understand(first, layout, REPORT, date(2016, 1, 18), 0, catalogue, None)
    below = find_layout(second, catalogue, layout)
    assert below is not None
    model = understand(second, below, REPORT, date(2016, 1, 18), first.table.end, catalogue, before)
    assert _periods(model) == {2: "2014", 3: "2015"}
    assert _indicators(model) == {0: "industrial_output.mining"}  # a part of the row that the page before ends with
    assert (model.title, model.head) == (before.title, before.head)
