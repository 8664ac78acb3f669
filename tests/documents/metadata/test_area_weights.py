"""How much a text speaks for each province, in the order of the constructions that say so."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.catalogue.area_mentions import find_areas
from etl.documents.metadata.area_lists import TableSigns, with_line_ends
from etl.documents.metadata.area_weights import weigh
from etl.documents.metadata.headline import head
from etl.language.fold import fold

NOTHING = TableSigns(frozenset(), 0.0)
BODY = "Giá trị sản xuất công nghiệp năm 2015 đạt 4.013 tỷ đồng, tăng 16,7% so với năm 2014. " * 9
"""More than a headline and the first paragraph, with no province in it."""


def weights(
    text: str, catalogue: Catalogue, stated: str | None = None, signs: TableSigns = NOTHING
) -> dict[str, float]:
    folded = with_line_ends(text, fold(text))
    return weigh(
        text, folded, head(text, catalogue.headings, stated), find_areas(folded, catalogue, text), signs, catalogue
    )


def of(sentence: str, catalogue: Catalogue) -> float:
    """The weight of Lạng Sơn in a sentence far down in a report."""
    return weights(f"{BODY}\n{sentence}", catalogue).get("lang-son", 0.0)


def test_an_office_counts_more_than_the_province_and_that_more_than_its_bare_name(catalogue: Catalogue) -> None:
    told = [
        of(f"{BODY[:130]} {words} đạt kế hoạch năm nay.", catalogue)
        for words in (
            "Sở Công Thương Lạng Sơn",
            "tỉnh Lạng Sơn",
            "Riêng Lạng Sơn",
            "giáp tỉnh Lạng Sơn",
            "huyện Lạng Sơn",
        )
    ]
    assert told == sorted(told, reverse=True) and len(set(told)) == 5
    assert told[-1] == 0


def test_a_name_in_a_heading_counts_more_than_in_a_sentence(catalogue: Catalogue) -> None:
    plain = of(f"{BODY[:130]} tỉnh Lạng Sơn đạt kế hoạch năm nay.", catalogue)
    assert of("Kết quả của tỉnh Lạng Sơn", catalogue) > plain


def test_names_in_a_row_count_little(catalogue: Catalogue) -> None:
    sentence = f"{BODY[:130]} tỉnh {{}} đạt kế hoạch năm nay."
    alone = of(sentence.format("Lạng Sơn"), catalogue)
    assert of(sentence.format("Lạng Sơn, Cao Bằng"), catalogue) == alone / 4
    assert of(sentence.format("Cao Bằng và tỉnh Lạng Sơn"), catalogue) == alone / 4


def test_several_mentions_add_up(catalogue: Catalogue) -> None:
    once, twice = (f"{BODY}\n" + f"{BODY[:130]} tỉnh Lạng Sơn đạt kế hoạch.\n" * count for count in (1, 2))
    assert weights(twice, catalogue)["lang-son"] == 2 * weights(once, catalogue)["lang-son"]


def test_a_headline_that_is_not_in_the_text_counts(catalogue: Catalogue) -> None:
    assert set(weights(BODY, catalogue, stated="Công nghiệp Lạng Sơn tăng 16,7%")) == {"lang-son"}
    assert weights(BODY, catalogue) == {}


def test_a_row_of_a_list_does_not_count_and_the_shape_of_tables_speaks_for_the_nation(catalogue: Catalogue) -> None:
    text = f"{BODY}\nLạng Sơn"
    listed = TableSigns(frozenset({text.index("Lạng Sơn")}), 6.0)
    assert weights(text, catalogue, signs=listed) == {"viet-nam": 6.0}


def test_an_office_of_the_nation_that_is_named_as_the_one_above_does_not_count(catalogue: Catalogue) -> None:
    above = weights(f"TỔNG CỤC THỐNG KÊ\nCỤC THỐNG KÊ TỈNH LẠNG SƠN\nBÁO CÁO\nKết quả năm 2015\n{BODY}", catalogue)
    alone = weights(f"TỔNG CỤC THỐNG KÊ\nBÁO CÁO\nKết quả năm 2015\n{BODY}", catalogue)
    assert set(above) == {"lang-son"}
    assert set(alone) == {"viet-nam"}


@pytest.mark.parametrize(
    ("line", "counts"),
    [("Lạng Sơn, ngày 15 tháng 12 năm 2015", True), ("Nguồn: Cục Thống kê tỉnh Lạng Sơn", True),
     ("Nguồn: Tổng cục Thống kê", False)],
)  # fmt: skip
def test_who_signs_and_where_figures_come_from(line: str, counts: bool, catalogue: Catalogue) -> None:
    found = weights(f"{BODY}\n{line}", catalogue)
    assert set(found) == ({"lang-son"} if counts else set())


def test_where_ministries_date_their_letters_is_not_who_signs(catalogue: Catalogue) -> None:
    dated = {area: weights(f"{BODY}\n{name}, ngày 15 tháng 12 năm 2015", catalogue).get(area, 0.0)
             for area, name in (("ha-noi", "Hà Nội"), ("lang-son", "Lạng Sơn"))}  # fmt: skip
    assert dated["ha-noi"] < dated["lang-son"]
