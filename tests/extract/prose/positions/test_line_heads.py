"""How lines begin: marks of lists, parts of the whole before, figures without a name."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.extract.prose.positions.line_heads import (
    begins_with_part,
    is_alone_at_head,
    is_rate_at_head,
    length_of_mark,
)
from tests.extract.conftest import tokens_of


@pytest.mark.parametrize(
    ("line", "length"),
    [
        ("b) Xuất khẩu đạt 35 triệu USD.", 2),
        ("(ii) Xuất khẩu đạt 35 triệu USD.", 3),
        ("II/ Xuất khẩu", 2),
        ("Xuất khẩu", 0),
    ],
)
def test_a_mark_of_a_list_names_nothing(line: str, length: int, catalogue: Catalogue) -> None:
    assert length_of_mark(tokens_of(line, catalogue)) == length


@pytest.mark.parametrize(
    ("line", "begins"),
    [
        ("Công nghiệp khai khoáng đạt 300 tỷ đồng.", True),
        ("Đóng góp chính vào mức tăng là công nghiệp khai khoáng, tăng 12%.", True),
        ("Năm 2015, xuất khẩu đạt 35 triệu USD.", False),
    ],
)
def test_a_part_goes_on_with_the_whole_before(line: str, begins: bool, catalogue: Catalogue) -> None:
    assert begins_with_part(tokens_of(line, catalogue)) is begins


@pytest.mark.parametrize(
    ("line", "amount", "rate"),
    [
        ("- 35 triệu USD, giảm 11,2%.", True, False),
        ("Tăng 14,6% so cùng kỳ; đạt 76,6% kế hoạch.", False, True),
        ("Xuất khẩu tăng 14,6%.", False, False),
        ("35 triệu USD là kim ngạch xuất khẩu.", False, False),
    ],
)
def test_a_figure_without_a_name_begins_a_line(line: str, amount: bool, rate: bool, catalogue: Catalogue) -> None:
    tokens = tokens_of(line, catalogue)
    first = next(i for i, token in enumerate(tokens) if token.kind == "quantity")
    assert (is_alone_at_head(tokens, first), is_rate_at_head(tokens, first)) == (amount, rate)
