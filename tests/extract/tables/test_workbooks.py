"""Tables as a workbook gives them, through the reader of sheets: boxheads above full rows, districts, doubts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from etl.catalogue import Catalogue
from etl.documents.document import Document
from etl.documents.formats.sheet_rows import lay_sheet
from etl.documents.text_layout import Item, lay
from etl.extract import Extraction, extract


def _locate(name: str, numbers: Sequence[int], columns: Sequence[int]) -> list[str]:
    return [f"{name}!{'ABCDEFGHIJ'[column]}{number + 1}" for number in numbers for column in columns]


def workbook(*sheets: list[list[str]], area: str, names: Sequence[str] = ()) -> Document:
    """A report of January 2015 whose sheets hold these rows; `names` are theirs, where they matter."""
    items: list[Item] = []
    for number, rows in enumerate(sheets, 1):
        width = max(map(len, rows))
        cut = [(at, [*row, *[""] * (width - len(row))]) for at, row in enumerate(rows)]
        name = names[number - 1] if names else f"Sheet{number}"
        items += lay_sheet(cut, range(width), {}, name, partial(_locate, name))
    laid = lay(items)
    return Document("0" * 64, "annex.xlsx", "xlsx", laid.text, area_id=area, area_evidence="card",
                    published_on=date(2015, 1, 5), published_hint="2015-01", tables=laid.tables)  # fmt: skip


def facts(extraction: Extraction) -> list[str]:
    return [f"{o.indicator} {o.period} {o.scenario} {o.measure} {o.value:f} {o.unit}" for o in extraction.observations]


def test_two_columns_of_figures_with_nothing_over_the_labels(catalogue: Catalogue) -> None:
    document = workbook(
        [["18. Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng tỉnh Lào Cai"], ["Tỷ đồng"],
         ["", "Năm 2013", "Ước tính năm 2014"], ["TỔNG SỐ", "9231", "10520"], ["Bán lẻ hàng hóa", "7820", "8911"]],
        area="lao-cai",
    )  # fmt: skip
    assert facts(extract(document, catalogue)) == [
        "retail_sales 2013 actual value 9231 bn_vnd",
        "retail_sales 2014 estimate value 10520 bn_vnd",
        "retail_sales.goods 2013 actual value 7820 bn_vnd",
        "retail_sales.goods 2014 estimate value 8911 bn_vnd",
    ]


def test_the_unit_of_a_group_of_columns_is_theirs(catalogue: Catalogue) -> None:
    document = workbook(
        [["2. Tổng sản phẩm trên địa bàn tỉnh Hậu Giang theo giá so sánh 2010"],
         ["", "Thực hiện (Tỷ đồng)", "", "", "Tốc độ phát triển (%)"],
         ["", "9 tháng năm 2014", "Ước tính năm 2014", "", "9 tháng năm 2014", "Ước tính năm 2014"],
         ["TỔNG SỐ", "13220,4", "18873,1", "", "105,9", "106,3"],
         ["Nông, lâm nghiệp và thủy sản", "3720,6", "5102,8", "", "103,1", "103,4"]],
        area="hau-giang",
    )  # fmt: skip
    assert facts(extract(document, catalogue)) == [
        "grdp 2014-M01/M09 actual value 13220.4 bn_vnd",
        "grdp 2014 estimate value 18873.1 bn_vnd",
        "grdp 2014-M01/M09 actual growth_yoy 5.9 pct",
        "grdp 2014 estimate growth_yoy 6.3 pct",
        "grdp.agriculture 2014-M01/M09 actual value 3720.6 bn_vnd",
        "grdp.agriculture 2014 estimate value 5102.8 bn_vnd",
        "grdp.agriculture 2014-M01/M09 actual growth_yoy 3.1 pct",
        "grdp.agriculture 2014 estimate growth_yoy 3.4 pct",
    ]


def test_nothing_of_a_district_s_workbook_is_the_province_s(catalogue: Catalogue) -> None:
    document = workbook(
        [["GIÁ TRỊ SẢN XUẤT CỦA HUYỆN ĐƠN DƯƠNG"], ["Chỉ tiêu", "Đơn vị tính", "Năm 2014"],
         ["Tổng số", "Tỷ đồng", "4120"]],
        [["PHỤ LỤC: SỐ LIỆU CÔNG NGHIỆP"], ["Chỉ tiêu", "Đơn vị tính", "Năm 2014"],
         ["Giá trị sản xuất công nghiệp", "Tr đồng", "867655"]],
        area="lam-dong",
    )  # fmt: skip
    assert not extract(document, catalogue).observations


def test_a_label_written_over_two_rows_is_one(catalogue: Catalogue) -> None:
    document = workbook(
        [["2. Chỉ số sản xuất công nghiệp"], ["%"],
         ["", "Tháng 12 năm 2014 so với cùng kỳ năm trước", "Năm 2014 so với năm trước"],
         ["Toàn ngành công nghiệp", "103,2", "104,1"], ["Cung cấp nước; hoạt động quản lý và xử lý"],
         ["rác thải, nước thải", "105,1", "106,2"]],
        area="lao-cai",
    )  # fmt: skip
    assert "iip.water 2014 actual growth_yoy 6.2 pct" in facts(extract(document, catalogue))


def test_the_percent_sign_behind_another_unit_is_that_of_the_comparisons(catalogue: Catalogue) -> None:
    document = workbook(
        [["5. Doanh nghiệp đăng ký thành lập mới"], ["Doanh nghiệp; %"],
         ["", "4 tháng năm 2013", "4 tháng năm 2014", "4 tháng năm 2014 so với cùng kỳ năm trước"],
         ["TỔNG SỐ", "412", "433", "105,1"], ["Xây dựng", "56", "57", "101,8"], ["Khai khoáng", "20", "30", "150,0"]],
        area="lao-cai",
    )  # fmt: skip
    assert facts(extract(document, catalogue)) == [
        "enterprises_registered 2013-M01/M04 actual value 412 count",
        "enterprises_registered 2014-M01/M04 actual value 433 count",
        "enterprises_registered 2014-M01/M04 actual growth_yoy 5.1 pct",
    ]


def test_a_column_of_something_else_is_no_twin(catalogue: Catalogue) -> None:
    document = workbook(
        [["7. Doanh nghiệp đăng ký thành lập mới"],
         ["", "Năm 2014", "", "Năm 2014 so với năm 2013 (%)", ""],
         ["", "Số doanh nghiệp", "Số lao động (Người)", "Số doanh nghiệp", "Số lao động"],
         ["TỔNG SỐ", "412", "9120", "105,1", "98,2"], ["Xây dựng", "56", "1022", "101,8", "90,4"],
         ["Khai khoáng", "20", "870", "110,0", "121,5"]],
        area="lao-cai",
    )  # fmt: skip
    assert facts(extract(document, catalogue)) == [
        "enterprises_registered 2014 actual value 412 count",
        "enterprises_registered 2014 actual growth_yoy 5.1 pct",
    ]


def test_the_name_of_a_sheet_tells_the_time_that_its_title_does_not(catalogue: Catalogue) -> None:
    rows = [["TT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch", "Thực hiện", "TH/KH (%)"]]
    first = [*rows, ["1", "Kim ngạch xuất khẩu", "Triệu USD", "360", "371,4", "103,2"]]
    second = [*rows, ["1", "Kim ngạch xuất khẩu", "Triệu USD", "395", "388", "98,2"]]
    document = workbook(first, second, area="tra-vinh", names=("Năm 2012", "Năm 2013"))
    assert facts(extract(document, catalogue)) == [
        "exports 2012 plan value 360 mn_usd",
        "exports 2012 actual value 371.4 mn_usd",
        "exports 2012 actual plan_completion 103.2 pct",
        "exports 2013 plan value 395 mn_usd",
        "exports 2013 actual value 388 mn_usd",
        "exports 2013 actual plan_completion 98.2 pct",
    ]


def test_a_time_told_by_the_name_of_a_sheet_says_so(catalogue: Catalogue) -> None:
    rows = [["Chỉ tiêu", "Đơn vị tính", "Giá trị"], ["Kim ngạch xuất khẩu", "Triệu USD", "371,4"]]
    document = workbook(rows, area="tra-vinh", names=("Năm 2012",))
    (found,) = extract(document, catalogue).observations
    assert (found.period, found.evidence["period"].how) == ("2012", "the name of its sheet")


def test_the_title_goes_before_the_name_of_the_sheet(catalogue: Catalogue) -> None:
    rows = [["KẾT QUẢ NĂM 2013"], ["TT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch", "Thực hiện"],
            ["1", "Kim ngạch xuất khẩu", "Triệu USD", "395", "388"]]  # fmt: skip
    document = workbook(rows, area="tra-vinh", names=("Năm 2012",))
    assert facts(extract(document, catalogue)) == [
        "exports 2013 plan value 395 mn_usd",
        "exports 2013 actual value 388 mn_usd",
    ]
