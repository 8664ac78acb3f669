"""Numbers that are told as figures are, but state nothing, and those that look like them and do."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.extract.prose.positions.no_figures import why_no_figure
from etl.language.fold import fold
from tests.extract.conftest import tokens_of


@pytest.mark.parametrize(
    ("sentence", "reasons"),
    [
        ("2) Xuất khẩu đạt 35 triệu USD.", ["the number of an item in a list", None]),
        ("Xuất khẩu đứng thứ 4 trong vùng, đạt 35 triệu USD.", ["a rank", None]),
        ("Xử lý 120 vụ/115 vụ kiểm tra.", [None, "the same cases, counted in another way"]),
        ("Xử lý 120 vụ, 115 vụ hàng cấm.", [None, None]),
        (
            "Vốn đăng ký bình quân một doanh nghiệp thành lập mới đạt 7 tỷ đồng.",
            ["“bình quân một”: so much each time, not in all", None],
        ),
        ("120 triệu USD là kim ngạch xuất khẩu.", [None]),
    ],
)
def test_why_a_number_is_no_figure(sentence: str, reasons: list[str | None], catalogue: Catalogue) -> None:
    tokens = tokens_of(sentence, catalogue)
    places = [i for i, token in enumerate(tokens) if token.kind == "quantity"]
    assert [why_no_figure(tokens, i, fold(sentence), catalogue.spoken_of) for i in places] == reasons
