"""Rows that may be of some only: of the enterprises of a table of investment or zones, of clusters that are planned."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.extract.heading_words import scan
from etl.extract.tables.boxhead import Heading, read_heading
from etl.extract.tables.families import family_titled
from etl.extract.tables.name import Name
from etl.extract.tables.of_some import Told, of_groups, of_some, of_the_planned, of_their_enterprises

OF_ENTERPRISES = "it may be told of “khu công nghiệp”, not of the province"


def heading(words: str, catalogue: Catalogue) -> Heading:
    return read_heading([scan(words, 0, catalogue)])


def told(title: str, catalogue: Catalogue) -> Told:
    return Told(family_titled(title, catalogue), heading(title, catalogue), title)


@pytest.mark.parametrize(
    ("title", "row", "code", "is_in_doubt"),
    [
        ("Tình hình hoạt động các khu công nghiệp năm 2022", "Kim ngạch xuất khẩu", "exports", True),
        ("Thu hút đầu tư nước ngoài năm 2022", "Nhập khẩu", "imports", True),
        ("Hoạt động các cụm công nghiệp năm 2022", "Giá trị sản xuất công nghiệp", "industrial_output", True),
        ("Tình hình hoạt động các khu công nghiệp năm 2022", "Tỷ lệ lấp đầy", "zone_occupancy", False),
        ("Tình hình hoạt động các khu công nghiệp", "Kim ngạch xuất khẩu toàn tỉnh Hải Dương", "exports", False),
        ("Khu công nghiệp, sản xuất công nghiệp", "Kim ngạch xuất khẩu", "exports", False),
        ("Khu công nghiệp và xuất nhập khẩu năm 2022", "Kim ngạch xuất khẩu", "exports", False),
        ("Kim ngạch xuất khẩu năm 2022", "Kim ngạch xuất khẩu", "exports", False),
    ],
)
def test_what_enterprises_have_a_share_in_is_in_doubt(
    title: str, row: str, code: str, is_in_doubt: bool, catalogue: Catalogue
) -> None:
    rows, names = {1: heading(row, catalogue)}, {1: Name(code)}
    found = of_their_enterprises(rows, names, told(title, catalogue), catalogue)
    assert [name.is_unclear for name in found.values()] == [True] * is_in_doubt


def test_a_group_of_zones_holds_up_to_the_next_row_as_high(catalogue: Catalogue) -> None:
    labels = {1: "Khu công nghiệp", 2: "Kim ngạch xuất khẩu", 3: "Tổng mức bán lẻ", 4: "Kim ngạch nhập khẩu"}
    rows = {row: heading(label, catalogue) for row, label in labels.items()}
    names = {2: Name("exports"), 3: Name("retail_sales"), 4: Name("imports")}
    found = of_groups(rows, names, {1: 10, 2: 20, 3: 10, 4: 20}, {2, 3, 4}, labels, catalogue)
    assert {row: name.why for row, name in found.items()} == {2: OF_ENTERPRISES}


def test_land_below_clusters_that_are_planned_is_in_doubt(catalogue: Catalogue) -> None:
    labels = {
        1: "Số cụm công nghiệp theo quy hoạch",
        2: "Tổng diện tích quy hoạch",
        3: "Số cụm công nghiệp đã thành lập",
        4: "Tổng diện tích quy hoạch",
    }
    names = {2: Name("cluster_area"), 3: Name("industrial_clusters"), 4: Name("cluster_area")}
    found = of_the_planned(names, labels, catalogue)
    assert {row: name.why for row, name in found.items()} == {2: "of “quy hoạch” alone or of all: which is not said"}


def test_all_of_it_together(catalogue: Catalogue) -> None:
    labels = {1: "Số CCN theo quy hoạch", 2: "Diện tích quy hoạch", 3: "Kim ngạch xuất khẩu"}
    rows = {row: heading(label, catalogue) for row, label in labels.items()}
    names = {2: Name("cluster_area"), 3: Name("exports")}
    title = told("Tình hình cụm công nghiệp năm 2022", catalogue)
    assert sorted(of_some(rows, names, {}, {1, 2, 3}, labels, title, catalogue)) == [2, 3]
