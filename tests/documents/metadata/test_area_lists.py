"""Whose a workbook is where no card says so: issuer, titles, and the shape of its tables."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from openpyxl import Workbook

from etl.catalogue import load
from etl.documents.document import Card
from etl.documents.formats.spreadsheet import read_workbook
from etl.documents.metadata.describe import describe
from etl.settings import Bounds

Sheet = list[list[object]]

LIST: Sheet = [
    ["Vốn đầu tư thực hiện tháng 5 năm 2019"],
    ["Tỷ đồng"],
    ["", "Tháng 4", "Tháng 5"],
    ["TỔNG SỐ", 20145, 20984],
    ["Hà Nội", 2511, 2640],
    ["Thành phố Hồ Chí Minh", 1820, 1906],
    ["Đà Nẵng", 610, 633],
    ["Nghệ An", 402, 418],
    ["Cần Thơ", 388, 401],
]
OUTPUT: Sheet = [
    ["Chỉ số sản xuất công nghiệp tháng 5 năm 2019"],
    ["", "Tháng 4 so với cùng kỳ", "Tháng 5 so với cùng kỳ"],
    ["Toàn ngành công nghiệp", 104.2, 105.1],
    ["Khai khoáng", 101.1, 99.8],
]
DISTRICTS: Sheet = [
    ["Giá trị sản xuất công nghiệp phân theo huyện, thị xã, thành phố"],
    ["", "Năm 2018", "Năm 2019"],
    ["Huyện Thượng Sơn", 410, 455],
    ["Huyện Hạ Lâm", 210, 250],
    ["Huyện Tân Khê", 110, 125],
    ["Thị xã Phú Lộc", 810, 845],
]

YEARS: list[object] = ["", "Năm 2018", "Năm 2019"]
REGIONS: Sheet = [["Gieo cấy lúa"], YEARS, ["Cả năm", 19, 19], ["Miền Bắc", 10, 11], ["Miền Nam", 9, 8]]


def titled(*lines: str) -> Sheet:
    """A sheet of industrial output under these lines."""
    above: Sheet = [[line] for line in lines]
    return above + OUTPUT[1:]


def area(*sheets: Sheet) -> str | None:
    """The area of a workbook with these sheets."""
    book = Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"{number + 1}")
        for row in rows:
            sheet.append(row)
    data = io.BytesIO()
    book.save(data)
    content = read_workbook(Path("x.xlsx"), data.getvalue(), Bounds())
    return describe(content, Card(), "0" * 64, "x.xlsx", "xlsx", load()).area_id


NATION: dict[str, list[Sheet]] = {
    "it lists provinces of the whole country": [OUTPUT, LIST],
    "its regions are rows": [OUTPUT, REGIONS],
    "its ministries are rows": [
        OUTPUT, [["Vốn Nhà nước"], YEARS, ["Bộ Y tế", 10, 11], ["Bộ Xây dựng", 9, 8], ["Bộ Công Thương", 3, 4]],
    ],
    "its office issues it": [titled("TỔNG CỤC THỐNG KÊ", "Chỉ số sản xuất công nghiệp"), OUTPUT],
    "a ministry issues it": [titled("BỘ CÔNG THƯƠNG", "Chỉ số sản xuất công nghiệp"), OUTPUT],
    "its office issues it, in English": [titled("GENERAL STATISTICS OFFICE", "Chỉ số sản xuất công nghiệp"), OUTPUT],
    "a note tells of one province of the list": [
        OUTPUT, LIST, [["Doanh nghiệp mới"], YEARS, ["Tổng số", 1, 2], ["(*) Không tính một đơn vị tại Hà Nội"]],
    ],
    "a list is cut into pages": [
        OUTPUT, LIST[:5], [["Vốn (Tiếp theo)"], *LIST[2:3], *LIST[5:6]], [["(Tiếp theo)"], *LIST[2:3], *LIST[6:]],
        REGIONS,
    ],
    "its title says so": [titled("Chỉ số sản xuất công nghiệp cả nước tháng 5 năm 2019"), LIST],
}  # fmt: skip

PROVINCE: dict[str, tuple[list[Sheet], str]] = {
    "titles name it": ([titled("Chỉ số sản xuất công nghiệp tỉnh Lào Cai tháng 5 năm 2019")], "lao-cai"),
    "titles name it, and one table lists provinces": (
        [titled("Chỉ số sản xuất tỉnh Lào Cai"), titled("Điện sản xuất tỉnh Lào Cai"), LIST], "lao-cai",
    ),
    "its office signs below the nation's": (
        [titled("TỔNG CỤC THỐNG KÊ", "CỤC THỐNG KÊ TỈNH HÀ NAM", "Chỉ số sản xuất công nghiệp")], "ha-nam",
    ),
    "its department signs below the ministry": (
        [titled("BỘ CÔNG THƯƠNG", "CỤC QUẢN LÝ THỊ TRƯỜNG TỈNH HÀ NAM", "Kết quả kiểm tra")], "ha-nam",
    ),
    "its department issues it": ([titled("SỞ CÔNG THƯƠNG TUYÊN QUANG", "Chỉ số sản xuất"), OUTPUT], "tuyen-quang"),
    "a city under central rule": ([titled("Chỉ số sản xuất công nghiệp thành phố Đà Nẵng năm 2019")], "da-nang"),
    "a city under central rule, shortened": ([titled("Chỉ số sản xuất công nghiệp TP. Hồ Chí Minh")], "ho-chi-minh"),
    "a note names its office as the source": (
        [[*OUTPUT, ["Nguồn: Cục Thống kê tỉnh Sơn La"]]], "son-la",
    ),
    "the nation's office is the source of one table": (
        [titled("Chỉ số sản xuất công nghiệp tỉnh Sơn La"), [*OUTPUT, ["Nguồn: Tổng cục Thống kê"]]], "son-la",
    ),
    "districts are rows": ([titled("Chỉ số sản xuất công nghiệp tỉnh Sơn La"), DISTRICTS], "son-la"),
    "one sheet is of a district": (
        [titled("Chỉ số sản xuất công nghiệp tỉnh Sơn La"), titled("Chỉ số sản xuất huyện Mộc Châu")], "son-la",
    ),
}  # fmt: skip

NOBODY: dict[str, list[Sheet]] = {
    "districts are rows, and provinces of the country are compared": [OUTPUT, DISTRICTS, LIST],
    "nothing says so": [OUTPUT],
    "provinces of one region are listed": [
        OUTPUT, [["So sánh"], YEARS, ["Cà Mau", 1, 2], ["Bạc Liêu", 1, 2], ["Sóc Trăng", 3, 4], ["Hậu Giang", 3, 4]],
    ],
    "a district": [titled("CHỈ TIÊU CỦA HUYỆN ĐƠN DƯƠNG"), [*OUTPUT, ["Nguồn: Sở Công Thương tỉnh Lâm Đồng"]]],
    "a district, its province beside it": [titled("Chỉ tiêu của huyện Đơn Dương, tỉnh Lâm Đồng"), OUTPUT],
    "a town": [titled("Kết quả sản xuất công nghiệp thị xã Nghĩa Lộ"), [*OUTPUT, ["Theo UBND tỉnh Yên Bái"]]],
    "the town that bears the province's name": [titled("Giá trị sản xuất thành phố Cao Bằng"), OUTPUT],
    "a commune": [titled("Số liệu xã Tân Lập"), [*OUTPUT, ["Nguồn: Cục Thống kê tỉnh Thái Nguyên"]]],
    "a district's office": [titled("UBND HUYỆN CAO LỘC", "Số liệu"), [*OUTPUT, ["Sở Công Thương Lạng Sơn"]]],
}  # fmt: skip


@pytest.mark.parametrize("case", NATION)
def test_the_nation(case: str) -> None:
    assert area(*NATION[case]) == "viet-nam"


@pytest.mark.parametrize("case", PROVINCE)
def test_a_province(case: str) -> None:
    sheets, expected = PROVINCE[case]
    assert area(*sheets) == expected


@pytest.mark.parametrize("case", NOBODY)
def test_nobody(case: str) -> None:
    assert area(*NOBODY[case]) is None
