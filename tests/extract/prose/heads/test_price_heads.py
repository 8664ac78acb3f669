"""How far a price basis reaches that a heading or the line above a list tells."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Reader

MINING = "Công nghiệp khai khoáng đạt 120 tỷ đồng."
MADE = "Công nghiệp chế biến, chế tạo đạt 3.000 tỷ đồng."
CASES = {
    "the items of a list": (
        f"Giá trị sản xuất (tính theo giá so sánh năm 2010):\n- {MINING}\n- {MADE}\n- Xuất khẩu đạt 200 triệu USD.\n",
        {"120": "constant_2010", "3000": "constant_2010", "200": None},
    ),
    "two lists, each with its own": (
        f"Giá trị sản xuất công nghiệp (theo giá so sánh năm 2010):\n- {MINING}\n"
        f"Giá trị sản xuất công nghiệp (theo giá hiện hành):\n- {MADE}\n",
        {"120": "constant_2010", "3000": "current"},
    ),
    "one item at prices of its own": (
        "Giá trị sản xuất công nghiệp (theo giá so sánh năm 2010):\n"
        f"- Công nghiệp chế biến, chế tạo (giá hiện hành) đạt 3.000 tỷ đồng.\n- {MINING}\n",
        {"3000": "current", "120": "constant_2010"},
    ),
    "everything, where the head names nothing": (
        "Các chỉ tiêu chủ yếu (theo giá so sánh 2010):\n- GRDP đạt 10.000 tỷ đồng.\n"
        "- Giá trị sản xuất công nghiệp đạt 4.013 tỷ đồng.\n- Toàn tỉnh có 83 chợ.\n",
        {"10000": "constant_2010", "4013": "constant_2010", "83": None},
    ),
    "not another indicator than the one it names": (
        "Giá trị sản xuất công nghiệp (theo giá so sánh 2010):\n- GRDP đạt 10.000 tỷ đồng.\n",
        {"10000": None},
    ),
    "not what other branches' output is told at": (
        "Giá trị sản xuất ngành nông nghiệp (theo giá hiện hành):\n- Giá trị sản xuất công nghiệp đạt 4.013 tỷ đồng.\n",
        {"4013": None},
    ),
    "not behind the list": (
        f"Giá trị sản xuất công nghiệp (theo giá so sánh 2010):\n- {MINING}\nTình hình chung ổn định.\n"
        "Giá trị sản xuất công nghiệp cả năm đạt 4.013 tỷ đồng.\n",
        {"120": "constant_2010", "4013": None},
    ),
    "not beside the item that is its head": (
        f"- Giá trị sản xuất công nghiệp (theo giá so sánh 2010):\n+ {MINING}\n"
        "- Giá trị sản xuất công nghiệp cả năm đạt 4.013 tỷ đồng.\n",
        {"120": "constant_2010", "4013": None},
    ),
    "through a label between the head and its items": (
        f"Giá trị sản xuất công nghiệp (theo giá so sánh 2010):\nTrong đó:\n- {MINING}\n",
        {"120": "constant_2010"},
    ),
    "not where the head tells two": (
        "Giá trị sản xuất công nghiệp theo giá hiện hành đạt 6.000 tỷ đồng, theo giá so sánh 2010 đạt 4.013 tỷ đồng, "
        f"gồm:\n- {MINING}\n",
        {"6000": "current", "4013": "constant_2010", "120": None},
    ),
    "the section below a numbered heading": (
        "1. Giá trị sản xuất công nghiệp (giá SS 2010)\nGiá trị sản xuất công nghiệp đạt 4.013 tỷ đồng.\n"
        f"{MINING}\n2. Tình hình chung\nGiá trị sản xuất công nghiệp tháng 12 đạt 400 tỷ đồng.\n",
        {"4013": "constant_2010", "120": "constant_2010", "400": None},
    ),
    "deeper headings, up to one beside it": (
        f"1. Giá trị sản xuất công nghiệp (giá SS 2010)\n1.1. Các ngành\n{MINING}\n"
        "2. Giá trị sản xuất công nghiệp tháng 12 đạt 400 tỷ đồng.\n",
        {"120": "constant_2010", "400": None},
    ),
    "behind the figures, of those before": (
        "Giá trị sản xuất công nghiệp (giá SS 2010): Giá trị sản xuất công nghiệp đạt 6.000 tỷ đồng, đạt 101% kế hoạch "
        "(theo giá hiện hành).\n",
        {"6000": "current", "101": "current"},
    ),
    "none, where the year of the prices is not told": (
        f"Giá trị sản xuất công nghiệp (theo giá so sánh):\n- {MINING}\n",
        {"120": None},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_how_far_a_head_reaches(case: str, read_sentence: Reader) -> None:
    text, bases = CASES[case]
    found = read_sentence(text).observations
    assert {f"{one.value.normalize():f}": one.price_basis for one in found if one.measure != "growth_yoy"} == bases


def test_the_head_is_the_evidence(read_sentence: Reader) -> None:
    text = f"Giá trị sản xuất công nghiệp (theo giá so sánh năm 2010):\n- {MINING}\n"
    (one,) = read_sentence(text).observations
    told = one.evidence["price_basis"]
    assert (told.says, text[told.start : told.end], told.how) == (*["giá so sánh năm 2010"] * 2, "told in the head")
