"""Figures that may be of another place, of several, or corrected."""

import pytest

from tests.extract.conftest import Reader


@pytest.mark.parametrize(
    ("sentence", "rules"),
    [
        ("Kim ngạch xuất khẩu của khu vực đạt 3,65 tỷ USD, tăng 15,3%.", ["area.several", "area.several"]),
        ("Tính chung 4 tỉnh, kim ngạch xuất khẩu đạt 293 triệu USD.", ["area.several"]),
        ("Tổng mức bán lẻ hàng hóa của 11 tỉnh, thành phố ước đạt 870.000 tỷ đồng.", ["area.several"]),
        ("Tổng mức bán lẻ hàng hóa không phải 12.460 tỷ đồng mà là 21.460 tỷ đồng.", ["figure.corrected"] * 2),
        ("Số đã in “kim ngạch xuất khẩu đạt 158 triệu USD” nay đính chính.", ["figure.corrected"]),
        ("Thu ngân sách đạt 2.150 tỷ đồng (nội địa 1.890 tỷ đồng, xuất nhập khẩu 260 tỷ đồng).", ["subject.raised"]),
        ("Kim ngạch xuất khẩu không phải tăng 12% mà tăng 9,4%.", ["figure.corrected"] * 2),
        ("Lĩnh vực chế biến thu hút 97 triệu USD vốn FDI.", ["subject.part-of-foreign"]),
        ("Nhật Bản có 12 dự án, vốn FDI 130 triệu USD.", ["area.district"]),
        ("Kim ngạch xuất khẩu đạt 480 triệu USD; cùng kỳ năm 2014 kim ngạch xuất khẩu đạt 410 triệu USD, kim ngạch "
         "nhập khẩu đạt 95 triệu USD.", ["period.then"]),
    ],
)  # fmt: skip
def test_it_is_in_doubt(sentence: str, rules: list[str], read_sentence: Reader) -> None:
    assert [doubt.rule for doubt in read_sentence(sentence).doubts] == rules


def test_a_figure_is_not_of_the_place_before_it_where_another_stands_behind_it(read_sentence: Reader) -> None:
    read = read_sentence("IIP của tỉnh tăng 15,9%, so với 7,1% của Gia Lai và 8,9% của Lâm Đồng.")
    assert [float(one.value) for one in read.observations] == [15.9]
    assert "area.behind" in [doubt.rule for doubt in read.doubts]


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("Khu vực FDI của tỉnh xuất khẩu; kim ngạch xuất khẩu đạt 365 triệu USD.", [365]),
        ("Đứng thứ 2 trong 11 tỉnh, kim ngạch xuất khẩu của tỉnh đạt 365 triệu USD.", [365]),
        ("So với cùng kỳ, kim ngạch xuất khẩu tăng 5%, kim ngạch nhập khẩu tăng 8%.", [5, 8]),
        ("Không chỉ kim ngạch xuất khẩu tăng 5% mà kim ngạch nhập khẩu cũng tăng 8%.", [5, 8]),
        ("Vốn FDI đạt 130 triệu USD, trong đó Nhật Bản dẫn đầu.", [130]),
    ],
)
def test_what_is_told_plainly_is_read(sentence: str, values: list[float], read_sentence: Reader) -> None:
    assert [float(one.value) for one in read_sentence(sentence).observations] == values
