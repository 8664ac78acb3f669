"""Stretches of a sentence that are of a part only, and what only looks like one."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.extract.prose.whose.reserved_parts import reserved_parts
from etl.language.fold import fold
from tests.extract.conftest import tokens_of


def _reserved(text: str, catalogue: Catalogue) -> list[str]:
    return [
        text[one.start : one.end] for one in reserved_parts(tokens_of(text, catalogue), fold(text), catalogue.spoken_of)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Các KCN thu hút 5 dự án FDI, vốn 3 triệu USD.", "thu hút 5 dự án FDI, vốn 3 triệu USD."),
        ("Có 4 cụm công nghiệp, thu hút 3 triệu USD vốn FDI.", "thu hút 3 triệu USD vốn FDI."),
        ("Lĩnh vực giá: xử lý 1 vụ.", ": xử lý 1 vụ."),
        ("Xuất khẩu tăng cao như giày dép tăng 5%; nhập khẩu giảm.", "như giày dép tăng 5%"),
        ("Dự án khi đi vào hoạt động sẽ xuất khẩu 5 triệu USD.", "khi đi vào hoạt động sẽ xuất khẩu 5 triệu USD."),
        ("Tỉnh được giao 25 đề án, đã xong 20 đề án.", "được giao 25 đề án, "),
        ("Trung tâm được Bộ giao thực hiện 25 đề án.", "được Bộ giao thực hiện 25 đề án"),
        ("Xuất khẩu như gạo tăng 5%, kim ngạch nhập khẩu giảm.", "như gạo tăng 5%, "),
    ],
)
def test_what_is_of_a_part(text: str, expected: str, catalogue: Catalogue) -> None:
    assert _reserved(text, catalogue) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Có 10 KCN; thu hút 3 triệu USD vốn FDI.",
        "Có 10 KCN, toàn tỉnh thu hút 3 triệu USD vốn FDI.",
        "Vào các KCN có nhiều dự án, tỉnh thu hút 3 triệu USD vốn FDI.",
        "Lĩnh vực thương mại: xử lý 12 vụ.",  # the whole
        "Lĩnh vực giá năm 2015: xử lý 12 vụ.",
        "Xuất khẩu cũng như nhập khẩu tăng 5%.",
        "Xuất khẩu tăng như năm trước, 5%.",
    ],
)
def test_what_is_the_whole(text: str, catalogue: Catalogue) -> None:
    assert _reserved(text, catalogue) == []
