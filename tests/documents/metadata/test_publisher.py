"""Who published a page, from its title."""

import pytest

from etl.catalogue import load
from etl.documents.metadata.publisher import beside_headline

HEADLINE = "Công nghiệp – điểm sáng năm 2019"


@pytest.mark.parametrize(
    ("page_title", "publisher"),
    [
        (f"{HEADLINE} - Sở Công Thương tỉnh Sơn La", "Sở Công Thương tỉnh Sơn La"),
        (f"Báo Tây Ninh Online | {HEADLINE}", "Báo Tây Ninh Online"),
        (f"{HEADLINE} | Kinh tế | Cổng thông tin điện tử tỉnh Hà Nam", "Cổng thông tin điện tử tỉnh Hà Nam"),
        (f"{HEADLINE} - Báo cáo năm", None),
        (f"{HEADLINE} - Kinh tế", None),
        (HEADLINE, None),
        (None, None),
    ],
)
def test_only_a_name_beside_the_headline(page_title: str | None, publisher: str | None) -> None:
    assert beside_headline(page_title, HEADLINE, load().headings) == publisher


def test_a_name_in_the_headline_is_what_it_tells_of() -> None:
    headline = "Sở Công Thương Lạng Sơn: tổng kết năm 2015"
    assert beside_headline(headline, headline, load().headings) is None
    assert beside_headline("Sở Công Thương Lạng Sơn: tổng kết", None, load().headings) is None
