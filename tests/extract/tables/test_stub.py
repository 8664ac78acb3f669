"""Whose figures a row holds: an indicator by its own name, a part of the row above, or something else."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.extract import extract
from etl.extract.heading_words import scan
from etl.extract.tables.boxhead import Heading, read_heading
from etl.extract.tables.families import family_of
from etl.extract.tables.name import Name
from etl.extract.tables.row_marks import mark_level
from etl.extract.tables.stub import Stub
from tests.extract.tables.test_layouts import document_of


def _names(title: str, labels: list[str], catalogue: Catalogue, counted: str | None = None) -> list[Name]:
    """The names of rows with these labels. One that ends with ":" has no figures itself."""
    text, rows = title, list[tuple[str, Heading, int | None]]()
    for label in labels:
        mark, begin = mark_level("", label)
        start, words = len(text) + 1 + begin, label[begin:]
        text += f"\n{label}"
        rows.append((words, read_heading([scan(words, start, catalogue)]), mark))
    heading = read_heading([scan(title, 0, catalogue)])
    stub = Stub(text, catalogue, heading, [mark for _, _, mark in rows], family_of(title, heading, 0, catalogue))
    return [stub.row(found, mark, words.endswith(":"), counted, words) for words, found, mark in rows]


def _codes(title: str, labels: list[str], catalogue: Catalogue) -> list[str | None]:
    return [name.indicator for name in _names(title, labels, catalogue)]


def test_a_part_is_one_of_the_row_above_it(catalogue: Catalogue) -> None:
    rows = [
        "1. Giá trị sản xuất công nghiệp", "- Khai khoáng", "- Chế biến, chế tạo",
        "2. Chỉ số sản xuất công nghiệp", "- Khai khoáng",
    ]  # fmt: skip
    assert _codes("Kết quả năm 2015", rows, catalogue) == [
        "industrial_output", "industrial_output.mining", "industrial_output.manufacturing", "iip", "iip.mining",
    ]  # fmt: skip


def test_a_part_has_the_word_that_the_family_of_its_whole_has_for_it(catalogue: Catalogue) -> None:
    rows = ["1. Kim ngạch xuất khẩu", "- Khu vực FDI", "2. Giá trị sản xuất công nghiệp", "- Khu vực FDI"]
    assert _codes("Kết quả năm 2015", rows, catalogue) == [
        "exports", "exports.foreign_sector", "industrial_output", "industrial_output.fdi",
    ]  # fmt: skip
    assert _codes("Tổng mức bán lẻ hàng hóa năm 2015", ["Tổng số", "Doanh thu bán lẻ"], catalogue) == [
        "retail_sales", "retail_sales.goods",
    ]  # fmt: skip


def test_a_part_that_is_of_something_else_or_was_named_before_is_nobodys(catalogue: Catalogue) -> None:
    rows = ["1. Giá trị sản xuất công nghiệp", "2. Giá trị lạc đà", "- Khai khoáng"]
    _, other, part = _names("Kết quả năm 2015", rows, catalogue)
    assert (other.indicator, part.indicator) == (None, None)
    assert other.why == "it is about “lạc đà”, not one of the indicators"
    assert part.why == "of what it is a part is not told"
    rows = ["1. Giá trị sản xuất công nghiệp", "- Ngoài nhà nước", "- Tư nhân"]
    _, first, second = _names("Kết quả năm 2015", rows, catalogue)
    assert (first.indicator, second.indicator) == ("industrial_output.non_state", None)
    assert second.why == "it is within “Ngoài nhà nước”, which stands above it"


def test_a_row_without_a_name_of_its_own_is_a_total_or_announces_others(catalogue: Catalogue) -> None:
    (total,) = _names("Kim ngạch xuất khẩu năm 2015", ["Tổng số"], catalogue)
    assert total.indicator == "exports"
    (unnamed,) = _names("Kết quả năm 2015", ["Tổng số"], catalogue)
    assert unnamed.indicator is None
    rows = ["Giá trị sản xuất công nghiệp", "Trong đó:", "Khai khoáng"]
    whole, opener, part = _names("Kết quả năm 2015", rows, catalogue)
    assert (opener.indicator, opener.why) == (None, "it only announces the rows below")
    assert (whole.indicator, part.indicator) == ("industrial_output", "industrial_output.mining")


def test_what_was_done_is_an_indicator_where_it_is_counted_and_a_deficit_is_below_zero(catalogue: Catalogue) -> None:
    title, rows = "Công tác quản lý thị trường", ["Kiểm tra"]
    assert [name.indicator for name in _names(title, rows, catalogue, "vụ")] == ["market_inspections"]
    assert [name.indicator for name in _names(title, rows, catalogue, "người")] == [None]
    assert [name.indicator for name in _names(title, rows, catalogue)] == [None]
    (deficit,) = _names("Kết quả năm 2015", ["Nhập siêu"], catalogue)
    assert (deficit.indicator, deficit.negative) == ("trade_balance", True)


def test_a_label_means_what_the_family_of_its_table_says(catalogue: Catalogue) -> None:
    labels = ["Tổng số", "Lưu trú, ăn uống", "Lạc đà"]
    total, catering, other = _names("Tổng mức bán lẻ hàng hóa năm 2015", labels, catalogue)
    assert total.indicator == "retail_sales"
    assert (catering.indicator, catering.is_labelled) == ("retail_sales.accommodation_food", True)
    assert (other.indicator, other.is_labelled) == (None, False)
    investment = "Vốn đầu tư thực hiện năm 2015"
    ours, part, theirs = _names(investment, ["Kim ngạch xuất khẩu", "Khai khoáng", "Vốn của dân cư"], catalogue)
    assert (ours.indicator, ours.is_unclear) == ("exports", True)
    assert [(name.indicator, name.is_foreign) for name in (part, theirs)] == [(None, True), (None, True)]


@pytest.mark.parametrize(
    "title",
    [
        "Kim ngạch xuất khẩu dệt may năm 2015",
        "Sản phẩm xuất khẩu chủ lực",
        "Kim ngạch xuất khẩu trên địa bàn huyện Cao Lộc",
        "Tình hình sản xuất kinh doanh năm 2015",
    ],
)
def test_a_title_of_something_else_names_no_indicator(title: str, catalogue: Catalogue) -> None:
    grid = "Nội dung | Đơn vị tính | Năm 2014 | Năm 2015\nTổng số | Triệu USD | 1.900 | 2.300"
    assert extract(document_of({"above": title, "grid": grid}), catalogue).observations == ()
    named = extract(document_of({"above": "Kim ngạch xuất khẩu năm 2015", "grid": grid}), catalogue)
    assert [o.indicator for o in named.observations] == ["exports", "exports"]


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("Xuất khẩu thủy sản", "exports.seafood"),
        ("Kim ngạch xuất khẩu mặt hàng gạo", "exports.rice"),
        ("Nhập khẩu phân bón", "imports.fertilisers"),
        ("Xuất khẩu gạo sang Trung Quốc", None),
        ("Xuất khẩu của Công ty Hải sản", None),
        ("Doanh nghiệp xuất khẩu gạo", None),
    ],
)
def test_a_good_right_behind_what_is_done_with_it(label: str, code: str | None, catalogue: Catalogue) -> None:
    assert _codes("Kết quả năm 2015", [label], catalogue) == [code]
