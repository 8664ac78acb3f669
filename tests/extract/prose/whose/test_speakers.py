"""What somebody says who speaks for no office may be of his own business."""

import pytest

from tests.extract.conftest import Reader

OFFICIAL = "Theo ông Nguyễn Văn Bình, Giám đốc Sở Công Thương, xuất khẩu đạt 750 triệu USD."


@pytest.mark.parametrize(
    "text",
    [
        "Theo bà Lê Thị H., xuất khẩu đạt 7,5 triệu USD, tăng 25%.",
        "Chị Hoa, chủ doanh nghiệp thêu, cho hay: xuất khẩu cả năm đạt 2 triệu USD.",
        "Anh Páo, chủ cơ sở chè, cho biết toàn bộ hàng đã bán, xuất khẩu đạt 1,5 triệu USD.",
        "Ông Nguyễn Thanh T., chủ một xưởng gỗ ở Cao Lộc, cho biết đơn hàng đã kín, xuất khẩu đạt 7,5 triệu USD.",
    ],
)
def test_what_somebody_without_an_office_says_is_in_doubt(text: str, read_sentence: Reader) -> None:
    read = read_sentence(text)
    assert not read.observations
    assert "it may be told of" in read.doubts[0].reason


def test_who_has_the_family_name_of_an_official_is_another(read_sentence: Reader) -> None:
    read = read_sentence(f"{OFFICIAL} Ông Nguyễn Văn Tám, chủ xưởng gỗ, cho biết: nhập khẩu đạt 20 triệu USD.")
    assert [o.value for o in read.observations] == [750]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (OFFICIAL, [750]),
        (f"{OFFICIAL} Cũng theo ông Bình, nhập khẩu đạt 20 triệu USD.", [750, 20]),
        ("Bà Rịa - Vũng Tàu: xuất khẩu đạt 750 triệu USD.", [750]),
        ("Ông Trần T., ở phường 2, mua ít hơn. Toàn tỉnh xuất khẩu đạt 750 triệu USD.", [750]),
    ],
)
def test_who_speaks_for_an_office_speaks_of_the_province(text: str, figures: list[int], read_sentence: Reader) -> None:
    assert [o.value for o in read_sentence(text).observations] == figures
