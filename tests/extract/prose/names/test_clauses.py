"""What goes on from one clause to the next, and what a bracket or a contribution leaves as it was."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Reader


@pytest.mark.parametrize(
    ("sentence", "stated"),
    [
        # A bracket's subject is not that of what follows it.
        (
            "Kim ngạch xuất khẩu (nhập khẩu đạt 230 triệu USD) đạt 720 triệu USD, tăng 8%.",
            ["imports 230", "exports 720", "exports 8"],
        ),
        # What something was contributed to is not spoken of behind the comma.
        (
            "Xuất khẩu đạt 720 triệu USD, đóng góp 3 điểm phần trăm vào tăng trưởng GRDP, tăng 8%.",
            ["exports 720", "exports 8"],
        ),
        # A verb that a clause left without a figure is that of the next one.
        ("Kim ngạch xuất khẩu tăng cao, trên 24%.", ["exports 24"]),
        # A stranger that heads a clause has the figure behind it.
        ("Kim ngạch xuất khẩu đạt 720 triệu USD; lượng khách du lịch tăng 8%.", ["exports 720"]),
    ],
)
def test_from_clause_to_clause(sentence: str, stated: list[str], read_sentence: Reader) -> None:
    found = read_sentence(sentence).observations
    assert [f"{o.indicator} {o.value.normalize():f}" for o in found] == stated


@pytest.mark.parametrize(
    ("sentence", "doubtful"),
    [
        ("Kim ngạch xuất khẩu đạt 720 triệu USD, phần lớn đến từ hàng dệt may, tăng 12%.", ["12"]),
        ("Kim ngạch xuất khẩu đạt 720 triệu USD, tăng 12%.", []),
        ("Kim ngạch xuất khẩu tăng từ 600 triệu USD năm 2014 lên 720 triệu USD năm 2015, tăng 20%.", []),
    ],
)
def test_what_something_comes_from_may_be_what_grew(sentence: str, doubtful: list[str], read_sentence: Reader) -> None:
    found = read_sentence(sentence).doubts
    assert [f"{d.value:f}" for d in found if d.value is not None] == doubtful
