"""Sections whose heading names a wider place than the report's own."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Reader

NATION = """Chỉ số sản xuất công nghiệp tăng 9,8%; kim ngạch xuất khẩu đạt 162,4 tỷ USD, tăng 8,1%.
Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tăng 9,5%.
"""
OWN = "Chỉ số sản xuất công nghiệp tăng 5,8%; kim ngạch xuất khẩu đạt 400 triệu USD, tăng 3,1%."
READ = [5.8, 400, 3.1]


@pytest.mark.parametrize(
    ("heading", "following"),
    [
        ("1. Tình hình chung của cả nước", "2. Tình hình của tỉnh"),
        ("1. Tình hình chung của cả nước", "2. Sản xuất công nghiệp"),
        ("I. TÌNH HÌNH KINH TẾ THẾ GIỚI VÀ TRONG NƯỚC\n1. Công nghiệp", "II. KẾT QUẢ\n1. Công nghiệp"),
        ("a) Bối cảnh quốc tế và trong nước", "b) Kết quả"),
        ("III. TÌNH HÌNH VÙNG TRUNG DU VÀ MIỀN NÚI PHÍA BẮC", "IV. KẾT QUẢ"),
        ("2. Tỉnh Cao Bằng", "3. Kết quả của ngành"),
        ("## Kinh tế Việt Nam", "## Kết quả"),
        ("1. Bối cảnh trong nước", "2. Kết quả thực hiện như sau:"),
    ],
)
def test_what_stands_below_the_nations_heading_is_not_the_provinces(
    heading: str, following: str, read_sentence: Reader
) -> None:
    read = read_sentence(f"{heading}\n{NATION}{following}\n{OWN}")
    assert [float(o.value) for o in read.observations] == READ
    assert [doubt.rule for doubt in read.doubts] == ["area.unsaid"] * 4


def test_an_item_numbered_as_the_heading_ends_its_section(read_sentence: Reader) -> None:
    read = read_sentence(f"1. Tình hình chung của cả nước\n{NATION}2. {OWN}")
    assert [float(o.value) for o in read.observations] == READ


def test_a_section_without_a_number_ends_where_the_province_is_spoken_of(read_sentence: Reader) -> None:
    read = read_sentence(f"Tình hình chung của cả nước\n{NATION}Trên địa bàn tỉnh, GRDP tăng 7%.\n{OWN}")
    assert [float(o.value) for o in read.observations] == [7, *READ]


@pytest.mark.parametrize("told", ["Toàn tỉnh có", "Lạng Sơn có", "Kết quả chung của tỉnh:"])
def test_what_is_said_to_be_the_provinces_is_its_own_there_too(told: str, read_sentence: Reader) -> None:
    read = read_sentence(f"1. Tình hình chung của cả nước\n{NATION}{told} chỉ số sản xuất công nghiệp tăng 4,4%.")
    assert [(o.area_id, float(o.value)) for o in read.observations] == [("lang-son", 4.4)]


def test_what_names_the_nation_there_is_the_nations(read_sentence: Reader) -> None:
    read = read_sentence("1. Tình hình trong nước\nKim ngạch xuất khẩu của cả nước đạt 162,4 tỷ USD.")
    assert [(o.area_id, float(o.value)) for o in read.observations] == [("viet-nam", 162.4)]


def test_a_line_with_a_colon_holds_for_its_list(read_sentence: Reader) -> None:
    read = read_sentence(
        "Bối cảnh chung của cả nước:\n- Xuất khẩu tăng 8,1%.\n- Nhập khẩu tăng 12%.\nKết quả:\n- Xuất khẩu tăng 3,1%.\n"
    )
    assert [float(o.value) for o in read.observations] == [3.1]


@pytest.mark.parametrize(
    "heading",
    [
        "1. Tình hình thị trường trong nước",
        "1. Tình hình hội nhập kinh tế quốc tế",
        "1. Xuất khẩu của cả nước và của tỉnh",
        "1. Tình hình trong nước và trong tỉnh",
        "1. Vị trí của tỉnh trong cả nước",
        "1. Cuộc vận động Người Việt Nam ưu tiên dùng hàng Việt Nam",
    ],
)
def test_other_headings_are_of_the_province(heading: str, read_sentence: Reader) -> None:
    assert [float(o.value) for o in read_sentence(f"{heading}\n{OWN}").observations] == READ


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Ở trong nước, chỉ số sản xuất công nghiệp tăng 9,8%. Kim ngạch xuất khẩu tăng 8,1%.", []),
        ("- Trong nước: GDP tăng 6,68%; xuất khẩu tăng 8,1%.\n- Trong tỉnh: xuất khẩu tăng 4,1%.", [4.1]),
        ("Trong nước, xuất khẩu tăng 8,1%. Toàn tỉnh xuất khẩu tăng 4,1%, nhập khẩu tăng 5%.", [4.1, 5]),
        ("Kim ngạch xuất khẩu 90 triệu USD, trong đó:\n- Khu vực FDI: 33 triệu USD\n- Khu vực trong nước: 57 triệu USD",
         [90, 33, 57]),
    ],
)  # fmt: skip
def test_the_head_of_a_paragraph_says_so(text: str, values: list[float], read_sentence: Reader) -> None:
    assert [float(o.value) for o in read_sentence(text).observations] == values
