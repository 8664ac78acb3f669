"""The year that a headline names by its number alone."""

from __future__ import annotations

import pytest

from etl.language import period_expressions
from etl.language.fold import fold
from etl.language.title_year import year_of_title


def _year(text: str, published: int, month: int) -> int | None:
    found = year_of_title(text, period_expressions.find(fold(text)), published, month)
    return None if found is None else found.year


@pytest.mark.parametrize(
    "title",
    [
        "Kinh tế Vĩnh Phúc 2009: Từ suy giảm đến phục hồi",
        "Lào Cai 2009 - một năm vượt khó",
        "SỞ CÔNG THƯƠNG\nLào Cai, ngày 20/12/2009\nNgành Công Thương 2009",
        "Nhìn lại xuất khẩu 2009, thấy gì?",
    ],
)
def test_a_year_that_is_over_is_looked_back_on(title: str) -> None:
    text = f"{title}\nGiá trị sản xuất công nghiệp quý I giảm."
    assert _year(text, 2009, 12) == _year(text, 2010, 1) == 2009
    assert _year(text, 2009, 10) is _year(text, 2010, 8) is _year(text, 0, 0) is None


@pytest.mark.parametrize(
    "title",
    [
        "Kinh tế Vĩnh Phúc quý III: 2009 còn khó",
        "Kinh tế năm 2008 và 2009: Từ suy giảm đến phục hồi",
        "Kế hoạch 2009 - 2010",
        "Vượt 2009 tỷ đồng",
        "Kinh tế khởi sắc\nCông nghiệp tăng.\nXuất khẩu tăng.\nKinh tế 2009: vượt khó",
    ],
)
def test_no_other_number_or_line_is_a_headlines_year(title: str) -> None:
    assert _year(f"{title}\nKim ngạch tăng.", 2009, 12) is None
