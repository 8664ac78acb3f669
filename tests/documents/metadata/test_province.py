"""Which province a report is about: card, text, publisher, address, and None where they do not agree."""

from __future__ import annotations

from datetime import date

import pytest

from etl.catalogue import Catalogue
from etl.documents.document import Cell, Table
from etl.documents.metadata.headline import head
from etl.documents.metadata.province import AreaEvidence, area_of_publisher, choose, in_time
from etl.language.fold import fold

NOBODY = "Toàn tỉnh đạt giá trị sản xuất công nghiệp 4.013 tỷ đồng, tăng 16,7% so với năm 2014."
SAID = "Sở Công Thương tỉnh Lạng Sơn cho biết giá trị sản xuất công nghiệp đạt 4.013 tỷ đồng."


def chosen(
    text: str, catalogue: Catalogue, card: str | None = None, publisher: str | None = None, url: str | None = None
) -> tuple[str | None, str | None]:
    found = choose(text, fold(text), head(text, catalogue.headings), card, publisher, url, catalogue)
    return found.area_id, found.evidence


def test_the_card_comes_first_then_the_text_the_publisher_and_the_address(catalogue: Catalogue) -> None:
    url = "https://x.vn/cong-nghiep-son-la-tang"
    assert chosen(SAID, catalogue, card="Hà Nam") == ("ha-nam", "card")
    assert chosen(SAID, catalogue, publisher="Báo Lạng Sơn") == ("lang-son", "text")
    assert chosen(NOBODY, catalogue, publisher="Báo Sơn La", url=url) == ("son-la", "publisher")
    assert chosen(NOBODY, catalogue, url=url) == ("son-la", "url")
    assert chosen(NOBODY, catalogue) == (None, None)


def test_a_card_with_a_name_that_is_none_is_passed_over(catalogue: Catalogue) -> None:
    assert chosen(SAID, catalogue, card="Lạng Sơm") == ("lang-son", "text")


def test_publisher_and_address_that_disagree_say_nothing(catalogue: Catalogue) -> None:
    assert chosen(NOBODY, catalogue, publisher="Báo Sơn La", url="https://x.vn/ha-nam-tang") == (None, None)
    assert chosen(NOBODY, catalogue, url="https://sct.sonla.gov.vn/ha-nam-tang") == (None, None)


def test_two_provinces_alike_are_none(catalogue: Catalogue) -> None:
    assert chosen("Hà Giang và Tuyên Quang cùng tăng: công nghiệp đạt 5%.", catalogue) == (None, None)


def test_an_anonymous_province_is_not_the_nation(catalogue: Catalogue) -> None:
    assert chosen(f"{NOBODY} Cả nước tăng 9%, cả nước đạt kế hoạch.", catalogue) == (None, None)


def test_a_paper_that_the_text_names_as_its_source(catalogue: Catalogue) -> None:
    assert chosen(f"{NOBODY}\n\n(Theo Báo Sơn La)", catalogue)[0] == "son-la"


def test_a_workbook_of_a_district_is_no_province_s(catalogue: Catalogue) -> None:
    title = "Chỉ tiêu của huyện Cao Lộc"
    rows = "Giá trị sản xuất công nghiệp | 950\nSở Công Thương tỉnh Lạng Sơn | 77"
    text = f"{title}\n{rows}"
    table = Table(len(title) + 1, len(text), 2, 2, [Cell(0, 0, 1, 1, 0, 5, "A1")], "bảng 1", title)
    top = head(text, catalogue.headings)
    assert choose(text, fold(text), top, None, None, None, catalogue, (table,)) == AreaEvidence()


@pytest.mark.parametrize(
    ("publisher", "area"),
    [("Báo Bà Rịa - Vũng Tàu", "ba-ria-vung-tau"), ("Sở Công Thương Lai Châu", "lai-chau"), ("Báo X", None),
     (None, None), ("", None), ("Báo Hà Giang và Báo Sơn La", None), ("Tổng cục Thống kê", "viet-nam"),
     ("Tổng cục Thống kê - Cục Thống kê tỉnh Hà Nam", "ha-nam")],
)  # fmt: skip
def test_the_province_of_a_publisher(publisher: str | None, area: str | None, catalogue: Catalogue) -> None:
    assert area_of_publisher(publisher, catalogue) == area


def test_the_area_that_bears_the_name_on_a_day(catalogue: Catalogue) -> None:
    assert in_time("tuyen-quang", date(2025, 6, 30), catalogue) == "tuyen-quang"
    assert in_time("tuyen-quang", date(2025, 7, 1), catalogue) == "tuyen-quang-2025"
    assert in_time("tuyen-quang", None, catalogue) == "tuyen-quang"
    assert in_time(None, date(2025, 7, 1), catalogue) is None
