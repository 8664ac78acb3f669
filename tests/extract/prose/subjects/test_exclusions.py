"""Figures that leave a part out are kept apart from those of the whole: sentence, and value with scope in its order."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Reader

CASES = {
    "Nếu không tính thủy điện, giá trị sản xuất công nghiệp chỉ tăng 5,2%.": ["5.2 excl_part_thuy_dien"],
    "Giá trị sản xuất công nghiệp tăng 12%, nếu không tính thủy điện tăng 5%.": ["12 None", "5 excl_part_thuy_dien"],
    "Giá trị sản xuất công nghiệp (không kể điện) đạt 3.000 tỷ đồng, tăng 9%.": [
        "3000 excl_part_dien",
        "9 excl_part_dien",
    ],
    "Giá trị sản xuất công nghiệp, không bao gồm thủy điện, đạt 3.000 tỷ đồng.": ["3000 excl_part_thuy_dien"],
    "Trừ lĩnh vực khai khoáng, chỉ số sản xuất công nghiệp tăng 9%.": ["9 excl_part_khai_khoang"],
    "Thu ngân sách nếu trừ tiền sử dụng đất thì đạt 4.000 tỷ đồng.": ["4000 excl_part_tien_su_dung_dat"],
    "Kim ngạch xuất khẩu đạt 900 triệu USD (chưa kể hàng gửi kho), tăng 12%; nhập khẩu đạt 300 triệu USD.": [
        *("900 excl_part_gui_kho", "12 excl_part_gui_kho", "300 None"),
    ],
    "Kim ngạch xuất khẩu đạt 400 triệu USD (không kể dầu thô), tăng 5%.": ["400 excl_crude_oil", "5 excl_crude_oil"],
    "Kim ngạch xuất khẩu đạt 400 triệu USD, chưa kể dầu thô.": ["400 excl_crude_oil"],
    "Kim ngạch xuất khẩu chưa kể hàng tạm nhập tái xuất đạt 300 triệu USD.": ["300 excl_reexports"],
    "Kim ngạch xuất khẩu đạt 900 triệu USD (qua cửa khẩu), tăng 5%.": ["900 border_gates", "5 border_gates"],
    # A figure of the bracket's own leaves the others as they are.
    "Kim ngạch xuất khẩu đạt 900 triệu USD (trừ dầu thô đạt 400 triệu USD), tăng 5%.": [
        *("900 None", "400 excl_crude_oil", "5 None"),
    ],
    # The whole again.
    "Chỉ số công nghiệp (trừ đóng tàu) ước tăng 4,12%; chỉ số chung tăng 5,06%.": [
        "4.12 excl_part_dong_tau",
        "5.06 None",
    ],
    "Kim ngạch xuất khẩu không kể dầu thô đạt 400 triệu USD; tính cả dầu thô đạt 900 triệu USD, tăng 7%.": [
        *("400 excl_crude_oil", "900 None", "7 None"),
    ],
    "Giá trị sản xuất công nghiệp không kể điện tăng 5%; toàn ngành tăng 9%.": ["5 excl_part_dien", "9 None"],
    # Two parts are two scopes.
    "Không tính thủy điện, chỉ số sản xuất công nghiệp tăng 5%. Không kể xi măng, chỉ số tăng 9%.": [
        *("5 excl_part_thuy_dien", "9 excl_part_xi_mang"),
    ],
    # No part is left out.
    "Trừ tháng 2, kim ngạch xuất khẩu các tháng đều tăng; cả năm đạt 900 triệu USD.": ["900 None"],
    "Sau khi khấu trừ thuế, kim ngạch xuất khẩu đạt 900 triệu USD.": ["900 None"],
    "Kim ngạch xuất khẩu đạt 900 triệu USD, không kể lớn nhỏ các doanh nghiệp đều có đơn hàng.": ["900 None"],
    "Kim ngạch xuất khẩu năm 2014 đạt 300 triệu USD, năm 2015 đạt 400 triệu USD (không kể dầu thô).": [
        *("300 None", "400 excl_crude_oil"),
    ],
}


@pytest.mark.parametrize(("sentence", "figures"), CASES.items())
def test_what_is_left_out_is_the_scope(sentence: str, figures: list[str], read_sentence: Reader) -> None:
    read = sorted(read_sentence(sentence).observations, key=lambda one: one.char_start)
    assert [f"{one.value} {one.scope}" for one in read] == figures


def test_the_evidence_says_what(read_sentence: Reader) -> None:
    [figure] = read_sentence("Nếu không tính thủy điện, giá trị sản xuất công nghiệp chỉ tăng 5,2%.").observations
    assert figure.evidence["scope"].says == "không tính thủy điện"
